package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.LegacyAzure;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.backend.World;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.transition.ProductUpgrade;
import io.github.azureplan.transition.StartedTransition;
import io.github.azureplan.transition.StartedTransition.How;
import io.github.azureplan.transition.TransitionBlocker;
import io.github.azureplan.transition.TransitionFailedException;
import io.github.azureplan.transition.TransitionFinding;
import io.github.azureplan.transition.TransitionFinding.Kind;
import io.github.azureplan.transition.TransitionMove;
import io.github.azureplan.transition.TransitionNotice;
import io.github.azureplan.transition.TransitionObstacle;
import io.github.azureplan.transition.TransitionPreview;
import io.github.azureplan.transition.TransitionReport;
import io.github.azureplan.transition.UpgradeStatus;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

class TransitionContractTest {
    private static final String UPGRADES = "/productupgrades";
    private static final MpnId NORTH = MpnId.of("4100017");
    private static final MpnId SOUTH = MpnId.of("4100025");

    private static CustomerScope legacy(Lab lab) {
        return TransitionErrorCases.legacy(lab);
    }

    private static List<AzureSubscriptionId> entitlements(CustomerScope customer) {
        return customer.azurePlans().list().stream()
                .flatMap(plan -> plan.azureSubscriptions().list().stream())
                .map(io.github.azureplan.plans.AzureSubscription::id)
                .toList();
    }

    /** A transport that changes the answers to requests whose path ends so. */
    private static UnaryOperator<Transport> changing(String pathEnd, UnaryOperator<TransportResponse> change) {
        return inner -> request -> {
            TransportResponse response = inner.send(request);
            return request.uri().getPath().toLowerCase(java.util.Locale.ROOT).endsWith(pathEnd)
                    ? change.apply(response)
                    : response;
        };
    }

    private static TransportResponse body(TransportResponse response, UnaryOperator<String> change) {
        try (response) {
            String text = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            return TransportResponse.of(
                    response.status(),
                    Headers.of("Content-Type", "application/json"),
                    change.apply(text).getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @OnEveryTransport
    void a_preview_tells_what_moves_and_what_comes_with_it_and_changes_nothing(Lab lab) {
        CustomerScope customer = legacy(lab);
        AzureSubscriptionId second = lab.backend().world().legacyAzure(customer.id(), LegacyAzure.subscription());
        TransitionPreview preview = customer.transition().preview();
        assertThat(preview.canStart()).isTrue();
        assertThat(preview.obstacles()).isEmpty();
        assertThat(preview.upgrade()).isNull();
        assertThat(preview.moves()).hasSize(2).allSatisfy(move -> {
            assertThat(move.status()).isEqualTo(SubscriptionStatus.ACTIVE);
            assertThat(move.reseller()).isNull();
            assertThat(move.plan()).isNull();
        });
        assertThat(preview.moves())
                .extracting(TransitionMove::azureSubscription)
                .contains(second);
        assertThat(preview.notices(TransitionNotice.Kind.LOST).get(0).text()).contains("Budgets");
        assertThat(preview.notices(TransitionNotice.Kind.CANNOT_COME_BACK)).hasSize(1);
        assertThat(preview.notices(TransitionNotice.Kind.STAYS_ON_LEGACY_INVOICE))
                .hasSize(1);
        assertThat(lab.backend().requests())
                .allMatch(r -> r.method().equals("GET")
                        || r.path().toLowerCase(java.util.Locale.ROOT).endsWith("eligibility"));
        assertThat(customer.azurePlans().list()).isEmpty();
    }

    /** What stands in the way reads the same whether the service answers no or refuses. */
    private static void blocked(Lab lab, TransitionBlocker blocker, BiConsumer<World, CustomerId> change) {
        for (boolean refused : List.of(false, true)) {
            try (Lab each = lab.another().backend(b -> b.ineligibleRefused(refused))) {
                CustomerScope customer = legacy(each);
                change.accept(each.backend().world(), customer.id());
                TransitionPreview preview = customer.transition().preview();
                assertThat(preview.canStart()).isFalse();
                assertThat(preview.eligible()).isFalse();
                assertThat(preview.obstacles())
                        .as("refused: %s", refused)
                        .extracting(TransitionObstacle::blocker)
                        .containsExactly(blocker);
                assertThat(preview.obstacles().get(0).remedy()).isEqualTo(blocker.remedy());
                assertThat(preview.obstacles().get(0).description()).isNotBlank();
            }
        }
    }

    @OnEveryTransport
    void each_blocker_is_named_with_a_remedy_whether_the_service_says_no_or_refuses(Lab lab) {
        blocked(
                lab,
                TransitionBlocker.SUSPENDED_SUBSCRIPTION,
                (world, id) -> world.legacyAzure(id, LegacyAzure.subscription().suspended()));
        blocked(
                lab,
                TransitionBlocker.SHARED_SERVICES,
                (world, id) -> world.legacyAzure(id, LegacyAzure.subscription().sharedServices()));
        blocked(
                lab,
                TransitionBlocker.TOO_RECENT,
                (world, id) -> world.legacyAzure(
                        id, LegacyAzure.subscription().boughtAt(java.time.Instant.parse("2026-02-27T10:00:00Z"))));
        blocked(lab, TransitionBlocker.NO_RELATIONSHIP, World::removeRelationship);
    }

    @OnEveryTransport
    void a_blocker_the_reason_does_not_give_away_keeps_the_words_of_the_service(Lab lab) {
        CustomerScope customer = legacy(lab);
        lab.backend().world().unfitForTransition(customer.id(), true);
        TransitionObstacle obstacle =
                customer.transition().preview().obstacles().get(0);
        assertThat(obstacle.blocker()).isEqualTo(TransitionBlocker.UNSPECIFIED);
        assertThat(obstacle.description()).contains("cannot be processed");
        lab.backend().world().unfitForTransition(customer.id(), false);
        assertThat(customer.transition().preview().canStart()).isTrue();
    }

    @OnEveryTransport
    void a_customer_without_agreement_or_without_legacy_azure_is_told_so(Lab lab) {
        CustomerId without = lab.backend().world().legacyCustomer("SE", "utan.example", "Utan");
        TransitionPreview unsigned = lab.client().customer(without).transition().preview();
        assertThat(unsigned.blockedBy(TransitionBlocker.AGREEMENT_REQUIRED)).isTrue();
        assertThat(unsigned.moves()).hasSize(1);
        TransitionPreview nothing = lab.attested().transition().preview();
        assertThat(nothing.obstacles())
                .extracting(TransitionObstacle::blocker)
                .containsExactly(TransitionBlocker.NO_AZURE_SUBSCRIPTIONS);
        assertThat(nothing.obstacles().get(0).remedy()).contains("purchase()");
    }

    @OnEveryTransport
    void a_customer_is_moved_with_its_ids_unchanged_and_everything_is_confirmed(Lab lab) {
        CustomerScope customer = legacy(lab);
        AzureSubscriptionId second = lab.backend().world().legacyAzure(customer.id(), LegacyAzure.subscription());
        TransitionPreview before = customer.transition().preview();
        StartedTransition started = customer.transition().start();
        assertThat(started.how()).isEqualTo(How.STARTED);
        assertThat(customer.transition().status(started.upgradeId()).status()).isEqualTo(UpgradeStatus.NOT_STARTED);
        List<String> seen = new ArrayList<>();
        ProductUpgrade done = customer.with(CallOptions.none().progress(u -> seen.add(u.state())))
                .transition()
                .resume(started.upgradeId());
        assertThat(done.completed()).isTrue();
        assertThat(done.lineItems()).hasSize(2).allMatch(line -> line.upgradedDate() != null);
        assertThat(seen)
                .anyMatch(s -> s.startsWith("NotStarted"))
                .anyMatch(s -> s.startsWith("InProgress"))
                .last()
                .isEqualTo("Completed, 2 of 2 moved");
        TransitionReport report = customer.transition().verify(before);
        assertThat(report.findings()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(report.moved()).hasSize(2);
        AzurePlan plan = customer.azurePlan().get();
        assertThat(plan.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(entitlements(customer))
                .containsExactlyInAnyOrderElementsOf(before.moves().stream()
                        .map(TransitionMove::azureSubscription)
                        .toList())
                .contains(second);
        assertThat(customer.subscriptions().list().stream().filter(s -> s.isLegacyAzure()))
                .hasSize(2)
                .allMatch(s -> SubscriptionStatus.SUSPENDED.equals(s.status()));
        assertThat(customer.azurePlan().purchase().id()).isEqualTo(plan.id());
        assertThat(plan.azureSubscriptions()
                        .create(NewAzureSubscription.named("next"))
                        .planId())
                .isEqualTo(plan.id());
    }

    @OnEveryTransport
    void a_second_start_finds_the_first_upgrade_while_it_runs_and_after(Lab lab) {
        CustomerScope customer = legacy(lab);
        StartedTransition first = customer.transition().start();
        assertThat(customer.transition().start()).isEqualTo(new StartedTransition(first.upgradeId(), How.UNDER_WAY));
        TransitionPreview meanwhile = customer.transition().preview();
        assertThat(meanwhile.blockedBy(TransitionBlocker.IN_PROGRESS)).isTrue();
        assertThat(meanwhile.upgrade().id()).isEqualTo(first.upgradeId());
        customer.transition().resume(first.upgradeId());
        assertThat(customer.transition().start())
                .isEqualTo(new StartedTransition(first.upgradeId(), How.COMPLETED_BEFORE));
        TransitionPreview after = customer.transition().preview();
        assertThat(after.obstacles())
                .extracting(TransitionObstacle::blocker)
                .containsExactly(TransitionBlocker.COMPLETED);
        assertThat(after.moves()).isEmpty();
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(1);
    }

    @OnEveryTransport
    void a_start_whose_answer_is_lost_is_looked_up_and_not_made_twice(Lab lab) {
        CustomerScope customer = legacy(lab);
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "/v1/productUpgrades"));
        StartedTransition started = customer.transition().start();
        assertThat(started.how()).isEqualTo(How.STARTED);
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(1);
        assertThat(customer.transition().resume(started.upgradeId()).completed())
                .isTrue();
    }

    @OnEveryTransport
    void a_start_that_never_arrived_is_made_again_after_a_look(Lab lab) {
        CustomerScope customer = legacy(lab);
        lab.backend().faults().add(Fault.status(503).on("POST", "/v1/productUpgrades"));
        StartedTransition started = customer.transition().start();
        assertThat(started.how()).isEqualTo(How.STARTED);
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(2);
        assertThat(lab.requests("POST", "eligibility")).isEqualTo(2);
        assertThat(customer.transition().move().clean()).isTrue();
    }

    @OnEveryTransport
    void a_start_that_cannot_be_looked_up_says_that_its_outcome_is_unknown(Lab lab) {
        CustomerScope customer = legacy(lab);
        AzurePlanClient once = lab.client(b -> b.retryPolicy(RetryPolicy.none()));
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "/v1/productUpgrades"));
        AtomicInteger asked = new AtomicInteger();
        AzurePlanClient blind = lab.connected(
                lab.backend().clientBuilder().retryPolicy(RetryPolicy.none()),
                changing(
                        "eligibility",
                        response -> asked.incrementAndGet() == 1
                                ? response
                                : TransportResponse.of(404, Headers.EMPTY, new byte[0])));
        TransportException lost = catchThrowableOfType(
                TransportException.class,
                () -> blind.customer(customer.id()).transition().start());
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(once.customer(customer.id()).transition().start().how()).isEqualTo(How.UNDER_WAY);
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(1);
    }

    @OnEveryTransport
    void an_upgrade_somebody_else_started_meanwhile_is_followed(Lab lab) {
        CustomerScope customer = legacy(lab);
        StartedTransition theirs = customer.transition().start();
        AtomicInteger asked = new AtomicInteger();
        AzurePlanClient late = lab.connected(
                lab.backend().clientBuilder(),
                changing(
                        "eligibility",
                        response -> asked.incrementAndGet() > 1
                                ? response
                                : body(response, json -> json.replaceAll("\"upgradeId\":\"[^\"]*\",", ""))));
        assertThat(late.customer(customer.id()).transition().start())
                .isEqualTo(new StartedTransition(theirs.upgradeId(), How.UNDER_WAY));
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(2);
        customer.transition().resume(theirs.upgradeId());
        asked.set(0);
        assertThat(late.customer(customer.id()).transition().start())
                .isEqualTo(new StartedTransition(theirs.upgradeId(), How.COMPLETED_BEFORE));
    }

    @OnEveryTransport
    void where_the_service_only_refuses_a_running_upgrade_is_an_error_and_a_completed_one_is_told(Lab lab) {
        lab.backend(b -> b.ineligibleRefused(true));
        CustomerScope customer = legacy(lab);
        StartedTransition started = customer.transition().start();
        ConflictException running = catchThrowableOfType(
                ConflictException.class, () -> customer.transition().start());
        assertThat(running.code()).isEqualTo(ErrorCode.UPGRADE_RUNNING);
        assertThat(running.nextStep()).contains("resume");
        assertThat(customer.transition().preview().blockedBy(TransitionBlocker.IN_PROGRESS))
                .isTrue();
        customer.transition().resume(started.upgradeId());
        StartedTransition before = customer.transition().start();
        assertThat(before).isEqualTo(new StartedTransition(null, How.COMPLETED_BEFORE));
        assertThatThrownBy(before::id).isInstanceOf(IllegalStateException.class).hasMessageContaining("verify()");
        assertThat(customer.transition().move().clean()).isTrue();
        assertThat(customer.transition().preview().blockedBy(TransitionBlocker.COMPLETED))
                .isTrue();
    }

    @OnEveryTransport
    void the_id_of_a_start_is_found_in_any_address_and_without_one(Lab lab) {
        for (String shape : List.of(
                "productUpgrades/%s",
                "/v1/productUpgrades/%s/",
                "https://api.partnercenter.microsoft.com/v1/productupgrades/%s?x=1",
                "productUpgrades/%s/status",
                "%s",
                "productUpgrades/",
                "productUpgrades/{upgrade id}",
                "")) {
            try (Lab each = lab.another()) {
                CustomerScope customer = legacy(each);
                AzurePlanClient client = each.connected(each.backend().clientBuilder(), changing(UPGRADES, response -> {
                    String location = response.headers().first("Location").orElseThrow();
                    String id = location.substring(location.lastIndexOf('/') + 1);
                    String changed = shape.replace("%s", id);
                    return TransportResponse.of(
                            response.status(),
                            changed.isEmpty() ? Headers.EMPTY : Headers.of("Location", changed),
                            new byte[0]);
                }));
                StartedTransition started =
                        client.customer(customer.id()).transition().start();
                assertThat(started.how()).as(shape).isEqualTo(How.STARTED);
                assertThat(started.upgradeId())
                        .as(shape)
                        .isEqualTo(customer.transition().eligibility().upgradeId());
            }
        }
    }

    @OnEveryTransport
    void a_failed_upgrade_tells_why_blocks_buying_and_can_be_started_again(Lab lab) {
        CustomerScope customer = legacy(lab);
        lab.backend().world().failNextTransition(customer.id());
        StartedTransition first = customer.transition().start();
        TransitionFailedException failed = catchThrowableOfType(
                TransitionFailedException.class, () -> customer.transition().resume(first.upgradeId()));
        assertThat(failed.code()).isEqualTo(ErrorCode.UPGRADE_CANNOT_BE_PROCESSED);
        assertThat(failed).hasMessageContaining("could not be processed");
        assertThat(failed.upgrade().failed()).isTrue();
        assertThat(failed.resumeWith()).contains(new ResumePoint(ResumePoint.Kind.TRANSITION, first.upgradeId()));
        assertThatThrownBy(() -> customer.azurePlan().purchase())
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPGRADE_FAILED));
        assertThat(customer.transition().verify().findings())
                .extracting(TransitionFinding::kind)
                .contains(Kind.UPGRADE_NOT_COMPLETED, Kind.LINE_NOT_COMPLETED, Kind.NOT_UNDER_A_PLAN);
        TransitionPreview preview = customer.transition().preview();
        assertThat(preview.canStart()).isTrue();
        assertThat(preview.upgrade().failed()).isTrue();
        lab.backend().faults().add(Fault.status(503).on("POST", "/v1/productUpgrades"));
        StartedTransition second = customer.transition().start();
        assertThat(second.how()).isEqualTo(How.STARTED);
        assertThat(second.upgradeId()).isNotEqualTo(first.upgradeId());
        assertThat(customer.transition().move().clean()).isTrue();
    }

    @OnEveryTransport
    void the_words_of_a_failure_are_read_in_all_their_spellings(Lab lab) {
        CustomerScope customer = legacy(lab);
        lab.backend().world().failNextTransition(customer.id());
        String id = customer.transition().start().upgradeId();
        lab.backend().clock().advance(Duration.ofHours(1));
        for (String spelling : List.of(
                "{\"code\":\"900119\",\"message\":\"because\"}",
                "{\"code\":900119,\"description\":\"because\"}",
                "{\"Code\":\"900119\",\"Description\":\"because\"}")) {
            AzurePlanClient client = lab.connected(
                    lab.backend().clientBuilder(),
                    changing(
                            "/status",
                            response -> body(
                                    response,
                                    json -> json.replaceAll(
                                            "\"errorDetails\":\\{[^}]*}", "\"errorDetails\":" + spelling))));
            TransitionFailedException failed = catchThrowableOfType(
                    TransitionFailedException.class,
                    () -> client.customer(customer.id()).transition().resume(id));
            assertThat(failed.code()).isEqualTo(ErrorCode.UPGRADE_SHARED_SERVICES);
            assertThat(failed.description()).isEqualTo("because");
            assertThat(failed.upgrade().lineItems().get(0).errorDetails().text())
                    .isEqualTo("because");
            assertThat(failed.upgrade().errorDetails()).hasToString("900119 because");
        }
    }

    @OnEveryTransport
    void a_word_for_a_state_that_is_not_known_counts_as_running(Lab lab) {
        CustomerScope customer = legacy(lab);
        String id = customer.transition().start().upgradeId();
        AzurePlanClient client = lab.connected(
                lab.backend().clientBuilder(),
                changing(
                        "/status",
                        response -> body(
                                response,
                                json -> json.replace("\"InProgress\"", "\"Replicating\"")
                                        .replace("\"status\":\"NotStarted\",", ""))));
        assertThat(client.customer(customer.id()).transition().status(id).running())
                .isTrue();
        assertThat(client.customer(customer.id()).transition().resume(id).completed())
                .isTrue();
    }

    @OnEveryTransport
    void a_deadline_leaves_an_id_to_go_on_with_in_another_process(Lab lab) {
        CustomerScope customer = legacy(lab);
        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> customer.with(CallOptions.deadline(Duration.ofMinutes(3)))
                        .transition()
                        .move());
        assertThat(late.lastState()).startsWith("InProgress");
        ResumePoint resume = late.resumeWith().orElseThrow();
        assertThat(resume.kind()).isEqualTo(ResumePoint.Kind.TRANSITION);
        AzurePlanClient other = lab.client(b -> b);
        assertThat(other.customer(customer.id())
                        .transition()
                        .resume(resume.id())
                        .completed())
                .isTrue();
        assertThat(customer.transition().verify().clean()).isTrue();
    }

    @OnEveryTransport
    void one_call_moves_a_customer_and_may_be_repeated(Lab lab) {
        CustomerScope customer = legacy(lab);
        List<String> seen = new ArrayList<>();
        TransitionReport first = customer.with(CallOptions.none().progress(u -> seen.add(u.state())))
                .transition()
                .move();
        assertThat(first.clean()).isTrue();
        assertThat(first.upgrade().completed()).isTrue();
        assertThat(seen).first().isEqualTo("starting");
        assertThat(seen).last().isEqualTo("looking at the result");
        assertThat(customer.transition().move()).isEqualTo(first);
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(1);
    }

    @OnEveryTransport
    void many_threads_start_one_upgrade(Lab lab) throws Exception {
        CustomerScope customer = legacy(lab);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<StartedTransition>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(threads.submit(() -> customer.transition().start()));
            }
            List<String> ids = new ArrayList<>();
            for (Future<StartedTransition> each : all) {
                ids.add(each.get().upgradeId());
            }
            assertThat(ids).hasSize(6).containsOnly(ids.get(0));
        } finally {
            threads.shutdownNow();
        }
        assertThat(lab.requests("POST", UPGRADES)).isEqualTo(1);
    }

    @OnEveryTransport
    void in_bad_weather_who_keeps_asking_is_moved_once(Lab lab) {
        int troubled = 0;
        for (int seed = 1; seed <= 12; seed++) {
            try (Lab each = lab.another()) {
                CustomerScope customer = legacy(each);
                each.backend().world().legacyAzure(customer.id(), LegacyAzure.subscription());
                if (seed % 3 == 0) {
                    each.backend().world().failNextTransition(customer.id());
                }
                each.backend().faults().add(Fault.loseAnswer().random(0.15, seed));
                each.backend().faults().add(Fault.status(503).random(0.15, seed + 100));
                each.backend().faults().add(Fault.cutBody().random(0.1, seed + 200));
                boolean clean = false;
                for (int tries = 0; tries < 60 && !clean; tries++) {
                    try {
                        clean = customer.transition().move().clean();
                    } catch (AzurePlanException e) {
                        troubled++;
                    }
                }
                assertThat(clean).as("seed %s", seed).isTrue();
                each.backend().faults().clear();
                assertThat(customer.transition().verify().clean()).isTrue();
                assertThat(customer.azurePlans().list()).hasSize(1);
                assertThat(entitlements(customer)).hasSize(2);
            }
        }
        assertThat(troubled).as("moves that met trouble").isPositive();
    }

    private static CustomerScope ofProvider(Lab lab) {
        lab.backend(b -> b.partnerType(PartnerType.INDIRECT_PROVIDER));
        World world = lab.backend().world();
        world.indirectReseller(TenantId.of("8a1f8b34-5f09-4c57-9d5e-93f1f4fd3c21"), NORTH);
        world.indirectReseller(TenantId.of("8a1f8b34-5f09-4c57-9d5e-93f1f4fd3c22"), SOUTH);
        CustomerId id = world.customer("SE", "kund.example", "Kund");
        world.acceptAgreement(id);
        return lab.client().customer(id);
    }

    @OnEveryTransport
    void with_an_indirect_provider_each_partner_on_record_gets_a_plan(Lab lab) {
        CustomerScope customer = ofProvider(lab);
        World world = lab.backend().world();
        Map<AzureSubscriptionId, MpnId> resellers = new HashMap<>();
        for (MpnId reseller : List.of(NORTH, SOUTH)) {
            resellers.put(
                    world.legacyAzure(customer.id(), LegacyAzure.subscription().reseller(reseller)), reseller);
        }
        resellers.put(
                world.legacyAzure(customer.id(), LegacyAzure.subscription().reseller(NORTH)), NORTH);
        AzureSubscriptionId own = world.legacyAzure(customer.id(), LegacyAzure.subscription());
        TransitionReport report = customer.transition().move();
        assertThat(report.findings()).isEmpty();
        assertThat(report.moved())
                .hasSize(4)
                .allSatisfy(moved -> assertThat(moved.reseller()).isEqualTo(resellers.get(moved.id())));
        assertThat(customer.azurePlans().list()).hasSize(3);
        assertThat(customer.azurePlan(NORTH).get().azureSubscriptions().list().toList())
                .hasSize(2);
        assertThat(customer.azurePlan().get().azureSubscriptions().find(own)).isPresent();
    }

    @OnEveryTransport
    void what_was_bought_for_another_partner_later_moves_with_another_transition(Lab lab) {
        CustomerScope customer = ofProvider(lab);
        World world = lab.backend().world();
        world.legacyAzure(customer.id(), LegacyAzure.subscription().reseller(NORTH));
        String first = customer.transition().start().upgradeId();
        customer.transition().resume(first);
        AzureSubscriptionId late =
                world.legacyAzure(customer.id(), LegacyAzure.subscription().reseller(NORTH));
        TransitionPreview preview = customer.transition().preview();
        assertThat(preview.canStart()).isTrue();
        assertThat(preview.moves())
                .singleElement()
                .satisfies(move -> assertThat(move.plan())
                        .isEqualTo(customer.azurePlan(NORTH).get().id()));
        StartedTransition second = customer.transition().start();
        assertThat(second.how()).isEqualTo(How.STARTED);
        customer.transition().resume(second.upgradeId());
        assertThat(customer.transition().verify(preview).clean()).isTrue();
        assertThat(customer.azurePlans().list()).hasSize(1);
        assertThat(customer.azurePlan(NORTH).get().azureSubscriptions().find(late))
                .isPresent();
    }

    @OnEveryTransport
    void a_check_before_the_move_or_of_somebody_without_one_finds_what_is_missing(Lab lab) {
        CustomerScope customer = legacy(lab);
        TransitionPreview before = customer.transition().preview();
        assertThat(customer.transition().verify(before).findings())
                .extracting(TransitionFinding::kind)
                .containsExactly(Kind.UPGRADE_NOT_COMPLETED, Kind.NOT_UNDER_A_PLAN, Kind.LEGACY_STILL_ACTIVE);
        assertThat(lab.attested().transition().verify().findings())
                .extracting(TransitionFinding::kind)
                .contains(Kind.NOTHING_TO_CHECK);
        assertThatThrownBy(() -> lab.attested().transition().verify(before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before:");
    }

    @OnEveryTransport
    void a_check_finds_what_was_cancelled_and_what_was_added_since(Lab lab) {
        CustomerScope customer = legacy(lab);
        TransitionPreview before = customer.transition().preview();
        customer.transition().move();
        AzurePlan plan = customer.azurePlan().get();
        AzureSubscriptionId moved = before.moves().get(0).azureSubscription();
        AzureSubscriptionId added = plan.azureSubscriptions()
                .create(NewAzureSubscription.named("extra"))
                .id();
        plan.azureSubscriptions().cancel(moved);
        List<TransitionFinding> findings = customer.transition().verify(before).findings();
        assertThat(findings).extracting(TransitionFinding::kind).containsExactly(Kind.NOT_ACTIVE, Kind.ADDED);
        assertThat(findings).extracting(TransitionFinding::about).containsExactly(moved.text(), added.text());
    }

    @OnEveryTransport
    void a_check_finds_a_plan_of_the_wrong_partner_and_a_legacy_subscription_that_is_gone(Lab lab) {
        CustomerScope customer = ofProvider(lab);
        World world = lab.backend().world();
        world.legacyAzure(customer.id(), LegacyAzure.subscription().reseller(NORTH));
        TransitionPreview before = customer.transition().preview();
        customer.transition().move();
        AzurePlanClient client = lab.connected(
                lab.backend().clientBuilder(),
                changing(
                        "/subscriptions",
                        response -> body(
                                response,
                                json -> json.replace(NORTH.text(), SOUTH.text())
                                        .replace("\"suspended\"", "\"deleted\"")
                                        .replace("\"active\"", "\"disabled\""))));
        assertThat(client.customer(customer.id()).transition().verify(before).findings())
                .extracting(TransitionFinding::kind)
                .containsExactlyInAnyOrder(Kind.OTHER_PARTNERS_PLAN, Kind.PLAN_NOT_ACTIVE, Kind.LEGACY_GONE);
    }

    @OnEveryTransport
    void use_goes_on_through_the_move_and_is_the_plans_from_the_next_day(Lab lab) {
        CustomerScope customer = legacy(lab);
        AzureSubscriptionId azure =
                customer.transition().preview().moves().get(0).azureSubscription();
        Meter meter = lab.backend().world().meters().get(0);
        lab.backend().world().use(azure, meter.meterId(), new BigDecimal("24"));
        lab.backend().clock().advance(Period.ofDays(5));
        assertThat(customer.transition().move().clean()).isTrue();
        lab.backend().clock().advance(Period.ofDays(4));
        List<LocalDate> days = new ArrayList<>();
        try (UsageLines lines = lab.client()
                .billing()
                .usage(CurrencyCode.of("EUR"), YearMonth.of(2026, 3))
                .open()) {
            for (UsageLine line : lines) {
                assertThat(line.azureSubscriptionId()).isEqualTo(azure);
                days.add(line.usageDate());
            }
        }
        assertThat(days).isNotEmpty().first().isEqualTo(LocalDate.of(2026, 3, 8));
        assertThat(days).doesNotContain(LocalDate.of(2026, 3, 7)).doesNotHaveDuplicates();
    }

    @OnEveryTransport
    void a_moved_subscription_stays_suspended(Lab lab) {
        CustomerScope customer = legacy(lab);
        customer.transition().move();
        String legacy = customer.subscriptions().list().stream()
                .filter(s -> s.isLegacyAzure())
                .findFirst()
                .orElseThrow()
                .id();
        assertThatThrownBy(() -> lab.client()
                        .raw()
                        .send(io.github.azureplan.RawRequest.patch(
                                        io.github.azureplan.common.Service.PARTNER_CENTER,
                                        "/customers/" + customer.id() + "/subscriptions/" + legacy)
                                .json("{\"status\":\"active\"}")))
                .hasMessageContaining("800040");
    }

    @OnEveryTransport
    void a_bad_upgrade_id_is_refused_before_anything_is_sent(Lab lab) {
        CustomerScope customer = legacy(lab);
        long before = lab.backend().requests().size();
        for (String bad : List.of("", " ", "a/b", "productUpgrades/1")) {
            assertThatThrownBy(() -> customer.transition().status(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("upgradeId:");
        }
        assertThat(lab.backend().requests()).hasSize((int) before);
    }
}
