package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Right;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders that come of carts, and those that are placed without one. */
public final class OrdersRoom extends Room {
    private static final Set<Article.Kind> HELD =
            EnumSet.of(Article.Kind.RESERVATION, Article.Kind.SOFTWARE_SUBSCRIPTION, Article.Kind.PERPETUAL_SOFTWARE);
    private static final Shape HOLD = Shape.object().text("code");
    private static final Shape FAILURE = Shape.object().text("orderGroup", "code");
    private static final Shape CREDIT = Shape.object().number("limit");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(OrdersRoom.class, OrderRules.class, Fulfilment.class);
    }

    @Override
    public State settle(State state, Context context) {
        return Orders.settle(state, context);
    }

    @Override
    public State purge(State state, String customerId) {
        return Orders.purge(state, customerId);
    }

    @Override
    @Assumed("an order that is not completed yet keeps the relationship as an active subscription does")
    public @Nullable String keepsRelationship(State state, Context context, String customerId) {
        Order pending = Orders.pending(state, customerId);
        return pending == null ? null : "order " + pending.id() + " is not completed yet";
    }

    @Override
    @Documented("Delete a customer account from the integration sandbox")
    @Assumed("an order of reservations or software keeps the tenant until it is cancelled, completed or not")
    public @Nullable String keepsTenant(State state, Context context, String customerId) {
        return Orders.of(state, customerId).values().stream()
                .filter(order -> order.cancelledAt() == null)
                .filter(order -> order.lines().stream()
                        .anyMatch(l -> HELD.contains(l.article().kind())))
                .map(order -> "order " + order.id() + " of reservations or software is not cancelled")
                .findFirst()
                .orElse(null);
    }

    @Serves(method = "POST", right = Right.BUY, path = "/v1/customers/{customerId}/orders")
    @Documented("Create an order for a customer")
    Result create(Request request, State state) {
        Till till = till(request, state);
        JsonObject body = request.body(OrderRules.ORDER);
        Order order = OrderRules.order(till, newKey(request, till, body), body);
        Refusal failure = Holds.failure(state, till.customer().id(), "0");
        if (failure != null) {
            State after = Holds.failed(state, till.customer().id(), "0");
            return new Result(after, Checkout.refused(failure));
        }
        State after = Orders.settle(Orders.add(state, order), request.context());
        return new Result(after, Reply.json(201, OrderJson.order(order, request.now(), false)));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/orders",
            query = {"billingType", "include_price"})
    @Documented("Get a list of orders; Get a list of orders by customer and billing cycle type")
    @Assumed("orders are listed newest first; a billingType that is none is 400 with code 900126")
    Result list(Request request, State state) {
        Customer customer = Customers.require(state, request);
        boolean price = price(request);
        String type = request.query("billingType");
        String asked = type == null || type.isEmpty() ? "" : WishReader.cycle(type, "billingType");
        List<JsonObject> items = Orders.of(state, customer.id()).values().stream()
                .filter(o -> o.visibleAt(request.now()))
                .filter(o -> asked.isEmpty() || o.billingCycle().equals(asked))
                .sorted(Comparator.comparing(Order::createdAt).reversed().thenComparing(Order::id))
                .map(o -> OrderJson.order(o, request.now(), price))
                .toList();
        JsonObject self = Wire.self("/customers/" + customer.id() + "/orders");
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", self)));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/orders/{orderId}",
            query = {"include_price"})
    @Documented("Get an order by ID")
    Result get(Request request, State state) {
        Order order = find(request, state, Customers.require(state, request));
        return new Result(state, Reply.json(200, OrderJson.order(order, request.now(), price(request))));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/orders/{orderId}/provisioningstatus")
    @Documented("Get an order's provisioning status")
    @Assumed({
        "a line is PrefulfillmentPending for the first half of the time its order is pending, then Unfulfilled, then Fulfilled",
        "all pieces of a line are as far as the line is; a cancelled order is Unfulfilled",
        "of an order that does not show yet nothing is known: 404 with code 800007"
    })
    Result provisioning(Request request, State state) {
        Customer customer = Customers.require(state, request);
        Order known = Orders.of(state, customer.id()).get(request.path("orderId"));
        if (known != null && !known.visibleAt(request.now())) {
            throw new Refusal(404, "800007", "Provisioning information is not available.");
        }
        Order order = find(request, state, customer);
        List<JsonObject> lines = order.lines().stream()
                .map(l -> OrderJson.provisioning(order, l, request.now()))
                .toList();
        return new Result(state, Reply.json(200, Wire.collection(lines)));
    }

    @Serves(method = "PATCH", path = "/v1/customers/{customerId}/orders/{orderId}")
    @Documented("Cancel an order from the integration sandbox")
    Result cancel(Request request, State state) {
        Till till = till(request, state);
        Order order = find(request, state, till.customer());
        JsonObject body = request.body(OrderRules.CHANGE);
        OrderRules.requireCancellable(till, order, body);
        Order cancelled = order.cancelled(request.now());
        State after = Orders.end(Fulfilment.undo(till, order), cancelled);
        return new Result(after, Reply.json(200, OrderJson.order(cancelled, request.now(), false)));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/customers/{customerId}/orderCheck", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result check(Request request, State state) {
        String code = request.body(HOLD).text("code");
        return new Result(Holds.check(state, request.path("customerId"), code), Reply.empty(204));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/failNextOrder",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result fail(Request request, State state) {
        JsonObject body = request.body(FAILURE);
        String group = body.has("orderGroup") ? body.textOrEmpty("orderGroup") : "0";
        String code = body.has("code") ? body.textOrEmpty("code") : "800005";
        return new Result(Holds.failNext(state, request.path("customerId"), group, code), Reply.empty(204));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/creditLimit", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result credit(Request request, State state) {
        return new Result(Holds.credit(state, request.body(CREDIT).decimal("limit")), Reply.empty(204));
    }

    private static Till till(Request request, State state) {
        return new Till(state, request.context(), Customers.require(state, request));
    }

    @Documented("Get an order by ID")
    @Assumed("an order that does not show in the list yet is not found by its id either")
    private static Order find(Request request, State state, Customer customer) {
        Order order = Orders.of(state, customer.id()).get(request.path("orderId"));
        if (order == null || !order.visibleAt(request.now())) {
            throw new Refusal(404, "20000", "The order was not found.");
        }
        return order;
    }

    private static boolean price(Request request) {
        String asked = request.query("include_price");
        if (asked != null && !asked.equalsIgnoreCase("true") && !asked.equalsIgnoreCase("false")) {
            throw Refusal.invalid("include_price: must be true or false");
        }
        return "true".equalsIgnoreCase(asked);
    }

    /** The same request has the same order; two that cannot be told apart are two orders all the same. */
    private static String newKey(Request request, Till till, JsonObject body) {
        String content = request.header("MS-RequestId").orElseGet(body::toString);
        String key = request.ids().guid("direct", till.customer().id(), content, String.valueOf(request.now()));
        while (Orders.of(till.state(), till.customer().id()).has(Order.idOf(request.context(), key))) {
            key = request.ids().guid("direct", key);
        }
        return key;
    }
}
