package io.github.azureplan.transition;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Azure subscription that lives under a plan now.
 *
 * @param id the Azure subscription, the same as before
 * @param name its name; null when the service left it out
 * @param plan the plan
 * @param reseller the reseller of the plan; null for the partner's own
 * @param subscriptionId the legacy subscription it came from
 */
public record MovedSubscription(
        AzureSubscriptionId id,
        @Nullable String name,
        PlanId plan,
        @Nullable MpnId reseller,
        String subscriptionId) {
    /** Checks that the ids are there. */
    public MovedSubscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(subscriptionId, "subscriptionId");
    }
}
