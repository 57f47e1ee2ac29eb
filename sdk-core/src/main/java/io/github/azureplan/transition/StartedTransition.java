package io.github.azureplan.transition;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a start.
 *
 * @param upgradeId the upgrade to follow; null only for a completed one whose id the service does not tell any more
 * @param how whether this call has started it
 */
public record StartedTransition(@Nullable String upgradeId, How how) {
    /** How a start came out. */
    public enum How {
        /** The upgrade was started. */
        STARTED,
        /** An upgrade was under way already; it is the one to follow. */
        UNDER_WAY,
        /** The customer was moved before; there is nothing to follow. */
        COMPLETED_BEFORE
    }

    /** Checks that there is an upgrade where one is to be followed. */
    public StartedTransition {
        Objects.requireNonNull(how, "how");
        if (how != How.COMPLETED_BEFORE) {
            Objects.requireNonNull(upgradeId, "upgradeId");
        }
    }

    /**
     * The upgrade to follow with {@link Transition#resume}.
     *
     * @return the upgrade
     * @throws IllegalStateException when the customer was moved before and the service does not tell the id any more
     */
    public String id() {
        if (upgradeId == null) {
            throw new IllegalStateException(
                    "the customer was moved before, and the service does not tell the id; look with verify()");
        }
        return upgradeId;
    }
}
