package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/**
 * The settings of carts and orders; the public builder explains each.
 *
 * @param checkoutTakes how long a checkout or a change of an order keeps others away
 */
public record OrderSettings(
        boolean secondPlanRefused, Duration visibleAfter, Duration pendingFor, Duration checkoutTakes) {
    public static final OrderSettings USUAL =
            new OrderSettings(true, Duration.ofMinutes(3), Duration.ofMinutes(2), Duration.ZERO);
}
