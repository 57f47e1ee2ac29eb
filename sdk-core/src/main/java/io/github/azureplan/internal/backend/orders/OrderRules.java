package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders that are placed without a cart, and orders that are cancelled. */
final class OrderRules {
    private static final int MAX_LINES = 100;
    private static final Duration CANCELLABLE = Duration.ofDays(60);

    private static final Shape LINE = WishReader.common()
            .number("lineItemNumber")
            .text("offerId", "subscriptionId", "parentSubscriptionId", "partnerIdOnRecord", "transactionType")
            .texts("additionalPartnerIdsOnRecord")
            .any("pricing", "links");
    static final Shape ORDER = Shape.object()
            .text("id", "alternateId", "referenceCustomerId", "billingCycle", "currencyCode", "currencySymbol")
            .text("creationDate", "status", "transactionType")
            .number("totalPrice")
            .bool("partnerOnRecordAttestationAccepted")
            .list("lineItems", LINE)
            .resource();
    static final Shape CHANGE = Shape.object().text("id", "status").resource();

    private OrderRules() {}

    /** A new order as a body asks for it. */
    @Documented("Create an order for a customer")
    @Assumed({
        "an order without lines, or with more than 100, is 400 with code 800002",
        "lines must be items of one kind, which a cart would put into one group, else 400 with code 4018",
        "an Azure plan can be ordered without a cart, too",
        "several partners on record need partnerOnRecordAttestationAccepted, else 400 with code 900206"
    })
    static Order order(Till till, String key, JsonObject body) {
        String cycle = WishReader.cycle(Input.text(body, "billingCycle", "billingCycle", 40), "billingCycle");
        Boolean attested = body.bool("partnerOnRecordAttestationAccepted");
        List<Wish> wishes = wishes(till, body, cycle);
        boolean several = wishes.stream().anyMatch(w -> !w.additional().isEmpty());
        if (several && till.provider() && !Boolean.TRUE.equals(attested)) {
            throw new Refusal(
                    400, "900206", "partnerOnRecordAttestationAccepted: several partners on record must be confirmed");
        }
        PurchaseRules.requireOrderable(till, wishes);
        List<Order.Line> lines = new ArrayList<>();
        for (Wish wish : wishes) {
            PurchaseRules.refuseOlderAzure(till, wish);
            Problem problem = LineRules.problem(till, wish, null);
            if (problem != null) {
                throw problem.refusal();
            }
            lines.add(Order.line(till, key, lines.size(), wish, parent(till, wish)));
        }
        if (lines.stream().map(l -> CartRules.kind(l.article())).distinct().count() > 1) {
            throw new Refusal(400, "4018", "The order cannot be processed: its items do not belong into one order.");
        }
        PurchaseRules.requireRoom(till, lines);
        Order order = Order.of(till, key, cycle, attested, lines);
        Holds.require(till, order.total());
        return order;
    }

    private static @Nullable String parent(Till till, Wish wish) {
        if (wish.parent() != null) {
            return wish.parent();
        }
        Subscription found = LineRules.parentSubscription(till, LineRules.article(till, wish));
        return found == null ? null : found.id();
    }

    @Documented("Partner Center error codes")
    private static List<Wish> wishes(Till till, JsonObject body, String cycle) {
        List<JsonObject> given = body.array("lineItems").objects();
        if (given.isEmpty() || given.size() > MAX_LINES) {
            throw Refusal.invalid("lineItems: must hold 1 to " + MAX_LINES + " items");
        }
        TreeMap<Integer, Wish> numbered = new TreeMap<>();
        for (int i = 0; i < given.size(); i++) {
            String path = "lineItems[" + i + "].";
            int number = number(given.get(i), given.size(), path);
            Wish wish = new WishReader(till, given.get(i), path).ofOrder(cycle, body.text("currencyCode"));
            if (numbered.put(number, wish) != null) {
                throw new Refusal(400, "800071", path + "lineItemNumber: stands at another line, too");
            }
        }
        return List.copyOf(numbered.values());
    }

    private static int number(JsonObject line, int lines, String path) {
        BigDecimal number = line.decimal("lineItemNumber");
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(lines)) >= 0) {
            throw new Refusal(400, "800071", path + "lineItemNumber: must be from 0 to " + (lines - 1));
        }
        return number.intValueExact();
    }

    /** Refuses a change of an order that is no cancellation, or one that cannot be. */
    @Documented("Cancel an order from the integration sandbox; Partner Center error codes")
    @Assumed({
        "the only status an order can be given is cancelled: another one is 400 with code 800002",
        "an order of Azure plans or licences is 400 with code 800063: their subscriptions are suspended instead",
        "an order that is cancelled already is 400 with code 800061",
        "a change that follows upon another while that is worked on is 409 with code 800014"
    })
    static void requireCancellable(Till till, Order order, JsonObject body) {
        String id = body.text("id");
        if (id != null && !id.equals(order.id())) {
            throw Refusal.invalid("id: is another one than that of the path");
        }
        String status = Input.text(body, "status", "status", 20);
        if (!status.equalsIgnoreCase("cancelled")) {
            throw Refusal.invalid("status: must be cancelled");
        }
        boolean suspended = order.lines().stream()
                .map(l -> CartRules.kind(l.article()))
                .anyMatch(kind -> kind.equals("plan") || kind.equals("seats"));
        if (suspended) {
            throw new Refusal(
                    400, "800063", "The order cannot be cancelled; use PATCH subscription to suspend instead.");
        }
        if (!till.sandbox()) {
            throw new Refusal(403, "800019", "Only sandbox tenants may cancel this kind of purchase.");
        }
        Instant now = till.context().now();
        Instant before = order.cancelledAt();
        if (before != null) {
            Duration takes = till.context().settings().orders().checkoutTakes();
            if (now.isBefore(before.plus(takes))) {
                throw Refusal.forNow(409, "800014", "An adjustment of this order is pending.");
            }
            throw new Refusal(400, "800061", "The order cannot be cancelled.");
        }
        if (now.isAfter(order.createdAt().plus(CANCELLABLE))) {
            throw new Refusal(400, "900117", "The order cannot be cancelled after 60 days.");
        }
    }
}
