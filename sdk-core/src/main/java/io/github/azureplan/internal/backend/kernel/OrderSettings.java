package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/** The settings of carts and orders; the public builder explains each. */
public record OrderSettings(boolean secondPlanRefused, Duration visibleAfter, Duration pendingFor) {
    public static final OrderSettings USUAL = new OrderSettings(true, Duration.ofMinutes(3), Duration.ofMinutes(2));
}
