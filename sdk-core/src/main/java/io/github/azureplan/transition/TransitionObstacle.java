package io.github.azureplan.transition;

import java.util.Objects;

/**
 * One thing that stands in the way of the transition.
 *
 * @param blocker which one
 * @param description what was found, in the service's words where it gave any
 * @param remedy what to do about it
 */
public record TransitionObstacle(TransitionBlocker blocker, String description, String remedy) {
    /** Checks that all parts are there. */
    public TransitionObstacle {
        Objects.requireNonNull(blocker, "blocker");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(remedy, "remedy");
    }

    static TransitionObstacle of(TransitionBlocker blocker, String description) {
        return new TransitionObstacle(
                blocker, description.isBlank() ? blocker.meaning() : description, blocker.remedy());
    }
}
