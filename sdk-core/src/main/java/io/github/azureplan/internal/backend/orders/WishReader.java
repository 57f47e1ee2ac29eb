package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lines of carts and orders: whether they are in the right form, and who has a part in them. */
final class WishReader {
    private static final int MOST_ADDITIONAL = 5;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999);
    private static final Set<String> CYCLES =
            Set.of("unknown", "monthly", "annual", "none", "onetime", "triennial", "biennial");

    private static final Shape RENEWAL = Shape.object().text("termDuration");

    /** The members that lines of carts and of orders have in common. */
    static Shape common() {
        return Shape.object()
                .number("quantity")
                .text("friendlyName", "termDuration", "promotionId", "customTermEndDate")
                .bool("attestationAccepted")
                .object("renewsTo", RENEWAL)
                .any("provisioningContext");
    }

    private final Till till;
    private final JsonObject line;
    private final String path;

    WishReader(Till till, JsonObject line, String path) {
        this.till = till;
        this.line = line;
        this.path = path;
    }

    /** A line of a cart. */
    Wish ofCart() {
        String cycle = cycle(Input.text(line, "billingCycle", path + "billingCycle", 40), path + "billingCycle");
        List<String> additional = new ArrayList<>();
        String reseller = participants(additional);
        return wish("catalogItemId", cycle, line.text("currencyCode"), reseller, additional, null);
    }

    /** A line of an order that is billed in a certain way. */
    Wish ofOrder(String cycle, @Nullable String currency) {
        String reseller = Input.optionalText(line, "partnerIdOnRecord", path + "partnerIdOnRecord", 20);
        List<String> additional = new ArrayList<>();
        for (Json each : line.array("additionalPartnerIdsOnRecord").items()) {
            additional.add(String.valueOf(((JsonScalar) each).value()));
        }
        String onRecord = reseller == null || reseller.isEmpty() ? null : reseller;
        requirePartners(onRecord, additional);
        String parent = Input.optionalText(line, "parentSubscriptionId", path + "parentSubscriptionId", 60);
        return wish("offerId", cycle, currency, onRecord, additional, parent);
    }

    private Wish wish(
            String itemMember,
            String cycle,
            @Nullable String currency,
            @Nullable String reseller,
            List<String> additional,
            @Nullable String parent) {
        return new Wish(
                Input.text(line, itemMember, path + itemMember, 200),
                Input.optionalText(line, "friendlyName", path + "friendlyName", 256),
                quantity(),
                cycle,
                empty(Input.optionalText(line, "termDuration", path + "termDuration", 20)),
                empty(currency),
                reseller,
                additional,
                context(),
                empty(line.objectOrEmpty("renewsTo").text("termDuration")),
                line.bool("attestationAccepted"),
                empty(Input.optionalText(line, "promotionId", path + "promotionId", 100)),
                customEnd(),
                empty(parent));
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Documented("Create a cart")
    @Assumed("a billing cycle that is none is 400 with code 900126")
    static String cycle(String given, String field) {
        String bare = given.replace("_", "").toLowerCase(Locale.ROOT);
        if (!CYCLES.contains(bare)) {
            throw new Refusal(400, "900126", field + ": is not a known billing cycle");
        }
        return bare.equals("onetime") ? "one_time" : bare;
    }

    @Documented("Create a cart")
    @Assumed("a quantity that is missing or no whole number is 400 with code 800002, one below 1 400 with code 800017")
    private int quantity() {
        BigDecimal quantity = line.decimal("quantity");
        if (quantity == null || quantity.stripTrailingZeros().scale() > 0 || quantity.compareTo(LARGEST) > 0) {
            throw Refusal.invalid(path + "quantity: must be a whole number");
        }
        if (quantity.signum() <= 0) {
            throw new Refusal(400, "800017", path + "quantity: must be at least 1");
        }
        return quantity.intValueExact();
    }

    @Documented("Create a cart")
    @Assumed("provisioningContext holds texts and nothing else, else 400 with code 800002")
    private JsonObject context() {
        Json given = line.get("provisioningContext");
        if (given == null || given.isNull()) {
            return JsonObject.EMPTY;
        }
        if (!(given instanceof JsonObject context)) {
            throw Refusal.invalid(path + "provisioningContext: must be an object");
        }
        for (Map.Entry<String, Json> member : context.members().entrySet()) {
            if (!(member.getValue() instanceof JsonScalar scalar && scalar.value() instanceof String)) {
                throw Refusal.invalid(path + "provisioningContext: must hold texts only");
            }
        }
        return context;
    }

    @Documented("Create a cart")
    @Assumed("a custom term end date that is no date-time is 400 with code 800002; without a zone it is UTC")
    private @Nullable Instant customEnd() {
        String text = empty(Input.optionalText(line, "customTermEndDate", path + "customTermEndDate", 40));
        if (text == null) {
            return null;
        }
        try {
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Refusal.invalid(path + "customTermEndDate: must be a date-time of ISO 8601");
        }
    }

    @Documented("Create a cart with add-ons; Cart resources")
    @Assumed({
        "two transaction resellers on one line, or more than five additional ones, are 400 with code 800002",
        "a consumption reseller on a line is 400 with code 800002: it is no part of a purchase"
    })
    private @Nullable String participants(List<String> additional) {
        String reseller = null;
        for (JsonObject participant : line.array("participants").objects()) {
            String key = Input.text(participant, "key", path + "participants[].key", 60);
            String value = Input.text(participant, "value", path + "participants[].value", 20);
            switch (key.replace("_", "").toLowerCase(Locale.ROOT)) {
                case "additionaltransactionreseller" -> additional.add(value);
                case "transactionreseller" -> {
                    if (reseller != null) {
                        throw Refusal.invalid(path + "participants: only one transaction_reseller may be given");
                    }
                    reseller = value;
                }
                case "consumptionreseller", "unknown" ->
                    throw Refusal.invalid(path + "participants[].key: has no part in a purchase");
                default ->
                    throw new Refusal(400, "900126", path + "participants[].key: is not a known kind of participant");
            }
        }
        requirePartners(reseller, additional);
        return reseller;
    }

    @Documented("Partner Center error codes")
    @Assumed("of a further partner on record only its existence is looked at: an unknown one is 404 with code 800015")
    private void requirePartners(@Nullable String reseller, List<String> additional) {
        if (additional.size() > MOST_ADDITIONAL) {
            throw Refusal.invalid(path + "participants: at most five additional_transaction_reseller may be given");
        }
        if (!till.provider()) {
            return; // a line of a direct partner with participants is in error as a whole
        }
        if (reseller != null) {
            Standing.requireReseller(till.state(), till.context(), reseller);
        }
        for (String further : additional) {
            if (Resellers.known(till.state(), further) == null) {
                throw new Refusal(404, "800015", path + "participants: partner id " + further + " was not found.");
            }
        }
    }
}
