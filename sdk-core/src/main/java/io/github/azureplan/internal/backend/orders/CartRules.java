package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.catalog.Catalog;
import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.transition.Upgrades;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cart may hold, and when it may be ordered. */
final class CartRules {
    private static final int MAX_LINES = 100;
    private static final Set<String> CYCLES =
            Set.of("unknown", "monthly", "annual", "none", "onetime", "triennial", "biennial");

    private static final Shape LINE = Shape.object()
            .number("id", "quantity")
            .text("catalogItemId", "friendlyName", "billingCycle", "termDuration", "currencyCode", "orderGroup")
            .text("promotionId", "purchaseSystem", "customTermEndDate", "coterminousSubscriptionId")
            .bool("attestationAccepted")
            .list("participants", Shape.object().text("key", "value"))
            .any("provisioningContext", "renewsTo", "addonItems", "error");
    static final Shape CART = Shape.object()
            .text("id", "status", "creationTimestamp", "lastModifiedTimestamp", "expirationTimestamp")
            .text("lastModifiedUser")
            .bool("partnerOnRecordAttestationAccepted")
            .list("lineItems", LINE)
            .resource();

    private CartRules() {}

    /** The lines of a new cart, each with what is wrong with it. */
    @Documented("Create a cart")
    @Assumed({
        "line items are numbered by the service from 0, whatever ids were sent",
        "a cart without lines, or with more than 100, is 400 with code 800002"
    })
    static List<Cart.Line> lines(State state, Request request, Customer customer, JsonObject body) {
        List<JsonObject> given = body.array("lineItems").objects();
        if (given.isEmpty() || given.size() > MAX_LINES) {
            throw Refusal.invalid("lineItems: must hold 1 to " + MAX_LINES + " items");
        }
        List<Cart.Line> lines = new ArrayList<>();
        for (JsonObject item : given) {
            lines.add(line(state, request, customer, item, lines.size()));
        }
        return lines;
    }

    private static Cart.Line line(State state, Request request, Customer customer, JsonObject item, int number) {
        String path = "lineItems[" + number + "].";
        String catalogItem = Input.text(item, "catalogItemId", path + "catalogItemId", 200);
        Catalog.Answer asked = Catalog.item(state, request.context(), customer.country(), catalogItem);
        String cycle = cycle(Input.text(item, "billingCycle", path + "billingCycle", 40), asked, path);
        requireQuantity(item, path);
        return new Cart.Line(
                number,
                catalogItem,
                Input.optionalText(item, "friendlyName", path + "friendlyName", 256),
                1,
                cycle,
                Input.optionalText(item, "termDuration", path + "termDuration", 20),
                reseller(state, request, item, path),
                error(request.context(), item, asked));
    }

    @Documented("Create a cart")
    @Assumed({
        "a line whose item is unknown, outdated or no Azure plan has the error CatalogItemIdIsNotValid; the cart is created all the same",
        "the older offer MS-AZR-0145P can no longer be bought: error LegacyOfferNotEligibleForPurchase",
        "a direct partner with participants has the error ParticipantsIsNotSupportedForPartner",
        "a currency other than USD has the error CurrencyIsNotSupported",
        "error codes of cart lines are written as names"
    })
    private static Cart.@Nullable LineError error(Context context, JsonObject item, Catalog.Answer asked) {
        if (asked.is(Article.Kind.LEGACY_AZURE)) {
            return new Cart.LineError("LegacyOfferNotEligibleForPurchase", "The offer can no longer be purchased.");
        }
        if (!asked.isPlan()) {
            return new Cart.LineError("CatalogItemIdIsNotValid", "The catalog item id is not valid.");
        }
        boolean direct = context.partner().type() == Partner.Type.DIRECT;
        if (direct && item.array("participants").size() > 0) {
            return new Cart.LineError("ParticipantsIsNotSupportedForPartner", "The partner cannot name participants.");
        }
        String currency = item.textOrEmpty("currencyCode");
        if (!currency.isEmpty() && !currency.equalsIgnoreCase("USD")) {
            return new Cart.LineError("CurrencyIsNotSupported", "The currency is not supported.");
        }
        return null;
    }

    @Documented("Create a cart")
    @Assumed({
        "a billing cycle that is none is 400 with code 900126, another one than the item's 400 with code 800002",
        "a quantity that is missing or no whole number is 400 with code 800002, another one than 1 400 with code 800017"
    })
    private static String cycle(String given, Catalog.Answer asked, String path) {
        String bare = given.replace("_", "").toLowerCase(Locale.ROOT);
        if (!CYCLES.contains(bare)) {
            throw new Refusal(400, "900126", path + "billingCycle: is not a known billing cycle");
        }
        String cycle = bare.equals("onetime") ? "one_time" : bare;
        if (asked.isPlan() && !cycle.equals("one_time")) {
            throw Refusal.invalid(path + "billingCycle: the catalog item is billed one_time");
        }
        return cycle;
    }

    private static void requireQuantity(JsonObject item, String path) {
        BigDecimal quantity = item.decimal("quantity");
        if (quantity == null || quantity.stripTrailingZeros().scale() > 0) {
            throw Refusal.invalid(path + "quantity: must be a whole number");
        }
        if (quantity.compareTo(BigDecimal.ONE) != 0) {
            throw new Refusal(400, "800017", path + "quantity: must be 1, the most there is of the catalog item");
        }
    }

    @Documented("Create a cart with add-ons; Partner Center error codes")
    @Assumed({
        "a transaction reseller with an unknown MPN id is 404 with code 800015, the provider's own 404 with code 2072",
        "two transaction resellers on one line are 400 with code 800002; additional ones are not modelled"
    })
    private static @Nullable String reseller(State state, Request request, JsonObject item, String path) {
        String reseller = null;
        for (JsonObject participant : item.array("participants").objects()) {
            String key = Input.text(participant, "key", path + "participants[].key", 60);
            String value = Input.text(participant, "value", path + "participants[].value", 20);
            if (key.replace("_", "").equalsIgnoreCase("additionaltransactionreseller")) {
                throw new Refusal(501, null, path + "participants: additional resellers are not modelled");
            }
            if (!key.replace("_", "").equalsIgnoreCase("transactionreseller")) {
                throw new Refusal(400, "900126", path + "participants[].key: is not a known kind of participant");
            }
            if (reseller != null) {
                throw Refusal.invalid(path + "participants: only one transaction_reseller may be given");
            }
            reseller = value;
        }
        boolean provider = request.context().partner().type() == Partner.Type.INDIRECT_PROVIDER;
        if (reseller == null || !provider) {
            return null;
        }
        if (reseller.equals(request.context().partner().mpnId())) {
            throw new Refusal(404, "2072", "The partner on record cannot be the indirect provider itself.");
        }
        if (Resellers.ofMpnId(state, reseller) == null) {
            throw new Refusal(404, "800015", "The partner id was not found.");
        }
        return reseller;
    }

    /** Refuses a checkout that breaks a rule, in the order in which the service looks at them. */
    static void requireOrderable(State state, Request request, Customer customer, Cart cart) {
        requireAgreement(state, request.context(), customer);
        if (request.settings().orders().secondPlanRefused()) {
            refuseSecondPlan(state, cart);
        }
        Upgrades.refusePurchase(state, request.context(), customer.id());
        requireSound(cart);
        requirePresent(state, request.context(), customer, cart);
    }

    @Documented("Partner Center error codes")
    @Assumed("a customer without agreement makes the checkout as a whole 403, not an entry of orderErrors")
    private static void requireAgreement(State state, Context context, Customer customer) {
        if (!Agreements.hasValidMca(state, context, customer.id())) {
            throw new Refusal(
                    403,
                    "13605",
                    "The customer has neither accepted the Microsoft Customer Agreement nor has it been"
                            + " attested by the partner.");
        }
    }

    @Documented("Purchase Azure plan; one plan per customer, for indirect providers per reseller")
    @Assumed("a second plan is 403 with code 800089, also while the first one's order is pending")
    private static void refuseSecondPlan(State state, Cart cart) {
        Set<String> seen = new HashSet<>();
        for (Cart.Line line : cart.lines()) {
            boolean inCart = line.error() == null && !seen.add(String.valueOf(line.reseller()));
            if (inCart || Orders.hasPlan(state, cart.customerId(), line.reseller())) {
                throw new Refusal(403, "800089", "Requested 1 asset; remaining per customer and partner on record: 0.");
            }
        }
    }

    @Documented("Checkout a cart")
    private static void requireSound(Cart cart) {
        if (cart.lines().stream().anyMatch(l -> l.error() != null)) {
            throw new Refusal(400, "800009", "There is an error in one or more of the cart's line items.");
        }
    }

    @Documented("Partner Center error codes")
    @Assumed("an item that went out of date since the cart was made is 404 with code 400019 at the checkout")
    private static void requirePresent(State state, Context context, Customer customer, Cart cart) {
        for (Cart.Line line : cart.lines()) {
            if (!Catalog.item(state, context, customer.country(), line.catalogItemId())
                    .isPlan()) {
                throw new Refusal(404, "400019", "The availability was not found.");
            }
        }
    }
}
