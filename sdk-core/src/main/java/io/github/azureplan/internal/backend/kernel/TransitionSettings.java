package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/**
 * The settings of product upgrades; the public builder explains each.
 *
 * @param pendingFor how long an upgrade waits before it runs
 * @param runningFor how long it runs
 * @param recentFor for how long what was bought is too recent to be moved
 * @param ineligibleRefused whether the eligibility call refuses in place of answering no
 */
public record TransitionSettings(
        Duration pendingFor, Duration runningFor, Duration recentFor, boolean ineligibleRefused) {
    public static final TransitionSettings USUAL =
            new TransitionSettings(Duration.ofMinutes(2), Duration.ofMinutes(20), Duration.ofDays(7), false);
}
