package io.github.azureplan.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Payloads;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderModelsTest {
    private static final CatalogItemId PLAN = CatalogItemId.of("DZH318Z0BPS6:0001:DZH318Z0AAAA");

    private final Payloads payloads = new Payloads();

    @Test
    void a_cart_is_read_whole() {
        Cart cart = payloads.read("orders/cart.json", Cart.class);
        assertThat(cart.id()).isEqualTo("2f60a0c4-0d6e-4f7e-9c3e-5f5f9c0a1b01");
        assertThat(cart.creationTimestamp()).isEqualTo("2026-03-02T10:20:30.947164Z");
        assertThat(cart.lastModifiedTimestamp()).isEqualTo("2026-03-02T10:20:30.947164900Z");
        assertThat(cart.expirationTimestamp()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(cart.status()).isEqualTo(CartStatus.ACTIVE);
        assertThat(cart.partnerOnRecordAttestationAccepted()).isTrue();
        CartLine line = cart.lineItems().get(0);
        assertThat(line.id()).isZero();
        assertThat(line.catalogItemId()).isEqualTo(PLAN);
        assertThat(line.friendlyName()).isEqualTo("Nordwind plan");
        assertThat(line.quantity()).isEqualTo(1);
        assertThat(line.currencyCode()).isEqualTo(CurrencyCode.of("SEK"));
        assertThat(line.billingCycle()).isEqualTo(BillingCycle.ONE_TIME);
        assertThat(line.provisioningContext()).isEqualTo(Map.of("scope", "shared"));
        assertThat(line.orderGroup()).isEqualTo("0");
        assertThat(line.participants())
                .containsExactly(
                        Participant.transactionReseller(MpnId.of("5357564")),
                        new Participant(ParticipantKind.ADDITIONAL_TRANSACTION_RESELLER, MpnId.of("517285")));
        assertThat(line.renewsTo().termDuration()).isEqualTo("P1Y");
        assertThat(line.attestationAccepted()).isTrue();
        assertThat(line.error()).isNull();
        CartLine second = cart.lineItems().get(1);
        assertThat(second.id()).isEqualTo(1);
        assertThat(second.termDuration()).isEmpty();
        assertThat(second.addonItems()).hasSize(1);
        assertThat(second.addonItems().get(0).quantity()).isEqualTo(3);
        assertThat(second.error().errorCode()).isEqualTo(CartErrorCode.CATALOG_ITEM_ID_IS_NOT_VALID);
        assertThat(cart.refusedLines()).containsExactly(second);
    }

    @Test
    void a_cart_error_code_is_read_by_name_and_by_number() {
        assertThat(CartErrorCode.of("10009")).isEqualTo(CartErrorCode.SANDBOX_LIMIT_EXCEEDED);
        assertThat(CartErrorCode.of("SandboxLimitExceeded")).isEqualTo(CartErrorCode.SANDBOX_LIMIT_EXCEEDED);
        assertThat(CartErrorCode.of("10016")).isEqualTo(CartErrorCode.INVALID_CUSTOM_TERM_END_DATE_PRODUCT);
        assertThat(CartErrorCode.of("10005").known()).isFalse();
        assertThat(CartErrorCode.of("10005").text()).isEqualTo("10005");
    }

    @Test
    void a_changed_cart_keeps_what_is_not_modelled() {
        Cart cart = payloads.read("orders/cart.json", Cart.class);
        CartLine renamed =
                cart.lineItems().get(0).toBuilder().friendlyName("Other").build();
        Cart changed = cart.toBuilder().lineItems(List.of(renamed)).build();
        assertThat(changed.lineItems()).containsExactly(renamed);
        assertThat(changed.lineItems().get(0).friendlyName()).isEqualTo("Other");
        JsonValue line = payloads.written(changed).elements("lineItems").get(0);
        assertThat(line.text("surcharge")).contains("0.10");
        assertThat(((JsonValue.Obj) line).members()).containsKeys("coterminousSubscriptionId", "ProvisioningContext");
        assertThat(payloads.written(changed).text("expirationTimestamp")).contains("0001-01-01T00:00:00");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cart.toBuilder().lineItems(List.of()).build())
                .withMessageStartingWith("lineItems:");
    }

    @Test
    void a_changed_provisioning_context_replaces_the_former_one() {
        Cart cart = payloads.read("orders/cart.json", Cart.class);
        CartLine changed = cart.lineItems().get(0).toBuilder()
                .provisioningContext(Map.of("subscriptionId", "x"))
                .build();
        assertThat(changed.provisioningContext()).isEqualTo(Map.of("subscriptionId", "x"));
    }

    @Test
    void a_new_cart_is_written_as_the_service_wants_it() {
        CartLine line = CartLine.builder(PLAN).friendlyName("Nordwind plan").build();
        assertThat(payloads.written(NewCart.of(line).body()))
                .isEqualTo(payloads.tree("{\"lineItems\":[{\"catalogItemId\":\"DZH318Z0BPS6:0001:DZH318Z0AAAA\","
                        + "\"quantity\":1,\"billingCycle\":\"one_time\",\"friendlyName\":\"Nordwind plan\"}]}"));
        CartLine resold = CartLine.builder(PLAN)
                .participants(List.of(Participant.transactionReseller(MpnId.of("5357564"))))
                .build();
        assertThat(payloads.written(resold).elements("participants"))
                .containsExactly(payloads.tree("{\"key\":\"transaction_reseller\",\"value\":\"5357564\"}"));
    }

    @Test
    void a_line_that_cannot_be_ordered_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CartLine.builder(PLAN).quantity(0).build())
                .withMessageStartingWith("quantity:");
        Participant reseller = Participant.transactionReseller(MpnId.of("1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CartLine.builder(PLAN)
                        .participants(List.of(reseller, reseller))
                        .build())
                .withMessageStartingWith("participants: at most 1");
    }

    @Test
    void what_a_line_adds_to_an_error_is_read_as_text_and_as_an_object() {
        CartError error = new Json(drift -> {})
                .read(
                        ("{\"errorCode\": 10015, \"additionalInformation\": {\"availableQuantity\": 7,"
                                        + " \"purchasedQuantity\": 18}}")
                                .getBytes(StandardCharsets.UTF_8),
                        CartError.class);
        assertThat(error.errorCode()).isEqualTo(CartErrorCode.MAX_ALLOWED_SEATS_PER_SUBSCRIPTION_EXCEEDED);
        assertThat(error.availableQuantity()).isEqualTo(7);
        assertThat(error.additionalInformation()).contains("\"purchasedQuantity\":18");
        CartError told =
                payloads.read("orders/cart.json", Cart.class).lineItems().get(1).error();
        assertThat(told.additionalInformation()).isEmpty();
        assertThat(told.availableQuantity()).isNull();
    }

    @Test
    void a_line_with_everything_is_written_as_the_service_wants_it() {
        CartLine addon = CartLine.builder(CatalogItemId.of("LICENCE:0002:ADDON"))
                .quantity(2)
                .billingCycle(BillingCycle.MONTHLY)
                .build();
        CartLine line = CartLine.builder(CatalogItemId.of("LICENCE:0001:BASE"))
                .quantity(5)
                .billingCycle(BillingCycle.MONTHLY)
                .termDuration("P1M")
                .currencyCode(CurrencyCode.of("SEK"))
                .partnersOnRecord(MpnId.of("5357564"), MpnId.of("517285"))
                .provisioningContext(Map.of("scope", "shared"))
                .renewsTo("P1Y")
                .addonItems(List.of(addon))
                .attestationAccepted(true)
                .customTermEndDate(Instant.parse("2026-12-31T00:00:00Z"))
                .promotionId("39NFJQT1Q5KK:0001:39NFJQT1Q5KK")
                .build();
        assertThat(payloads.written(NewCart.of(line)
                        .partnerOnRecordAttestationAccepted(true)
                        .body()))
                .isEqualTo(payloads.tree("{\"lineItems\":[{\"catalogItemId\":\"LICENCE:0001:BASE\",\"quantity\":5,"
                        + "\"billingCycle\":\"monthly\",\"termDuration\":\"P1M\",\"currencyCode\":\"SEK\","
                        + "\"participants\":[{\"key\":\"transaction_reseller\",\"value\":\"5357564\"},"
                        + "{\"key\":\"additional_transaction_reseller\",\"value\":\"517285\"}],"
                        + "\"provisioningContext\":{\"scope\":\"shared\"},\"renewsTo\":{\"termDuration\":\"P1Y\"},"
                        + "\"addonItems\":[{\"catalogItemId\":\"LICENCE:0002:ADDON\",\"quantity\":2,"
                        + "\"billingCycle\":\"monthly\"}],\"attestationAccepted\":true,"
                        + "\"customTermEndDate\":\"2026-12-31T00:00:00Z\","
                        + "\"promotionId\":\"39NFJQT1Q5KK:0001:39NFJQT1Q5KK\"}],"
                        + "\"partnerOnRecordAttestationAccepted\":true}"));
    }

    @Test
    void an_order_without_a_cart_numbers_its_lines() {
        NewOrder order = NewOrder.of(
                        BillingCycle.MONTHLY,
                        NewOrderLine.builder(PLAN).friendlyName("one").build(),
                        NewOrderLine.builder(PLAN)
                                .quantity(3)
                                .partnersOnRecord(MpnId.of("5357564"), MpnId.of("517285"))
                                .build())
                .currencyCode(CurrencyCode.of("SEK"))
                .partnerOnRecordAttestationAccepted(true);
        assertThat(payloads.written(order.body()))
                .isEqualTo(payloads.tree("{\"billingCycle\":\"monthly\",\"currencyCode\":\"SEK\",\"lineItems\":["
                        + "{\"lineItemNumber\":0,\"offerId\":\"DZH318Z0BPS6:0001:DZH318Z0AAAA\",\"friendlyName\":\"one\","
                        + "\"quantity\":1},{\"lineItemNumber\":1,\"offerId\":\"DZH318Z0BPS6:0001:DZH318Z0AAAA\","
                        + "\"quantity\":3,\"partnerIdOnRecord\":\"5357564\","
                        + "\"additionalPartnerIdsOnRecord\":[\"517285\"]}],"
                        + "\"partnerOnRecordAttestationAccepted\":true}"));
    }

    @Test
    void what_cannot_be_ordered_directly_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewOrder.of(BillingCycle.MONTHLY))
                .withMessageStartingWith("lineItems:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewOrderLine.builder(PLAN).quantity(0).build())
                .withMessageStartingWith("quantity:");
        MpnId partner = MpnId.of("517285");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewOrderLine.builder(PLAN)
                        .partnersOnRecord(partner, partner, partner, partner, partner, partner, partner)
                        .build())
                .withMessageStartingWith("additionalPartnerIdsOnRecord: at most 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewOrderLine.builder(PLAN).termDuration("one year"))
                .withMessageStartingWith("termDuration:");
    }

    @Test
    void an_add_on_has_no_add_ons_of_its_own() {
        CartLine addon = CartLine.builder(PLAN).build();
        CartLine line = CartLine.builder(PLAN).addonItems(List.of(addon)).build();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CartLine.builder(PLAN).addonItems(List.of(line)).build())
                .withMessageStartingWith("addonItems:");
        for (String term : List.of("", "P", "1Y", "PT1H", "P0M", "p1y")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CartLine.builder(PLAN).termDuration(term))
                    .withMessageStartingWith("termDuration:");
        }
        assertThatIllegalArgumentException().isThrownBy(NewCart::of).withMessageStartingWith("lineItems:");
    }

    @Test
    void an_error_of_an_add_on_is_among_the_refused_lines() {
        Cart cart = new Json(drift -> {})
                .read(
                        ("{\"id\": \"c\", \"lineItems\": [{\"quantity\": 1, \"addonItems\": [{\"quantity\": 1,"
                                        + " \"error\": {\"errorCode\": \"QuotaNotAvailable\"}}]}]}")
                                .getBytes(StandardCharsets.UTF_8),
                        Cart.class);
        assertThat(cart.refusedLines())
                .containsExactly(cart.lineItems().get(0).addonItems().get(0));
    }

    @Test
    void the_groups_of_a_cart_find_their_orders_and_errors() {
        Cart cart = cart("0", "A:1:X", "1", "B:1:X", "0", "C:1:X", "2", "D:1:X");
        Order first = order("o1", "c:1:x", "A:1:X");
        Order second = order("o2", "D:1:X");
        CheckoutResult result =
                new CheckoutResult(List.of(second, first), List.of(new OrderError("1", "800010", "sold out")));
        assertThat(result.partial()).isTrue();
        assertThat(result.nothingOrdered()).isFalse();
        List<OrderGroup> groups = result.groups(cart);
        assertThat(groups).extracting(OrderGroup::id).containsExactly("0", "1", "2");
        assertThat(groups).extracting(OrderGroup::order).containsExactly(first, null, second);
        assertThat(groups).extracting(OrderGroup::ordered).containsExactly(true, false, true);
        assertThat(groups.get(0).lines())
                .containsExactly(cart.lineItems().get(0), cart.lineItems().get(2));
    }

    @Test
    void an_order_that_names_another_item_belongs_to_the_only_group_left() {
        Cart cart = cart("0", "A:1:X", "1", "B:1:X");
        Order renamed = order("o1", "84A03D81-6B37-4D66-8D4A-FAEA24541538");
        Order second = order("o2", "B:1:X");
        List<OrderGroup> groups = new CheckoutResult(List.of(renamed, second), List.of()).groups(cart);
        assertThat(groups).extracting(OrderGroup::order).containsExactly(renamed, second);
    }

    @Test
    void what_fits_no_group_is_not_lost() {
        Cart cart = cart("0", "A:1:X", "1", "B:1:X");
        Order strange = order("o1", "Z:1:X");
        OrderError error = new OrderError("9", "4018", null);
        List<OrderGroup> groups = new CheckoutResult(List.of(strange), List.of(error)).groups(cart);
        assertThat(groups).extracting(OrderGroup::id).containsExactly("0", "1", "9", null);
        assertThat(groups).extracting(OrderGroup::order).containsExactly(null, null, null, strange);
        assertThat(new CheckoutResult(List.of(), List.of(error)).nothingOrdered())
                .isTrue();
    }

    private static Cart cart(String... groupsAndItems) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < groupsAndItems.length; i += 2) {
            lines.append(lines.isEmpty() ? "" : ",")
                    .append("{\"id\": ")
                    .append(i / 2)
                    .append(", \"quantity\": 1, \"orderGroup\": \"")
                    .append(groupsAndItems[i])
                    .append("\", \"catalogItemId\": \"")
                    .append(groupsAndItems[i + 1])
                    .append("\"}");
        }
        String json = "{\"id\": \"c\", \"lineItems\": [" + lines + "]}";
        return new Json(drift -> {}).read(json.getBytes(StandardCharsets.UTF_8), Cart.class);
    }

    private static Order order(String id, String... items) {
        StringBuilder lines = new StringBuilder();
        for (String item : items) {
            lines.append(lines.isEmpty() ? "" : ",")
                    .append("{\"lineItemNumber\": 0, \"offerId\": \"")
                    .append(item)
                    .append("\", \"quantity\": 1}");
        }
        String json = "{\"id\": \"" + id + "\", \"lineItems\": [" + lines + "]}";
        return new Json(drift -> {}).read(json.getBytes(StandardCharsets.UTF_8), Order.class);
    }

    @Test
    void a_checkout_can_succeed_in_part() {
        CheckoutResult result = payloads.read("orders/checkout.json", CheckoutResult.class);
        assertThat(result.complete()).isFalse();
        assertThat(result.orderErrors()).containsExactly(new OrderError("1", "800020", "Not for this customer"));
        Order order = result.orders().get(0);
        assertThat(order.id()).isEqualTo("Kq3Zp-Xy_9aBcDeFgHiJkLmNoPqRsTuV1");
        assertThat(order.alternateId()).isEqualTo("0a36c6e47d42");
        assertThat(order.referenceCustomerId()).isEqualTo(CustomerId.of("7f0d6ac4-0c1e-4c8b-9c55-2f6a3f0e4b11"));
        assertThat(order.billingCycle()).isEqualTo(BillingCycle.ONE_TIME);
        assertThat(order.currencyCode()).isEqualTo(CurrencyCode.of("SEK"));
        assertThat(order.creationDate()).isEqualTo("2026-03-02T10:21:00.760Z");
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(order.transactionType()).isEqualTo(OrderTransactionType.USER_PURCHASE);
        assertThat(order.totalPrice()).isEqualTo(new BigDecimal("0.00"));
        assertThat(order.etag()).isEqualTo(ETag.of("eyJpZCI6IngifQ=="));
        OrderLine line = order.lineItems().get(0);
        assertThat(line.subscriptionId()).isEqualTo("9C1B8D2E-3F4A-4B5C-8D6E-7F8091A2B3C4");
        assertThat(line.transactionType()).isEqualTo(TransactionType.NEW);
        assertThat(line.partnerIdOnRecord()).isEqualTo(MpnId.of("873452"));
        assertThat(line.additionalPartnerIdsOnRecord()).containsExactly(MpnId.of("4847383"));
        assertThat(line.pricing())
                .isEqualTo(new Pricing(
                        new BigDecimal("0.00"),
                        new BigDecimal("28.82860766744404945074"),
                        new BigDecimal("1E-7"),
                        new BigDecimal("0"),
                        new BigDecimal("0.0")));
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void provisioning_of_order_lines_is_read() {
        List<OrderLineProvisioning> lines = payloads.items("orders/provisioning.json", OrderLineProvisioning.class);
        assertThat(lines)
                .containsExactly(new OrderLineProvisioning(
                        0,
                        FulfillmentStatus.PREFULFILLMENT_PENDING,
                        List.of(new QuantityProvisioning(1, FulfillmentStatus.UNFULFILLED))));
    }
}
