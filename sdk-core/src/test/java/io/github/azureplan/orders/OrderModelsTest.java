package io.github.azureplan.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Payloads;
import java.math.BigDecimal;
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
        assertThat(CartErrorCode.of("10016").known()).isFalse();
        assertThat(CartErrorCode.of("10016").text()).isEqualTo("10016");
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
        assertThat(payloads.written(new CartRequest(List.of(line), null)))
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
                        0, FulfillmentStatus.PREFULFILLMENT_PENDING, List.of(new QuantityProvisioning(1, "Pending"))));
    }
}
