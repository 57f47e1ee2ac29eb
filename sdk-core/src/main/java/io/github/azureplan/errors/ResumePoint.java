package io.github.azureplan.errors;

import java.io.Serializable;
import java.util.Objects;

/**
 * What a call whose answer was lost can be resumed with: repeating the call with it finds what the lost call has made,
 * and never makes it twice.
 *
 * @param kind what the id names
 * @param id the id
 */
public record ResumePoint(Kind kind, String id) implements Serializable {
    /** What can be resumed with. */
    public enum Kind {
        /** A cart: checking it out again answers with the first result. */
        CART,
        /** A subscription alias: creating it again answers with the first subscription. */
        ALIAS,
        /** A request id: repeating the call with it, within a day, answers with the first result. */
        REQUEST,
        /** A product upgrade: {@code customer.transition().resume(id)} goes on with it. */
        TRANSITION,
        /** An operation of the service that can be polled. */
        OPERATION
    }

    /** Checks that both parts are there. */
    public ResumePoint {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + id;
    }
}
