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
        return shop.ask()
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
        "'{\"billingCycle\": \"monthly\"}', 400/2054",
        "'{\"autoRenewEnabled\": true}', 400/800093",
        "'{\"status\": \"deleted\"}', 400/800040",
        "'{\"status\": \"asleep\"}', 400/900126",
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
}
