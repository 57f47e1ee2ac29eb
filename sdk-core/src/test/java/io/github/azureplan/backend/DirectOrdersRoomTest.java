package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Orders without a cart, how far they are, and their cancellation. */
class DirectOrdersRoomTest {
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String ENTERPRISE = "CFQ7TTCZZL02:0001";
    private static final String CALLING = "CFQ7TTCZZA01:0001";
    private static final String SOFTWARE = "DG7GMGFZZS01:0001";
    private static final String PERPETUAL = "DG7GMGFZZP01:0001";

    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Shop shop = Shop.of(backend, "nordwind.example");

    private static String line(Shop shop, int number, String sku, int quantity, String more) {
        return "{\"lineItemNumber\": " + number + ", \"offerId\": \"" + shop.item(sku) + "\", \"quantity\": " + quantity
                + more + "}";
    }

    private static Ask.Answer order(Shop shop, String cycle, String... lines) {
        return shop.ask()
                .post(
                        shop.customer() + "/orders",
                        "{\"billingCycle\": \"" + cycle + "\", \"lineItems\": [" + String.join(",", lines) + "]}");
    }

    private static Ask.Answer cancel(Shop shop, String order) {
        return shop.ask()
                .header("Content-Type", "application/json")
                .send(
                        "PATCH",
                        shop.customer() + "/orders/" + order,
                        "{\"id\": \"" + order + "\", \"status\": \"cancelled\"}");
    }

    private static CustomerId id(Shop shop) {
        return CustomerId.of(shop.id());
    }

    @Test
    void an_order_is_placed_without_a_cart() {
        Ask.Answer made = order(
                shop,
                "Monthly",
                line(shop, 1, ENTERPRISE, 7, ", \"termDuration\": \"P1M\""),
                line(shop, 0, BUSINESS, 2, ", \"termDuration\": \"P1Y\", \"friendlyName\": \"Office\""));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().text("status")).isEqualTo("pending");
        assertThat(made.json().text("billingCycle")).isEqualTo("monthly");
        List<JsonObject> lines = made.json().array("lineItems").objects();
        assertThat(lines).extracting(l -> l.decimal("quantity").intValue()).containsExactly(2, 7);
        assertThat(lines.get(0).text("friendlyName")).isEqualTo("Office");
        assertThat(lines.get(1).text("friendlyName")).isEqualTo("Northwind Office Enterprise");
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.orders(""))
                .extracting(o -> o.text("id"))
                .containsExactly(made.json().text("id"));
        assertThat(shop.subscriptions("?order_id=" + made.json().text("id"))).hasSize(2);
    }

    @Test
    void a_plan_can_be_ordered_without_a_cart_too() {
        assertThat(order(shop, "one_time", line(shop, 0, "DZH318Z0BPS6:0001", 1, ""))
                        .status())
                .isEqualTo(201);
        assertThat(order(shop, "one_time", line(shop, 0, "DZH318Z0BPS6:0001", 1, ""))
                        .refusal())
                .isEqualTo("403/800089");
    }

    @Test
    void the_same_request_id_orders_once() {
        String body = "{\"billingCycle\": \"monthly\", \"lineItems\": ["
                + line(shop, 0, BUSINESS, 2, ", \"termDuration\": \"P1Y\"") + "]}";
        String path = shop.customer() + "/orders";
        String first = shop.ask().request(1).post(path, body).json().text("id");

        assertThat(shop.ask().request(1).post(path, body).json().text("id")).isEqualTo(first);
        assertThat(shop.ask().request(2).post(path, body).json().text("id")).isNotEqualTo(first);
        assertThat(shop.ask().post(path, body).json().text("id"))
                .isNotEqualTo(shop.ask().post(path, body).json().text("id"));
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.orders("")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 400/800071",
        "-1, 400/800071",
        "0.5, 400/800071",
    })
    void lines_are_numbered_from_0_without_gaps(String number, String refusal) {
        String line = line(shop, 0, BUSINESS, 1, ", \"termDuration\": \"P1Y\"");

        assertThat(order(shop, "monthly", line.replace("Number\": 0", "Number\": " + number))
                        .refusal())
                .isEqualTo(refusal);
        assertThat(order(shop, "monthly", line, line).refusal()).isEqualTo("400/800071");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"quantity\": 1', '\"quantity\": 301', 403/800067",
        "'\"quantity\": 1', '\"quantity\": 0', 400/800017",
        "P1Y, P2Y, 400/800121",
        "monthly, triennial, 400/900269",
        "monthly, weekly, 400/900126",
        "'\"quantity\": 1', '\"quantity\": 1, \"promotionId\": \"x\"', 400/27007",
        "'\"billingCycle\"', '\"currencyCode\": \"SEK\", \"billingCycle\"', 400/900169",
        "'\"quantity\": 1', '\"quantity\": 1, \"partnerIdOnRecord\": \"4100001\"', 400/800016",
        "'\"quantity\": 1', '\"quantity\": 1, \"parentSubscriptionId\": \"x\"', 400/800029",
        "offerId, offer, 400/800002",
    })
    void an_order_that_is_wrong_is_refused_with_the_code_for_it(String right, String wrong, String refusal) {
        String body = "{\"billingCycle\": \"monthly\", \"lineItems\": ["
                + line(shop, 0, BUSINESS, 1, ", \"termDuration\": \"P1Y\"") + "]}";
        assertThat(body).contains(right);

        assertThat(shop.ask()
                        .post(shop.customer() + "/orders", body.replace(right, wrong))
                        .refusal())
                .isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "MS-AZR-0145P, 403/2091",
        "CFQ7TTC0LH18:0001:CFQ7TTC0K971, 400/800004",
        "DZH318Z0BPS6:0001:DZH318Z0BML6, 404/400019",
    })
    void an_item_that_cannot_be_ordered_is_refused(String item, String refusal) {
        String line = "{\"lineItemNumber\": 0, \"offerId\": \"" + item + "\", \"quantity\": 1}";

        assertThat(order(shop, "one_time", line).refusal()).isEqualTo(refusal);
    }

    @Test
    void ten_customers_of_the_older_offer_are_as_many_as_a_sandbox_takes() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop small = Shop.of(sandbox, "nordwind.example");
        String line = "{\"lineItemNumber\": 0, \"offerId\": \"MS-AZR-0145P\", \"quantity\": 1}";
        assertThat(order(small, "monthly", line).refusal()).isEqualTo("403/2091");
        for (int i = 0; i < 10; i++) {
            sandbox.world().legacyCustomer("DE", "alt" + i + ".example", "Alt");
        }

        assertThat(order(small, "monthly", line).refusal()).isEqualTo("403/800068");
    }

    @Test
    void items_that_do_not_belong_together_are_no_order() {
        Ask.Answer answer = order(
                shop,
                "one_time",
                line(shop, 0, "DZH318Z0BPS6:0001", 1, ""),
                line(shop, 1, SOFTWARE, 1, ", \"termDuration\": \"P1Y\""));

        assertThat(answer.refusal()).isEqualTo("400/4018");
    }

    @Test
    void seats_in_a_sandbox_are_few() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop small = Shop.of(sandbox, "nordwind.example");

        assertThat(order(small, "monthly", line(small, 0, BUSINESS, 26, ", \"termDuration\": \"P1M\""))
                        .refusal())
                .isEqualTo("400/800018");
    }

    @Test
    void an_attestation_is_asked_for() {
        assertThat(order(shop, "one_time", line(shop, 0, PERPETUAL, 1, "")).refusal())
                .isEqualTo("400/900203");
        assertThat(order(shop, "one_time", line(shop, 0, PERPETUAL, 1, ", \"attestationAccepted\": true"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_add_on_is_ordered_for_a_subscription_the_customer_has() {
        String order = order(shop, "monthly", line(shop, 0, ENTERPRISE, 6, ", \"termDuration\": \"P1M\""))
                .json()
                .text("id");
        backend.clock().advance(Duration.ofMinutes(5));
        String parent = shop.subscriptions("?order_id=" + order).get(0).text("id");
        String member = ", \"termDuration\": \"P1M\", \"parentSubscriptionId\": \"" + parent + "\"";

        assertThat(order(shop, "monthly", line(shop, 0, CALLING, 7, member)).refusal())
                .isEqualTo("400/800029");
        assertThat(order(shop, "monthly", line(shop, 0, CALLING, 6, member.replace(parent, shop.id())))
                        .refusal())
                .isEqualTo("400/800021");
        String addon =
                order(shop, "monthly", line(shop, 0, CALLING, 6, member)).json().text("id");
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.subscriptions("?order_id=" + addon).get(0).text("parentSubscriptionId"))
                .isEqualTo(parent);
    }

    @Test
    void a_provider_names_its_resellers() {
        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        provider.world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), MpnId.of("4100001"));
        provider.world().otherPartner(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f002"), MpnId.of("4100002"));
        Shop indirect = Shop.of(provider, "nordwind.example");
        String member = ", \"termDuration\": \"P1M\", \"PartnerIdOnRecord\": \"4100001\"";
        String further = ", \"AdditionalPartnerIdsOnRecord\": [\"4100002\", \"4100001\"]";

        assertThat(order(indirect, "monthly", line(indirect, 0, BUSINESS, 1, member))
                        .json()
                        .array("lineItems")
                        .objects()
                        .get(0)
                        .text("partnerIdOnRecord"))
                .isEqualTo("4100001");
        assertThat(order(indirect, "monthly", line(indirect, 0, BUSINESS, 1, member + further))
                        .refusal())
                .isEqualTo("400/900206");
        assertThat(order(indirect, "monthly", line(indirect, 0, BUSINESS, 1, member.replace("01\"", "02\"")))
                        .refusal())
                .isEqualTo("400/800016");
        String body = "{\"billingCycle\": \"monthly\", \"PartnerOnRecordAttestationAccepted\": true, \"lineItems\": ["
                + line(indirect, 0, BUSINESS, 1, member + further) + "]}";
        assertThat(indirect.ask().post(indirect.customer() + "/orders", body).status())
                .isEqualTo(201);
    }

    @Test
    void without_agreement_or_credit_nothing_is_ordered() {
        CustomerId customer = backend.world().customer("DE", "suedwind.example", "Suedwind");
        Shop other = new Shop(backend, "/v1/customers/" + customer.text(), shop.ask());
        String line = line(shop, 0, BUSINESS, 1, ", \"termDuration\": \"P1M\"");
        assertThat(order(other, "monthly", line).refusal()).isEqualTo("403/13605");

        backend.world().failNextOrder(id(shop), "0", OrderFailure.CREATION_FAILED);
        assertThat(order(shop, "monthly", line).refusal()).isEqualTo("500/800005");
        backend.world().creditLimit(java.math.BigDecimal.ONE);
        assertThat(order(shop, "monthly", line).refusal()).isEqualTo("403/900121");
        backend.world().creditLimit(null);
        assertThat(order(shop, "monthly", line).status()).isEqualTo(201);
    }

    @Test
    void the_delivery_of_an_order_goes_through_its_states() {
        InMemoryBackend slow = InMemoryBackend.builder()
                .orderPendingFor(Duration.ofMinutes(10))
                .orderVisibleAfter(Duration.ofMinutes(1))
                .build();
        Shop other = Shop.of(slow, "nordwind.example");
        String order = order(other, "monthly", line(other, 0, BUSINESS, 3, ", \"termDuration\": \"P1M\""))
                .json()
                .text("id");
        String path = other.customer() + "/orders/" + order + "/provisioningstatus";

        assertThat(other.ask().get(path).refusal()).isEqualTo("404/800007");
        assertThat(other.ask().get(path.replace(order, "none")).refusal()).isEqualTo("404/20000");
        for (String state : List.of("PrefulfillmentPending", "Unfulfilled", "Fulfilled")) {
            slow.clock().advance(state.equals("PrefulfillmentPending") ? Duration.ofMinutes(1) : Duration.ofMinutes(5));
            Ask.Answer answer = other.ask().get(path);
            assertThat(answer.json().decimal("totalCount")).isEqualByComparingTo("1");
            JsonObject line = answer.json().array("items").objects().get(0);
            assertThat(line.text("status")).isEqualTo(state);
            JsonObject pieces =
                    line.array("quantityProvisioningInformation").objects().get(0);
            assertThat(pieces.decimal("quantity")).isEqualByComparingTo("3");
            assertThat(pieces.text("status")).isEqualTo(state);
        }
    }

    @Test
    void a_sandbox_order_of_software_is_cancelled_and_its_subscriptions_end() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop small = Shop.of(sandbox, "nordwind.example");
        String order = order(small, "one_time", line(small, 0, SOFTWARE, 2, ", \"termDuration\": \"P1Y\""))
                .json()
                .text("id");
        assertThat(cancel(small, order).refusal()).isEqualTo("404/20000");
        sandbox.clock().advance(Duration.ofMinutes(5));
        String subscription = small.subscriptions("?order_id=" + order).get(0).text("id");

        Ask.Answer cancelled = cancel(small, order);

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().text("status")).isEqualTo("cancelled");
        String path = small.customer() + "/orders/" + order;
        assertThat(small.ask().get(path).json().text("status")).isEqualTo("cancelled");
        assertThat(small.ask()
                        .get(small.customer() + "/subscriptions/" + subscription)
                        .json()
                        .text("status"))
                .isEqualTo("deleted");
        assertThat(cancel(small, order).refusal()).isEqualTo("400/800061");
    }

    @Test
    void a_pending_order_is_cancelled_before_anything_comes_of_it() {
        InMemoryBackend sandbox = InMemoryBackend.builder()
                .integrationSandbox(true)
                .orderPendingFor(Duration.ofMinutes(30))
                .checkoutTakes(Duration.ofSeconds(20))
                .build();
        Shop small = Shop.of(sandbox, "nordwind.example");
        String order = order(small, "one_time", line(small, 0, SOFTWARE, 2, ", \"termDuration\": \"P1Y\""))
                .json()
                .text("id");
        sandbox.clock().advance(Duration.ofMinutes(5));

        assertThat(cancel(small, order).status()).isEqualTo(200);
        assertThat(cancel(small, order).refusal()).isEqualTo("409/800014");
        sandbox.clock().advance(Duration.ofHours(1));
        assertThat(cancel(new Shop(sandbox, small.customer(), Ask.app(sandbox)), order)
                        .refusal())
                .isEqualTo("400/800061");
        assertThat(new Shop(sandbox, small.customer(), Ask.app(sandbox)).subscriptions(""))
                .isEmpty();
    }

    @Test
    void orders_that_cannot_be_cancelled_say_why() {
        String software = order(shop, "one_time", line(shop, 0, SOFTWARE, 2, ", \"termDuration\": \"P1Y\""))
                .json()
                .text("id");
        String plan = shop.buy().json().array("orders").objects().get(0).text("id");
        String seats = order(shop, "monthly", line(shop, 0, BUSINESS, 1, ", \"termDuration\": \"P1M\""))
                .json()
                .text("id");
        backend.clock().advance(Duration.ofMinutes(5));

        assertThat(cancel(shop, software).refusal()).isEqualTo("403/800019");
        assertThat(cancel(shop, plan).refusal()).isEqualTo("400/800063");
        assertThat(cancel(shop, seats).refusal()).isEqualTo("400/800063");
        Ask patch = shop.ask().header("Content-Type", "application/json");
        String path = shop.customer() + "/orders/" + software;
        assertThat(patch.send("PATCH", path, "{\"status\": \"completed\"}").refusal())
                .isEqualTo("400/800002");
        assertThat(patch.send("PATCH", path, "{\"id\": \"x\", \"status\": \"cancelled\"}")
                        .refusal())
                .isEqualTo("400/800002");
    }

    @Test
    void a_sandbox_order_is_cancelled_within_sixty_days() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop small = Shop.of(sandbox, "nordwind.example");
        String order = order(small, "one_time", line(small, 0, SOFTWARE, 2, ", \"termDuration\": \"P1Y\""))
                .json()
                .text("id");
        sandbox.clock().advance(Duration.ofDays(60).plusSeconds(1));

        assertThat(cancel(new Shop(sandbox, small.customer(), Ask.app(sandbox)), order)
                        .refusal())
                .isEqualTo("400/900117");
    }

    @Test
    void another_process_can_hold_orders_up() {
        Ask world = Ask.nobody(backend).at("http://127.0.0.1");
        String customer = "/_world/customers/" + shop.id();
        assertThat(world.post(customer + "/orderCheck", "{\"code\": \"800069\"}")
                        .status())
                .isEqualTo(204);
        assertThat(shop.buy().refusal()).isEqualTo("403/800069");
        assertThat(world.post(customer + "/orderCheck", "{\"code\": null}").status())
                .isEqualTo(204);
        assertThat(world.post(customer + "/failNextOrder", "{\"orderGroup\": \"0\", \"code\": \"4018\"}")
                        .status())
                .isEqualTo(204);
        assertThat(shop.buy().refusal()).isEqualTo("400/4018");
        assertThat(world.post("/_world/creditLimit", "{\"limit\": 0}").status()).isEqualTo(204);
        assertThat(shop.buy().refusal()).isEqualTo("403/900121");
        assertThat(world.post("/_world/creditLimit", "{\"limit\": null}").status())
                .isEqualTo(204);
        assertThat(world.post(customer + "/orderCheck", "{\"code\": \"1\"}").status())
                .isEqualTo(400);
        assertThat(shop.buy().status()).isEqualTo(201);
    }
}
