package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.ExistingSubscription;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.EntitlementStatus;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.PlanOrder;
import io.github.azureplan.plans.PlanPurchase;
import io.github.azureplan.plans.PurchaseCheck;
import io.github.azureplan.plans.PurchaseObstacle;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

class AzurePlansContractTest {
    private static final MpnId NORD = MpnId.of("3000001");
    private static final MpnId SYD = MpnId.of("3000002");

    private static void provider(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        lab.backend().world().indirectReseller(TenantId.of("11111111-2222-4333-8444-555555555501"), NORD);
        lab.backend().world().indirectReseller(TenantId.of("11111111-2222-4333-8444-555555555502"), SYD);
    }

    private static void emptied(AzurePlan plan) {
        for (AzureSubscription each : plan.azureSubscriptions().list()) {
            plan.azureSubscriptions().cancel(each.id());
        }
    }

    /** A client that has no user, as a service that runs at night. */
    private static AzurePlanClient appOnly(Lab lab) {
        return lab.connected(
                AzurePlanClient.builder()
                        .appOnly(lab.backend().tokens())
                        .clock(lab.backend().clock())
                        .sleeper(lab.backend().sleeper()),
                UnaryOperator.identity());
    }

    @OnEveryTransport
    void a_plan_in_use_is_not_suspended_and_the_refusal_names_what_is_in_the_way(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription first = plan.azureSubscriptions().list().stream()
                .filter(s -> !s.id().equals(dev.id()))
                .findFirst()
                .orElseThrow();
        plan.azureSubscriptions().cancel(first.id());

        PlanInUseException refused = catchThrowableOfType(PlanInUseException.class, plan::suspend);

        assertThat(refused.code()).isEqualTo(ErrorCode.PLAN_HAS_ACTIVE_SUBSCRIPTIONS);
        assertThat(refused.activeSubscriptions()).containsExactly(dev.id());
        assertThat(refused.nextStep())
                .contains("dev (" + dev.id() + ")")
                .doesNotContain(first.id().text());
        assertThat(refused.requestId()).isPresent();
    }

    @OnEveryTransport
    void a_plan_kept_by_a_reservation_says_so(Lab lab) {
        AzurePlan plan = lab.plan();
        emptied(plan);
        lab.backend()
                .world()
                .subscription(
                        plan.customerId(),
                        ExistingSubscription.reservation(1).under(plan.id().text()));
        PlanInUseException refused = catchThrowableOfType(PlanInUseException.class, plan::suspend);
        assertThat(refused.activeSubscriptions()).isEmpty();
        assertThat(refused.nextStep()).contains("reservations");
    }

    @OnEveryTransport
    void a_refusal_whose_reason_cannot_be_read_is_told_without_it(Lab lab) {
        AzurePlan plan = lab.plan();
        lab.backend()
                .faults()
                .add(Fault.status(403).on("GET", "azureEntitlements").times(1));
        ForbiddenException refused = catchThrowableOfType(ForbiddenException.class, plan::suspend);
        assertThat(refused).isNotInstanceOf(PlanInUseException.class);
        assertThat(refused.code()).isEqualTo(ErrorCode.PLAN_HAS_ACTIVE_SUBSCRIPTIONS);
        assertThat(refused.getSuppressed()).hasSize(1);
    }

    @OnEveryTransport
    void an_emptied_plan_is_suspended_and_reactivated(Lab lab) {
        AzurePlan plan = lab.plan();
        emptied(plan);
        AzurePlan suspended = plan.suspend();
        assertThat(suspended.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(suspended.suspend().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        AzurePlan active = suspended.reactivate();
        assertThat(active.id()).isEqualTo(plan.id());
        assertThat(active.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(active.azureSubscriptions().list().toList())
                .extracting(AzureSubscription::status)
                .containsOnly(EntitlementStatus.CANCELLED);
    }

    @OnEveryTransport
    void a_suspension_whose_answer_is_lost_is_done_once(Lab lab) {
        AzurePlan plan = lab.plan();
        emptied(plan);
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("PATCH", "subscriptions/*").times(1));
        assertThat(plan.suspend().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
    }

    @OnEveryTransport
    void a_suspended_plan_is_what_a_purchase_gives(Lab lab) {
        AzurePlan plan = lab.plan();
        emptied(plan);
        plan.suspend();
        AzurePlan again = lab.client().customer(plan.customerId()).azurePlan().purchase();
        assertThat(again.id()).isEqualTo(plan.id());
        assertThat(again.status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_deleted_plan_frees_its_place(Lab lab) {
        AzurePlan plan = lab.plan();
        CustomerScope customer = lab.client().customer(plan.customerId());
        lab.backend().world().deleteSubscription(plan.customerId(), plan.id().text());
        assertThat(customer.azurePlan().find()).isEmpty();
        assertThat(customer.azurePlans().list()).isEmpty();
        // The journal still knows the cart of the deleted plan; checking it out again would bring nothing.
        AzurePlan second = customer.azurePlan().purchase();
        assertThat(second.id()).isNotEqualTo(plan.id());
        assertThat(second.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(customer.azurePlan().purchase().id()).isEqualTo(second.id());
        lab.backend().clock().advance(Duration.ofHours(2));
        assertThat(customer.orders().list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void a_plan_gets_the_name_it_is_bought_with(Lab lab) {
        CustomerScope customer = lab.attested();
        AzurePlan plan = customer.azurePlan().purchase(PlanPurchase.usual().friendlyName("Molnet"));
        assertThat(plan.subscription().friendlyName()).isEqualTo("Molnet");
        AzurePlan again = customer.azurePlan().purchase(PlanPurchase.usual().friendlyName("Annat"));
        assertThat(again.subscription().friendlyName()).isEqualTo("Molnet");
    }

    @OnEveryTransport
    void an_order_is_placed_without_waiting_and_awaited_later(Lab lab) {
        lab.backend(b -> b.orderPendingFor(Duration.ofMinutes(10)).secondPlanRefused(false));
        CustomerScope customer = lab.attested();
        PlanOrder order = customer.azurePlan().order(PlanPurchase.usual());
        assertThat(order.plan()).isEmpty();
        assertThat(order.orderId()).isPresent();
        assertThat(order.cartId()).isPresent();
        assertThat(customer.azurePlan().order(PlanPurchase.usual()).orderId()).isEqualTo(order.orderId());
        AzurePlan plan = order.await();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(customer.azurePlan().order(PlanPurchase.usual()).plan().map(AzurePlan::id))
                .contains(plan.id());
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_wait_can_be_bounded_and_taken_up_again(Lab lab) {
        lab.backend(b -> b.orderPendingFor(Duration.ofMinutes(10)));
        CustomerScope customer = lab.attested();
        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> customer.azurePlan().purchase(PlanPurchase.usual().waitAtMost(Duration.ofMinutes(1))));
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(customer.azurePlan().purchase().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThatThrownBy(() -> PlanPurchase.usual().waitAtMost(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order(");
        assertThatThrownBy(() -> PlanPurchase.usual().friendlyName(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @OnEveryTransport
    void an_order_under_way_is_followed_by_a_client_that_knows_nothing_of_it(Lab lab) {
        lab.backend(b ->
                b.secondPlanRefused(false).orderVisibleAfter(Duration.ZERO).orderPendingFor(Duration.ofMinutes(10)));
        CustomerScope customer = lab.attested();
        PlanOrder order = customer.azurePlan().order(PlanPurchase.usual());
        // Another client, another journal: what the service shows is all there is.
        PlanOrder other = lab.client(b -> b).customer(customer.id()).azurePlan().order(PlanPurchase.usual());
        assertThat(other.orderId()).isEqualTo(order.orderId());
        assertThat(other.cartId()).isEmpty();
        assertThat(other.await().id()).isEqualTo(order.await().id());
        assertThat(lab.requests("POST", "/carts")).isEqualTo(1);
    }

    @OnEveryTransport
    void each_reseller_has_a_plan_and_the_singular_names_them(Lab lab) {
        provider(lab);
        CustomerScope customer = lab.attested();
        AzurePlan nord = customer.azurePlan(NORD).purchase();
        assertThat(customer.azurePlan().get().id()).isEqualTo(nord.id());
        AzurePlan syd = customer.azurePlan(SYD).purchase();
        assertThat(nord.id()).isNotEqualTo(syd.id());
        assertThat(customer.azurePlan(NORD).purchase().id()).isEqualTo(nord.id());
        assertThat(customer.azurePlans().list()).hasSize(2);
        assertThatThrownBy(() -> customer.azurePlan().get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(nord.id().text())
                .hasMessageContaining(SYD.text());
    }

    @OnEveryTransport
    void a_reseller_without_partnership_is_refused_before_a_cart_is_made(Lab lab) {
        provider(lab);
        CustomerScope customer = lab.attested();
        lab.backend().world().partnership(NORD, false);
        BadRequestException refused = catchThrowableOfType(
                BadRequestException.class, () -> customer.azurePlan(NORD).purchase());
        assertThat(refused.code()).isEqualTo(ErrorCode.RESELLER_INVALID);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(refused.nextStep()).contains("no cart was made");
        assertThat(lab.requests("POST", "/carts")).isZero();
        lab.backend().world().partnership(NORD, true);
        assertThat(customer.azurePlan(NORD).purchase().reseller()).contains(NORD);
    }

    @OnEveryTransport
    void a_reseller_without_agreement_is_refused_before_a_cart_is_made(Lab lab) {
        provider(lab);
        CustomerScope customer = lab.attested();
        lab.backend().world().resellerAgreement(NORD, false);
        ForbiddenException refused = catchThrowableOfType(
                ForbiddenException.class, () -> customer.azurePlan(NORD).purchase());
        assertThat(refused.code()).isEqualTo(ErrorCode.RESELLER_AGREEMENT_MISSING);
        assertThat(lab.requests("POST", "/carts")).isZero();
    }

    @OnEveryTransport
    void a_check_that_is_not_open_to_the_caller_leaves_the_decision_to_the_checkout(Lab lab) {
        provider(lab);
        CustomerId customer = lab.attested().id();
        AzurePlan plan = appOnly(lab).customer(customer).azurePlan(NORD).purchase();
        assertThat(plan.reseller()).contains(NORD);
        assertThat(lab.requests("GET", "/relationships")).isZero();
        lab.backend().faults().add(Fault.status(403).on("GET", "relationships").times(1));
        lab.backend()
                .faults()
                .add(Fault.status(403).on("GET", "agreementstatus").times(1));
        assertThat(lab.client().customer(customer).azurePlan(SYD).purchase().reseller())
                .contains(SYD);
    }

    @OnEveryTransport
    void the_reads_about_the_reseller_can_be_left_out(Lab lab) {
        provider(lab);
        CustomerScope customer = lab.attested();
        customer.azurePlan(NORD).purchase(PlanPurchase.usual().withoutResellerCheck());
        assertThat(lab.requests("GET", "/relationships")).isZero();
        assertThat(lab.requests("GET", "/agreementstatus")).isZero();
    }

    @OnEveryTransport
    void a_direct_partner_that_names_a_reseller_is_refused_before_anything_is_sent(Lab lab) {
        CustomerId customer = lab.attested().id();
        AzurePlanClient direct = lab.client(b -> b.partnerType(PartnerType.DIRECT));
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> direct.customer(customer).azurePlan(NORD).purchase())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("azurePlan(MpnId)");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void a_check_finds_what_is_in_the_way_without_a_cart(Lab lab) {
        provider(lab);
        CustomerScope customer = lab.customer();
        lab.backend().world().resellerAgreement(NORD, false);
        PurchaseCheck check = customer.azurePlan(NORD).check();
        assertThat(check.canBuy()).isFalse();
        assertThat(check.plan()).isNull();
        assertThat(check.notChecked()).isEmpty();
        assertThat(check.obstacles())
                .extracting(PurchaseObstacle::kind)
                .containsExactly(
                        PurchaseObstacle.Kind.AGREEMENT_MISSING, PurchaseObstacle.Kind.RESELLER_AGREEMENT_MISSING);
        lab.backend().world().resellerAgreement(NORD, true);
        lab.backend().world().acceptAgreement(customer.id());
        assertThat(customer.azurePlan(NORD).check().canBuy()).isTrue();
        assertThat(customer.azurePlan(MpnId.of("3000009")).check().obstacles())
                .extracting(PurchaseObstacle::kind)
                .containsExactly(PurchaseObstacle.Kind.RESELLER_INVALID);
        AzurePlan plan = customer.azurePlan(NORD).purchase();
        assertThat(customer.azurePlan(NORD).check().plan().id()).isEqualTo(plan.id());
        assertThat(customer.azurePlan(NORD).check().canBuy()).isFalse();
    }

    @OnEveryTransport
    void a_check_sees_older_azure_and_countries_without_the_plan(Lab lab) {
        CustomerId legacy = lab.backend().world().legacyCustomer("SE", "gammal.example", "Gammal");
        CustomerId far = lab.backend().world().customer("CN", "fjarran.example", "Fjarran");
        lab.backend().world().acceptAgreement(legacy);
        lab.backend().world().acceptAgreement(far);
        assertThat(lab.client().customer(legacy).azurePlan().check().obstacles())
                .extracting(PurchaseObstacle::kind)
                .containsExactly(PurchaseObstacle.Kind.LEGACY_AZURE);
        assertThat(lab.client().customer(far).azurePlan().check().obstacles())
                .extracting(PurchaseObstacle::kind)
                .containsExactly(PurchaseObstacle.Kind.NOT_SOLD);
        PurchaseCheck blind = appOnly(lab).customer(far).azurePlan().check();
        assertThat(blind.notChecked()).singleElement().asString().contains("App+User");
        assertThat(List.of(blind.obstacles().get(0).nextStep())).isNotEmpty();
    }
}
