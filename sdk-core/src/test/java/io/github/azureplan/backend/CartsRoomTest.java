package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Carts with more than an Azure plan in them: lines, groups, what a checkout makes of them and what it refuses. */
class CartsRoomTest {
    private static final String BUSINESS = "CFQ7TTCZZL01:0001";
    private static final String ENTERPRISE = "CFQ7TTCZZL02:0001";
    private static final String CALLING = "CFQ7TTCZZA01:0001";
    private static final String TRIAL = "CFQ7TTCZZT01:0001";
    private static final String SOFTWARE = "DG7GMGFZZS01:0001";
    private static final String SUSE = "DG7GMGFZZL01:0001";
    private static final String PERPETUAL = "DG7GMGFZZP01:0001";

    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Shop shop = Shop.of(backend, "nordwind.example");

    private static JsonObject line(Ask.Answer cart, int number) {
        return cart.json().array("lineItems").objects().get(number);
    }

    private static String error(Ask.Answer cart, int number) {
        return line(cart, number).objectOrEmpty("error").textOrEmpty("errorCode");
    }

    private static List<JsonObject> orders(Ask.Answer checkout) {
        return checkout.json().array("orders").objects();
    }

    private static CustomerId id(Shop shop) {
        return CustomerId.of(shop.id());
    }

    private String path(Ask.Answer cart) {
        return shop.customer() + "/carts/" + cart.json().text("id");
    }

    private Ask.Answer replace(Ask.Answer cart, String body) {
        return shop.ask().header("Content-Type", "application/json").send("PUT", path(cart), body);
    }

    @Test
    void lines_of_one_kind_and_billing_become_one_order() {
        Ask.Answer cart = shop.cart(
                shop.line(),
                shop.line(BUSINESS, 3, "monthly", "P1Y"),
                shop.line(SOFTWARE, 2, "one_time", "P1Y"),
                shop.line(ENTERPRISE, 5, "monthly", "P1M"),
                shop.line(ENTERPRISE, 5, "annual", "P1Y"));

        assertThat(cart.json().array("lineItems").objects())
                .extracting(l -> l.text("orderGroup"))
                .containsExactly("0", "1", "2", "1", "3");
        Ask.Answer result = shop.checkout(cart);
        assertThat(result.status()).isEqualTo(201);
        assertThat(result.json().has("orderErrors")).isFalse();
        assertThat(orders(result))
                .extracting(o -> o.text("billingCycle"))
                .containsExactly("one_time", "monthly", "one_time", "annual");
        assertThat(orders(result).get(1).array("lineItems").objects())
                .extracting(l -> l.decimal("lineItemNumber"), l -> l.decimal("quantity"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(BigDecimal.ZERO, BigDecimal.valueOf(3)),
                        org.assertj.core.groups.Tuple.tuple(BigDecimal.ONE, BigDecimal.valueOf(5)));
        assertThat(orders(result)).extracting(o -> o.text("id")).doesNotHaveDuplicates();

        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.subscriptions("")).hasSize(5);
        assertThat(shop.orders("?billingType=monthly")).hasSize(1);
        assertThat(shop.orders("?billingType=onetime")).hasSize(2);
    }

    @Test
    void orders_have_prices_when_asked_for() {
        shop.checkout(shop.cart(
                shop.line(BUSINESS, 3, "monthly", "P1Y"),
                Shop.with(shop.line(BUSINESS, 2, "annual", "P1Y"), "\"customTermEndDate\": \"2026-09-01T00:00:00Z\"")));
        backend.clock().advance(Duration.ofMinutes(5));

        JsonObject monthly =
                shop.orders("?billingType=monthly&include_price=true").get(0);
        assertThat(monthly.decimal("totalPrice")).isEqualByComparingTo("18.00");
        JsonObject pricing = monthly.array("lineItems").objects().get(0).object("pricing");
        assertThat(pricing.decimal("listPrice")).isEqualByComparingTo("6.00");
        assertThat(pricing.decimal("extendedPrice")).isEqualByComparingTo("18.00");
        JsonObject shorter =
                shop.orders("?billingType=annual&include_price=true").get(0);
        // 182 of 365 days of 72.00
        assertThat(shorter.array("lineItems").objects().get(0).object("pricing").decimal("proratedPrice"))
                .isEqualByComparingTo("35.90");
        assertThat(shorter.decimal("totalPrice")).isEqualByComparingTo("71.80");
        assertThat(shop.orders("").get(0).has("totalPrice")).isFalse();
    }

    @Test
    void add_ons_are_numbered_on_and_belong_to_the_subscription_of_their_line() {
        String base = Shop.with(
                shop.line(ENTERPRISE, 6, "monthly", "P1M"),
                "\"addonItems\": [" + shop.line(CALLING, 4, "monthly", "P1M") + "]");
        Ask.Answer cart = shop.cart(base, shop.line(BUSINESS, 1, "monthly", "P1M"));

        JsonObject addon = line(cart, 0).array("addonItems").objects().get(0);
        assertThat(addon.decimal("id")).isEqualByComparingTo("1");
        assertThat(addon.text("orderGroup")).isEqualTo("0");
        assertThat(addon.has("error")).isFalse();
        assertThat(line(cart, 1).decimal("id")).isEqualByComparingTo("2");

        String order = orders(shop.checkout(cart)).get(0).text("id");
        backend.clock().advance(Duration.ofMinutes(5));
        List<JsonObject> lines = shop.ask()
                .get(shop.customer() + "/orders/" + order)
                .json()
                .array("lineItems")
                .objects();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).text("parentSubscriptionId"))
                .isEqualTo(lines.get(0).text("subscriptionId"));
        assertThat(lines.get(2).has("parentSubscriptionId")).isFalse();
        assertThat(shop.ask()
                        .get(shop.customer() + "/subscriptions/" + lines.get(1).text("subscriptionId"))
                        .json()
                        .text("parentSubscriptionId"))
                .isEqualTo(lines.get(0).text("subscriptionId"));
    }

    @Test
    void an_add_on_needs_enough_seats_of_its_base() {
        String calling = shop.line(CALLING, 7, "monthly", "P1M");
        String base = shop.line(ENTERPRISE, 6, "monthly", "P1M");
        Ask.Answer tooMany = shop.cart(Shop.with(base, "\"addonItems\": [" + calling + "]"));
        assertThat(line(tooMany, 0)
                        .array("addonItems")
                        .objects()
                        .get(0)
                        .object("error")
                        .text("errorCode"))
                .isEqualTo("BaseOfferSeatQuantityNotMet");
        assertThat(shop.checkout(tooMany).refusal()).isEqualTo("400/800009");

        assertThat(error(shop.cart(calling), 0)).isEqualTo("BaseOfferSeatQuantityNotMet");
        shop.checkout(shop.cart(shop.line(ENTERPRISE, 8, "monthly", "P1M")));
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(error(shop.cart(calling), 0)).isEmpty();

        Ask.Answer unrelated = shop.cart(Shop.with(
                shop.line(BUSINESS, 6, "monthly", "P1M"),
                "\"addonItems\": [" + shop.line(CALLING, 1, "monthly", "P1M") + ","
                        + shop.line(SOFTWARE, 1, "one_time", "P1Y") + "]"));
        assertThat(line(unrelated, 0).array("addonItems").objects())
                .extracting(a -> a.object("error").text("errorCode"))
                .containsOnly("UnableToProcessCartLineItem");
    }

    @Test
    void an_add_on_of_an_add_on_is_refused_by_name() {
        String nested = Shop.with(
                shop.line(CALLING, 1, "monthly", "P1M"),
                "\"addonItems\": [" + shop.line(CALLING, 1, "monthly", "P1M") + "]");

        Ask.Answer answer =
                shop.cart(Shop.with(shop.line(ENTERPRISE, 5, "monthly", "P1M"), "\"addonItems\": [" + nested + "]"));

        assertThat(answer.refusal()).isEqualTo("400/800002");
        assertThat(answer.json().text("description")).contains("addonItems");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "DZH318Z0BPS6:0001, 1, monthly, -, BillingPlanNotSupported",
                "CFQ7TTCZZL01:0001, 1, triennial, P3Y, BillingPlanNotSupported",
                "CFQ7TTCZZL01:0001, 1, monthly, P3Y, InvalidInput",
                "CFQ7TTCZZL01:0001, 1, monthly, -, InvalidInput",
                "CFQ7TTCZZL01:0001, 301, monthly, P1M, MaxAllowedSeatsPerSubscriptionExceeded",
                "CFQ7TTCZZL01:0001, 1, annual, P1Y, ''",
                "DG7GMGFZZS01:0001, 1, one_time, P3Y, ''",
            })
    void a_line_says_what_is_wrong_with_it(String sku, int quantity, String cycle, String term, String error) {
        Ask.Answer cart = shop.cart(shop.line(sku, quantity, cycle, term == null ? "" : term));

        assertThat(cart.status()).isEqualTo(201);
        assertThat(error(cart, 0)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"currencyCode\": \"SEK\"', CurrencyIsNotSupported",
        "'\"promotionId\": \"39NFJQT1Q5KK:0001:39NFJQT1Q5KK\"', InvalidPromotionId",
        "'\"customTermEndDate\": \"2026-03-01T00:00:00Z\"', InvalidCustomTermEndDate",
        "'\"customTermEndDate\": \"2027-03-03T00:00:00Z\"', InvalidCustomTermEndDate",
        "'\"customTermEndDate\": \"2026-12-31T00:00:00\"', ''",
        "'\"renewsTo\": {\"termDuration\": \"P1Y\"}', ''",
    })
    void a_member_of_a_line_says_what_is_wrong_with_it(String member, String error) {
        assertThat(error(shop.cart(Shop.with(shop.line(BUSINESS, 1, "annual", "P1Y"), member)), 0))
                .isEqualTo(error);
    }

    @Test
    void only_licences_with_a_term_end_at_a_date_of_ones_own() {
        String end = "\"customTermEndDate\": \"2026-12-31T00:00:00Z\"";

        assertThat(error(shop.cart(Shop.with(shop.line(SOFTWARE, 1, "one_time", "P1Y"), end)), 0))
                .isEqualTo("InvalidCustomTermEndDateProduct");
        assertThat(error(shop.cart(Shop.with(shop.line(TRIAL, 25, "none", "P1M"), end)), 0))
                .isEqualTo("InvalidCustomTermEndDateProduct");
    }

    @Test
    void how_many_seats_are_left_is_told() {
        JsonObject error =
                line(shop.cart(shop.line(BUSINESS, 500, "monthly", "P1M")), 0).object("error");

        assertThat(error.object("additionalInformation").decimal("availableQuantity"))
                .isEqualByComparingTo("300");
    }

    @Test
    void the_checkout_asks_for_the_attestation_of_an_item() {
        String line = shop.line(PERPETUAL, 2, "one_time", "");
        Ask.Answer silent = shop.cart(line);
        Ask.Answer refused = shop.cart(Shop.with(line, "\"attestationAccepted\": false"));
        Ask.Answer given = shop.cart(Shop.with(line, "\"attestationAccepted\": true"));

        assertThat(error(silent, 0)).isEmpty();
        assertThat(shop.checkout(silent).refusal()).isEqualTo("400/900203");
        assertThat(error(refused, 0)).isEqualTo("AttestationNotAccepted");
        assertThat(shop.checkout(refused).refusal()).isEqualTo("400/800009");
        assertThat(shop.checkout(given).status()).isEqualTo(201);
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.subscriptions("")).isEmpty();
        assertThat(shop.orders("").get(0).array("lineItems").objects().get(0).has("subscriptionId"))
                .isFalse();
    }

    @Test
    void an_item_that_is_not_sold_in_the_country_is_refused_by_the_checkout() {
        CustomerId customer = backend.world().customer("BR", "ventonorte.example", "Vento Norte");
        backend.world().acceptAgreement(customer);
        Shop abroad = new Shop(backend, "/v1/customers/" + customer.text(), shop.ask());
        String line = shop.line(SUSE, 1, "one_time", "P1Y");

        Ask.Answer cart = abroad.cart(line);
        assertThat(error(cart, 0)).isEmpty();
        assertThat(abroad.checkout(cart).refusal()).isEqualTo("400/800070");
    }

    @Test
    void a_group_that_fails_is_told_and_tried_again_by_the_next_checkout() {
        Ask.Answer cart = shop.cart(shop.line(), shop.line(BUSINESS, 1, "monthly", "P1M"));
        backend.world().failNextOrder(id(shop), "1", OrderFailure.CREATION_FAILED);

        Ask.Answer first = shop.checkout(cart);

        assertThat(first.status()).isEqualTo(201);
        assertThat(orders(first)).hasSize(1);
        JsonObject error = first.json().array("orderErrors").objects().get(0);
        assertThat(error.text("orderGroupId")).isEqualTo("1");
        assertThat(error.decimal("code")).isEqualByComparingTo("800005");
        assertThat(shop.ask().get(path(cart)).json().text("status")).isEqualTo("Active");

        Ask.Answer second = shop.checkout(cart);
        assertThat(second.json().has("orderErrors")).isFalse();
        assertThat(orders(second)).hasSize(2);
        assertThat(orders(second).get(0)).isEqualTo(orders(first).get(0));
        assertThat(shop.ask().get(path(cart)).json().text("status")).isEqualTo("Ordered");
        assertThat(shop.checkout(cart).body()).isEqualTo(second.body());
        backend.clock().advance(Duration.ofMinutes(5));
        assertThat(shop.orders("")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"CREATION_FAILED, 500/800005", "LINE_PROBLEM, 500/800087", "NOT_PROCESSABLE, 400/4018"})
    void the_failure_of_the_only_group_is_the_answer_and_happens_once(OrderFailure failure, String refusal) {
        Ask.Answer cart = shop.cart(shop.line());
        backend.world().failNextOrder(id(shop), "0", failure);

        assertThat(shop.checkout(cart).refusal()).isEqualTo(refusal);
        assertThat(shop.checkout(cart).status()).isEqualTo(201);
    }

    @Test
    void a_second_plan_beside_other_things_is_an_order_error() {
        shop.plan();
        Ask.Answer result = shop.checkout(shop.cart(shop.line(), shop.line(BUSINESS, 1, "monthly", "P1M")));

        assertThat(result.status()).isEqualTo(201);
        assertThat(result.json().array("orderErrors").objects().get(0).decimal("code"))
                .isEqualByComparingTo("800089");
        assertThat(orders(result)).hasSize(1);
    }

    @Test
    void a_replaced_cart_has_the_new_lines_and_the_old_end() {
        Ask.Answer cart = shop.cart(shop.line(), shop.line(BUSINESS, 1, "monthly", "P3Y"));
        assertThat(error(cart, 1)).isEqualTo("InvalidInput");
        backend.clock().advance(Duration.ofMinutes(30));
        JsonObject kept = line(cart, 0);
        String body = cart.json()
                .with(
                        "lineItems",
                        List.of(
                                line(cart, 1).with("termDuration", "P1Y").with("quantity", 4),
                                kept.with("friendlyName", "Second")))
                .toString();

        Ask.Answer changed = replace(cart, body);

        assertThat(changed.status()).isEqualTo(201);
        assertThat(changed.json().text("id")).isEqualTo(cart.json().text("id"));
        assertThat(changed.json().text("expirationTimestamp"))
                .isEqualTo(cart.json().text("expirationTimestamp"));
        assertThat(changed.json().text("lastModifiedTimestamp"))
                .isNotEqualTo(cart.json().text("lastModifiedTimestamp"));
        assertThat(changed.json().array("lineItems").objects())
                .extracting(l -> l.decimal("id").intValue(), l -> l.text("orderGroup"), l -> l.has("error"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, "0", false),
                        org.assertj.core.groups.Tuple.tuple(1, "1", false));
        assertThat(shop.ask().get(path(cart)).json()).isEqualTo(changed.json());
        assertThat(orders(shop.checkout(cart))).hasSize(2);
    }

    @Test
    void an_ordered_cart_cannot_be_replaced() {
        Ask.Answer cart = shop.cart(shop.line());
        shop.checkout(cart);

        assertThat(replace(cart, cart.json().toString()).refusal()).isEqualTo("400/800065");
        Ask.Answer other = shop.cart(shop.line());
        assertThat(replace(other, cart.json().toString()).refusal()).isEqualTo("400/800002");
        assertThat(replace(other, "{\"lineItems\": []}").refusal()).isEqualTo("400/800002");
        backend.clock().advance(Duration.ofDays(8));
        assertThat(new Shop(backend, shop.customer(), Ask.app(backend))
                        .ask()
                        .header("Content-Type", "application/json")
                        .send("PUT", path(other), other.json().toString())
                        .refusal())
                .isEqualTo("404/800008");
    }

    @Test
    void while_a_checkout_is_worked_on_others_wait() {
        InMemoryBackend slow =
                InMemoryBackend.builder().checkoutTakes(Duration.ofSeconds(20)).build();
        Shop other = Shop.of(slow, "nordwind.example");
        Ask.Answer cart = other.cart(other.line());
        Ask.Answer first = other.checkout(cart);
        assertThat(first.status()).isEqualTo(201);

        assertThat(other.checkout(cart).refusal()).isEqualTo("409/800064");
        assertThat(other.ask()
                        .header("Content-Type", "application/json")
                        .send(
                                "PUT",
                                other.customer() + "/carts/" + cart.json().text("id"),
                                cart.json().toString())
                        .refusal())
                .isEqualTo("409/800064");
        slow.clock().advance(Duration.ofSeconds(10));
        String path = other.customer() + "/carts/" + cart.json().text("id") + "/checkout";
        assertThat(other.ask().request(7).send("POST", path, null).refusal()).isEqualTo("409/800060");
        slow.clock().advance(Duration.ofSeconds(10));
        assertThat(other.ask().request(7).send("POST", path, null).body()).isEqualTo(first.body());
    }

    @ParameterizedTest
    @EnumSource(OrderCheck.class)
    void a_check_outside_the_api_keeps_everything_from_being_ordered(OrderCheck check) {
        Ask.Answer cart = shop.cart(shop.line(), shop.line(BUSINESS, 1, "monthly", "P1M"));
        backend.world().orderCheck(id(shop), check);

        assertThat(shop.checkout(cart).refusal()).endsWith("/" + check.code());
        backend.world().orderCheck(id(shop), null);
        assertThat(shop.checkout(cart).status()).isEqualTo(201);
    }

    @Test
    void the_credit_limit_counts_the_orders_of_a_month() {
        backend.world().creditLimit(new BigDecimal("30"));
        Ask.Answer cheap = shop.cart(shop.line(BUSINESS, 3, "monthly", "P1Y"));
        assertThat(shop.checkout(cheap).status()).isEqualTo(201);
        Ask.Answer second = shop.cart(shop.line(BUSINESS, 3, "monthly", "P1Y"));
        assertThat(shop.checkout(second).refusal()).isEqualTo("403/900121");

        backend.world().creditLimit(new BigDecimal("18"));
        assertThat(shop.buy().refusal()).isEqualTo("403/900121");
        backend.clock().advance(java.time.Period.ofMonths(1));
        assertThat(new Shop(backend, shop.customer(), Ask.app(backend)).buy().status())
                .isEqualTo(201);
    }

    @Test
    void the_partners_standing_is_looked_at_first() {
        Ask.Answer cart = shop.cart(shop.line());
        backend.world().partnerAgreement(false);
        assertThat(shop.checkout(cart).refusal()).isEqualTo("403/900124");
        backend.world().partnerAgreement(true);
        backend.world().partnerProgram(false);
        assertThat(shop.checkout(cart).refusal()).isEqualTo("403/800039");
        backend.world().partnerProgram(true);
        backend.world().partnerOnboarded(io.github.azureplan.common.Market.of("DE"), false);
        assertThat(shop.checkout(cart).refusal()).isEqualTo("403/2030");
    }

    @Test
    void several_partners_on_record_are_for_indirect_providers_and_must_be_confirmed() {
        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        provider.world().indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001"), MpnId.of("4100001"));
        provider.world().otherPartner(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f002"), MpnId.of("4100002"));
        Shop indirect = Shop.of(provider, "nordwind.example");
        String line = Shop.with(
                indirect.line(BUSINESS, 1, "monthly", "P1M"),
                "\"participants\": [{\"key\": \"transaction_reseller\", \"value\": \"4100001\"},"
                        + " {\"key\": \"AdditionalTransactionReseller\", \"value\": \"4100002\"}]");
        assertThat(indirect.cart(line).refusal()).isEqualTo("400/900206");

        String body = "{\"lineItems\": [" + line + "], \"PartnerOnRecordAttestationAccepted\": true}";
        Ask.Answer cart = indirect.ask().post(indirect.customer() + "/carts", body);
        assertThat(cart.json().bool("partnerOnRecordAttestationAccepted")).isTrue();
        assertThat(line(cart, 0).array("participants").objects())
                .extracting(p -> p.text("key"))
                .containsExactly("transaction_reseller", "additional_transaction_reseller");
        JsonObject ordered = orders(indirect.checkout(cart)).get(0);
        assertThat(ordered.bool("partnerOnRecordAttestationAccepted")).isTrue();
        assertThat(ordered.array("lineItems")
                        .objects()
                        .get(0)
                        .array("additionalPartnerIdsOnRecord")
                        .size())
                .isEqualTo(1);

        assertThat(indirect.cart(line.replace("4100002", "4100009")).refusal()).isEqualTo("404/800015");
        provider.world().resellerAgreement(MpnId.of("4100001"), false);
        assertThat(indirect.checkout(indirect.ask().post(indirect.customer() + "/carts", body))
                        .refusal())
                .isEqualTo("403/900123");
        assertThat(error(shop.cart(line), 0)).isEqualTo("ParticipantsIsNotSupportedForPartner");
    }

    @Test
    void a_sandbox_has_limits() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop small = Shop.of(sandbox, "nordwind.example");
        assertThat(error(small.cart(small.line(BUSINESS, 26, "monthly", "P1M")), 0))
                .isEqualTo("SandboxLimitExceeded");
        assertThat(error(small.cart(small.line(BUSINESS, 25, "monthly", "P1M")), 0))
                .isEmpty();
        for (int i = 0; i < 4; i++) {
            assertThat(small.checkout(small.cart(small.line(BUSINESS, 1, "monthly", "P1M")))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(small.checkout(small.cart(
                                small.line(BUSINESS, 1, "monthly", "P1M"), small.line(BUSINESS, 2, "monthly", "P1M")))
                        .refusal())
                .isEqualTo("403/800066");
        assertThat(small.buy().status()).isEqualTo(201);
        for (int i = 1; i < 10; i++) {
            assertThat(Shop.of(sandbox, "wind" + i + ".example").buy().status()).isEqualTo(201);
        }
        Shop eleventh = Shop.of(sandbox, "sturm.example");
        assertThat(eleventh.buy().refusal()).isEqualTo("400/900116");
        sandbox.clock().advance(Duration.ofMinutes(10));
        assertThat(eleventh.buy().refusal()).isEqualTo("400/900116");
    }

    @Test
    void a_sandbox_customer_has_three_plans_of_different_resellers() {
        InMemoryBackend sandbox = InMemoryBackend.builder()
                .integrationSandbox(true)
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        Shop small = Shop.of(sandbox, "nordwind.example");
        for (int i = 1; i <= 4; i++) {
            sandbox.world()
                    .indirectReseller(TenantId.of("5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f00" + i), MpnId.of("410000" + i));
            String line = Shop.with(
                    small.line(),
                    "\"participants\": [{\"key\": \"transaction_reseller\", \"value\": \"410000" + i + "\"}]");
            Ask.Answer answer = small.checkout(small.cart(line));
            if (i < 4) {
                assertThat(answer.status()).isEqualTo(201);
            } else {
                assertThat(answer.refusal()).isEqualTo("400/900116");
            }
        }
    }

    @Test
    void a_checkout_is_made_for_a_user_of_the_customer() {
        Ask.Answer cart = shop.cart(shop.line());
        String path = path(cart) + "/checkout";

        assertThat(shop.ask()
                        .header("x-ms-customeruser-upn", "ada")
                        .send("POST", path, null)
                        .refusal())
                .isEqualTo("400/800002");
        assertThat(shop.ask()
                        .header("x-ms-customeruser-upn", "ada@nordwind.example")
                        .send("POST", path, null)
                        .status())
                .isEqualTo(201);
    }
}
