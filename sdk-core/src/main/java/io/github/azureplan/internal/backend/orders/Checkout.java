package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One checkout: an order for each group of a cart that has none yet, or the reason why not. */
final class Checkout {
    private final Cart cart;
    private final List<JsonObject> errors = new ArrayList<>();
    private Till till;
    private PMap<String, JsonObject> placed;
    private @Nullable Refusal first;
    private boolean news;

    private Checkout(Till till, Cart cart) {
        this.till = till;
        this.cart = cart;
        this.placed = cart.placed();
    }

    @Documented("Checkout a cart")
    @Assumed({
        "a repeated checkout answers 201 with the first answer word for word, even when the order has gone on since",
        "a repeated checkout after one that left groups without an order tries those again and tells of all orders",
        "when no group can be ordered the answer is the first group's refusal, otherwise refused groups are orderErrors of a 201",
        "a cart is Ordered when all its groups are"
    })
    static Result run(Till till, Cart cart) {
        JsonObject before = cart.result();
        if (before != null && cart.complete()) {
            refuseWhileBusy(till, cart);
            return new Result(till.state(), Reply.json(201, before));
        }
        PurchaseRules.requireOrderable(
                till, cart.all().stream().map(Cart.Line::wish).toList());
        CartRules.requireSound(cart);
        return new Checkout(till, cart).allGroups();
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "the service works on a checkout for the time that is set, none by default: a repeat under another request id is refused",
        "at first it is 409 with code 800064, in the second half, while the orders are placed, 409 with code 800060"
    })
    private static void refuseWhileBusy(Till till, Cart cart) {
        if (!busy(till, cart)) {
            return;
        }
        Duration half = till.context().settings().orders().checkoutTakes().dividedBy(2);
        Instant start = Objects.requireNonNull(cart.checkedOutAt());
        if (till.context().now().isBefore(start.plus(half))) {
            throw Refusal.forNow(409, "800064", "Cart " + cart.id() + " is being processed by another request.");
        }
        throw Refusal.forNow(409, "800060", "The order is in progress; look at the order history in a few minutes.");
    }

    /** Whether the service still works on the checkout of a cart. */
    static boolean busy(Till till, Cart cart) {
        Instant start = cart.checkedOutAt();
        Duration takes = till.context().settings().orders().checkoutTakes();
        return start != null && till.context().now().isBefore(start.plus(takes));
    }

    private Result allGroups() {
        for (String group : cart.groups()) {
            if (!placed.has(group)) {
                group(group);
            }
        }
        State after = till.state();
        if (placed.size() == 0 && first != null) {
            return new Result(after, refused(first));
        }
        List<JsonObject> orders = new ArrayList<>();
        for (String group : cart.groups()) {
            JsonObject order = placed.get(group);
            if (order != null) {
                orders.add(order);
            }
        }
        JsonObject result = JsonObject.of(
                "orders",
                orders,
                "orderErrors",
                errors.isEmpty() ? null : errors,
                "attributes",
                Wire.attributes("CartCheckoutResult"));
        after = Orders.put(after, cart.ordered(till.context().now(), placed, result));
        if (news) {
            after = Orders.settle(after, till.context());
        }
        return new Result(after, Reply.json(201, result));
    }

    private void group(String group) {
        try {
            Order order = order(group);
            till = till.with(Orders.add(till.state(), order));
            placed = placed.with(group, OrderJson.order(order, till.context().now(), false));
            news = true;
        } catch (Refusal refusal) {
            till = till.with(Holds.failed(till.state(), cart.customerId(), group));
            first = first == null ? refusal : first;
            errors.add(JsonObject.of(
                    "orderGroupId",
                    group,
                    "code",
                    new BigDecimal(String.valueOf(refusal.code())),
                    "description",
                    refusal.text()));
        }
    }

    private Order order(String group) {
        List<Cart.Line> lines = cart.linesOf(group);
        for (Cart.Line line : lines) {
            requireRight(line.wish(), null);
            for (Cart.Line addon : line.addons()) {
                requireRight(addon.wish(), line.wish());
            }
        }
        String key = cart.id() + "/" + group;
        List<Order.Line> ordered = Order.lines(till, key, lines);
        PurchaseRules.requireRoom(till, ordered);
        Order order = Order.of(till, key, lines.get(0).wish().billingCycle(), cart.attested(), ordered);
        Holds.require(till, order.total());
        Refusal failure = Holds.failure(till.state(), cart.customerId(), group);
        if (failure != null) {
            throw failure;
        }
        return order;
    }

    private void requireRight(Wish wish, @Nullable Wish parent) {
        Problem problem = LineRules.problem(till, wish, parent);
        if (problem != null) {
            throw problem.refusal();
        }
    }

    /** The state may have changed although nothing was ordered: a failure that was due has happened. */
    static Reply refused(Refusal refusal) {
        return Reply.json(
                refusal.status(),
                JsonObject.of(
                        "code",
                        new BigDecimal(String.valueOf(refusal.code())),
                        "description",
                        refusal.text(),
                        "data",
                        JsonArray.EMPTY,
                        "source",
                        "PartnerFD"));
    }
}
