package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsRoomTest {
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Shop shop = Shop.of(backend, "nordwind.example");

    private List<JsonObject> entitlements(String plan) {
        return shop.ask()
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects();
    }

    private String entitlement(String plan) {
        return "/subscriptions/" + plan + "/azureEntitlements/"
                + entitlements(plan).get(0).text("id");
    }

    private Ask.Answer patch(String plan, String body) {
        return Ask.app(backend)
                .header("Content-Type", "application/json")
                .send("PATCH", shop.customer() + "/subscriptions/" + plan, body);
    }

    private String status(String entitlement) {
        return Ask.app(backend).get(shop.customer() + entitlement).json().text("status");
    }

    private void cancel(String entitlement) {
        String reason = "{\"cancellationReason\": \"Compromise\"}";
        assertThat(shop.ask()
                        .post(shop.customer() + entitlement + "/cancel", reason)
                        .status())
                .isEqualTo(202);
        backend.clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void the_plan_becomes_a_subscription_when_its_order_completes() {
        JsonObject order = shop.buy().json().array("orders").objects().get(0);
        assertThat(shop.subscriptions("")).isEmpty();

        backend.clock().advance(Duration.ofMinutes(2));

        List<JsonObject> found = shop.subscriptions("?order_id=" + order.text("id"));
        assertThat(found).hasSize(1);
        JsonObject plan = found.get(0);
        assertThat(plan.text("offerId")).isEqualTo(shop.item());
        assertThat(plan.text("friendlyName")).isEqualTo("Workloads");
        assertThat(plan.text("status")).isEqualTo("active");
        assertThat(plan.text("billingType")).isEqualTo("usage");
        assertThat(plan.text("billingCycle")).isEqualTo("one_time");
        assertThat(plan.text("creationDate")).isEqualTo("2026-03-02T08:02:00.0000000Z");
        assertThat(plan.has("entitlementId")).isFalse();
        assertThat(plan.object("attributes").has("etag")).isFalse();
        assertThat(shop.ask()
                        .get(shop.customer() + "/subscriptions/" + plan.text("id"))
                        .json())
                .isEqualTo(plan);
        assertThat(shop.subscriptions("?order_id=other")).isEmpty();
        assertThat(shop.subscriptions("")).hasSize(1);
    }

    @Test
    void a_plan_comes_with_one_azure_subscription() {
        String plan = shop.plan();

        assertThat(entitlements(plan)).hasSize(1);
        JsonObject first = entitlements(plan).get(0);
        assertThat(first.members()).containsOnlyKeys("id", "friendlyName", "status", "subscriptionId");
        assertThat(first.text("subscriptionId")).isEqualTo(plan);
        assertThat(first.text("status")).isEqualTo("active");
        assertThat(shop.ask().get(shop.customer() + entitlement(plan)).json()).isEqualTo(first);
    }

    @Test
    void plans_are_found_by_the_reseller_they_belong_to() {
        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        provider.world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), MpnId.of("4100001"));
        Shop indirect = Shop.of(provider, "nordwind.example");
        String participant = ", \"participants\": [{\"key\": \"transaction_reseller\", \"value\": \"4100001\"}]}";
        indirect.checkout(indirect.cart(indirect.line().replace("}", participant)));
        indirect.plan();

        assertThat(indirect.subscriptions("")).hasSize(2);
        List<JsonObject> found = indirect.subscriptions("?mpn_id=4100001");
        assertThat(found).hasSize(1);
        assertThat(found.get(0).text("partnerId")).isEqualTo("4100001");
        assertThat(indirect.subscriptions("?mpn_id=4100002")).isEmpty();
    }

    @Test
    void after_the_purchase_the_older_offer_is_gone_from_the_catalog() {
        String view = shop.customer() + "/products?targetView=MicrosoftAzure";
        assertThat(shop.ask().get(view).json().array("items").size()).isEqualTo(2);

        shop.plan();

        assertThat(shop.ask().get(view).json().array("items").size()).isEqualTo(1);
    }

    @Test
    void a_customer_of_the_older_offer_has_its_subscription() {
        CustomerId customer = backend.world().legacyCustomer("DE", "westwind.example", "Westwind");
        Shop other = new Shop(backend, "/v1/customers/" + customer.text(), shop.ask());

        JsonObject legacy = other.subscriptions("").get(0);

        assertThat(legacy.text("offerId")).isEqualTo("MS-AZR-0145P");
        assertThat(legacy.text("entitlementId")).hasSize(36);
        assertThat(legacy.object("attributes").text("etag")).isNotEmpty();
        String path = other.customer() + "/subscriptions/" + legacy.text("id");
        assertThat(other.ask().get(path).json()).isEqualTo(legacy);
        assertThat(other.ask().get(path + "/azureEntitlements").refusal()).isEqualTo("400/900141");

        Ask writer = other.ask().header("Content-Type", "application/json");
        String etag = "\"" + legacy.object("attributes").text("etag") + "\"";
        String renamed = "{\"friendlyName\": \"Old world\"}";
        assertThat(writer.header("If-Match", etag).send("PATCH", path, renamed).status())
                .isEqualTo(200);
        assertThat(writer.header("If-Match", etag).send("PATCH", path, renamed).refusal())
                .isEqualTo("400/2055");
        assertThat(other.subscriptions("")).hasSize(1);
        assertThat(other.subscriptions("").get(0).text("friendlyName")).isEqualTo("Old world");
    }

    @Test
    void what_is_not_there_is_not_found() {
        String plan = shop.plan();
        String nobody = "5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001";
        String path = shop.customer() + "/subscriptions/";

        assertThat(shop.ask().get(path + nobody).refusal()).isEqualTo("404/20003");
        assertThat(shop.ask().get(path + "plan").refusal()).isEqualTo("400/800002");
        assertThat(shop.ask().get(path + nobody + "/azureEntitlements").refusal())
                .isEqualTo("404/20003");
        assertThat(shop.ask().get(path + plan + "/azureEntitlements/" + nobody).refusal())
                .isEqualTo("404/800111");
        assertThat(shop.ask().get(path + plan + "/azureEntitlements/x").refusal())
                .isEqualTo("400/800002");
        Shop other = Shop.of(backend, "ostwind.example");
        assertThat(other.ask().get(other.customer() + "/subscriptions/" + plan).refusal())
                .isEqualTo("404/20003");
    }

    @Test
    void a_cancellation_shows_a_moment_later_and_can_be_taken_back() {
        String entitlement = entitlement(shop.plan());
        String path = shop.customer() + entitlement;

        Ask.Answer cancelled = shop.ask().post(path + "/cancel", "{\"cancellationReason\": \"Compromise\"}");

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.body()).isEmpty();
        assertThat(status(entitlement)).isEqualTo("active");
        assertThat(shop.ask().send("POST", path + "/cancel", null).status()).isEqualTo(202);
        backend.clock().advance(Duration.ofSeconds(30));
        assertThat(status(entitlement)).isEqualTo("cancelled");
        assertThat(shop.ask().send("POST", path + "/cancel", null).refusal()).isEqualTo("400/800012");

        assertThat(shop.ask().send("POST", path + "/reactivate", null).status()).isEqualTo(202);
        assertThat(status(entitlement)).isEqualTo("cancelled");
        backend.clock().advance(Duration.ofSeconds(30));
        assertThat(status(entitlement)).isEqualTo("active");
        assertThat(shop.ask().send("POST", path + "/reactivate", null).refusal())
                .isEqualTo("400/800041");
    }

    @Test
    void ninety_days_after_its_cancellation_an_azure_subscription_is_gone() {
        String entitlement = entitlement(shop.plan());
        cancel(entitlement);

        backend.clock().advance(Duration.ofDays(90));

        assertThat(status(entitlement)).isEqualTo("deleted");
        assertThat(Ask.app(backend)
                        .send("POST", shop.customer() + entitlement + "/reactivate", null)
                        .refusal())
                .isEqualTo("400/2011");
    }

    @Test
    void a_plan_is_suspended_only_without_active_azure_subscriptions() {
        String plan = shop.plan();
        assertThat(patch(plan, "{\"status\": \"suspended\"}").refusal()).isEqualTo("403/900115");

        String entitlement = entitlement(plan);
        cancel(entitlement);

        assertThat(patch(plan, "{\"status\": \"suspended\"}").json().text("status"))
                .isEqualTo("suspended");
        assertThat(shop.subscriptions("").get(0).text("status")).isEqualTo("suspended");
        assertThat(shop.ask()
                        .send("POST", shop.customer() + entitlement + "/reactivate", null)
                        .refusal())
                .isEqualTo("409/27009");

        assertThat(patch(plan, "{\"status\": \"active\"}").status()).isEqualTo(200);
        assertThat(status(entitlement)).isEqualTo("cancelled");
        assertThat(shop.buy().refusal()).isEqualTo("403/800089");
    }

    @Test
    void the_whole_resource_may_be_sent_back_with_a_new_name() {
        String plan = shop.plan();
        JsonObject whole =
                shop.ask().get(shop.customer() + "/subscriptions/" + plan).json();

        Ask.Answer renamed =
                patch(plan, whole.with("friendlyName", "Production").toString());

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json()).isEqualTo(whole.with("friendlyName", "Production"));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"quantity\": 2}', 400/800095",
        "'{\"partnerId\": \"4100001\"}', 400/800098",
        "'{\"billingCycle\": \"monthly\"}', 400/800097",
        "'{\"autoRenewEnabled\": true}', 400/800093",
        "'{\"status\": \"deleted\"}', 400/800040",
        "'{\"status\": \"asleep\"}', 400/900126",
        "'{\"status\": \"active\"}', 400/800041",
        "'{\"billingCycle\": \"fortnightly\"}', 400/900126",
        "'{\"quantity\": 1.5}', 400/800002",
        "'{\"friendlyName\": \" \"}', 400/800002",
        "'{\"nickname\": \"x\"}', 400/800002",
        "'{\"attributes\": {\"etag\": \"abc\"}}', 400/2055",
        "'{\"id\": \"5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001\"}', 400/800002",
    })
    void what_cannot_be_changed_is_refused(String body, String refusal) {
        String plan = shop.plan();

        assertThat(patch(plan, body).refusal()).isEqualTo(refusal);
    }

    @Test
    void the_world_is_told_of_access_and_resources_in_java_and_over_http() {
        String id = entitlements(shop.plan()).get(0).text("id");
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1");
        String path = "/_world/azureSubscriptions/" + id;

        assertThat(world.post(path + "/access", "{\"role\": \"reader\"}").status())
                .isEqualTo(200);
        assertThat(world.post(path + "/access", "{\"role\": null}").status()).isEqualTo(200);
        assertThat(world.post(path + "/access", "{\"role\": \"King\"}").body()).contains("Owner");
        assertThat(world.post(path + "/access", "{}").status()).isEqualTo(400);
        assertThat(world.post(path + "/resources", "{\"present\": true}").status())
                .isEqualTo(200);
        assertThat(world.post(path + "/resources", "{}").status()).isEqualTo(400);
        AzureSubscriptionId nobody = AzureSubscriptionId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001");
        assertThatThrownBy(() -> backend.world().access(nobody, "Owner")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> backend.world().access(AzureSubscriptionId.of(id), "King"))
                .hasMessageContaining("role");
        backend.world().access(AzureSubscriptionId.of(id), null);
        backend.world().resources(AzureSubscriptionId.of(id), false);
    }

    private String has(ExistingSubscription subscription) {
        return backend.world().subscription(CustomerId.of(shop.id()), subscription);
    }

    private JsonObject read(String id) {
        return Ask.app(backend).get(shop.customer() + "/subscriptions/" + id).json();
    }

    @Test
    void seats_of_new_commerce_look_like_the_documented_sample() {
        JsonObject seats =
                read(has(ExistingSubscription.seats(5).named("Office").renewing()));

        assertThat(seats.text("offerId").split(":")).hasSize(3);
        assertThat(seats.text("friendlyName")).isEqualTo("Office");
        assertThat(seats.object("productType").text("id")).isEqualTo("OnlineServicesNCE");
        assertThat(seats.decimal("quantity")).isEqualByComparingTo("5");
        assertThat(seats.text("billingType")).isEqualTo("license");
        assertThat(seats.text("billingCycle")).isEqualTo("monthly");
        assertThat(seats.text("termDuration")).isEqualTo("P1Y");
        assertThat(seats.text("commitmentEndDate")).isEqualTo("2027-03-02T00:00:00Z");
        assertThat(seats.bool("autoRenewEnabled")).isTrue();
        assertThat(seats.array("refundOptions").objects().get(0).text("expiresAt"))
                .isEqualTo("2026-03-09T00:00:00Z");
        assertThat(seats.object("attributes").has("etag")).isFalse();
        assertThat(seats.object("links").has("sku")).isTrue();
    }

    @Test
    void an_older_add_on_names_its_parent_and_has_an_etag() {
        String parent = has(ExistingSubscription.olderSeats(5));
        JsonObject addOn = read(has(ExistingSubscription.olderSeats(2).under(parent)));

        assertThat(addOn.text("parentSubscriptionId")).isEqualTo(parent);
        assertThat(addOn.object("links").object("parentSubscription").text("uri"))
                .endsWith("/subscriptions/" + parent);
        assertThat(addOn.object("links").has("offer")).isTrue();
        assertThat(addOn.object("attributes").text("etag")).isNotBlank();
        assertThat(addOn.has("productType")).isFalse();
    }

    @Test
    void an_etag_is_checked_wherever_it_stands_and_changes_with_every_change() {
        String id = has(ExistingSubscription.olderSeats(5));
        String etag = read(id).object("attributes").text("etag");
        String path = shop.customer() + "/subscriptions/" + id;
        Ask ask = shop.ask().header("Content-Type", "application/json");

        Ask.Answer first = ask.header("If-Match", '"' + etag + '"').send("PATCH", path, "{\"friendlyName\": \"A\"}");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().object("attributes").text("etag")).isNotEqualTo(etag);
        assertThat(ask.header("If-Match", '"' + etag + '"')
                        .send("PATCH", path, "{\"friendlyName\": \"B\"}")
                        .refusal())
                .isEqualTo("400/2055");
        assertThat(patch(id, "{\"friendlyName\": \"B\", \"attributes\": {\"etag\": \"" + etag + "\"}}")
                        .refusal())
                .isEqualTo("400/2055");
    }

    @Test
    void a_change_that_takes_its_time_is_202_and_closes_the_subscription_until_it_shows() {
        InMemoryBackend slow = InMemoryBackend.builder()
                .subscriptionChangesAfter(Duration.ofMinutes(3))
                .build();
        Shop other = Shop.of(slow, "ostwind.example");
        String id = slow.world().subscription(CustomerId.of(other.id()), ExistingSubscription.seats(5));
        String path = other.customer() + "/subscriptions/" + id;
        Ask ask = Ask.app(slow).header("Content-Type", "application/json");

        Ask.Answer taken = ask.send("PATCH", path, "{\"quantity\": 7}");
        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).isEmpty();
        assertThat(taken.header("Location")).isEqualTo(path.substring("/v1".length()));
        assertThat(ask.get(path).json().decimal("quantity")).isEqualByComparingTo("5");
        assertThat(ask.send("PATCH", path, "{\"friendlyName\": \"A\"}").refusal())
                .isEqualTo("409/800082");
        slow.clock().advance(Duration.ofMinutes(3));
        assertThat(ask.get(path).json().decimal("quantity")).isEqualByComparingTo("7");
        assertThat(ask.send("PATCH", path, "{\"friendlyName\": \"A\"}").status())
                .isEqualTo(202);
        slow.world().deleteSubscription(CustomerId.of(other.id()), id);
        slow.clock().advance(Duration.ofMinutes(3));
        assertThat(ask.get(path).json().text("status")).isEqualTo("deleted");
        assertThat(ask.get(path).json().text("friendlyName")).isNotEqualTo("A");
    }

    @Test
    void add_ons_are_suspended_with_their_parent_and_come_back_one_by_one() {
        String parent = has(ExistingSubscription.seats(5));
        String addOn = has(ExistingSubscription.seats(2).under(parent));

        assertThat(patch(parent, "{\"status\": \"suspended\"}").status()).isEqualTo(200);
        assertThat(read(addOn).text("status")).isEqualTo("suspended");
        assertThat(patch(addOn, "{\"status\": \"active\"}").refusal()).isEqualTo("409/27009");
        assertThat(patch(parent, "{\"status\": \"active\"}").status()).isEqualTo(200);
        assertThat(read(addOn).text("status")).isEqualTo("suspended");
        assertThat(patch(addOn, "{\"status\": \"active\"}").json().text("status"))
                .isEqualTo("active");
    }

    @Test
    void a_reservation_keeps_its_plan_from_being_suspended() {
        String plan = shop.plan();
        cancel(entitlement(plan));
        has(ExistingSubscription.reservation(1).under(plan));
        assertThat(patch(plan, "{\"status\": \"suspended\"}").refusal()).isEqualTo("403/900115");
    }

    @Test
    void seats_may_go_down_for_a_week_and_then_only_up() {
        String id = has(ExistingSubscription.seats(5));
        assertThat(patch(id, "{\"quantity\": 4}").status()).isEqualTo(200);
        backend.clock().advance(Duration.ofDays(7));
        assertThat(patch(id, "{\"quantity\": 3}").refusal()).isEqualTo("400/800090");
        assertThat(patch(id, "{\"quantity\": 6}").status()).isEqualTo(200);
        assertThat(patch(id, "{\"quantity\": 301}").refusal()).isEqualTo("400/2002");
        backend.clock().advance(Duration.ofDays(366));
        assertThat(read(id).text("status")).isEqualTo("expired");
        assertThat(patch(id, "{\"friendlyName\": \"A\"}").refusal()).isEqualTo("400/900279");
    }

    @Test
    void a_marketplace_service_can_be_given_back_for_a_week() {
        String id = has(ExistingSubscription.saas(5));
        assertThat(patch(id, "{\"status\": \"deleted\"}").json().text("status")).isEqualTo("deleted");
        assertThat(patch(id, "{\"status\": \"active\"}").refusal()).isEqualTo("400/2011");
        String kept = has(ExistingSubscription.saas(5));
        backend.clock().advance(Duration.ofDays(8));
        assertThat(patch(kept, "{\"status\": \"deleted\"}").refusal()).isEqualTo("400/800040");
    }

    @Test
    void a_plan_is_registered_a_moment_after_it_was_asked_for() {
        String plan = shop.plan();
        String path = shop.customer() + "/subscriptions/" + plan;
        assertThat(shop.ask().get(path + "/registrationstatus").json().text("status"))
                .isEqualTo("NotRegistered");

        Ask.Answer asked = shop.ask().send("POST", path + "/registrations", null);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.header("Location")).isEqualTo(path.substring("/v1".length()) + "/registrationstatus");
        assertThat(shop.ask().get(path + "/registrationstatus").json().text("status"))
                .isEqualTo("Registering");
        backend.clock().advance(Duration.ofSeconds(30));
        JsonObject done = shop.ask().get(path + "/registrationstatus").json();
        assertThat(done.text("status")).isEqualTo("Registered");
        assertThat(done.text("subscriptionId")).isEqualTo(plan);
        assertThat(shop.ask().send("POST", path + "/registrations", null).status())
                .isEqualTo(202);
        String seats = shop.customer() + "/subscriptions/" + has(ExistingSubscription.seats(1));
        assertThat(shop.ask().send("POST", seats + "/registrations", null).refusal())
                .isEqualTo("400/800011");
    }

    @Test
    void the_provisioning_status_is_for_users_only() {
        String id = has(ExistingSubscription.seats(5));
        String path = shop.customer() + "/subscriptions/" + id + "/provisioningstatus";
        assertThat(shop.ask().get(path).status()).isEqualTo(403);
        JsonObject status = Ask.user(backend).get(path).json();
        assertThat(status.text("skuId")).isEqualTo("0001");
        assertThat(status.text("status")).isEqualTo("success");
        assertThat(status.decimal("quantity")).isEqualByComparingTo("5");
        assertThat(status.text("endDate")).isEqualTo("2027-03-02T00:00:00Z");
        String pending = has(ExistingSubscription.seats(5).pending());
        assertThat(Ask.user(backend)
                        .get(shop.customer() + "/subscriptions/" + pending + "/provisioningstatus")
                        .json()
                        .text("status"))
                .isEqualTo("pending");
    }

    @Test
    void a_deleted_plan_frees_its_place_and_takes_its_azure_subscriptions_with_it() {
        String plan = shop.plan();
        String entitlement = entitlement(plan);
        assertThat(shop.buy().refusal()).isEqualTo("403/800089");

        backend.world().deleteSubscription(CustomerId.of(shop.id()), plan);

        assertThat(read(plan).text("status")).isEqualTo("deleted");
        assertThat(status(entitlement)).isEqualTo("cancelled");
        assertThat(shop.buy().status()).isEqualTo(201);
    }

    @Test
    void the_world_gives_and_ends_subscriptions_over_http_too() {
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1");
        String path = "/_world/customers/" + shop.id() + "/subscriptions";

        JsonObject made = world.post(path, "{\"kind\": \"seats\", \"quantity\": 3, \"minimum\": 2, \"maximum\": 4}")
                .json();
        assertThat(read(made.text("id"))).isEqualTo(made);
        assertThat(patch(made.text("id"), "{\"quantity\": 5}").refusal()).isEqualTo("400/2002");
        assertThat(world.post(path, "{\"kind\": \"yacht\"}").body()).contains("olderSeats");
        assertThat(world.post(path, "{\"kind\": \"seats\", \"quantity\": 9, \"maximum\": 4}")
                        .body())
                .contains("quantity: must be from 1 to 4");
        assertThat(world.post(path, "{\"kind\": \"seats\", \"status\": \"lost\"}")
                        .body())
                .contains("status");
        assertThat(world.post(path, "{\"kind\": \"seats\", \"partnerId\": \"1\"}")
                        .body())
                .contains("partnerId");
        assertThat(world.post(path + "/" + made.text("id") + "/delete", "{}").status())
                .isEqualTo(200);
        assertThat(read(made.text("id")).text("status")).isEqualTo("deleted");
        assertThat(world.post("/_world/customers/" + shop.id() + "/subscriptionChangesFail", "{}")
                        .status())
                .isEqualTo(200);
        String seats = has(ExistingSubscription.seats(3));
        assertThat(patch(seats, "{\"quantity\": 5}").refusal()).isEqualTo("500/800094");
        backend.world().subscriptionChangesFail(CustomerId.of(shop.id()), false);
        assertThat(patch(seats, "{\"quantity\": 5}").status()).isEqualTo(200);
        assertThatThrownBy(() -> has(ExistingSubscription.seats(1).under("nothing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parentSubscriptionId");
    }
}
