package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.catalog.Catalog;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a cart may hold, and which of its lines go together. */
final class CartRules {
    private static final int MAX_LINES = 100;

    private static final Shape ADDON = line();
    private static final Shape LINE = line().list("addonItems", ADDON);
    static final Shape CART = Shape.object()
            .text("id", "status", "creationTimestamp", "lastModifiedTimestamp", "expirationTimestamp")
            .text("lastModifiedUser")
            .bool("partnerOnRecordAttestationAccepted")
            .list("lineItems", LINE)
            .resource();

    private CartRules() {}

    private static Shape line() {
        return WishReader.common()
                .number("id")
                .text("catalogItemId", "billingCycle", "currencyCode", "orderGroup", "purchaseSystem")
                .text("coterminousSubscriptionId")
                .list("participants", Shape.object().text("key", "value"))
                .any("error");
    }

    /** The lines of a cart, numbered, grouped, each with what is wrong with it. */
    @Documented("Create a cart; Create a cart with add-ons")
    @Assumed({
        "line items are numbered by the service from 0, whatever ids were sent; the numbers run on over a line and its add-ons",
        "a cart without lines, or with more than 100, is 400 with code 800002",
        "several partners on record need partnerOnRecordAttestationAccepted, else 400 with code 900206",
        "error codes of cart lines are written as names"
    })
    static List<Cart.Line> lines(Till till, JsonObject body) {
        List<JsonObject> given = body.array("lineItems").objects();
        if (given.isEmpty() || given.size() > MAX_LINES) {
            throw Refusal.invalid("lineItems: must hold 1 to " + MAX_LINES + " items");
        }
        Map<String, String> groups = new HashMap<>();
        List<Cart.Line> lines = new ArrayList<>();
        int number = 0;
        for (JsonObject item : given) {
            String path = "lineItems[" + lines.size() + "].";
            Cart.Line line = line(till, item, path, number, groups);
            number += 1 + line.addons().size();
            lines.add(line);
        }
        boolean attested = Boolean.TRUE.equals(body.bool("partnerOnRecordAttestationAccepted"));
        boolean several = lines.stream().anyMatch(l -> !l.wish().additional().isEmpty());
        if (several && till.provider() && !attested) {
            throw new Refusal(
                    400, "900206", "partnerOnRecordAttestationAccepted: several partners on record must be confirmed");
        }
        return lines;
    }

    private static Cart.Line line(Till till, JsonObject item, String path, int number, Map<String, String> groups) {
        Wish wish = new WishReader(till, item, path).ofCart();
        String group = group(till, wish, groups);
        List<Cart.Line> addons = new ArrayList<>();
        for (JsonObject addon : item.array("addonItems").objects()) {
            Wish extra = new WishReader(till, addon, path + "addonItems[" + addons.size() + "].").ofCart();
            int id = number + 1 + addons.size();
            addons.add(new Cart.Line(id, extra, group, List.of(), error(LineRules.problem(till, extra, wish))));
        }
        return new Cart.Line(number, wish, group, addons, error(LineRules.problem(till, wish, null)));
    }

    private static Cart.@Nullable LineError error(@Nullable Problem problem) {
        if (problem == null || problem.late()) {
            return null;
        }
        if (problem.cartError() == null) {
            throw problem.refusal();
        }
        return new Cart.LineError(problem.cartError(), problem.text(), problem.more());
    }

    @Documented("Checkout a cart")
    @Assumed(
            "items of one kind that are billed alike are one group: plans, prepaid reservations and software, seats, services")
    private static String group(Till till, Wish wish, Map<String, String> groups) {
        String kind =
                kind(Catalog.item(till.state(), till.context(), till.customer().country(), wish.item())
                        .article());
        return groups.computeIfAbsent(kind + "/" + wish.billingCycle(), key -> String.valueOf(groups.size()));
    }

    /** What goes into one order. */
    static String kind(@Nullable Article article) {
        return article == null
                ? "unknown"
                : switch (article.kind()) {
                    case AZURE_PLAN -> "plan";
                    case LEGACY_AZURE -> "older offer";
                    case RESERVATION, LEGACY_RESERVATION, SOFTWARE_SUBSCRIPTION, PERPETUAL_SOFTWARE -> "prepaid";
                    case ONLINE_SERVICE, ADD_ON -> "seats";
                    case METERED_SERVICE -> "service";
                };
    }

    @Documented("Checkout a cart")
    static void requireSound(Cart cart) {
        if (cart.all().stream().anyMatch(l -> l.error() != null)) {
            throw new Refusal(400, "800009", "There is an error in one or more of the cart's line items.");
        }
    }
}
