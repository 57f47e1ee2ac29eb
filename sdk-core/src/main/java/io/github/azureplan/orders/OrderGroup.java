package io.github.azureplan.orders;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a cart that become one order, and what became of them.
 *
 * @param id the group's id within the cart; null where the service gave none
 * @param lines the lines of the cart, each with its add-ons; empty for an answer that fits no line
 * @param order the order that was made of them; null when there is none, or when it cannot be told which it is
 * @param error why they were not ordered; null when they were
 */
public record OrderGroup(
        @Nullable String id,
        List<CartLine> lines,
        @Nullable Order order,
        @Nullable OrderError error) {
    /** Copies the lines. */
    public OrderGroup {
        lines = List.copyOf(lines);
    }

    /**
     * Whether the lines were ordered.
     *
     * @return true when the service did not refuse them
     */
    public boolean ordered() {
        return error == null;
    }
}
