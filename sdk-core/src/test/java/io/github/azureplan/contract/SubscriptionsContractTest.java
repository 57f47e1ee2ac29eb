package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.ExistingSubscription;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.subscriptions.ProvisioningStatus;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class SubscriptionsContractTest {
    private static final MpnId NORD = MpnId.of("3000001");
    private static final MpnId SYD = MpnId.of("3000002");

    private static String has(Lab lab, CustomerScope customer, ExistingSubscription subscription) {
        return lab.backend().world().subscription(customer.id(), subscription);
    }

    private static long patches(Lab lab) {
        return lab.backend().requests().stream()
                .filter(request -> request.method().equals("PATCH"))
                .count();
    }

    @OnEveryTransport
    void subscriptions_are_listed_by_order_and_by_partner(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        lab.backend().world().indirectReseller(TenantId.of("11111111-2222-4333-8444-555555555501"), NORD);
        lab.backend().world().indirectReseller(TenantId.of("11111111-2222-4333-8444-555555555502"), SYD);
        CustomerScope customer = lab.attested();
        String seats = has(lab, customer, ExistingSubscription.olderSeats(3).reseller(SYD));
        AzurePlan plan = customer.azurePlan(NORD).purchase();
        assertThat(customer.subscriptions().list().toList())
                .extracting(Subscription::id)
                .containsExactlyInAnyOrder(seats, plan.id().text());
        assertThat(customer.subscriptions().listByPartner(SYD).toList())
                .extracting(Subscription::id)
                .containsExactly(seats);
        assertThat(customer.subscriptions()
                        .listByOrder(plan.subscription().orderId())
                        .toList())
                .extracting(Subscription::id)
                .containsExactly(plan.id().text());
        assertThat(customer.subscriptions().listByPartner(MpnId.of("3000009")).toList())
                .isEmpty();
    }

    @OnEveryTransport
    void what_is_not_there_is_empty_or_not_found(Lab lab) {
        CustomerScope customer = lab.customer();
        String nobody = "5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001";
        assertThat(customer.subscriptions().find(nobody)).isEmpty();
        NotFoundException missing = catchThrowableOfType(
                NotFoundException.class, () -> customer.subscriptions().get(nobody));
        assertThat(missing.code()).isEqualTo(ErrorCode.SUBSCRIPTION_NOT_FOUND);
        assertThatThrownBy(() -> customer.subscriptions().suspend(nobody)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> customer.subscriptions().register(nobody)).isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void several_members_are_changed_with_one_update(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        Subscription before = customer.subscriptions().get(id);
        Subscription after = customer.subscriptions()
                .update(before.toBuilder()
                        .friendlyName("Kontoret")
                        .quantity(9)
                        .autoRenewEnabled(true)
                        .build());
        assertThat(after.friendlyName()).isEqualTo("Kontoret");
        assertThat(after.quantity()).isEqualTo(9);
        assertThat(after.autoRenewEnabled()).isTrue();
        assertThat(customer.subscriptions().get(id)).isEqualTo(after);
        assertThat(patches(lab)).isEqualTo(1);
    }

    @OnEveryTransport
    void an_update_without_a_change_only_reads(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        Subscription read = customer.subscriptions().get(id);
        assertThat(customer.subscriptions().update(read)).isEqualTo(read);
        assertThat(customer.subscriptions().update(read.toBuilder().build())).isEqualTo(read);
        assertThat(patches(lab)).isZero();
    }

    @OnEveryTransport
    void the_partner_on_record_of_older_seats_is_changed(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        lab.backend().world().indirectReseller(TenantId.of("11111111-2222-4333-8444-555555555501"), NORD);
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        Subscription read = customer.subscriptions().get(id);
        assertThat(customer.subscriptions()
                        .update(read.toBuilder().partnerId(NORD).build())
                        .partnerId())
                .isEqualTo(NORD);
    }

    @OnEveryTransport
    void an_update_of_what_somebody_else_has_changed_is_refused_and_verbs_begin_again(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        Subscription mine = customer.subscriptions().get(id);
        customer.subscriptions().rename(id, "Deras");
        PreconditionFailedException stale = catchThrowableOfType(
                PreconditionFailedException.class,
                () -> customer.subscriptions()
                        .update(mine.toBuilder().friendlyName("Mitt").build()));
        assertThat(stale.code()).isEqualTo(ErrorCode.STALE_ETAG);
        assertThat(stale.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        // Somebody changes it in the moment between the verb's read and its write.
        AzurePlanClient other = lab.client(b -> b);
        boolean[] once = {true};
        AzurePlanClient raced = lab.connected(lab.backend().clientBuilder(), inner -> request -> {
            if (request.method().equals("PATCH") && once[0]) {
                once[0] = false;
                other.customer(customer.id()).subscriptions().changeQuantity(id, 6);
            }
            return inner.send(request);
        });
        Subscription renamed = raced.customer(customer.id()).subscriptions().rename(id, "Allas");
        assertThat(renamed.friendlyName()).isEqualTo("Allas");
        assertThat(renamed.quantity()).isEqualTo(6);
    }

    @OnEveryTransport
    void a_verb_that_begins_again_does_so_without_the_callers_request_id(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        AzurePlanClient other = lab.client(b -> b);
        List<String> ids = new ArrayList<>();
        AzurePlanClient raced = lab.connected(lab.backend().clientBuilder(), inner -> request -> {
            if (request.method().equals("PATCH")) {
                ids.add(request.headers().first("MS-RequestId").orElseThrow());
                if (ids.size() == 1) {
                    other.customer(customer.id()).subscriptions().changeQuantity(id, 6);
                }
            }
            return inner.send(request);
        });
        UUID mine = UUID.fromString("11111111-2222-4333-8444-555555555555");
        raced.customer(customer.id())
                .with(CallOptions.none().requestId(mine))
                .subscriptions()
                .rename(id, "Allas");
        assertThat(ids).hasSize(2).first().isEqualTo(mine.toString());
        assertThat(ids.get(1)).isNotEqualTo(mine.toString());
    }

    @OnEveryTransport
    void what_others_changed_stays_where_no_etag_guards_it(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        Subscription mine = customer.subscriptions().get(id);
        customer.subscriptions().rename(id, "Deras");
        Subscription after =
                customer.subscriptions().update(mine.toBuilder().quantity(7).build());
        assertThat(after.quantity()).isEqualTo(7);
        assertThat(after.friendlyName()).isEqualTo("Deras");
    }

    @OnEveryTransport
    void a_change_that_takes_its_time_is_waited_for(Lab lab) {
        lab.backend(b -> b.subscriptionChangesAfter(Duration.ofMinutes(4)));
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        List<String> seen = new ArrayList<>();
        Subscription after = customer.with(CallOptions.none().progress(u -> seen.add(u.state())))
                .subscriptions()
                .changeQuantity(id, 8);
        assertThat(after.quantity()).isEqualTo(8);
        assertThat(seen).contains("accepted", "done");
        assertThat(patches(lab)).isEqualTo(1);
    }

    @OnEveryTransport
    void a_wait_that_was_cut_off_goes_on_with_the_same_update(Lab lab) {
        lab.backend(b -> b.subscriptionChangesAfter(Duration.ofMinutes(4)));
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        Subscription wanted =
                customer.subscriptions().get(id).toBuilder().quantity(8).build();
        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> customer.with(CallOptions.deadline(Duration.ofSeconds(30)))
                        .subscriptions()
                        .update(wanted));
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(late.lastState()).isEqualTo("accepted");
        assertThat(customer.subscriptions().get(id).quantity()).isEqualTo(5);
        // The service is not ready for another change meanwhile, and the etag is stale afterwards: both are no error.
        assertThat(customer.subscriptions().update(wanted).quantity()).isEqualTo(8);
        assertThat(customer.subscriptions().update(wanted).quantity()).isEqualTo(8);
    }

    @OnEveryTransport
    void one_that_is_not_ready_is_asked_again_and_refused_in_the_end(Lab lab) {
        lab.backend(b -> b.subscriptionChangesAfter(Duration.ofMinutes(6)));
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        CustomerScope hasty = customer.with(CallOptions.deadline(Duration.ofSeconds(20)));
        assertThatThrownBy(() -> hasty.subscriptions().rename(id, "Ett")).isInstanceOf(DeadlineExceededException.class);
        ConflictException busy = catchThrowableOfType(
                ConflictException.class, () -> hasty.subscriptions().changeQuantity(id, 6));
        assertThat(busy.code()).isEqualTo(ErrorCode.SUBSCRIPTION_NOT_READY);
        assertThat(busy.retryable()).isTrue();
        assertThat(busy.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        CallOptions mine = CallOptions.none().requestId(UUID.fromString("7b0c6a2e-0d8c-4d55-9b3f-0c3a7a3c9d11"));
        Subscription after = customer.with(mine).subscriptions().changeQuantity(id, 6);
        assertThat(after.quantity()).isEqualTo(6);
        assertThat(after.friendlyName()).isEqualTo("Ett");
    }

    @OnEveryTransport
    void a_change_whose_answer_is_lost_is_found_and_not_repeated(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("PATCH", "subscriptions/*").times(1));
        assertThat(customer.subscriptions().suspend(id).status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(patches(lab)).isEqualTo(1);
    }

    @OnEveryTransport
    void a_change_that_did_not_come_through_is_asked_for_again(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        lab.backend()
                .faults()
                .add(Fault.status(503).on("PATCH", "subscriptions/*").times(2));
        assertThat(customer.subscriptions().changeQuantity(id, 7).quantity()).isEqualTo(7);
        assertThat(patches(lab)).isEqualTo(3);
    }

    @OnEveryTransport
    void a_slow_change_whose_answers_are_lost_is_waited_for_all_the_same(Lab lab) {
        lab.backend(b -> b.subscriptionChangesAfter(Duration.ofMinutes(2)));
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.olderSeats(5));
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("PATCH", "subscriptions/*").times(1));
        assertThat(customer.subscriptions().changeQuantity(id, 7).quantity()).isEqualTo(7);
        assertThat(customer.subscriptions().get(id).quantity()).isEqualTo(7);
    }

    @OnEveryTransport
    void a_failure_of_the_service_leaves_open_what_happened_and_says_so(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        lab.backend().world().subscriptionChangesFail(customer.id(), true);
        ServerErrorException failed = catchThrowableOfType(
                ServerErrorException.class, () -> customer.subscriptions().changeQuantity(id, 7));
        assertThat(failed.code().text()).isEqualTo("800094");
        assertThat(failed.nextStep()).contains("Read the subscription");
        lab.backend().world().subscriptionChangesFail(customer.id(), false);
        assertThat(customer.subscriptions().changeQuantity(id, 7).quantity()).isEqualTo(7);
    }

    @OnEveryTransport
    void what_is_so_already_is_not_asked_for(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5).named("Kontoret"));
        assertThat(customer.subscriptions().reactivate(id).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(customer.subscriptions().rename(id, "Kontoret").friendlyName())
                .isEqualTo("Kontoret");
        assertThat(customer.subscriptions().changeQuantity(id, 5).quantity()).isEqualTo(5);
        assertThat(patches(lab)).isZero();
    }

    @OnEveryTransport
    void bad_input_is_refused_before_anything_is_sent(Lab lab) {
        CustomerScope customer = lab.customer();
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> customer.subscriptions().rename("s", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("friendlyName");
        assertThatThrownBy(() -> customer.subscriptions().changeQuantity("s", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quantity");
        assertThat(lab.backend().requests()).hasSize(before);
    }

    @OnEveryTransport
    void a_plan_is_registered_once_and_waited_for(Lab lab) {
        AzurePlan plan = lab.plan();
        CustomerScope customer = lab.client().customer(plan.customerId());
        assertThat(customer.subscriptions().registration(plan.id().text()).registered())
                .isFalse();
        assertThat(customer.subscriptions().register(plan.id().text()).registered())
                .isTrue();
        assertThat(customer.subscriptions().register(plan.id().text()).registered())
                .isTrue();
        assertThat(lab.requests("POST", "/registrations")).isEqualTo(1);
    }

    @OnEveryTransport
    void a_registration_whose_answer_is_lost_or_whose_wait_is_cut_off_goes_on(Lab lab) {
        lab.backend(b -> b.registrationAfter(Duration.ofMinutes(3)));
        AzurePlan plan = lab.plan();
        CustomerScope customer = lab.client().customer(plan.customerId());
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("POST", "registrations").times(1));
        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> customer.with(CallOptions.deadline(Duration.ofSeconds(40)))
                        .subscriptions()
                        .register(plan.id().text()));
        assertThat(late.lastState()).isEqualTo("Registering");
        assertThat(customer.subscriptions().register(plan.id().text()).registered())
                .isTrue();
        assertThat(lab.requests("POST", "/registrations")).isEqualTo(1);
    }

    @OnEveryTransport
    void the_provisioning_of_seats_is_read(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        assertThat(customer.subscriptions().provisioning(id).status()).isEqualTo(ProvisioningStatus.SUCCESS);
        assertThat(customer.subscriptions().provisioning(id).quantity()).isEqualTo(5);
        String waiting = has(lab, customer, ExistingSubscription.seats(5).pending());
        assertThat(customer.subscriptions().provisioning(waiting).status()).isEqualTo(ProvisioningStatus.PENDING);
    }

    @OnEveryTransport
    void a_marketplace_service_is_given_back_with_an_update(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.saas(2));
        Subscription read = customer.subscriptions().get(id);
        assertThat(read.billingCycle()).isEqualTo(BillingCycle.MONTHLY);
        assertThat(customer.subscriptions()
                        .update(read.toBuilder()
                                .status(SubscriptionStatus.DELETED)
                                .build())
                        .status())
                .isEqualTo(SubscriptionStatus.DELETED);
    }

    @OnEveryTransport
    void a_client_that_tries_once_only_says_that_the_end_is_unknown(Lab lab) {
        CustomerScope customer = lab.customer();
        String id = has(lab, customer, ExistingSubscription.seats(5));
        AzurePlanClient once = lab.client(b -> b.retryPolicy(RetryPolicy.none()));
        lab.backend()
                .faults()
                .add(Fault.status(503).on("PATCH", "subscriptions/*").times(1));
        ServerErrorException unknown = catchThrowableOfType(
                ServerErrorException.class,
                () -> once.customer(customer.id()).subscriptions().changeQuantity(id, 7));
        assertThat(unknown.outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
