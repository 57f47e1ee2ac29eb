package io.github.azureplan.plans;

import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a call is made again that was refused for a reason that may pass.
 *
 * @param what what is waited for, for messages and progress
 * @param longest how long, zero for not at all
 * @param passing which refusals may pass; they have changed nothing
 * @param resume what a repeated call resumes with, or null
 */
record Patience(
        String what,
        Duration longest,
        Predicate<RuntimeException> passing,
        @Nullable ResumePoint resume) {
    /** Makes the call until it is not refused, or is for another reason, or the time is over: then with its refusal. */
    <T> T call(Wire wire, Supplier<T> call) {
        List<RuntimeException> refusals = new ArrayList<>();
        Supplier<List<T>> attempt = () -> {
            refusals.clear();
            try {
                return List.of(call.get());
            } catch (RuntimeException e) {
                if (!passing.test(e)) {
                    throw e;
                }
                refusals.add(e);
                return List.of();
            }
        };
        try {
            return wire.await(
                            attempt,
                            new Wire.Wait<>(
                                    what,
                                    seen -> seen.isEmpty() ? "refused" : "done",
                                    seen -> !seen.isEmpty(),
                                    longest,
                                    resume))
                    .get(0);
        } catch (DeadlineExceededException late) {
            // The refusal says more than that the time is over; a call that ran out of time itself left none.
            throw refusals.isEmpty() ? late : refusals.get(0);
        } catch (InterruptedCallException e) {
            throw refusals.isEmpty()
                    ? e
                    : new InterruptedCallException(
                            "waiting for " + what + " was interrupted", Outcome.NOT_APPLIED, resume, e);
        }
    }
}
