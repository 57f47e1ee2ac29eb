package io.github.azureplan.orders;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders of one customer. A new order may take 15 minutes to show. Immutable and safe for use by many threads. */
public final class Orders {
    /** An order may take 15 minutes to show; twice that is waited. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Wire wire;
    private final CustomerId customer;
    private final @Nullable Boolean prices;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public Orders(Wire wire, CustomerId customer) {
        this(wire, customer, null);
    }

    private Orders(Wire wire, CustomerId customer, @Nullable Boolean prices) {
        this.wire = wire;
        this.customer = customer;
        this.prices = prices;
    }

    /**
     * A view whose reads ask for prices too: {@link Order#totalPrice()} and {@link OrderLine#pricing()}.
     *
     * @return the view
     */
    public Orders withPrices() {
        return new Orders(wire, customer, true);
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
        return list((String) null);
    }

    /**
     * The orders that show and are billed in one way.
     *
     * <p><!-- LIST_ORDERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders">{@code GET /v1/customers/<customer>/orders}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param billingCycle how they are billed
     * @return the orders
     */
    public Listing<Order> listByBillingCycle(BillingCycle billingCycle) {
        // this parameter is compared without the underscore that bodies have
        return list(billingCycle.text().replace("_", "").toLowerCase(Locale.ROOT));
    }

    private Listing<Order> list(@Nullable String billingType) {
        return wire.listWhole(
                () -> Call.on(Routes.LIST_ORDERS)
                        .path("customer", customer)
                        .queryIf("billingType", billingType)
                        .queryIf("include_price", prices),
                Order.class);
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
                .path("order", Objects.requireNonNull(orderId, "orderId"))
                .queryIf("include_price", prices)
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
            // a body that was cut has no code; another code speaks of the customer
            if (e.code().equals(ErrorCode.ORDER_NOT_FOUND) || e.code().equals(ErrorCode.NONE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Waits until an order shows and is completed or cancelled. Without a deadline of the caller it waits up to half an
     * hour. Progress is reported.
     *
     * <p><!-- GET_ORDER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param orderId the order; upper and lower case differ
     * @return the order, completed or cancelled
     * @throws io.github.azureplan.errors.DeadlineExceededException when it is neither in time; repeat to go on
     */
    public Order awaitCompletion(String orderId) {
        Orders verb = new Orders(wire.begin().withoutRequestId(), customer, prices);
        return verb.wire
                .await(
                        () -> verb.find(orderId),
                        new Wire.Wait<>(
                                "order " + orderId,
                                seen -> seen.map(o -> String.valueOf(o.status()))
                                        .orElse("not visible yet"),
                                seen -> seen.filter(Orders::ended).isPresent(),
                                LONGEST_WAIT,
                                null))
                .orElseThrow();
    }

    private static boolean ended(Order order) {
        return OrderStatus.COMPLETED.equals(order.status()) || OrderStatus.CANCELLED.equals(order.status());
    }

    /**
     * How far the delivery of an order is.
     *
     * <p><!-- GET_ORDER_PROVISIONING -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-subscription-provisioning-status">{@code GET /v1/customers/<customer>/orders/<order>/provisioningstatus}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param orderId the order; upper and lower case differ
     * @return one entry for each line
     * @throws NotFoundException when there is no such order (20000), or nothing is known yet (800007): try again later
     */
    public List<OrderLineProvisioning> provisioning(String orderId) {
        return wire.listWhole(
                        () -> Call.on(Routes.GET_ORDER_PROVISIONING)
                                .path("customer", customer)
                                .path("order", Objects.requireNonNull(orderId, "orderId")),
                        OrderLineProvisioning.class)
                .toList();
    }

    /**
     * Places an order without a cart. A lost answer is asked for again under the same request id, so that one call never
     * orders twice; with {@link io.github.azureplan.common.CallOptions#requestId} a later call can go on in the same way.
     * Whether the service takes an Azure plan here is not documented: buy it through a cart.
     *
     * <p><!-- CREATE_ORDER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/create-an-order">{@code POST /v1/customers/<customer>/orders}</a>
     * (App-only or App+User; repeated under one request id).
     * <!-- end -->
     *
     * @param order the order
     * @return the order; pending at first, and in lists some minutes later
     * @throws io.github.azureplan.errors.AgreementRequiredException when the customer has no valid agreement
     * @throws NotFoundException when an item is out of date (400019) or a reseller not known (800015, 2072)
     * @throws BadRequestException when a line is wrong (800004, 800017, 900203), or a limit of the sandbox is reached (800018)
     * @throws io.github.azureplan.errors.ForbiddenException as for {@link Carts#checkout}
     */
    public Order create(NewOrder order) {
        if (order.lineItems().stream().anyMatch(NewOrderLine::namesPartners)) {
            wire.requireProvider("partnersOnRecord of an order line");
        }
        return wire.execute(Call.on(Routes.CREATE_ORDER)
                .path("customer", customer)
                .body(order.body())
                .json(Order.class));
    }

    /**
     * Cancels an order: in the integration sandbox, and only orders of reservations, software and third-party services.
     * The subscriptions that came of it end. After a lost answer the order is read before anything is repeated; an order
     * that is cancelled already is given as it is.
     *
     * <p><!-- CANCEL_ORDER GET_ORDER -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/cancel-an-order-from-the-integration-sandbox">{@code PATCH /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat). In the integration sandbox only.
     * <!-- end -->
     *
     * @param orderId the order; upper and lower case differ
     * @return the cancelled order
     * @throws NotFoundException when there is no such order, or it does not show yet (20000)
     * @throws io.github.azureplan.errors.ForbiddenException outside the integration sandbox (800019)
     * @throws BadRequestException when the order cannot be cancelled (800061), its time to be cancelled is over (900117), or
     *     its subscriptions are to be suspended instead, as for an Azure plan (800063)
     */
    public Order cancel(String orderId) {
        Wire verb = wire.begin();
        Orders reader = new Orders(verb.withoutRequestId(), customer);
        Call<Order> call = Call.on(Routes.CANCEL_ORDER)
                .path("customer", customer)
                .path("order", Objects.requireNonNull(orderId, "orderId"))
                .body(new Cancellation(orderId, OrderStatus.CANCELLED))
                .json(Order.class);
        try {
            return verb.execute(call.confirmedBy(() -> reader.cancelled(orderId)));
        } catch (BadRequestException e) {
            if (e.code().equals(ErrorCode.ORDER_NOT_CANCELLABLE)) {
                return reader.cancelled(orderId).orElseThrow(() -> e);
            }
            throw e;
        }
    }

    private Optional<Order> cancelled(String orderId) {
        return find(orderId).filter(order -> OrderStatus.CANCELLED.equals(order.status()));
    }

    /** The body that cancels. */
    record Cancellation(String id, OrderStatus status) {}
}
