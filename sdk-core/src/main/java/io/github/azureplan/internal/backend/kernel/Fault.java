package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Trouble to be made.
 *
 * @param method an HTTP method or {@code *}
 * @param path a pattern over the path on the sandbox base: {@code *} within a segment, {@code **} or an ellipsis across
 * @param times how often, {@link Integer#MAX_VALUE} for always
 * @param time the length of a delay, or what {@code Retry-After} says
 * @param status the status of {@link Kind#STATUS}
 * @param code the error code of {@link Kind#STATUS}, or null for the usual one of the status
 * @param probability from 0 to 1
 * @param seed of the dice
 */
public record Fault(
        Kind kind,
        String method,
        String path,
        int times,
        Duration time,
        int status,
        @Nullable String code,
        double probability,
        long seed) {
    /** What goes wrong; the names are also those of the control interface. */
    public enum Kind {
        DELAY("delay"),
        REFUSE("refuse"),
        THROTTLE("throttle"),
        STATUS("status"),
        HTML("html"),
        CUT_BODY("cutBody"),
        LOSE_ANSWER("loseAnswer"),
        TIMEOUT_BEFORE("timeoutBefore");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public static Kind of(String text) {
            for (Kind kind : values()) {
                if (kind.text.equalsIgnoreCase(text)) {
                    return kind;
                }
            }
            throw Refusal.invalid("kind: '" + text.toLowerCase(Locale.ROOT) + "' is not one of delay, refuse, throttle,"
                    + " status, html, cutBody, loseAnswer, timeoutBefore");
        }
    }
}
