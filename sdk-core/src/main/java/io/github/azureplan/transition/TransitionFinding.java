package io.github.azureplan.transition;

import java.util.Objects;

/**
 * One thing that is not as it should be after a transition.
 *
 * @param kind what kind of difference
 * @param about the id it concerns: of an Azure subscription, a plan, a legacy subscription or an upgrade
 * @param text what was expected and what was found
 */
public record TransitionFinding(Kind kind, String about, String text) {
    /** The kinds of differences. */
    public enum Kind {
        /** There was nothing to move, so that nothing can be confirmed. */
        NOTHING_TO_CHECK,
        /** The upgrade is not completed. */
        UPGRADE_NOT_COMPLETED,
        /** A line of the upgrade is not completed. */
        LINE_NOT_COMPLETED,
        /** An Azure subscription is under no plan. */
        NOT_UNDER_A_PLAN,
        /** An Azure subscription is under the plan of somebody else than its partner on record. */
        OTHER_PARTNERS_PLAN,
        /** An Azure subscription is not active any more. */
        NOT_ACTIVE,
        /** A plan is not active. */
        PLAN_NOT_ACTIVE,
        /** A legacy subscription is still active. */
        LEGACY_STILL_ACTIVE,
        /** A legacy subscription is gone, though it should only be suspended. */
        LEGACY_GONE,
        /** An Azure subscription is under a plan that was not there before, and was not there itself. */
        ADDED
    }

    /** Checks that all parts are there. */
    public TransitionFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(text, "text");
    }
}
