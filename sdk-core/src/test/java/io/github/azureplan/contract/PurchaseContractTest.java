package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.CartStatus;
import io.github.azureplan.orders.CheckoutResult;
import io.github.azureplan.orders.Order;
import io.github.azureplan.orders.OrderStatus;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.FilePurchaseJournal;
import io.github.azureplan.plans.PurchaseJournal;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;

class PurchaseContractTest {
    private static Cart cartOf(CustomerScope customer) {
        AzurePlanOffer offer = customer.catalog().azurePlan().orElseThrow();
        return customer.carts()
                .create(List.of(CartLine.builder(offer.catalogItemId()).build()));
    }

    @OnEveryTransport
    void a_cart_lives_seven_days_and_is_ordered_by_its_checkout(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = cartOf(customer);
        assertThat(cart.status()).isEqualTo(CartStatus.ACTIVE);
        assertThat(Duration.between(cart.creationTimestamp(), cart.expirationTimestamp()))
                .isEqualTo(Duration.ofDays(7));
        assertThat(customer.carts().checkout(cart.id()).orders()).hasSize(1);
        assertThat(customer.carts().get(cart.id()).status()).isEqualTo(CartStatus.ORDERED);
    }

    @OnEveryTransport
    void a_second_checkout_gives_the_first_order_again(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = cartOf(customer);
        CheckoutResult first = customer.carts().checkout(cart.id());
        CheckoutResult second = customer.carts().checkout(cart.id());
        assertThat(second.orders().get(0).id()).isEqualTo(first.orders().get(0).id());
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void an_order_is_pending_first_then_completed_and_shows_late(Lab lab) {
        CustomerScope customer = lab.attested();
        Order order = customer.carts().checkout(cartOf(customer).id()).orders().get(0);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(customer.orders().list().toList()).isEmpty();
        lab.backend().clock().advance(Duration.ofMinutes(16));
        assertThat(customer.orders().list().toList()).extracting(Order::id).containsExactly(order.id());
        Order done = customer.orders().get(order.id());
        assertThat(done.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(customer.subscriptions().listByOrder(order.id()).toList()).hasSize(1);
    }

    @OnEveryTransport
    void an_expired_cart_is_gone(Lab lab) {
        CustomerScope customer = lab.attested();
        Cart cart = cartOf(customer);
        lab.backend().clock().advance(Duration.ofDays(7).plusSeconds(1));
        NotFoundException gone = catchThrowableOfType(
                NotFoundException.class, () -> customer.carts().checkout(cart.id()));
        assertThat(gone.code()).isEqualTo(ErrorCode.CART_NOT_FOUND);
    }

    @OnEveryTransport
    void one_call_buys_the_plan_and_waits_for_it(Lab lab) {
        CustomerScope customer = lab.attested();
        List<String> seen = new ArrayList<>();
        AzurePlan plan = customer.with(CallOptions.none().progress(u -> seen.add(u.what() + ": " + u.state())))
                .azurePlan()
                .purchase();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(plan.customerId()).isEqualTo(customer.id());
        assertThat(seen).anyMatch(s -> s.contains("checking out")).anyMatch(s -> s.startsWith("order "));
        assertThat(customer.azurePlan().find().map(AzurePlan::id)).contains(plan.id());
        assertThat(customer.azurePlans().list()).hasSize(1);
        assertThat(plan.azureSubscriptions().list().toList()).hasSize(1);
    }

    @OnEveryTransport
    void without_an_agreement_the_purchase_is_refused_and_says_what_to_do(Lab lab) {
        CustomerScope customer = lab.customer();
        AgreementRequiredException refused = catchThrowableOfType(
                AgreementRequiredException.class, () -> customer.azurePlan().purchase());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo(ErrorCode.AGREEMENT_REQUIRED);
        assertThat(refused.nextStep()).contains("attest").contains("admin center");
        customer.agreements().attest(Lab.attestation());
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(lab.requests("POST", "/carts"))
                .as("the cart of the refused attempt is used")
                .isEqualTo(1);
    }

    @OnEveryTransport
    void buying_again_gives_the_same_plan_without_another_cart(Lab lab) {
        CustomerScope customer = lab.attested();
        AzurePlan first = customer.azurePlan().purchase();
        AzurePlan second = customer.azurePlan().purchase();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_second_plan_bought_step_by_step_is_refused(Lab lab) {
        CustomerScope customer = lab.attested();
        customer.azurePlan().purchase();
        Cart second = cartOf(customer);
        ForbiddenException refused = catchThrowableOfType(
                ForbiddenException.class, () -> customer.carts().checkout(second.id()));
        assertThat(refused.code()).isEqualTo(ErrorCode.PLAN_LIMIT);
    }

    @OnEveryTransport
    void a_checkout_whose_answer_is_lost_is_repeated_and_buys_once(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "checkout").times(3));
        AzurePlan plan = customer.azurePlan().purchase();
        assertThat(lab.requests("POST", "/checkout")).isEqualTo(4);
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(customer.orders().list().toList()).hasSize(1);
        assertThat(customer.azurePlans().list()).extracting(AzurePlan::id).containsExactly(plan.id());
    }

    @OnEveryTransport
    void a_purchase_that_fails_half_way_names_its_cart_and_goes_on_with_it(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "checkout").times(5));
        TransportException lost = catchThrowableOfType(
                TransportException.class, () -> customer.azurePlan().purchase());
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        ResumePoint resume = lost.resumeWith().orElseThrow();
        assertThat(resume.kind()).isEqualTo(ResumePoint.Kind.CART);
        AzurePlan plan = customer.azurePlan().purchase();
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
        assertThat(customer.carts().get(resume.id()).status()).isEqualTo(CartStatus.ORDERED);
        assertThat(customer.azurePlans().list()).extracting(AzurePlan::id).containsExactly(plan.id());
    }

    @OnEveryTransport
    void a_process_that_died_after_the_checkout_goes_on_with_its_journal(Lab lab, @TempDir Path folder) {
        // The worst case: nothing refuses a second plan, and orders show only after a quarter of an hour.
        lab.backend(b -> b.secondPlanRefused(false).orderVisibleAfter(Duration.ofMinutes(15)));
        CustomerScope customer = lab.attested();
        AzurePlanClient first = lab.client(
                b -> b.purchaseJournal(FilePurchaseJournal.in(folder)).retryPolicy(RetryPolicy.none()));
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "checkout").times(1));
        assertThatThrownBy(() -> first.customer(customer.id()).azurePlan().purchase())
                .isInstanceOf(TransportException.class);
        AzurePlanClient second = lab.client(b -> b.purchaseJournal(FilePurchaseJournal.in(folder)));
        AzurePlan plan = second.customer(customer.id()).azurePlan().purchase();
        lab.backend().clock().advance(Duration.ofHours(2));
        assertThat(customer.azurePlans().list()).extracting(AzurePlan::id).containsExactly(plan.id());
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_journaled_cart_that_expired_is_replaced(Lab lab) {
        CustomerScope customer = lab.customer();
        PurchaseJournal journal = PurchaseJournal.inMemory();
        AzurePlanClient client = lab.client(b -> b.purchaseJournal(journal));
        assertThatThrownBy(() -> client.customer(customer.id()).azurePlan().purchase())
                .isInstanceOf(AgreementRequiredException.class);
        String expired =
                journal.get(new PurchaseJournal.Key(customer.id(), null)).orElseThrow();
        lab.backend().clock().advance(Duration.ofDays(8));
        lab.backend().world().acceptAgreement(customer.id());
        assertThat(client.customer(customer.id()).azurePlan().purchase().status())
                .isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(journal.get(new PurchaseJournal.Key(customer.id(), null)))
                .get()
                .isNotEqualTo(expired);
    }

    @OnEveryTransport
    void many_threads_buy_one_plan(Lab lab) throws Exception {
        lab.backend(b -> b.secondPlanRefused(false).orderVisibleAfter(Duration.ofMinutes(15)));
        CustomerScope customer = lab.attested();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<AzurePlan>> plans = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            plans.add(threads.submit(() -> customer.azurePlan().purchase()));
        }
        Set<Object> ids = ConcurrentHashMap.newKeySet();
        for (Future<AzurePlan> plan : plans) {
            ids.add(plan.get().id());
        }
        threads.shutdown();
        assertThat(ids).hasSize(1);
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_plan_that_is_being_bought_elsewhere_is_waited_for(Lab lab) {
        CustomerScope customer = lab.attested();
        customer.carts().checkout(cartOf(customer).id());
        AzurePlanClient another = lab.client(b -> b);
        AzurePlan plan = another.customer(customer.id()).azurePlan().purchase();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(customer.azurePlans().list()).hasSize(1);
    }

    @OnEveryTransport
    void a_storm_of_429_ends_typed_and_a_repeat_goes_on(Lab lab) {
        CustomerScope customer = lab.attested();
        lab.backend()
                .faults()
                .add(Fault.throttle(Duration.ofSeconds(20))
                        .on("POST", "checkout")
                        .times(5));
        assertThatThrownBy(() -> customer.azurePlan().purchase()).isInstanceOf(ThrottledException.class);
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_deadline_shorter_than_the_order_ends_the_wait_and_a_repeat_goes_on(Lab lab) {
        lab.backend(b -> b.orderPendingFor(Duration.ofMinutes(4)));
        CustomerScope customer = lab.attested();
        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> customer.with(CallOptions.deadline(Duration.ofSeconds(20)))
                        .azurePlan()
                        .purchase());
        assertThat(late.lastState()).isNotBlank();
        assertThat(late.resumeWith().orElseThrow().kind()).isEqualTo(ResumePoint.Kind.CART);
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }
}
