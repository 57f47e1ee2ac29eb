package io.github.azureplan.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an Azure plan can be bought, as far as can be read without buying it. The service may still refuse, for reasons
 * that cannot be read: the partner's own standing, credit, a review of the customer.
 *
 * @param plan the plan that is there already, suspended or not; null when the place is free
 * @param obstacles what is in the way
 * @param notChecked what could not be looked at, and why; credentials of a user are needed for some of it
 */
public record PurchaseCheck(@Nullable AzurePlan plan, List<PurchaseObstacle> obstacles, List<String> notChecked) {
    /** Copies the lists. */
    public PurchaseCheck {
        obstacles = List.copyOf(obstacles);
        notChecked = List.copyOf(notChecked);
    }

    /**
     * Whether nothing is in the way.
     *
     * @return true when the place is free and no obstacle was found
     */
    public boolean canBuy() {
        return plan == null && obstacles.isEmpty();
    }
}
