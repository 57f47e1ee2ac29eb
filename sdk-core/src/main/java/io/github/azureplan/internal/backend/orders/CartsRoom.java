package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Right;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import java.util.Locale;

/** Carts and their checkout. */
public final class CartsRoom extends Room {
    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                CartsRoom.class,
                CartRules.class,
                WishReader.class,
                LineRules.class,
                ContextRules.class,
                PurchaseRules.class,
                Holds.class,
                Checkout.class);
    }

    @Serves(method = "POST", right = Right.BUY, path = "/v1/customers/{customerId}/carts")
    @Documented("Create a cart")
    Result create(Request request, State state) {
        Till till = till(request, state);
        JsonObject body = request.body(CartRules.CART);
        List<Cart.Line> lines = CartRules.lines(till, body);
        Cart cart = Cart.of(
                newId(state, request, till.customer(), body),
                till.customer().id(),
                request.now(),
                request.caller().objectId(),
                body.bool("partnerOnRecordAttestationAccepted"),
                lines);
        return new Result(Orders.put(state, cart), Reply.json(201, OrderJson.cart(cart)));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/carts/{cartId}")
    @Assumed("a cart is read by GET with status 200, as the archived SDK does; no page describes it")
    Result get(Request request, State state) {
        Cart cart = find(request, state, Customers.require(state, request));
        return new Result(state, Reply.json(200, OrderJson.cart(cart)));
    }

    @Serves(method = "PUT", right = Right.BUY, path = "/v1/customers/{customerId}/carts/{cartId}")
    @Documented("Update a cart")
    @Assumed({
        "a cart of which any order was made can no longer be replaced: 400 with code 800065",
        "while a checkout of it is worked on, replacing a cart is 409 with code 800064",
        "replacing a cart does not move its end; timestamps, status, groups and errors in the body are not looked at",
        "an id in the body other than the path's is 400 with code 800002"
    })
    Result replace(Request request, State state) {
        Till till = till(request, state);
        Cart cart = find(request, state, till.customer());
        JsonObject body = request.body(CartRules.CART);
        if (body.has("id") && !cart.id().equalsIgnoreCase(body.text("id"))) {
            throw Refusal.invalid("id: is another one than that of the path");
        }
        if (Checkout.busy(till, cart)) {
            throw Refusal.forNow(409, "800064", "Cart " + cart.id() + " is being processed by another request.");
        }
        if (cart.placed().size() > 0) {
            throw new Refusal(400, "800065", "The cart was already submitted.");
        }
        Cart changed = cart.replaced(
                request.now(),
                request.caller().objectId(),
                body.bool("partnerOnRecordAttestationAccepted"),
                CartRules.lines(till, body));
        return new Result(Orders.put(state, changed), Reply.json(201, OrderJson.cart(changed)));
    }

    @Serves(method = "POST", right = Right.BUY, path = "/v1/customers/{customerId}/carts/{cartId}/checkout")
    @Documented("Checkout a cart")
    @Assumed({
        "any body of a checkout is ignored",
        "the user named by x-ms-customeruser-upn must be a name and a domain, else 400 with code 800002; it changes nothing else"
    })
    Result checkout(Request request, State state) {
        Till till = till(request, state);
        request.header("x-ms-customeruser-upn")
                .filter(upn -> !upn.matches("[^@\\s]+@[^@\\s]+"))
                .ifPresent(upn -> {
                    throw Refusal.invalid("header x-ms-customeruser-upn: must be a user principal name");
                });
        return Checkout.run(till, find(request, state, till.customer()));
    }

    private static Till till(Request request, State state) {
        return new Till(state, request.context(), Customers.require(state, request));
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
