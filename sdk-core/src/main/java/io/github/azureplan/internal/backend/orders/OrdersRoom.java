package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carts, their checkout and the orders that come of it. */
public final class OrdersRoom extends Room {
    private static final Set<String> BILLING_TYPES = Set.of("unknown", "monthly", "annual", "none", "onetime");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(OrdersRoom.class, CartRules.class, Orders.class);
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

    @Serves(method = "POST", path = "/v1/customers/{customerId}/carts")
    @Documented("Create a cart")
    Result create(Request request, State state) {
        Customer customer = Customers.require(state, request);
        JsonObject body = request.body(CartRules.CART);
        List<Cart.Line> lines = CartRules.lines(state, request, customer, body);
        Cart cart = new Cart(
                newId(state, request, customer, body),
                customer.id(),
                request.now(),
                request.caller().objectId(),
                lines,
                null);
        return new Result(Orders.put(state, cart), Reply.json(201, OrderJson.cart(cart)));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/carts/{cartId}")
    @Assumed("a cart is read by GET with status 200, as the archived SDK does; no page describes it")
    Result cart(Request request, State state) {
        return new Result(
                state, Reply.json(200, OrderJson.cart(find(request, state, Customers.require(state, request)))));
    }

    @Serves(method = "POST", path = "/v1/customers/{customerId}/carts/{cartId}/checkout")
    @Documented("Checkout a cart")
    @Assumed({
        "a repeated checkout answers 201 with the first answer word for word, even when the order has gone on since",
        "any body of a checkout is ignored",
        "all lines of a cart belong to one order group and so to one order"
    })
    Result checkout(Request request, State state) {
        Customer customer = Customers.require(state, request);
        Cart cart = find(request, state, customer);
        if (cart.result() != null) {
            return new Result(state, Reply.json(201, cart.result()));
        }
        CartRules.requireOrderable(state, request, customer, cart);
        Order order = Order.of(request.context(), cart, customer.country());
        JsonObject result = JsonObject.of(
                "orders",
                List.of(OrderJson.order(order, request.now(), false)),
                "attributes",
                Wire.attributes("CartCheckoutResult"));
        State after = Orders.settle(Orders.add(Orders.put(state, cart.ordered(result)), order), request.context());
        return new Result(after, Reply.json(201, result));
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
        String asked = type == null ? "" : type.replace("_", "").toLowerCase(Locale.ROOT);
        if (!asked.isEmpty() && !BILLING_TYPES.contains(asked)) {
            throw new Refusal(400, "900126", "billingType: is not a known billing cycle");
        }
        // every order here is of a plan, and so billed one_time
        boolean any = asked.isEmpty() || asked.equals("onetime");
        List<JsonObject> items = Orders.of(state, customer.id()).values().stream()
                .filter(o -> any && o.visibleAt(request.now()))
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
    @Assumed("an order that does not show in the list yet is not found by its id either")
    Result get(Request request, State state) {
        Customer customer = Customers.require(state, request);
        Order order = Orders.of(state, customer.id()).get(request.path("orderId"));
        if (order == null || !order.visibleAt(request.now())) {
            throw new Refusal(404, "20000", "The order was not found.");
        }
        return new Result(state, Reply.json(200, OrderJson.order(order, request.now(), price(request))));
    }

    @Documented("Checkout a cart")
    @Assumed("a cart that expired, 7 days after it was created and checked out or not, is 404 with code 800008")
    private static Cart find(Request request, State state, Customer customer) {
        Cart cart = Orders.cart(state, request.path("cartId").toLowerCase(Locale.ROOT));
        if (cart == null
                || !cart.customerId().equals(customer.id())
                || !request.now().isBefore(cart.expiresAt())) {
            throw new Refusal(404, "800008", "The cart was not found.");
        }
        return cart;
    }

    private static boolean price(Request request) {
        String asked = request.query("include_price");
        if (asked != null && !asked.equalsIgnoreCase("true") && !asked.equalsIgnoreCase("false")) {
            throw Refusal.invalid("include_price: must be true or false");
        }
        return "true".equalsIgnoreCase(asked);
    }

    /** The same request has the same cart; two that cannot be told apart are two carts all the same. */
    private static String newId(State state, Request request, Customer customer, JsonObject body) {
        String content = request.header("MS-RequestId").orElseGet(body::toString);
        String id = request.ids().guid("cart", customer.id(), content, String.valueOf(request.now()));
        while (Orders.cart(state, id) != null) {
            id = request.ids().guid("cart", id);
        }
        return id;
    }
}
