package io.github.azureplan.plans;

import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.subscriptions.Subscriptions;
import java.util.List;
import java.util.Set;

/**
 * All Azure plans of one customer: one for a direct partner, one for each reseller for an indirect provider. Immutable and
 * safe for use by many threads.
 */
public final class AzurePlans {
    private static final Set<SubscriptionStatus> GONE = Set.of(SubscriptionStatus.DELETED, SubscriptionStatus.EXPIRED);

    private final Wire wire;
    private final CustomerId customer;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public AzurePlans(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * The plans that exist, suspended ones among them, deleted ones not.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the plans
     */
    public List<AzurePlan> list() {
        return list(wire);
    }

    /** The same read within another verb. The plans outlive the verb, so they do not take its running deadline along. */
    List<AzurePlan> list(Wire verb) {
        return new Subscriptions(verb, customer)
                .list().stream()
                        .filter(AzurePlans::isPlan)
                        .filter(AzurePlans::exists)
                        .map(subscription -> new AzurePlan(wire, customer, subscription))
                        .toList();
    }

    private static boolean isPlan(Subscription subscription) {
        String offer = subscription.offerId();
        String name = subscription.offerName();
        if (offer != null && AzurePlanOffer.isAzurePlan(offer)) {
            return true;
        }
        // The service documents nowhere how a plan looks here; its name is the second sign.
        return "Azure plan".equalsIgnoreCase(name) || "Microsoft Azure plan".equalsIgnoreCase(name);
    }

    static boolean exists(Subscription subscription) {
        return subscription.status() == null || !GONE.contains(subscription.status());
    }
}
