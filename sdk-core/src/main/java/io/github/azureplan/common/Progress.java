package io.github.azureplan.common;

import java.time.Duration;
import java.util.Objects;

/**
 * Hears how a long call is getting on. Called on the thread that does the work, which is the calling one or one that saves
 * files side by side; an exception it throws ends the call.
 */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = update -> {};

    /**
     * One piece of news.
     *
     * @param what what is being done or waited for
     * @param state the state last seen, for example {@code pending}; may be empty
     * @param elapsed time since the wait or transfer began
     * @param done units done so far, 0 where there is nothing to count
     * @param total units in all, or -1 where that is not known
     */
    record Update(String what, String state, Duration elapsed, long done, long total) {
        /** Checks that the texts are there. */
        public Update {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(elapsed, "elapsed");
        }
    }

    /**
     * Called at each step.
     *
     * @param update the news
     */
    void report(Update update);
}
