package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.catalog.Availability;
import io.github.azureplan.catalog.ReservationScope;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartErrorCode;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.FulfillmentStatus;
import io.github.azureplan.orders.NewOrder;
import io.github.azureplan.orders.NewOrderLine;
import io.github.azureplan.orders.Order;
import io.github.azureplan.orders.OrderLineProvisioning;
import io.github.azureplan.orders.OrderStatus;
import io.github.azureplan.orders.QuantityProvisioning;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

class OrdersContractTest {
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String SOFTWARE = "DG7GMGFZZS01:0001";

    private static NewOrder seats(CustomerScope customer, int quantity) {
        return NewOrder.of(
                BillingCycle.MONTHLY,
                NewOrderLine.builder(Lab.item(customer, BUSINESS))
                        .quantity(quantity)
                        .termDuration("P1Y")
                        .build());
    }

    private static Order software(CustomerScope customer) {
        return customer.orders()
                .create(NewOrder.of(
                        BillingCycle.ONE_TIME,
                        NewOrderLine.builder(Lab.item(customer, SOFTWARE))
                                .termDuration("P1Y")
                                .friendlyName("Servers")
                                .build()));
    }

    @OnEveryTransport
    void an_order_placed_without_a_cart_is_followed_to_its_end(Lab lab) {
        CustomerScope customer = lab.attested();
        Order made = customer.orders().create(seats(customer, 3));
        assertThat(made.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(customer.orders().find(made.id())).isEmpty();

        List<String> seen = new ArrayList<>();
        Order done = customer.with(CallOptions.none().progress(u -> seen.add(u.state())))
                .orders()
                .awaitCompletion(made.id());

        assertThat(done.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(seen).startsWith("not visible yet").endsWith("completed");
        String subscription = done.lineItems().get(0).subscriptionId();
        assertThat(customer.subscriptions().get(subscription).quantity()).isEqualTo(3);
        assertThat(customer.orders().provisioning(made.id()))
                .containsExactly(new OrderLineProvisioning(
                        0,
                        FulfillmentStatus.FULFILLED,
                        List.of(new QuantityProvisioning(3, FulfillmentStatus.FULFILLED))));
    }

    @OnEveryTransport
    void a_reservation_is_bought_for_a_registered_plan_and_keeps_plan_and_tenant(Lab lab) {
        lab.backend(b -> b.integrationSandbox(true));
        AzurePlan plan = lab.plan();
        CustomerScope customer = lab.client().customer(plan.customerId());
        CartLine line = CartLine.builder(
                        customer
                                .catalog()
                                .reservationScope(ReservationScope.AZURE_PLAN)
                                .availabilities("DZH318ZZVM01", "0001")
                                .stream()
                                .filter(Availability::purchasable)
                                .findFirst()
                                .orElseThrow()
                                .catalogItemId())
                .termDuration("P1Y")
                .provisioningContext(
                        Map.of("scope", "shared", "subscriptionId", plan.id().text()))
                .build();
        Cart tooEarly = customer.carts().create(List.of(line));
        assertThat(tooEarly.refusedLines())
                .extracting(refused -> refused.error().errorCode())
                .containsExactly(CartErrorCode.SUBSCRIPTION_NOT_REGISTERED);

        assertThat(customer.subscriptions().register(plan.id().text()).registered())
                .isTrue();
        Cart cart = customer.carts().create(List.of(line));
        Order order = customer.carts().checkout(cart.id()).orders().get(0);
        Order done = customer.orders().awaitCompletion(order.id());

        Subscription reservation = customer.subscriptions()
                .get(Objects.requireNonNull(done.lineItems().get(0).subscriptionId()));
        assertThat(reservation.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(reservation.termDuration()).isEqualTo("P1Y");
        assertThat(customer.subscriptions().listByOrder(order.id()))
                .extracting(Subscription::id)
                .containsExactly(reservation.id());

        plan.azureSubscriptions()
                .list()
                .forEach(each -> plan.azureSubscriptions().cancel(each.id()));
        assertThat(catchThrowableOfType(PlanInUseException.class, plan::suspend).nextStep())
                .contains("its reservations");
        assertThat(catchThrowableOfType(
                                ForbiddenException.class,
                                () -> lab.client().customers().delete(customer.id()))
                        .description())
                .contains("order " + order.id());
        customer.orders().cancel(order.id());
        assertThat(plan.suspend().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        lab.client().customers().delete(customer.id());
        assertThat(lab.client().customers().find(customer.id())).isEmpty();
    }

    @OnEveryTransport
    void waiting_for_an_order_ends_at_the_deadline_and_may_go_on(Lab lab) {
        lab.backend(b -> b.orderPendingFor(Duration.ofMinutes(9)));
        CustomerScope customer = lab.attested();
        Order made = customer.orders().create(seats(customer, 3));

        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> customer.with(CallOptions.deadline(Duration.ofMinutes(5)))
                        .orders()
                        .awaitCompletion(made.id()));
        assertThat(late.lastState()).isEqualTo("pending");
        assertThat(customer.orders().awaitCompletion(made.id()).status()).isEqualTo(OrderStatus.COMPLETED);
    }

    @OnEveryTransport
    void a_lost_answer_does_not_order_twice(Lab lab) {
        CustomerScope customer = lab.attested();
        NewOrder order = seats(customer, 1);
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "…/orders").times(2));

        Order made = customer.orders().create(order);

        assertThat(lab.requests("POST", "/orders")).isEqualTo(3);
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).extracting(Order::id).containsExactly(made.id());
    }

    @OnEveryTransport
    void a_second_process_goes_on_under_the_same_request_id(Lab lab) {
        CustomerScope customer = lab.attested();
        NewOrder order = seats(customer, 1);
        CallOptions key = CallOptions.none().requestId(UUID.fromString("9a4be0f2-6b43-4f5e-8f2a-0d6c1f7f2b01"));
        AzurePlanClient first = lab.client(b -> b.retryPolicy(RetryPolicy.none()));
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "…/orders").times(1));
        assertThat(catchThrowableOfType(
                        TransportException.class,
                        () -> first.customer(customer.id()).with(key).orders().create(order)))
                .isNotNull();

        Order made =
                lab.client(b -> b).customer(customer.id()).with(key).orders().create(order);

        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).extracting(Order::id).containsExactly(made.id());
    }

    @OnEveryTransport
    void orders_are_listed_by_billing_and_with_prices(Lab lab) {
        CustomerScope customer = lab.attested();
        Order monthly = customer.orders().create(seats(customer, 3));
        Order once = software(customer);
        lab.backend().clock().advance(Duration.ofMinutes(20));

        assertThat(customer.orders().listByBillingCycle(BillingCycle.ONE_TIME).toList())
                .extracting(Order::id)
                .containsExactly(once.id());
        assertThat(customer.orders().listByBillingCycle(BillingCycle.ANNUAL).toList())
                .isEmpty();
        assertThat(customer.orders().get(monthly.id()).totalPrice()).isNull();
        Order priced = customer.orders().withPrices().get(monthly.id());
        assertThat(priced.totalPrice()).isEqualTo(new BigDecimal("18.00"));
        assertThat(priced.lineItems().get(0).pricing().listPrice()).isEqualTo(new BigDecimal("6.00"));
        assertThat(customer.orders().withPrices().list().toList())
                .extracting(Order::totalPrice)
                .containsExactlyInAnyOrder(new BigDecimal("18.00"), new BigDecimal("615.00"));
    }

    @OnEveryTransport
    void ids_of_orders_tell_case_apart(Lab lab) {
        CustomerScope customer = lab.attested();
        Order made = software(customer);
        lab.backend().clock().advance(Duration.ofMinutes(20));

        assertThat(customer.orders().get(made.id()).id()).isEqualTo(made.id());
        assertThat(customer.orders().find(made.id().toLowerCase(java.util.Locale.ROOT)))
                .isEmpty();
    }

    @OnEveryTransport
    void nothing_is_known_of_the_delivery_before_the_order_shows(Lab lab) {
        lab.backend(b -> b.orderPendingFor(Duration.ofMinutes(10)));
        CustomerScope customer = lab.attested();
        Order made = software(customer);
        NotFoundException early = catchThrowableOfType(
                NotFoundException.class, () -> customer.orders().provisioning(made.id()));
        assertThat(early.code()).isEqualTo(ErrorCode.PROVISIONING_NOT_AVAILABLE);
        assertThat(early.retryable()).isTrue();

        lab.backend().clock().advance(Duration.ofMinutes(4));
        assertThat(customer.orders().provisioning(made.id()).get(0).status())
                .isEqualTo(FulfillmentStatus.PREFULFILLMENT_PENDING);
        lab.backend().clock().advance(Duration.ofMinutes(3));
        assertThat(customer.orders().provisioning(made.id()).get(0).status()).isEqualTo(FulfillmentStatus.UNFULFILLED);
    }

    @OnEveryTransport
    void a_sandbox_order_is_cancelled_and_cancelling_it_again_is_no_error(Lab lab) {
        lab.backend(b -> b.integrationSandbox(true));
        CustomerScope customer = lab.attested();
        Order made = customer.orders().awaitCompletion(software(customer).id());

        assertThat(customer.orders().cancel(made.id()).status()).isEqualTo(OrderStatus.CANCELLED);

        assertThat(customer.subscriptions()
                        .get(made.lineItems().get(0).subscriptionId())
                        .status())
                .isEqualTo(SubscriptionStatus.DELETED);
        assertThat(customer.orders().cancel(made.id()).status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(customer.orders().get(made.id()).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @OnEveryTransport
    void a_cancellation_whose_answer_is_lost_is_seen_on_the_order(Lab lab) {
        lab.backend(b -> b.integrationSandbox(true));
        CustomerScope customer = lab.attested();
        Order made = customer.orders().awaitCompletion(software(customer).id());
        lab.backend().faults().add(Fault.loseAnswer().on("PATCH", "…/orders/*"));

        assertThat(customer.orders().cancel(made.id()).status()).isEqualTo(OrderStatus.CANCELLED);

        assertThat(lab.backend().requests().stream()
                        .filter(r -> r.method().equals("PATCH"))
                        .count())
                .isEqualTo(1);
    }

    @OnEveryTransport
    void a_cancellation_that_never_arrived_is_made_again(Lab lab) {
        lab.backend(b -> b.integrationSandbox(true));
        CustomerScope customer = lab.attested();
        Order made = customer.orders().awaitCompletion(software(customer).id());
        lab.backend().faults().add(Fault.status(503).on("PATCH", "…/orders/*"));

        assertThat(customer.orders().cancel(made.id()).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @OnEveryTransport
    void the_order_of_a_plan_is_not_cancelled_but_its_plan_suspended(Lab lab) {
        CustomerScope customer = lab.attested();
        String order = customer.azurePlan().purchase().subscription().orderId();
        lab.backend().clock().advance(Duration.ofMinutes(20));

        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class, () -> customer.orders().cancel(order));
        assertThat(refused.code()).isEqualTo(ErrorCode.SUSPEND_INSTEAD);
        assertThat(refused.nextStep()).containsIgnoringCase("suspend");
    }
}
