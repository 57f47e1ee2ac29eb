package io.github.azureplan.transition;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Azure subscription of the legacy offer, and where it goes.
 *
 * @param subscriptionId the legacy subscription of Partner Center, which is suspended at the end
 * @param azureSubscription the Azure subscription, which keeps its id
 * @param name its name; null when the service left it out
 * @param status the state of the legacy subscription; null when the service left it out
 * @param reseller the partner on record. With an indirect provider it goes to the plan of this reseller, null for the
 *     provider's own; with a direct partner there is one plan, whoever is on record
 * @param plan that plan, when the customer has it already; null when the transition buys it
 */
public record TransitionMove(
        String subscriptionId,
        AzureSubscriptionId azureSubscription,
        @Nullable String name,
        @Nullable SubscriptionStatus status,
        @Nullable MpnId reseller,
        @Nullable PlanId plan) {
    /** Checks that the ids are there. */
    public TransitionMove {
        Objects.requireNonNull(subscriptionId, "subscriptionId");
        Objects.requireNonNull(azureSubscription, "azureSubscription");
    }

    /** The move of a subscription, if it is one of the legacy offer. */
    static Optional<TransitionMove> of(Subscription subscription) {
        AzureSubscriptionId azure = subscription.entitlementId();
        if (!subscription.isLegacyAzure()
                || azure == null
                || SubscriptionStatus.DELETED.equals(subscription.status())) {
            return Optional.empty();
        }
        return Optional.of(new TransitionMove(
                subscription.id(),
                azure,
                subscription.friendlyName(),
                subscription.status(),
                subscription.partnerId(),
                null));
    }

    TransitionMove to(@Nullable PlanId existing) {
        return new TransitionMove(subscriptionId, azureSubscription, name, status, reseller, existing);
    }
}
