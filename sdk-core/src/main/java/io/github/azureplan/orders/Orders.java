package io.github.azureplan.orders;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Optional;

/** The orders of one customer. A new order may take 15 minutes to show. Immutable and safe for use by many threads. */
public final class Orders {
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
    public Orders(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * All orders that show.
     *
     * <p><!-- LIST_ORDERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders">{@code GET /v1/customers/<customer>/orders}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the orders
     */
    public Listing<Order> list() {
        return wire.listWhole(() -> Call.on(Routes.LIST_ORDERS).path("customer", customer), Order.class);
    }

    /**
     * Reads an order.
     *
     * <p><!-- GET_ORDER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param orderId the order; upper and lower case differ
     * @return the order
     * @throws NotFoundException when there is no such order, or it does not show yet (20000)
     */
    public Order get(String orderId) {
        return wire.execute(Call.on(Routes.GET_ORDER)
                .path("customer", customer)
                .path("order", orderId)
                .json(Order.class));
    }

    /**
     * Reads an order, if it shows.
     *
     * <p><!-- GET_ORDER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param orderId the order; upper and lower case differ
     * @return the order, or empty
     */
    public Optional<Order> find(String orderId) {
        try {
            return Optional.of(get(orderId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
