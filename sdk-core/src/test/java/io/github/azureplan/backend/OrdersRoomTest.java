package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersRoomTest {
    private final InMemoryBackend backend = InMemoryBackend.create();

    private final Shop shop = Shop.of(backend, "nordwind.example");

    @Test
    void a_cart_is_created_active_and_lives_seven_days() {
        Ask.Answer created = shop.cart(shop.line());

        assertThat(created.status()).isEqualTo(201);
        JsonObject cart = created.json();
        assertThat(cart.text("status")).isEqualTo("Active");
        assertThat(cart.text("creationTimestamp")).isEqualTo("2026-03-02T08:00:00.0000000Z");
        assertThat(cart.text("expirationTimestamp")).isEqualTo("2026-03-09T08:00:00.0000000Z");
        JsonObject line = cart.array("lineItems").objects().get(0);
        assertThat(line.text("catalogItemId")).isEqualTo(shop.item());
        assertThat(line.text("currencyCode")).isEqualTo("USD");
        assertThat(line.text("orderGroup")).isEqualTo("0");
        assertThat(line.has("error")).isFalse();
        String path = shop.customer() + "/carts/" + cart.text("id");
        assertThat(shop.ask().get(path).json()).isEqualTo(cart);

        backend.clock().advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(Ask.app(backend).get(path).status()).isEqualTo(200);
        backend.clock().advance(Duration.ofSeconds(1));
        assertThat(Ask.app(backend).get(path).refusal()).isEqualTo("404/800008");
        assertThat(Ask.app(backend).post(path + "/checkout", "").refusal()).isEqualTo("404/800008");
    }

    @Test
    void a_second_checkout_returns_the_first_result_and_makes_no_second_order() {
        Ask.Answer cart = shop.cart(shop.line());

        Ask.Answer first = shop.checkout(cart);

        assertThat(first.status()).isEqualTo(201);
        JsonObject order = first.json().array("orders").objects().get(0);
        assertThat(order.text("status")).isEqualTo("pending");
        assertThat(order.text("id")).hasSize(33);
        assertThat(order.array("lineItems").objects().get(0).has("subscriptionId"))
                .isFalse();
        assertThat(shop.ask()
                        .get(shop.customer() + "/carts/" + cart.json().text("id"))
                        .json()
                        .text("status"))
                .isEqualTo("Ordered");

        backend.clock().advance(Duration.ofMinutes(10));
        Ask.Answer again = shop.checkout(cart);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(shop.orders("")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"success\"", "{}"})
    void a_checkout_takes_any_body(String body) {
        Ask.Answer cart = shop.cart(shop.line());

        assertThat(shop.ask()
                        .post(shop.customer() + "/carts/" + cart.json().text("id") + "/checkout", body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void an_order_shows_late_and_is_completed_with_its_subscription() {
        InMemoryBackend slow = InMemoryBackend.builder()
                .orderVisibleAfter(Duration.ofMinutes(15))
                .orderPendingFor(Duration.ofMinutes(20))
                .build();
        Shop other = Shop.of(slow, "nordwind.example");
        String id = other.buy().json().array("orders").objects().get(0).text("id");
        String path = other.customer() + "/orders/" + id;

        slow.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(other.orders("")).isEmpty();
        assertThat(other.ask().get(path).refusal()).isEqualTo("404/20000");

        slow.clock().advance(Duration.ofSeconds(1));
        assertThat(other.orders("")).hasSize(1);
        JsonObject pending = other.ask().get(path).json();
        assertThat(pending.text("status")).isEqualTo("pending");
        assertThat(pending.array("lineItems").objects().get(0).has("subscriptionId"))
                .isFalse();

        slow.clock().advance(Duration.ofMinutes(5));
        JsonObject completed = other.ask().get(path).json();
        assertThat(completed.text("status")).isEqualTo("completed");
        JsonObject line = completed.array("lineItems").objects().get(0);
        assertThat(line.text("subscriptionId")).hasSize(36);
        assertThat(line.text("friendlyName")).isEqualTo("Workloads");
        assertThat(line.text("termDuration")).isEmpty();
    }

    @Test
    void order_ids_tell_case_apart() {
        String id = shop.buy().json().array("orders").objects().get(0).text("id");
        backend.clock().advance(Duration.ofMinutes(5));

        assertThat(shop.ask().get(shop.customer() + "/orders/" + id).status()).isEqualTo(200);
        assertThat(shop.ask()
                        .get(shop.customer() + "/orders/" + id.toUpperCase(java.util.Locale.ROOT))
                        .refusal())
                .isEqualTo("404/20000");
    }

    @Test
    void orders_are_found_by_billing_type_without_its_underscore() {
        shop.buy();
        backend.clock().advance(Duration.ofMinutes(5));

        assertThat(shop.orders("?billingType=onetime")).hasSize(1);
        assertThat(shop.orders("?billingType=monthly")).isEmpty();
        assertThat(shop.ask()
                        .get(shop.customer() + "/orders?billingType=weekly")
                        .refusal())
                .isEqualTo("400/900126");
        JsonObject priced = shop.orders("?include_price=true").get(0);
        assertThat(priced.array("lineItems").objects().get(0).object("pricing").decimal("price"))
                .isZero();
        assertThat(shop.orders("").get(0).array("lineItems").objects().get(0).has("pricing"))
                .isFalse();
    }

    @Test
    void without_an_agreement_nothing_is_ordered() {
        CustomerId customer = backend.world().customer("DE", "suedwind.example", "Suedwind");
        Shop other = new Shop(backend, "/v1/customers/" + customer.text(), shop.ask());
        Ask.Answer cart = other.cart(other.line());
        assertThat(cart.status()).isEqualTo(201);

        assertThat(other.checkout(cart).refusal()).isEqualTo("403/13605");

        backend.world().acceptAgreement(customer);
        assertThat(other.checkout(cart).status()).isEqualTo(201);
    }

    @Test
    void a_second_plan_is_refused_from_the_first_checkout_on() {
        Ask.Answer early = shop.cart(shop.line());
        shop.buy();

        assertThat(shop.checkout(early).refusal()).isEqualTo("403/800089");
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.buy().refusal()).isEqualTo("403/800089");
        assertThat(Shop.of(backend, "ostwind.example").buy().status()).isEqualTo(201);
    }

    @Test
    void two_plans_in_one_cart_are_refused() {
        assertThat(shop.checkout(shop.cart(shop.line(), shop.line())).refusal()).isEqualTo("403/800089");
    }

    @Test
    void a_second_plan_may_be_allowed() {
        InMemoryBackend lax = InMemoryBackend.builder().secondPlanRefused(false).build();
        Shop other = Shop.of(lax, "nordwind.example");

        assertThat(other.buy().status()).isEqualTo(201);
        assertThat(other.buy().status()).isEqualTo(201);
        lax.clock().advance(Duration.ofMinutes(5));
        assertThat(other.orders("")).hasSize(2);
    }

    @Test
    void a_customer_of_the_older_offer_cannot_buy_a_plan() {
        CustomerId customer = backend.world().legacyCustomer("DE", "westwind.example", "Westwind");
        backend.world().acceptAgreement(customer);
        Shop other = new Shop(backend, "/v1/customers/" + customer.text(), shop.ask());

        assertThat(other.buy().refusal()).isEqualTo("403/800020");
    }

    @ParameterizedTest
    @CsvSource({
        "DZH318Z0BPS6:0001:DZH318Z0BML6, CatalogItemIdIsNotValid",
        "CFQ7TTC0LH18:0001:CFQ7TTC0K971, CatalogItemIdIsNotValid",
        "MS-AZR-0145P, LegacyOfferNotEligibleForPurchase",
    })
    void a_line_that_cannot_be_bought_says_so_and_stops_the_checkout(String item, String error) {
        Ask.Answer cart = shop.cart(shop.line().replace(shop.item(), item));

        assertThat(cart.status()).isEqualTo(201);
        JsonObject line = cart.json().array("lineItems").objects().get(0);
        assertThat(line.object("error").text("errorCode")).isEqualTo(error);
        assertThat(shop.checkout(cart).refusal()).isEqualTo("400/800009");
    }

    @Test
    void an_item_that_went_out_of_date_in_the_cart_is_to_be_looked_up_again() {
        InMemoryBackend late = InMemoryBackend.builder()
                .startAt(java.time.Instant.parse("2026-03-31T23:00:00Z"))
                .build();
        Shop other = Shop.of(late, "nordwind.example");
        Ask.Answer cart = other.cart(other.line());
        late.clock().advance(Duration.ofMinutes(61));

        assertThat(other.checkout(cart).refusal()).isEqualTo("404/400019");
        assertThat(new Shop(late, other.customer(), Ask.app(late)).buy().status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"quantity\": 1', '\"quantity\": 2', 400/800017, quantity",
        "'\"quantity\": 1', '\"quantity\": 0', 400/800017, quantity",
        "'\"quantity\": 1', '\"quantity\": 1.5', 400/800002, quantity",
        "'\"quantity\": 1', '\"quantity\": \"1\"', 400/800002, quantity",
        "'\"quantity\": 1,', '', 400/800002, quantity",
        "one_time, weekly, 400/900126, billingCycle",
        "catalogItemId, catalogId, 400/800002, catalogId",
        "friendlyName, comment, 400/800002, comment",
    })
    void a_line_in_the_wrong_form_is_refused_by_name(String right, String wrong, String refusal, String field) {
        assertThat(shop.line()).contains(right);

        Ask.Answer answer = shop.cart(shop.line().replace(right, wrong));

        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().text("description")).contains(field);
    }

    @Test
    void billing_cycles_and_names_are_read_in_any_case() {
        String line = shop.line().replace("one_time", "OneTime").replace("quantity", "Quantity");

        Ask.Answer cart = shop.cart(line);

        assertThat(cart.status()).isEqualTo(201);
        assertThat(cart.json().array("lineItems").objects().get(0).text("billingCycle"))
                .isEqualTo("one_time");
    }

    @Test
    void an_empty_cart_is_refused() {
        assertThat(shop.cart().refusal()).isEqualTo("400/800002");
        assertThat(shop.ask().post(shop.customer() + "/carts", "{}").refusal()).isEqualTo("400/800002");
    }

    @Test
    void carts_of_others_and_carts_that_never_were_are_not_found() {
        String id = shop.cart(shop.line()).json().text("id");
        Shop other = Shop.of(backend, "ostwind.example");

        assertThat(other.ask().get(other.customer() + "/carts/" + id).refusal()).isEqualTo("404/800008");
        assertThat(shop.ask().get(shop.customer() + "/carts/none").refusal()).isEqualTo("404/800008");
        assertThat(shop.ask().get(shop.customer() + "/orders/none").refusal()).isEqualTo("404/20000");
    }

    @Test
    void nothing_is_sold_to_a_customer_who_left() {
        Ask.Answer cart = shop.cart(shop.line());
        backend.world().removeRelationship(CustomerId.of(shop.customer().substring("/v1/customers/".length())));

        assertThat(shop.checkout(cart).refusal()).isEqualTo("403/20002");
        assertThat(shop.ask().get(shop.customer() + "/orders").refusal()).isEqualTo("403/20002");
    }

    @Test
    void the_same_request_id_gives_the_same_cart_and_another_one_another() {
        String body = "{\"lineItems\": [" + shop.line() + "]}";
        String one = shop.ask()
                .request(1)
                .post(shop.customer() + "/carts", body)
                .json()
                .text("id");

        assertThat(shop.ask()
                        .request(1)
                        .post(shop.customer() + "/carts", body)
                        .json()
                        .text("id"))
                .isEqualTo(one);
        assertThat(shop.ask()
                        .request(2)
                        .post(shop.customer() + "/carts", body)
                        .json()
                        .text("id"))
                .isNotEqualTo(one);
        assertThat(shop.ask().post(shop.customer() + "/carts", body).json().text("id"))
                .isNotEqualTo(
                        shop.ask().post(shop.customer() + "/carts", body).json().text("id"));
    }

    @Test
    void a_busy_cart_can_be_played() {
        Ask.Answer cart = shop.cart(shop.line());
        backend.faults().add(Fault.status(409, "800064").on("POST", "…/checkout"));

        assertThat(shop.checkout(cart).refusal()).isEqualTo("409/800064");
        assertThat(shop.checkout(cart).status()).isEqualTo(201);
    }

    @Test
    void a_checkout_whose_answer_was_lost_has_ordered_once() {
        Ask.Answer cart = shop.cart(shop.line());
        backend.faults().add(Fault.loseAnswer().on("POST", "…/checkout"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> shop.checkout(cart))
                .isInstanceOf(java.io.UncheckedIOException.class);

        assertThat(shop.checkout(cart).status()).isEqualTo(201);
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.orders("")).hasSize(1);
    }

    @Test
    void an_indirect_provider_sells_one_plan_per_reseller() {
        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        provider.world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), MpnId.of("4100001"));
        provider.world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f002"), MpnId.of("4100002"));
        Shop indirect = Shop.of(provider, "nordwind.example");

        JsonObject order = indirect.checkout(indirect.cart(withReseller(indirect, "4100001")))
                .json()
                .array("orders")
                .objects()
                .get(0);
        assertThat(order.array("lineItems").objects().get(0).text("partnerIdOnRecord"))
                .isEqualTo("4100001");
        assertThat(indirect.checkout(indirect.cart(withReseller(indirect, "4100001")))
                        .refusal())
                .isEqualTo("403/800089");
        assertThat(indirect.checkout(indirect.cart(withReseller(indirect, "4100002")))
                        .status())
                .isEqualTo(201);
        assertThat(indirect.buy().status()).isEqualTo(201);
        assertThat(indirect.cart(withReseller(indirect, "4100009")).refusal()).isEqualTo("404/800015");
    }

    @Test
    void a_direct_partner_cannot_name_a_reseller() {
        Ask.Answer cart = shop.cart(withReseller(shop, "4100001"));

        assertThat(cart.json()
                        .array("lineItems")
                        .objects()
                        .get(0)
                        .object("error")
                        .text("errorCode"))
                .isEqualTo("ParticipantsIsNotSupportedForPartner");
    }

    private static String withReseller(Shop shop, String mpnId) {
        String participant = "\"participants\": [{\"key\": \"transaction_reseller\", \"value\": \"" + mpnId + "\"}]}";
        String line = shop.line();
        return line.substring(0, line.length() - 1) + ", " + participant;
    }
}
