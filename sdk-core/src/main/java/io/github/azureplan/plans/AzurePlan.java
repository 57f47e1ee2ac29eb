package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Azure plan a customer has: a Partner Center subscription that any number of Azure subscriptions live under. The data
 * is what the service told when it was read. Immutable.
 */
public final class AzurePlan {
    private final Wire wire;
    private final CustomerId customer;
    private final Subscription subscription;
    private final PlanId id;

    AzurePlan(Wire wire, CustomerId customer, Subscription subscription) {
        this.wire = wire;
        this.customer = customer;
        this.subscription = subscription;
        this.id = PlanId.of(subscription.id());
    }

    /**
     * The plan's id: that of its Partner Center subscription, not of an Azure subscription.
     *
     * @return the id
     */
    public PlanId id() {
        return id;
    }

    /**
     * The customer who has the plan.
     *
     * @return the customer
     */
    public CustomerId customerId() {
        return customer;
    }

    /**
     * The plan's status; Azure subscriptions can be made while it is active.
     *
     * @return the status, or null where the service leaves it out
     */
    public @Nullable SubscriptionStatus status() {
        return subscription.status();
    }

    /**
     * The indirect reseller the plan was bought for.
     *
     * @return the reseller's location, or empty for the partner's own plan
     */
    public Optional<MpnId> reseller() {
        return Optional.ofNullable(subscription.partnerId());
    }

    /**
     * The Partner Center subscription that is the plan.
     *
     * @return the subscription as it was read
     */
    public Subscription subscription() {
        return subscription;
    }

    /**
     * The Azure subscriptions under the plan.
     *
     * @return the Azure subscriptions; no I/O
     */
    public AzureSubscriptions azureSubscriptions() {
        return new AzureSubscriptions(
                wire, new PlanContext(customer, id, subscription.partnerId(), subscription.creationDate()));
    }

    @Override
    public String toString() {
        return "AzurePlan[" + id + ", " + status() + "]";
    }
}
