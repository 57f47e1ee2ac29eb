package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Azure subscription as Azure Resource Manager tells it; {@link AzureSubscription} is what Partner Center tells of the
 * same.
 *
 * @param id the Azure subscription
 * @param tenantId the customer's tenant it belongs to; null where the service leaves it out
 * @param displayName its name; null where the service leaves it out
 * @param state whether it can be used; null where the service leaves it out
 * @param authorizationSource where the caller's rights in it come from, such as {@code RoleBased}; null where the service
 *     leaves it out
 * @param locationPlacementId which regions it may use; null where the service leaves it out
 * @param quotaId the kind of offer it belongs to, for example {@code CSP_2015-05-01}; null where the service leaves it out
 * @param spendingLimit {@code Off} for a partner's subscriptions; null where the service leaves it out
 * @param tags the tags
 * @param managedByTenants tenants that manage it, for example through Azure Lighthouse
 */
public record SubscriptionInAzure(
        AzureSubscriptionId id,
        @Nullable TenantId tenantId,
        @Nullable String displayName,
        @Nullable AzureSubscriptionState state,
        @Nullable String authorizationSource,
        @Nullable String locationPlacementId,
        @Nullable String quotaId,
        @Nullable String spendingLimit,
        Map<String, String> tags,
        List<TenantId> managedByTenants) {
    /** Copies what could be changed from outside. */
    public SubscriptionInAzure {
        Objects.requireNonNull(id, "id");
        tags = Map.copyOf(tags);
        managedByTenants = List.copyOf(managedByTenants);
    }

    static SubscriptionInAzure of(Arm.Subscription subscription) {
        Map<String, String> policies = subscription.subscriptionPolicies();
        return new SubscriptionInAzure(
                subscription.subscriptionId(),
                subscription.tenantId(),
                subscription.displayName(),
                subscription.state(),
                subscription.authorizationSource(),
                policies.get("locationPlacementId"),
                policies.get("quotaId"),
                policies.get("spendingLimit"),
                subscription.tags(),
                subscription.managedByTenants().stream()
                        .map(Arm.ManagedBy::tenantId)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /**
     * Whether it can be used.
     *
     * @return true when it is enabled
     */
    public boolean enabled() {
        return AzureSubscriptionState.ENABLED.equals(state);
    }
}
