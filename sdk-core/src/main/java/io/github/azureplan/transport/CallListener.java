package io.github.azureplan.transport;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every attempt of every call, for metrics and traces, and of what this version does not know. Called on the
 * thread that makes the attempt, which is the calling one or one that saves files side by side; keep it quick and safe for
 * use by many threads. An exception it throws is dropped with a log line.
 */
public interface CallListener {
    /** Hears nothing. */
    CallListener NONE = new CallListener() {};

    /**
     * One attempt of a call.
     *
     * @param operation the operation, as the list of operations names it
     * @param attempt which attempt, from 1
     * @param status the HTTP status, or 0 when there was no answer
     * @param duration how long it took
     * @param requestId the request id that was sent
     * @param failure what was seen, such as {@code HTTP 503 code 800003}, or null on success; never a message, it might
     *     hold personal data
     * @param nextWait the wait before the next attempt, or null when there is none
     */
    record Attempt(
            String operation,
            int attempt,
            int status,
            Duration duration,
            String requestId,
            @Nullable String failure,
            @Nullable Duration nextWait) {
        /**
         * The wait before the next attempt.
         *
         * @return the wait, or empty when this was the last attempt
         */
        public Optional<Duration> waits() {
            return Optional.ofNullable(nextWait);
        }
    }

    /**
     * An attempt has ended.
     *
     * @param attempt what happened
     */
    default void attempt(Attempt attempt) {}

    /**
     * An answer held a member or a value this version does not know. Reported once each for a client.
     *
     * @param where the type and member, for example {@code Customer.newMember}
     * @param value the unknown value of a known list, or null for an unknown member and for what was read as missing
     *     because of its form
     */
    default void drift(String where, @Nullable String value) {}
}
