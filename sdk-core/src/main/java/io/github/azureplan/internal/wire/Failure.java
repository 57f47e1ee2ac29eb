package io.github.azureplan.internal.wire;

import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.Outcome;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt failed.
 *
 * @param outcome what this attempt alone has changed
 * @param repeat whether and when the same attempt may be made again
 * @param state what was seen, for messages
 * @param status the HTTP status, 0 when there was no answer
 * @param retryAfter the wait the service asked for, or null
 * @param exception makes the exception once the outcome of all attempts together is known
 */
record Failure(
        Outcome outcome,
        Again repeat,
        String state,
        int status,
        @Nullable Duration retryAfter,
        Function<Outcome, AzurePlanException> exception) {
    /** Whether the same attempt may be made again. */
    enum Again {
        /** No: the answer would be the same. */
        NEVER,
        /** Yes, after a wait. */
        AFTER_WAIT,
        /** Yes, as often as it takes: nothing went wrong, somebody else is at work. */
        WHILE_BUSY,
        /** Yes, at once and once, with a new token. */
        WITH_NEW_TOKEN
    }
}
