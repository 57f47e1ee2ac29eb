package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.OrderFailure;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartErrorCode;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.CartStatus;
import io.github.azureplan.orders.CheckoutResult;
import io.github.azureplan.orders.NewCart;
import io.github.azureplan.orders.NewOrder;
import io.github.azureplan.orders.NewOrderLine;
import io.github.azureplan.orders.Order;
import io.github.azureplan.orders.OrderGroup;
import io.github.azureplan.orders.OrderLine;
import io.github.azureplan.subscriptions.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class CartsContractTest {
    private static final String PLAN = "DZH318Z0BPS6:0001";
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String ENTERPRISE = "CFQ7TTCZZL02:0001";
    private static final String CALLING = "CFQ7TTCZZA01:0001";
    private static final String SOFTWARE = "DG7GMGFZZS01:0001";

    private static CartLine plan(CustomerScope customer) {
        return CartLine.builder(Lab.item(customer, PLAN)).build();
    }

    private static CartLine.Builder seats(CustomerScope customer, String sku, int quantity) {
        return CartLine.builder(Lab.item(customer, sku))
                .quantity(quantity)
                .billingCycle(BillingCycle.MONTHLY)
                .termDuration("P1M");
    }

    @OnEveryTransport
    void a_cart_of_many_things_becomes_an_order_for_each_group(Lab lab) {
        CustomerScope customer = lab.attested();
        CartLine calling = seats(customer, CALLING, 3).build();
        Cart cart = customer.carts()
                .create(NewCart.of(
                        plan(customer),
                        seats(customer, ENTERPRISE, 5)
                                .friendlyName("Office")
                                .addonItems(List.of(calling))
                                .build(),
                        CartLine.builder(Lab.item(customer, SOFTWARE))
                                .termDuration("P1Y")
                                .build(),
                        seats(customer, BUSINESS, 2).build()));
        assertThat(cart.refusedLines()).isEmpty();
        assertThat(cart.lineItems()).extracting(CartLine::id).containsExactly(0, 1, 3, 4);
        assertThat(cart.lineItems().get(1).addonItems())
                .extracting(CartLine::id)
                .containsExactly(2);

        CheckoutResult result = customer.carts().checkout(cart.id());

        assertThat(result.complete()).isTrue();
        List<OrderGroup> groups = result.groups(cart);
        assertThat(groups).extracting(OrderGroup::id).containsExactly("0", "1", "2");
        assertThat(groups).allMatch(group -> group.order() != null && group.ordered());
        assertThat(groups.get(1).lines())
                .containsExactly(cart.lineItems().get(1), cart.lineItems().get(3));
        Order seats = customer.orders().awaitCompletion(groups.get(1).order().id());
        assertThat(seats.lineItems()).extracting(OrderLine::quantity).containsExactly(5, 3, 2);
        assertThat(seats.lineItems().get(1).parentSubscriptionId())
                .isEqualTo(seats.lineItems().get(0).subscriptionId());
        assertThat(customer.subscriptions().list().toList())
                .extracting(Subscription::friendlyName)
                .contains("Office", "Northwind Calling", "Northwind Office Business");
    }

    @OnEveryTransport
    void a_line_that_was_refused_is_corrected_and_what_is_not_modelled_is_kept(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts()
                .create(NewCart.of(
                        seats(customer, BUSINESS, 2).termDuration("P3Y").build(), plan(customer)));
        CartLine wrong = cart.refusedLines().get(0);
        assertThat(wrong.error().errorCode()).isEqualTo(CartErrorCode.INVALID_INPUT);
        assertThat(wrong.error().errorDescription()).contains("termDuration");
        lab.backend().clock().advance(Duration.ofHours(3));

        CartLine right = wrong.toBuilder().termDuration("P1M").quantity(4).build();
        Cart changed = customer.carts()
                .update(cart.toBuilder()
                        .lineItems(List.of(right, cart.lineItems().get(1)))
                        .build());

        assertThat(changed.id()).isEqualTo(cart.id());
        assertThat(changed.refusedLines()).isEmpty();
        assertThat(changed.lineItems().get(0).quantity()).isEqualTo(4);
        assertThat(changed.expirationTimestamp()).isEqualTo(cart.expirationTimestamp());
        assertThat(changed.lastModifiedTimestamp()).isAfter(cart.lastModifiedTimestamp());
        assertThat(customer.carts().find(cart.id())).contains(changed);
        assertThat(customer.carts().checkout(cart.id()).orders()).hasSize(2);
    }

    @OnEveryTransport
    void a_change_whose_answer_is_lost_is_made_again(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(seats(customer, BUSINESS, 2).build()));
        lab.backend().faults().add(Fault.loseAnswer().on("PUT", "…/carts/*").times(2));

        CartLine line = cart.lineItems().get(0).toBuilder().quantity(9).build();
        Cart changed = customer.carts()
                .update(cart.toBuilder().lineItems(List.of(line)).build());

        assertThat(changed.lineItems().get(0).quantity()).isEqualTo(9);
    }

    @OnEveryTransport
    void an_ordered_cart_cannot_be_changed(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(plan(customer)));
        customer.carts().checkout(cart.id());

        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class,
                () -> customer.carts().update(cart.toBuilder().build()));
        assertThat(refused.code()).isEqualTo(ErrorCode.CART_SUBMITTED);
        assertThat(customer.carts().find("00000000-0000-4000-8000-000000000000"))
                .isEmpty();
    }

    @OnEveryTransport
    void a_checkout_can_succeed_in_part_and_goes_on_with_the_rest(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts()
                .create(NewCart.of(plan(customer), seats(customer, BUSINESS, 2).build()));
        lab.backend().world().failNextOrder(customer.id(), "1", OrderFailure.CREATION_FAILED);

        CheckoutResult first = customer.carts().checkout(cart.id());

        assertThat(first.partial()).isTrue();
        List<OrderGroup> groups = first.groups(cart);
        assertThat(groups).extracting(OrderGroup::ordered).containsExactly(true, false);
        assertThat(groups.get(1).lines()).containsExactly(cart.lineItems().get(1));
        assertThat(ErrorCode.of(groups.get(1).error().code())).isEqualTo(ErrorCode.ORDER_CREATION_FAILED);
        assertThat(customer.carts().get(cart.id()).status()).isEqualTo(CartStatus.ACTIVE);

        CheckoutResult second = customer.carts().checkout(cart.id());
        assertThat(second.complete()).isTrue();
        assertThat(second.groups(cart).get(0).order().id())
                .isEqualTo(groups.get(0).order().id());
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void a_checkout_that_failed_as_a_whole_is_repeated_with_the_same_cart(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(plan(customer)));
        lab.backend().world().failNextOrder(customer.id(), "0", OrderFailure.CREATION_FAILED);

        ServerErrorException failed = catchThrowableOfType(
                ServerErrorException.class, () -> customer.carts().checkout(cart.id()));
        assertThat(failed.code()).isEqualTo(ErrorCode.ORDER_CREATION_FAILED);
        assertThat(failed.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failed.resumeWith()).contains(new ResumePoint(ResumePoint.Kind.CART, cart.id()));
        assertThat(customer.carts().checkout(cart.id()).complete()).isTrue();
    }

    @OnEveryTransport
    void a_cart_that_somebody_else_checks_out_is_waited_for(Lab lab) throws Exception {
        // More than the usual five attempts would wait for.
        lab.backend(b -> b.checkoutTakes(Duration.ofMinutes(3)));
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(plan(customer)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<CheckoutResult>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(threads.submit(() -> customer.carts().checkout(cart.id())));
        }
        Set<String> orders = ConcurrentHashMap.newKeySet();
        for (Future<CheckoutResult> result : results) {
            orders.add(result.get().orders().get(0).id());
        }
        threads.shutdown();
        assertThat(orders).hasSize(1);
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void partners_on_record_of_a_line_come_back_on_its_order(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        MpnId reseller = MpnId.of("4100001");
        MpnId further = MpnId.of("4100002");
        lab.backend().world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), reseller);
        lab.backend().world().otherPartner(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f002"), further);
        CustomerScope customer = lab.attested();
        CartLine line =
                seats(customer, BUSINESS, 2).partnersOnRecord(reseller, further).build();
        BadRequestException unconfirmed = catchThrowableOfType(
                BadRequestException.class, () -> customer.carts().create(List.of(line)));
        assertThat(unconfirmed.code()).isEqualTo(ErrorCode.PARTNER_ATTESTATION_MISSING);

        Cart cart = customer.carts().create(NewCart.of(line).partnerOnRecordAttestationAccepted(true));
        Order order = customer.carts().checkout(cart.id()).orders().get(0);

        assertThat(cart.partnerOnRecordAttestationAccepted()).isTrue();
        assertThat(order.partnerOnRecordAttestationAccepted()).isTrue();
        assertThat(order.lineItems().get(0).partnerIdOnRecord()).isEqualTo(reseller);
        assertThat(order.lineItems().get(0).additionalPartnerIdsOnRecord()).containsExactly(further);
    }

    @OnEveryTransport
    void a_client_that_is_no_providers_names_no_partners_on_record(Lab lab) {
        CustomerScope customer = lab.attested();
        MpnId reseller = MpnId.of("4100001");
        CartLine line = seats(customer, BUSINESS, 2).partnersOnRecord(reseller).build();
        Cart made = customer.carts().create(List.of(seats(customer, BUSINESS, 2).build()));
        CustomerScope direct =
                lab.client(b -> b.partnerType(PartnerType.DIRECT)).customer(customer.id());
        Cart named = made.toBuilder().lineItems(List.of(line)).build();
        assertThatIllegalStateException()
                .isThrownBy(() -> direct.carts().update(named))
                .withMessageStartingWith("participants of a cart line");
        NewOrder order = NewOrder.of(
                BillingCycle.MONTHLY,
                NewOrderLine.builder(line.catalogItemId())
                        .partnersOnRecord(reseller)
                        .build());
        assertThatIllegalStateException()
                .isThrownBy(() -> direct.orders().create(order))
                .withMessageStartingWith("partnersOnRecord of an order line");
    }

    @OnEveryTransport
    void a_checkout_can_be_made_for_a_user_of_the_customer(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = customer.carts().create(List.of(plan(customer)));

        assertThat(customer.carts()
                        .forCustomerUser("ada@lindbolaget.example")
                        .checkout(cart.id())
                        .complete())
                .isTrue();
        for (String wrong : List.of("ada", "ada@", "ada @x.example", "ada@x.example\r\nX: y", "ådä@x.example")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> customer.carts().forCustomerUser(wrong))
                    .withMessageStartingWith("userPrincipalName:");
        }
    }

    @OnEveryTransport
    void what_the_partner_may_order_in_a_month_is_limited(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.backend().world().creditLimit(java.math.BigDecimal.TEN);
        Cart dear = customer.carts().create(List.of(seats(customer, BUSINESS, 2).build()));

        ForbiddenException refused = catchThrowableOfType(
                ForbiddenException.class, () -> customer.carts().checkout(dear.id()));
        assertThat(refused.code()).isEqualTo(ErrorCode.CREDIT_LIMIT);
        lab.backend().world().creditLimit(null);
        assertThat(customer.carts().checkout(dear.id()).complete()).isTrue();
    }
}
