package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionRoomTest {
    private static final String NOBODY = "7d4f5a43-3c53-4f0b-b8a3-8f4d3a1f0c11";

    private final InMemoryBackend backend = InMemoryBackend.create();
    private final CustomerId customer = legacy(backend);

    private static CustomerId legacy(InMemoryBackend backend) {
        CustomerId id = backend.world().legacyCustomer("DE", "westwind.example", "Westwind");
        backend.world().acceptAgreement(id);
        return id;
    }

    /** With a token that is valid now. */
    private Ask ask() {
        return Ask.user(backend);
    }

    private String body() {
        return body(customer);
    }

    private static String body(CustomerId who) {
        return "{\"customerId\":\"" + who.text() + "\",\"productFamily\":\"Azure\"}";
    }

    private Ask.Answer eligibility() {
        return ask().post("/v1/productUpgrades/eligibility", body());
    }

    private Ask.Answer start() {
        return ask().post("/v1/productupgrades", body());
    }

    private String started() {
        Ask.Answer answer = start();
        assertThat(answer.status()).isEqualTo(202);
        return answer.header("Location").substring("productUpgrades/".length());
    }

    private JsonObject status(String id) {
        return ask().post("/v1/productUpgrades/" + id + "/status", body()).json();
    }

    private List<JsonObject> subscriptions() {
        return subscriptions(backend, customer);
    }

    private static List<JsonObject> subscriptions(InMemoryBackend of, CustomerId who) {
        return Ask.app(of)
                .get("/v1/customers/" + who.text() + "/subscriptions")
                .json()
                .array("items")
                .objects();
    }

    private List<JsonObject> entitlements(String plan) {
        return ask().get("/v1/customers/" + customer.text() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects();
    }

    @Test
    void an_eligible_customer_is_yes_and_nothing_more() {
        Ask.Answer answer = eligibility();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().bool("isEligible")).isTrue();
        assertThat(answer.json().text("customerId")).isEqualTo(customer.text());
        assertThat(answer.json().has("upgradeId")).isFalse();
        assertThat(answer.json().has("reason")).isFalse();
    }

    @Test
    void a_start_is_202_with_a_relative_address_and_no_body() {
        Ask.Answer answer = start();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Location")).matches("productUpgrades/[0-9a-f-]{36}");
    }

    @Test
    void an_upgrade_is_pending_then_running_then_completed() {
        String id = started();
        assertThat(status(id).text("status")).isEqualTo("NotStarted");
        backend.clock().advance(Duration.ofMinutes(2));
        JsonObject running = status(id);
        assertThat(running.text("status")).isEqualTo("InProgress");
        assertThat(running.array("lineItems").objects().get(0).has("upgradedDate"))
                .isFalse();
        assertThat(start().refusal()).isEqualTo("409/900109");
        assertThat(subscriptions()).hasSize(1).allMatch(s -> s.text("status").equals("active"));
        backend.clock().advance(Duration.ofMinutes(20));
        JsonObject done = status(id.toUpperCase(java.util.Locale.ROOT));
        assertThat(done.text("status")).isEqualTo("Completed");
        assertThat(done.has("errorDetails")).isFalse();
        assertThat(start().refusal()).isEqualTo("400/900110");
        JsonObject again = eligibility().json();
        assertThat(again.bool("isEligible")).isFalse();
        assertThat(again.text("upgradeId")).isEqualTo(id);
        assertThat(again.text("reason")).isNotBlank();
    }

    @Test
    void the_plan_comes_at_the_end_and_the_azure_subscription_keeps_its_id() {
        JsonObject before = subscriptions().get(0);
        String id = started();
        backend.clock().advance(Duration.ofDays(3));
        JsonObject legacy = subscriptions().stream()
                .filter(s -> s.has("entitlementId"))
                .findFirst()
                .orElseThrow();
        JsonObject plan = subscriptions().stream()
                .filter(s -> !s.has("entitlementId"))
                .findFirst()
                .orElseThrow();
        assertThat(legacy.text("id")).isEqualTo(before.text("id"));
        assertThat(legacy.text("status")).isEqualTo("suspended");
        assertThat(legacy.object("attributes").text("etag"))
                .isNotEqualTo(before.object("attributes").text("etag"));
        assertThat(plan.text("status")).isEqualTo("active");
        assertThat(plan.text("offerId")).startsWith("DZH318Z0BPS6:0001:");
        assertThat(plan.text("creationDate")).startsWith("2026-03-02T08:22:00");
        assertThat(entitlements(plan.text("id")))
                .singleElement()
                .satisfies(e -> assertThat(e.text("id")).isEqualTo(before.text("entitlementId")));
        JsonObject line = status(id).array("lineItems").objects().get(0);
        assertThat(line.object("sourceProduct").text("id")).isEqualTo(before.text("entitlementId"));
        assertThat(line.object("targetProduct").text("id")).isEqualTo(plan.text("id"));
        assertThat(line.text("upgradedDate")).startsWith("2026-03-02T08:22:00.");
    }

    @ParameterizedTest
    @CsvSource({
        "customerId, contoso, 400/900118",
        "customerId, , 400/900118",
        "customerId, " + NOBODY + ", 404/60003",
        "productFamily, office, 400/900126",
        "productFamily, , 400/800002",
        "productfamilies, azure, 400/800002"
    })
    void a_wrong_request_is_refused_by_every_call(String member, String value, String refusal) {
        JsonObject body = JsonObject.of("customerId", customer.text(), "productFamily", "azure")
                .with(member, value == null ? "" : value);
        for (String path : List.of("eligibility", "", "some/status")) {
            assertThat(ask().post("/v1/productUpgrades" + (path.isEmpty() ? "" : "/" + path), body.toString())
                            .refusal())
                    .isEqualTo(refusal);
        }
    }

    @Test
    void an_application_alone_may_do_none_of_it() {
        for (String path : List.of("/eligibility", "", "/" + NOBODY + "/status")) {
            assertThat(Ask.app(backend)
                            .post("/v1/productUpgrades" + path, body())
                            .refusal())
                    .isEqualTo("403/900329");
        }
    }

    @Test
    void an_upgrade_of_nobody_or_of_another_customer_is_not_told() {
        String id = started();
        assertThat(ask().post("/v1/productUpgrades/" + NOBODY + "/status", body())
                        .refusal())
                .isEqualTo("404/900106");
        CustomerId other = backend.world().customer("DE", "ostwind.example", "Ostwind");
        assertThat(ask().post("/v1/productUpgrades/" + id + "/status", body(other))
                        .refusal())
                .isEqualTo("400/900111");
    }

    @Test
    void a_subscription_bought_less_than_seven_days_ago_keeps_all_from_moving() {
        backend.world()
                .legacyAzure(
                        customer,
                        LegacyAzure.subscription()
                                .boughtAt(backend.clock().now().minus(Duration.ofDays(6))));
        assertThat(start().refusal()).isEqualTo("403/900130");
        backend.clock().advance(Duration.ofDays(1));
        assertThat(start().status()).isEqualTo(202);
    }

    @Test
    void a_subscription_suspended_through_the_api_keeps_all_from_moving_until_it_is_active_again() {
        String path = "/v1/customers/" + customer.text() + "/subscriptions/"
                + subscriptions().get(0).text("id");
        Ask json = ask().header("Content-Type", "application/json");
        assertThat(json.send("PATCH", path, "{\"status\":\"suspended\"}").status())
                .isEqualTo(200);
        assertThat(start().refusal()).isEqualTo("403/900105");
        assertThat(json.send("PATCH", path, "{\"status\":\"active\"}").status()).isEqualTo(200);
        started();
        backend.clock().advance(Duration.ofMinutes(30));
        assertThat(json.send("PATCH", path, "{\"status\":\"active\"}").refusal())
                .isEqualTo("400/800040");
    }

    @Test
    void a_failed_upgrade_moves_nothing_and_another_start_takes_its_place() {
        backend.world().failNextTransition(customer);
        String first = started();
        backend.clock().advance(Duration.ofHours(1));
        JsonObject failed = status(first);
        assertThat(failed.text("status")).isEqualTo("Failed");
        assertThat(failed.object("errorDetails").text("code")).isEqualTo("900120");
        assertThat(failed.array("lineItems").objects().get(0).text("status")).isEqualTo("Failed");
        assertThat(subscriptions()).hasSize(1).allMatch(s -> s.text("status").equals("active"));
        assertThat(eligibility().json().bool("isEligible")).isTrue();
        String second = started();
        assertThat(second).isNotEqualTo(first);
        backend.clock().advance(Duration.ofHours(1));
        assertThat(status(second).text("status")).isEqualTo("Completed");
        assertThat(status(first).text("status")).isEqualTo("Failed");
    }

    @Test
    void a_plan_cannot_be_bought_before_while_and_after_a_failure_and_can_be_for_another_reseller_later() {
        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .transitionPendingFor(Duration.ofMinutes(1))
                .transitionRunningFor(Duration.ofMinutes(5))
                .build();
        MpnId north = MpnId.of("4100017");
        provider.world().indirectReseller(TenantId.of(NOBODY), north);
        Shop shop = Shop.of(provider, "nordwind.example");
        CustomerId buyer = CustomerId.of(shop.id());
        provider.world().legacyAzure(buyer, LegacyAzure.subscription());
        assertThat(shop.buy().refusal()).isEqualTo("403/800020");
        provider.world().failNextTransition(buyer);
        Ask user = Ask.user(provider);
        user.post("/v1/productUpgrades", body(buyer));
        assertThat(shop.buy().refusal()).isEqualTo("409/900112");
        provider.clock().advance(Duration.ofMinutes(3));
        assertThat(shop.buy().refusal()).isEqualTo("409/900113");
        provider.clock().advance(Duration.ofMinutes(10));
        assertThat(shop.buy().refusal()).isEqualTo("409/900114");
        user.post("/v1/productUpgrades", body(buyer));
        assertThat(shop.buy().refusal()).isEqualTo("409/900112");
        provider.clock().advance(Duration.ofMinutes(10));
        assertThat(shop.buy().refusal()).isEqualTo("403/800089");
        String forNorth = shop.line()
                .replaceFirst(
                        "}$", ", \"participants\": [{\"key\": \"transaction_reseller\", \"value\": \"4100017\"}]}");
        assertThat(shop.checkout(shop.cart(forNorth)).status()).isEqualTo(201);
    }

    @Test
    void a_suspended_plan_that_takes_something_in_is_active_again() {
        started();
        backend.clock().advance(Duration.ofHours(1));
        String plan = subscriptions().stream()
                .filter(s -> !s.has("entitlementId"))
                .findFirst()
                .orElseThrow()
                .text("id");
        String path = "/v1/customers/" + customer.text() + "/subscriptions/" + plan;
        String moved = entitlements(plan).get(0).text("id");
        ask().send("POST", path + "/azureEntitlements/" + moved + "/cancel", null);
        backend.clock().advance(Duration.ofMinutes(1));
        assertThat(ask().header("Content-Type", "application/json")
                        .send("PATCH", path, "{\"status\":\"suspended\"}")
                        .status())
                .isEqualTo(200);
        AzureSubscriptionId more = backend.world().legacyAzure(customer, LegacyAzure.subscription());
        started();
        backend.clock().advance(Duration.ofHours(1));
        assertThat(ask().get(path).json().text("status")).isEqualTo("active");
        assertThat(entitlements(plan)).extracting(e -> e.text("id")).contains(moved, more.text());
    }

    @Test
    void with_a_running_clock_an_upgrade_takes_one_second() {
        SettableClock real = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));
        InMemoryBackend running = InMemoryBackend.builder()
                .runningWith(real)
                .startAt(real.instant())
                .build();
        CustomerId who = legacy(running);
        Ask user = Ask.user(running);
        assertThat(user.post("/v1/productUpgrades", body(who)).status()).isEqualTo(202);
        assertThat(user.post("/v1/productUpgrades", body(who)).refusal()).isEqualTo("409/900109");
        real.now = real.now.plusSeconds(1);
        assertThat(user.post("/v1/productUpgrades", body(who)).refusal()).isEqualTo("400/900110");
        assertThat(subscriptions(running, who)).hasSize(2);
    }

    @Test
    void durations_and_recency_are_settings() {
        InMemoryBackend other = InMemoryBackend.builder()
                .transitionPendingFor(Duration.ZERO)
                .transitionRunningFor(Duration.ZERO)
                .legacyRecentFor(Duration.ZERO)
                .ineligibleRefused(true)
                .build();
        CustomerId who = other.world().customer("DE", "sued.example", "Sued");
        other.world().acceptAgreement(who);
        Ask user = Ask.user(other);
        assertThat(user.post("/v1/productUpgrades/eligibility", body(who)).refusal())
                .isEqualTo("403/900108");
        other.world()
                .legacyAzure(
                        who, LegacyAzure.subscription().boughtAt(other.clock().now()));
        assertThat(user.post("/v1/productUpgrades", body(who)).status()).isEqualTo(202);
        assertThat(user.post("/v1/productUpgrades/eligibility", body(who)).refusal())
                .isEqualTo("400/900110");
    }

    @Test
    void the_world_refuses_legacy_azure_that_cannot_be() {
        World world = backend.world();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.legacyAzure(CustomerId.of(NOBODY), LegacyAzure.subscription()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        world.legacyAzure(customer, LegacyAzure.subscription().reseller(MpnId.of("4100017"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.legacyAzure(
                        customer,
                        LegacyAzure.subscription()
                                .boughtAt(backend.clock().now().plusSeconds(1))))
                .withMessageContaining("boughtAt");
    }

    @Test
    void the_same_is_done_over_the_sandbox() {
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:8080");
        String path = "/_world/customers/" + customer.text();
        Ask.Answer made =
                world.post(path + "/legacyAzure", "{\"suspended\":true,\"boughtAt\":\"2025-01-01T00:00:00Z\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(subscriptions())
                .filteredOn(s -> s.text("id").equals(made.json().text("subscriptionId")))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.text("entitlementId")).isEqualTo(made.json().text("azureSubscriptionId"));
                    assertThat(s.text("status")).isEqualTo("suspended");
                    assertThat(s.text("creationDate")).startsWith("2025-01-01");
                });
        assertThat(start().refusal()).isEqualTo("403/900105");
        assertThat(world.post(path + "/legacyAzure", "{\"boughtAt\":\"soon\"}").status())
                .isEqualTo(400);
        assertThat(world.post(path + "/unfitForTransition", "{\"unfit\":true}").status())
                .isEqualTo(200);
        assertThat(start().refusal()).isEqualTo("403/900120");
        assertThat(world.post(path + "/unfitForTransition", "{}").status()).isEqualTo(400);
        assertThat(world.send("POST", path + "/failNextTransition", null).status())
                .isEqualTo(204);
        assertThat(world.send("POST", "/_world/customers/" + NOBODY + "/failNextTransition", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_repeated_start_under_one_request_id_gets_the_first_answer() {
        Ask.Answer first = ask().request(7).post("/v1/productUpgrades", body());
        backend.clock().advance(Duration.ofHours(2));
        Ask.Answer second = ask().request(7).post("/v1/productUpgrades", body());
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
