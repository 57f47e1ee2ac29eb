package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.PlanId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Azure subscription under a plan, as the service told it.
 *
 * @param id the Azure subscription id; Partner Center calls it the entitlement id
 * @param planId the plan it belongs to
 * @param name its display name; null where the service leaves it out
 * @param status its status; null where the service leaves it out
 */
public record AzureSubscription(
        AzureSubscriptionId id,
        PlanId planId,
        @Nullable String name,
        @Nullable EntitlementStatus status) {
    /** Checks that the ids are there. */
    public AzureSubscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(planId, "planId");
    }

    static AzureSubscription of(Entitlement entitlement, PlanId plan) {
        return new AzureSubscription(entitlement.id(), plan, entitlement.friendlyName(), entitlement.status());
    }
}
