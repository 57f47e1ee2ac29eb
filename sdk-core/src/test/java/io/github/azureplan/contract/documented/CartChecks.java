package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.catalog.CatalogItemId;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.CheckoutResult;
import io.github.azureplan.orders.NewCart;
import io.github.azureplan.orders.NewOrder;
import io.github.azureplan.orders.NewOrderLine;
import io.github.azureplan.orders.OrderGroup;
import io.github.azureplan.orders.OrderStatus;
import io.github.azureplan.orders.Participant;
import io.github.azureplan.orders.ParticipantKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carts and orders: purchase.md 5. */
final class CartChecks {
    private static final String NUMBERED =
            "samples number the lines, the service numbers them itself (purchase.md 5.1)";
    private static final String ANY_CASE = "words of enumerations are read ignoring case (purchase.md 1.9)";

    private CartChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        newCarts(checks);
        existingCarts(checks);
        orders(checks);
        return checks;
    }

    private static void newCarts(Map<String, Check> checks) {
        for (String kind : List.of("-azure-plan", "", "-attestation")) {
            checks.put(
                    "purchase/create-cart" + kind + ".request.json",
                    (f, all) -> cartSent(f, all, SameJson.strictly().leavingOut("lineItems[].id", NUMBERED)));
        }
        checks.put(
                "purchase/create-cart-addons.request.json",
                (f, all) -> cartSent(
                        f,
                        all,
                        SameJson.strictly()
                                .leavingOut("lineItems[].id", NUMBERED)
                                .leavingOut("lineItems[].addonItems[].id", NUMBERED)));
        checks.put(
                "purchase/create-cart-new-commerce.request.json",
                (f, all) -> cartSent(f, all, SameJson.strictly().inOtherCase("lineItems[].billingCycle", ANY_CASE)));
        // Three carts as they are answered; the lines asked for do not matter to how they are read.
        for (String kind : List.of("", "-new-commerce", "-addons")) {
            checks.put("purchase/create-cart" + kind + ".response.json", (f, all) -> {
                Script script = Script.answering(f);
                NewCart cart = cart(all.get("purchase/create-cart-azure-plan.request.json"));
                NothingLost.of(f.json(), script.customer(f).carts().create(cart));
                script.sentAs(f);
            });
        }
    }

    private static void existingCarts(Map<String, Check> checks) {
        // The sample sends a cart back as it was read, unset end and capitals included.
        checks.put("purchase/update-cart.request.json", (f, all) -> {
            Script script = Script.answering(all.get("purchase/update-cart.response.json"));
            Cart read = new Json(drift -> {}).read(f.bytes(), Cart.class);
            script.customer(f).carts().update(read.toBuilder().build());
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put("purchase/update-cart.response.json", (f, all) -> {
            Script script = Script.answering(f);
            Cart sent = new Json(drift -> {})
                    .read(all.get("purchase/update-cart.request.json").bytes(), Cart.class);
            Cart changed = script.customer(f).carts().update(sent);
            NothingLost.of(f.json(), changed);
            assertThat(changed.lineItems().get(0).provisioningContext()).hasSize(3);
            script.sentAs(f);
        });
        checks.put("purchase/checkout-cart.response.json", (f, all) -> {
            Script script = Script.answering(f);
            CheckoutResult result = script.customer(f).carts().checkout(f.segment(5));
            NothingLost.of(f.json(), result);
            script.sentAs(f);
            // The cart of the page before: its first three groups became the three orders.
            Cart cart = new Json(drift -> {})
                    .read(all.get("purchase/create-cart.response.json").bytes(), Cart.class);
            List<OrderGroup> groups = result.groups(cart);
            assertThat(groups).extracting(OrderGroup::id).containsExactly("OMS-0", "0", "1", "2");
            assertThat(groups.subList(0, 3)).extracting(OrderGroup::order).isEqualTo(result.orders());
        });
    }

    private static void orders(Map<String, Check> checks) {
        checks.put("purchase/create-order.request.json", (f, all) -> orderSent(f, all, "create-order"));
        checks.put(
                "purchase/create-order-attestation.request.json",
                (f, all) -> orderSent(f, all, "create-order-attestation"));
        for (String kind : List.of("", "-attestation")) {
            checks.put("purchase/create-order" + kind + ".response.json", (f, all) -> {
                Script script = Script.answering(f);
                NewOrder order = order(all.get("purchase/create-order" + kind + ".request.json"));
                NothingLost.of(f.json(), script.customer(f).orders().create(order));
                script.sentAs(f);
            });
        }
        checks.put(
                "purchase/get-order.response.json",
                OrderChecks.one((c, f) -> c.orders().get(f.segment(5))));
        checks.put(
                "purchase/list-orders.response.json",
                OrderChecks.many((c, f) -> c.orders().list().toList()));
        checks.put(
                "purchase/list-orders-by-billing-type.response.json",
                OrderChecks.many((c, f) ->
                        c.orders().listByBillingCycle(BillingCycle.ONE_TIME).toList()));
        checks.put("purchase/cancel-order-sandbox.request.json", (f, all) -> {
            Script script = Script.answering(all.get("purchase/cancel-order-sandbox.response.json"));
            script.customer(f).orders().cancel(f.segment(5));
            script.sentAs(f);
            SameJson.strictly().check(script.body(script.last()), f.json());
        });
        checks.put("purchase/cancel-order-sandbox.response.json", (f, all) -> {
            Script script = Script.answering(f);
            var cancelled = script.customer(f).orders().cancel(f.segment(5));
            NothingLost.of(f.json(), cancelled);
            assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
            script.sentAs(f);
        });
    }

    private static void cartSent(Fixture f, Fixtures all, SameJson same) {
        Script script = Script.answering(all.get("purchase/create-cart-new-commerce.response.json"));
        script.customer(f).carts().create(cart(f));
        script.sentAs(f);
        same.check(script.body(script.last()), f.json());
    }

    private static void orderSent(Fixture f, Fixtures all, String name) {
        Script script = Script.answering(all.get("purchase/" + name + ".response.json"));
        script.customer(f).orders().create(order(f));
        script.sentAs(f);
        SameJson.strictly().check(script.body(script.last()), f.json());
    }

    private static NewCart cart(Fixture f) {
        NewCart cart = NewCart.of(
                f.json().elements("lineItems").stream().map(CartChecks::line).toList());
        return f.json()
                .text("partnerOnRecordAttestationAccepted")
                .map(accepted -> cart.partnerOnRecordAttestationAccepted(Boolean.parseBoolean(accepted)))
                .orElse(cart);
    }

    private static CartLine line(JsonValue json) {
        CartLine.Builder line = CartLine.builder(
                        CatalogItemId.of(json.text("catalogItemId").orElseThrow()))
                .quantity(json.text("quantity").map(Integer::valueOf).orElseThrow())
                .billingCycle(known(json.text("billingCycle").orElseThrow()));
        json.text("friendlyName").ifPresent(line::friendlyName);
        json.text("termDuration").ifPresent(line::termDuration);
        json.text("renewsTo", "termDuration").ifPresent(line::renewsTo);
        texts(json.find("provisioningContext")).ifPresent(line::provisioningContext);
        List<Participant> participants = new ArrayList<>();
        for (JsonValue participant : json.elements("participants")) {
            participants.add(new Participant(
                    ParticipantKind.of(participant.text("key").orElseThrow()),
                    MpnId.of(participant.text("value").orElseThrow())));
        }
        line.participants(participants);
        line.addonItems(
                json.elements("addonItems").stream().map(CartChecks::line).toList());
        return line.build();
    }

    /** The constant of a word, so that it is sent as the service spells it. */
    private static BillingCycle known(String word) {
        return BillingCycle.of(word).equals(BillingCycle.MONTHLY) ? BillingCycle.MONTHLY : BillingCycle.of(word);
    }

    private static NewOrder order(Fixture f) {
        List<NewOrderLine> lines = f.json().elements("lineItems").stream()
                .map(CartChecks::orderLine)
                .toList();
        NewOrder order = NewOrder.of(BillingCycle.of(f.text("billingCycle")), lines);
        Optional<String> currency = f.json().text("currencyCode");
        NewOrder paid = currency.isPresent() ? order.currencyCode(CurrencyCode.of(currency.get())) : order;
        return f.json()
                .text("partnerOnRecordAttestationAccepted")
                .map(accepted -> paid.partnerOnRecordAttestationAccepted(Boolean.parseBoolean(accepted)))
                .orElse(paid);
    }

    private static NewOrderLine orderLine(JsonValue json) {
        NewOrderLine.Builder line = NewOrderLine.builder(
                        CatalogItemId.of(json.text("offerId").orElseThrow()))
                .quantity(json.text("quantity").map(Integer::valueOf).orElseThrow());
        json.text("friendlyName").ifPresent(line::friendlyName);
        texts(json.find("provisioningContext")).ifPresent(line::provisioningContext);
        MpnId[] further = json.elements("additionalPartnerIdsOnRecord").stream()
                .map(id -> MpnId.of(((JsonValue.Text) id).value()))
                .toArray(MpnId[]::new);
        json.text("partnerIdOnRecord").map(MpnId::of).ifPresent(reseller -> line.partnersOnRecord(reseller, further));
        return line.build();
    }

    private static Optional<Map<String, String>> texts(Optional<JsonValue> object) {
        return object.map(found -> {
            Map<String, String> texts = new LinkedHashMap<>();
            ((JsonValue.Obj) found)
                    .members()
                    .forEach((name, value) -> texts.put(name, ((JsonValue.Text) value).value()));
            return texts;
        });
    }
}
