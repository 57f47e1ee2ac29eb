package io.github.azureplan.subscriptions;

import org.jspecify.annotations.Nullable;

/**
 * Whether a subscription is registered for reservations.
 *
 * @param subscriptionId the subscription
 * @param status how far it is
 */
public record SubscriptionRegistration(
        @Nullable String subscriptionId, @Nullable RegistrationStatus status) {
    /**
     * Whether reservations may be bought for it.
     *
     * @return true when the status is {@link RegistrationStatus#REGISTERED}
     */
    public boolean registered() {
        return RegistrationStatus.REGISTERED.equals(status);
    }
}
