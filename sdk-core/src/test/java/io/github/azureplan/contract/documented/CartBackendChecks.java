package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import io.github.azureplan.internal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The backend takes the documented requests of carts and orders. It sells goods of its own, so that the items the samples
 * name are replaced by what comes near.
 */
final class CartBackendChecks {
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String ENTERPRISE = "CFQ7TTCZZL02:0001";
    private static final String CALLING = "CFQ7TTCZZA01:0001";
    private static final String TRIAL = "CFQ7TTCZZT01:0001";
    private static final String SOFTWARE = "DG7GMGFZZS01:0001";
    private static final String SERVICE = "DZH318ZZMP01:0001";

    private final InMemoryBackend backend;
    private final CustomerId customer;
    private final Ask ask;

    private CartBackendChecks(InMemoryBackend backend) {
        this.backend = backend;
        this.customer = backend.world().customer("DE", "litware.onmicrosoft.com", "Litware");
        backend.world().acceptAgreement(customer);
        this.ask = Ask.user(backend);
    }

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("purchase/create-cart-new-commerce.request.json", (f, all) -> {
            CartBackendChecks shop = direct();
            assertThat(shop.created(f, shop.of(BUSINESS)).array("lineItems").objects())
                    .noneMatch(line -> line.has("error"));
        });
        checks.put("purchase/create-cart.request.json", CartBackendChecks::mixed);
        checks.put("purchase/create-cart-addons.request.json", (f, all) -> {
            CartBackendChecks shop = direct();
            // sold by five at least
            JsonObject line = shop.created(f, json -> {
                        List<JsonObject> addons = json.array("addonItems").objects().stream()
                                .map(shop.of(CALLING))
                                .toList();
                        return shop.of(ENTERPRISE)
                                .apply(json)
                                .with("quantity", 5)
                                .with("termDuration", "P1M")
                                .with("addonItems", addons);
                    })
                    .array("lineItems")
                    .objects()
                    .get(0);
            assertThat(line.has("error")).isFalse();
            assertThat(line.array("addonItems").objects())
                    .extracting(addon -> addon.decimal("id").intValue())
                    .containsExactly(1, 2);
        });
        checks.put("purchase/create-cart-attestation.request.json", (f, all) -> {
            Set<String> partners = new TreeSet<>();
            for (JsonValue line : f.json().elements("lineItems")) {
                line.elements("participants")
                        .forEach(p -> partners.add(p.text("value").orElseThrow()));
            }
            CartBackendChecks shop = provider(partners);
            JsonObject cart = shop.created(f, shop.of(BUSINESS), shop.of(BUSINESS));
            assertThat(cart.array("lineItems").objects()).noneMatch(line -> line.has("error"));
        });
        checks.put("purchase/update-cart.request.json", CartBackendChecks::replaced);
        checks.put("purchase/create-order.request.json", (f, all) -> {
            CartBackendChecks shop = direct();
            assertThat(shop.created(f, shop.of(SOFTWARE, "P1Y")).text("status")).isEqualTo("pending");
        });
        checks.put("purchase/create-order-attestation.request.json", (f, all) -> {
            JsonValue line = f.json().elements("lineItems").get(0);
            Set<String> partners = new TreeSet<>();
            line.elements("additionalPartnerIdsOnRecord").forEach(id -> partners.add(((JsonValue.Text) id).value()));
            String reseller = line.text("partnerIdOnRecord").orElseThrow();
            partners.add(reseller);
            CartBackendChecks shop = provider(partners);
            JsonObject order = shop.created(f, shop.of(BUSINESS, "P1M"));
            assertThat(order.array("lineItems").objects().get(0).text("partnerIdOnRecord"))
                    .isEqualTo(reseller);
        });
        checks.put("purchase/cancel-order-sandbox.request.json", CartBackendChecks::cancelled);
        return checks;
    }

    /** Only the first line of the sample, the older offer, can no longer be bought; reservations need a plan. */
    private static void mixed(Fixture f, Fixtures all) {
        CartBackendChecks shop = direct();
        JsonObject cart = shop.created(
                f,
                line -> line,
                line -> line,
                line -> line,
                shop.of(SOFTWARE, "P1Y"),
                shop.of(SERVICE),
                line -> shop.of(TRIAL).apply(line).with("quantity", 25));
        List<JsonObject> lines = cart.array("lineItems").objects();
        assertThat(lines).hasSize(6);
        assertThat(lines.get(0).object("error").text("errorCode")).isEqualTo("LegacyOfferNotEligibleForPurchase");
        assertThat(lines.subList(3, 6)).noneMatch(line -> line.has("error"));
        assertThat(lines.get(5).object("renewsTo").has("termDuration")).isTrue();
    }

    private static void replaced(Fixture f, Fixtures all) {
        CartBackendChecks shop = direct();
        String line = "{\"catalogItemId\": \"" + shop.item(SOFTWARE) + "\", \"quantity\": 1,"
                + " \"billingCycle\": \"one_time\", \"termDuration\": \"P1Y\"}";
        String carts = "/v1/customers/" + shop.customer + "/carts";
        String cart = shop.ask
                .request(1)
                .post(carts, "{\"lineItems\": [" + line + "]}")
                .json()
                .text("id");
        JsonObject body = body(f, shop.of(SOFTWARE, "P1Y")).with("id", cart);
        Ask.Answer answer =
                shop.ask.header("Content-Type", "application/json").send("PUT", carts + "/" + cart, body.toString());
        BackendChecks.accepted(answer, 201, f);
        JsonObject changed = answer.json().array("lineItems").objects().get(0);
        assertThat(changed.has("error")).isFalse();
        assertThat(changed.decimal("quantity").toString())
                .isEqualTo(
                        f.json().elements("lineItems").get(0).text("quantity").orElseThrow());
    }

    private static void cancelled(Fixture f, Fixtures all) {
        CartBackendChecks shop = new CartBackendChecks(
                InMemoryBackend.builder().integrationSandbox(true).build());
        String line = "{\"lineItemNumber\": 0, \"offerId\": \"" + shop.item(SOFTWARE)
                + "\", \"quantity\": 1, \"termDuration\": \"P1Y\"}";
        String orders = "/v1/customers/" + shop.customer + "/orders";
        String order = shop.ask
                .request(1)
                .post(orders, "{\"billingCycle\": \"one_time\", \"lineItems\": [" + line + "]}")
                .json()
                .text("id");
        shop.backend.clock().advance(Duration.ofMinutes(5));
        Ask.Answer answer = shop.ask
                .header("Content-Type", "application/json")
                .send("PATCH", orders + "/" + order, body(f).with("id", order).toString());
        BackendChecks.accepted(answer, 200, f);
        assertThat(answer.json().text("status")).isEqualTo("cancelled");
    }

    private static CartBackendChecks direct() {
        return new CartBackendChecks(InMemoryBackend.create());
    }

    private static CartBackendChecks provider(Set<String> partners) {
        InMemoryBackend backend = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        for (String partner : partners) {
            TenantId tenant = TenantId.of(UUID.nameUUIDFromBytes(partner.getBytes(StandardCharsets.UTF_8))
                    .toString());
            backend.world().indirectReseller(tenant, MpnId.of(partner));
        }
        return new CartBackendChecks(backend);
    }

    /** Posts the payload with its lines changed, one by one. */
    @SafeVarargs
    private JsonObject created(Fixture f, UnaryOperator<JsonObject>... lines) {
        String path = f.path().replace(f.segment(3), customer.text());
        Ask.Answer answer = ask.request(1).post(path, body(f, lines).toString());
        BackendChecks.accepted(answer, 201, f);
        return answer.json();
    }

    @SafeVarargs
    private static JsonObject body(Fixture f, UnaryOperator<JsonObject>... changes) {
        try {
            JsonObject body = (JsonObject) JsonText.parse(f.bytes());
            List<JsonObject> lines = new ArrayList<>();
            for (JsonObject line : body.array("lineItems").objects()) {
                lines.add(changes[lines.size()].apply(line));
            }
            return lines.isEmpty() ? body : body.with("lineItems", lines);
        } catch (BadJsonException e) {
            throw new AssertionError(f.name(), e);
        }
    }

    /** A line of another item. */
    private UnaryOperator<JsonObject> of(String sku) {
        return line -> line.with(line.has("offerId") ? "offerId" : "catalogItemId", item(sku));
    }

    /** A line of another item, for a term that the sample does not name. */
    private UnaryOperator<JsonObject> of(String sku, String term) {
        return line -> of(sku).apply(line).with("termDuration", term);
    }

    private String item(String sku) {
        return ask
                .get("/v1/customers/" + customer + "/products/" + sku.replace(":", "/skus/") + "/availabilities")
                .json()
                .array("items")
                .objects()
                .stream()
                .filter(item -> item.bool("isPurchasable"))
                .map(item -> item.text("catalogItemId"))
                .findFirst()
                .orElseThrow();
    }
}
