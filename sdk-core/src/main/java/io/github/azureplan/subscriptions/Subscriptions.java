package io.github.azureplan.subscriptions;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;
import java.util.Optional;

/**
 * The Partner Center subscriptions of one customer: what was bought, an Azure plan among it. The Azure subscriptions under
 * a plan are elsewhere. Immutable and safe for use by many threads.
 */
public final class Subscriptions {
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
    public Subscriptions(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * All subscriptions.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the subscriptions
     */
    public Listing<Subscription> list() {
        return wire.listWhole(() -> Call.on(Routes.LIST_SUBSCRIPTIONS).path("customer", customer), Subscription.class);
    }

    /**
     * The subscriptions an order has made.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param orderId the order
     * @return the subscriptions
     */
    public Listing<Subscription> listByOrder(String orderId) {
        Objects.requireNonNull(orderId, "orderId");
        return wire.listWhole(
                () -> Call.on(Routes.LIST_SUBSCRIPTIONS)
                        .path("customer", customer)
                        .query("order_id", orderId),
                Subscription.class);
    }

    /**
     * Reads a subscription.
     *
     * <p><!-- GET_SUBSCRIPTION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the subscription
     * @throws NotFoundException when there is none (20003)
     */
    public Subscription get(String subscriptionId) {
        return wire.execute(Call.on(Routes.GET_SUBSCRIPTION)
                .path("customer", customer)
                .path("subscription", subscriptionId)
                .json(Subscription.class));
    }

    /**
     * Reads a subscription, if there is one.
     *
     * <p><!-- GET_SUBSCRIPTION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the subscription, or empty
     */
    public Optional<Subscription> find(String subscriptionId) {
        try {
            return Optional.of(get(subscriptionId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
