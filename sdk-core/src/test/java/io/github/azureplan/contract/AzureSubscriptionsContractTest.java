package io.github.azureplan.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.RawRequest;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ProvisioningFailedException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.plans.AzureAlias;
import io.github.azureplan.plans.AzureAliasError;
import io.github.azureplan.plans.AzureBillingAccount;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.AzureSubscriptionState;
import io.github.azureplan.plans.AzureSubscriptions;
import io.github.azureplan.plans.Cancellation;
import io.github.azureplan.plans.CancellationReason;
import io.github.azureplan.plans.EntitlementStatus;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.SubscriptionInAzure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class AzureSubscriptionsContractTest {
    @OnEveryTransport
    void several_subscriptions_live_under_one_plan_without_another_order(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription prod = plan.azureSubscriptions().create(NewAzureSubscription.named("prod"));
        assertThat(dev.id()).isNotEqualTo(prod.id());
        assertThat(plan.azureSubscriptions().list().stream().map(AzureSubscription::name))
                .contains("dev", "prod")
                .hasSize(3);
        assertThat(plan.azureSubscriptions().get(dev.id()).name()).isEqualTo("dev");
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(lab.client().customer(plan.customerId()).orders().list().toList())
                .hasSize(1);
    }

    @OnEveryTransport
    void the_same_name_gives_the_same_subscription(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscription first = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription again = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(plan.azureSubscriptions().list().toList()).hasSize(2);
        AzureSubscription other = plan.azureSubscriptions()
                .create(NewAzureSubscription.named("dev").alias("another-dev"));
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @OnEveryTransport
    void a_creation_whose_answer_is_lost_makes_one_subscription(Lab lab) {
        AzurePlan plan = lab.plan();
        lab.backend().faults().add(Fault.loseAnswer().on("PUT", "aliases/*").times(3));
        plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        assertThat(plan.azureSubscriptions().list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void a_subscription_is_renamed(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscriptions subscriptions = plan.azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        subscriptions.rename(dev.id(), "development");
        assertThat(subscriptions.get(dev.id()).name()).isEqualTo("development");
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "rename").times(1));
        subscriptions.rename(dev.id(), "dev again");
        assertThat(subscriptions.get(dev.id()).name()).isEqualTo("dev again");
        assertThat(lab.requests("POST", "/rename"))
                .as("after the lost answer the name was read, not set again")
                .isEqualTo(2);
    }

    @OnEveryTransport
    void a_subscription_is_cancelled_and_the_plan_stays(Lab lab) {
        lab.backend(b -> b.entitlementChangesAfter(Duration.ZERO));
        AzurePlan plan = lab.plan();
        AzureSubscriptions subscriptions = plan.azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "cancel").times(1));
        assertThat(subscriptions.cancel(dev.id()).status()).isNotEqualTo(EntitlementStatus.ACTIVE);
        subscriptions.cancel(dev.id());
        assertThat(lab.requests("POST", "/cancel")).isEqualTo(1);
        assertThat(lab.client().customer(plan.customerId()).azurePlan().find()).isPresent();
    }

    @OnEveryTransport
    void a_cancellation_that_takes_its_time_is_waited_for(Lab lab) {
        lab.backend(b -> b.entitlementChangesAfter(Duration.ofMinutes(2)));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        assertThat(subscriptions.cancel(dev.id()).status()).isNotEqualTo(EntitlementStatus.ACTIVE);
        assertThat(lab.requests("POST", "/cancel")).isEqualTo(1);
    }

    @OnEveryTransport
    void an_unknown_subscription_is_not_found(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscriptionId stranger = AzureSubscriptionId.of("0f0f0f0f-1111-4222-8333-444444444444");
        assertThat(plan.azureSubscriptions().find(stranger)).isEmpty();
        assertThatThrownBy(() -> plan.azureSubscriptions().cancel(stranger)).isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void a_name_without_visible_characters_is_refused_before_anything_is_sent(Lab lab) {
        AzurePlan plan = lab.plan();
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> NewAzureSubscription.named(" ")).isInstanceOf(IllegalArgumentException.class);
        AzureSubscriptionId any =
                plan.azureSubscriptions().list().first().orElseThrow().id();
        assertThatThrownBy(() -> plan.azureSubscriptions().rename(any, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lab.backend().requests()).hasSize(before + 1);
    }

    @OnEveryTransport
    void a_creation_that_was_cut_off_is_resumed_by_its_alias(Lab lab) {
        lab.backend(b -> b.aliasPolls(4));
        AzurePlan plan = lab.plan();
        CustomerScope hurried = lab.client().customer(plan.customerId()).with(CallOptions.deadline(ofSeconds(8)));
        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> hurried.azurePlan().get().azureSubscriptions().create(NewAzureSubscription.named("dev")));
        ResumePoint point = late.resumeWith().orElseThrow();
        assertThat(point.kind()).isEqualTo(ResumePoint.Kind.ALIAS);

        AzureSubscription dev = plan.azureSubscriptions().resume(point.id());

        assertThat(dev.name()).isEqualTo("dev");
        assertThat(dev.status()).isEqualTo(EntitlementStatus.ACTIVE);
        assertThat(plan.azureSubscriptions().list().toList()).contains(dev).hasSize(2);
        assertThat(plan.azureSubscriptions().resume(point.id())).isEqualTo(dev);
        assertThat(lab.requests("PUT", point.id())).isEqualTo(1);
        assertThatThrownBy(() -> plan.azureSubscriptions().resume("never-begun"))
                .isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void a_repeated_creation_shows_what_has_become_of_the_first(Lab lab) {
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        subscriptions.rename(dev.id(), "development");
        subscriptions.cancel(dev.id());

        AzureSubscription again = subscriptions.create(NewAzureSubscription.named("dev"));

        assertThat(again.id()).isEqualTo(dev.id());
        assertThat(again.name()).isEqualTo("development");
        assertThat(again.status()).isEqualTo(EntitlementStatus.CANCELLED);
    }

    @OnEveryTransport
    void an_alias_of_another_customer_is_not_taken_for_ones_own(Lab lab) {
        NewAzureSubscription dev = NewAzureSubscription.named("dev").alias("dev");
        lab.plan().azureSubscriptions().create(dev);
        AzurePlan other = lab.plan();

        assertThatThrownBy(() -> other.azureSubscriptions().create(dev))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("alias dev")
                .hasMessageContaining("another customer");
        assertThatThrownBy(() -> other.azureSubscriptions().resume("dev")).isInstanceOf(IllegalStateException.class);
    }

    @OnEveryTransport
    void a_creation_that_failed_says_why_and_can_be_begun_anew(Lab lab) {
        AzurePlan plan = lab.plan();
        lab.backend().world().failNextAzureSubscription(plan.customerId(), "QuotaExceeded", "No more of them.");

        ProvisioningFailedException failed = catchThrowableOfType(
                ProvisioningFailedException.class,
                () -> plan.azureSubscriptions()
                        .create(NewAzureSubscription.named("dev").alias("dev-1")));

        assertThat(failed.code().text()).isEqualTo("QuotaExceeded");
        assertThat(failed.description()).isEqualTo("No more of them.");
        assertThat(failed.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        AzureAlias alias = lab.client().azureAliases().get("dev-1");
        assertThat(alias.settled()).isTrue();
        assertThat(alias.succeeded()).isFalse();
        assertThat(alias.error()).isEqualTo(new AzureAliasError("QuotaExceeded", "No more of them."));
        assertThat(lab.client().azureAliases().delete("dev-1")).isTrue();
        plan.azureSubscriptions().create(NewAzureSubscription.named("dev").alias("dev-1"));
        lab.backend().world().failNextAzureSubscription(plan.customerId());
        assertThatThrownBy(() -> plan.azureSubscriptions().create(NewAzureSubscription.named("test")))
                .isInstanceOfSatisfying(
                        ProvisioningFailedException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.NONE));
    }

    @OnEveryTransport
    void a_second_creation_soon_after_the_first_waits_for_its_turn(Lab lab) {
        lab.backend(b -> b.aliasThrottle(Duration.ofMinutes(2)).aliasPolls(0));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        subscriptions.create(NewAzureSubscription.named("dev"));
        Instant begin = lab.backend().clock().now();

        subscriptions.create(NewAzureSubscription.named("test"));

        assertThat(Duration.between(begin, lab.backend().clock().now())).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(lab.backend().requests()).filteredOn(r -> r.status() == 429).hasSize(1);
        assertThat(subscriptions.list().toList()).hasSize(3);
    }

    @OnEveryTransport
    void the_pause_an_alias_asks_for_is_kept(Lab lab) {
        lab.backend(b -> b.aliasRetryAfter(Duration.ofSeconds(90)).aliasPolls(1));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        Instant begin = lab.backend().clock().now();
        subscriptions.create(NewAzureSubscription.named("dev"));
        // Accepted when it was made and when it was first read, so two pauses.
        assertThat(Duration.between(begin, lab.backend().clock().now())).isEqualTo(Duration.ofMinutes(3));
    }

    @OnEveryTransport
    void a_plan_that_azure_does_not_know_yet_is_waited_for(Lab lab) {
        lab.backend(b -> b.azureKnowsPlanAfter(Duration.ofMinutes(4)));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        assertThatThrownBy(() ->
                        subscriptions.create(NewAzureSubscription.named("dev").retryForbiddenFor(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        ForbiddenException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThat(refusals(lab)).isEqualTo(1);

        subscriptions.create(NewAzureSubscription.named("dev"));

        assertThat(refusals(lab)).isBetween(3L, 20L);
        assertThat(subscriptions.list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void a_missing_right_is_not_asked_about_for_ever(Lab lab) {
        AzureSubscriptions young = lab.plan().azureSubscriptions();
        lab.backend().world().azureBillingRight(false);
        Instant begin = lab.backend().clock().now();
        assertThatThrownBy(() -> young.create(NewAzureSubscription.named("dev")))
                .isInstanceOf(ForbiddenException.class);
        assertThat(Duration.between(begin, lab.backend().clock().now()))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        long before = refusals(lab);

        lab.backend().clock().advance(Duration.ofHours(1));
        assertThatThrownBy(() -> young.create(NewAzureSubscription.named("dev")))
                .isInstanceOf(ForbiddenException.class);
        assertThat(refusals(lab)).as("an hour later the plan is not new").isEqualTo(before + 1);
    }

    private static CustomerId only(Lab lab) {
        return lab.client().customers().list().first().orElseThrow().id();
    }

    private static long refusals(Lab lab) {
        return lab.backend().requests().stream().filter(r -> r.status() == 403).count();
    }

    @OnEveryTransport
    void a_subscription_under_a_resellers_plan_is_that_resellers(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER).azureKnowsPlanAfter(Duration.ofMinutes(3)));
        MpnId reseller = MpnId.of("4100001");
        lab.backend().world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), reseller);
        AzureSubscriptions subscriptions =
                lab.attested().azurePlan(reseller).purchase().azureSubscriptions();
        int before = lab.backend().requests().size();

        assertThatThrownBy(() ->
                        subscriptions.create(NewAzureSubscription.named("dev").reseller(MpnId.of("4100002"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4100002")
                .hasMessageContaining("4100001");
        assertThat(lab.backend().requests()).hasSize(before);
        subscriptions.create(NewAzureSubscription.named("dev"));
        assertThat(subscriptions.list().toList()).hasSize(2);
        AzureAlias alias = lab.client().azureAliases().list().first().orElseThrow();
        assertThat(lab.client().azureAliases().get(alias.name()).resellerId()).isEqualTo(reseller);
    }

    @OnEveryTransport
    void a_reseller_is_looked_for_among_the_customers_before_anything_is_made(Lab lab) {
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        assertThatThrownBy(() -> subscriptions.create(NewAzureSubscription.named("dev")
                        .reseller(MpnId.of("4100002"))
                        .retryForbiddenFor(Duration.ofMinutes(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reseller 4100002")
                .hasMessageContaining("which are none");
        assertThat(lab.backend().requests())
                .filteredOn(r -> r.method().equals("PUT"))
                .isEmpty();
    }

    @OnEveryTransport
    void of_several_billing_accounts_the_one_that_has_the_customer_is_taken(Lab lab) {
        lab.backend(b -> b.secondBillingAccount(true));
        AzurePlan swedish = lab.plan();
        List<String> accounts = lab.client().azureBilling().listAccounts().stream()
                .filter(AzureBillingAccount::ofPartner)
                .map(AzureBillingAccount::name)
                .toList();
        assertThat(accounts).hasSize(2);

        AzureSubscription dev = swedish.azureSubscriptions().create(NewAzureSubscription.named("dev"));

        AzureAlias alias = lab.client().azureAliases().list().first().orElseThrow();
        assertThat(lab.client().azureAliases().get(alias.name()).billingScope()).contains(accounts.get(1));
        swedish.azureSubscriptions().create(NewAzureSubscription.named("test").billingAccount(accounts.get(1)));
        assertThatThrownBy(() -> swedish.azureSubscriptions()
                        .create(NewAzureSubscription.named("prod").billingAccount(accounts.get(0))))
                .isInstanceOf(BadRequestException.class);
        assertThat(swedish.azureSubscriptions().get(dev.id()).name()).isEqualTo("dev");

        // Whoever has no plan is under neither of them.
        lab.backend().world().removeRelationship(swedish.customerId());
        assertThatThrownBy(() -> swedish.azureSubscriptions()
                        .create(NewAzureSubscription.named("prod").retryForbiddenFor(Duration.ZERO)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(accounts.get(0))
                .hasMessageContaining(accounts.get(1));
    }

    @OnEveryTransport
    void a_cancelled_subscription_is_reactivated_and_waited_for(Lab lab) {
        lab.backend(b -> b.entitlementChangesAfter(Duration.ofMinutes(2)));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        subscriptions.cancel(dev.id(), Cancellation.inPartnerCenter(CancellationReason.COMPROMISE));
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "reactivate").times(1));

        assertThat(subscriptions.reactivate(dev.id()).status()).isEqualTo(EntitlementStatus.ACTIVE);

        long asked = lab.requests("POST", "/reactivate");
        assertThat(subscriptions.reactivate(dev.id()).status()).isEqualTo(EntitlementStatus.ACTIVE);
        assertThat(lab.requests("POST", "/reactivate")).as("active already").isEqualTo(asked);
    }

    @OnEveryTransport
    void a_reactivation_that_ran_out_of_time_is_gone_on_with(Lab lab) {
        lab.backend(b -> b.entitlementChangesAfter(Duration.ofMinutes(2)));
        AzurePlan plan = lab.plan();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        plan.azureSubscriptions().cancel(dev.id());
        AzureSubscriptions hurried = lab.client()
                .customer(plan.customerId())
                .with(CallOptions.deadline(ofSeconds(10)))
                .azurePlan()
                .get()
                .azureSubscriptions();
        assertThatThrownBy(() -> hurried.reactivate(dev.id())).isInstanceOf(DeadlineExceededException.class);
        assertThat(plan.azureSubscriptions().reactivate(dev.id()).status()).isEqualTo(EntitlementStatus.ACTIVE);
    }

    @OnEveryTransport
    void a_race_for_the_same_state_has_no_loser(Lab lab) {
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        // Another caller is quicker: the state shows only after ours was refused because of it.
        lab.client()
                .raw()
                .send(RawRequest.post(
                        Service.PARTNER_CENTER,
                        "/customers/" + only(lab) + "/subscriptions/" + dev.planId() + "/azureEntitlements/" + dev.id()
                                + "/cancel"));
        lab.backend()
                .faults()
                .add(Fault.status(400, "800012").on("POST", "cancel").times(1));
        assertThat(subscriptions.cancel(dev.id()).status()).isEqualTo(EntitlementStatus.CANCELLED);
        assertThat(lab.requests("POST", "/cancel")).isEqualTo(2);
        lab.backend()
                .faults()
                .add(Fault.status(400, "800041").on("POST", "reactivate").times(1));
        assertThatThrownBy(() -> lab.client()
                        .customer(only(lab))
                        .with(CallOptions.deadline(ofSeconds(20)))
                        .azurePlan()
                        .get()
                        .azureSubscriptions()
                        .reactivate(dev.id()))
                .as("refused as active, yet it never shows")
                .isInstanceOf(DeadlineExceededException.class);
        assertThat(subscriptions.reactivate(dev.id()).status()).isEqualTo(EntitlementStatus.ACTIVE);
    }

    @OnEveryTransport
    void azure_refuses_to_cancel_what_holds_resources_unless_told_to_ignore_them(Lab lab) {
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        lab.backend().world().resources(dev.id(), true);

        assertThatThrownBy(() -> subscriptions.cancel(dev.id(), Cancellation.throughAzure()))
                .isInstanceOf(BadRequestException.class);
        assertThat(subscriptions.getInAzure(dev.id()).enabled()).isTrue();
        lab.backend()
                .faults()
                .add(Fault.loseAnswer()
                        .on("POST", "Microsoft.Subscription/cancel")
                        .times(1));
        Cancellation regardless = Cancellation.throughAzure().ignoringResources();
        assertThat(subscriptions.cancel(dev.id(), regardless).status()).isEqualTo(EntitlementStatus.CANCELLED);
        assertThat(subscriptions.getInAzure(dev.id()).state()).isEqualTo(AzureSubscriptionState.DISABLED);

        long asked = lab.requests("POST", "microsoft.subscription/cancel");
        subscriptions.cancel(dev.id(), regardless);
        assertThat(lab.requests("POST", "microsoft.subscription/cancel")).isEqualTo(asked);
        assertThat(subscriptions.enable(dev.id()).enabled()).isTrue();
        assertThat(subscriptions.enable(dev.id()).enabled()).isTrue();
        assertThat(lab.requests("POST", "microsoft.subscription/enable")).isEqualTo(1);
        assertThat(subscriptions.get(dev.id()).status()).isEqualTo(EntitlementStatus.ACTIVE);
    }

    @OnEveryTransport
    void azure_tells_more_states_than_partner_center(Lab lab) {
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        assertThat(subscriptions.getInAzure(dev.id()))
                .isEqualTo(new SubscriptionInAzure(
                        dev.id(),
                        TenantId.of(only(lab).text()),
                        "dev",
                        AzureSubscriptionState.ENABLED,
                        "RoleBased",
                        "Public_2014-09-01",
                        "CSP_2015-05-01",
                        "Off",
                        Map.of(),
                        List.of()));
        lab.backend().world().azureState(dev.id(), "PastDue");
        assertThat(subscriptions.getInAzure(dev.id()).state()).isEqualTo(AzureSubscriptionState.PAST_DUE);
        lab.backend().world().azureState(dev.id(), "Warned");
        assertThat(subscriptions.getInAzure(dev.id()).state()).isEqualTo(AzureSubscriptionState.WARNED);
        // Warned for another reason is not cancelled yet.
        subscriptions.cancel(dev.id(), Cancellation.throughAzure());
        assertThat(subscriptions.getInAzure(dev.id()).state()).isEqualTo(AzureSubscriptionState.DISABLED);
        lab.backend().clock().advance(Duration.ofDays(91));
        assertThat(subscriptions.getInAzure(dev.id()).state()).isEqualTo(AzureSubscriptionState.DELETED);
        assertThat(subscriptions.cancel(dev.id()).status()).isEqualTo(EntitlementStatus.DELETED);
    }

    @OnEveryTransport
    void many_threads_that_create_the_same_make_one_subscription(Lab lab) throws Exception {
        AzurePlan plan = lab.plan();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<AzureSubscription>> created = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                created.add(threads.submit(() -> plan.azureSubscriptions().create(NewAzureSubscription.named("dev"))));
            }
            Set<AzureSubscriptionId> ids = new HashSet<>();
            for (Future<AzureSubscription> each : created) {
                ids.add(each.get().id());
            }
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(plan.azureSubscriptions().list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void more_calls_than_azure_takes_at_once_are_spread(Lab lab) {
        lab.backend(b -> b.azureThrottle(true));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscriptionId id = subscriptions.list().first().orElseThrow().id();
        for (int i = 0; i < 270; i++) {
            assertThat(subscriptions.getInAzure(id).enabled()).isTrue();
        }
        assertThat(lab.backend().requests()).filteredOn(r -> r.status() == 429).isNotEmpty();
    }
}
