package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.util.List;

/** Carts and orders as the answers show them. */
final class OrderJson {
    private OrderJson() {}

    static JsonObject cart(Cart cart) {
        return JsonObject.of(
                "id", cart.id(),
                "creationTimestamp", Wire.ticks(cart.createdAt()),
                "lastModifiedTimestamp", Wire.ticks(cart.createdAt()),
                "expirationTimestamp", Wire.ticks(cart.expiresAt()),
                "lastModifiedUser", cart.user(),
                "status", cart.result() == null ? "Active" : "Ordered",
                "lineItems", cart.lines().stream().map(OrderJson::cartLine).toList(),
                "links", Wire.self("/customers/" + cart.customerId() + "/carts/" + cart.id()),
                "attributes", Wire.attributes("Cart"));
    }

    private static JsonObject cartLine(Cart.Line line) {
        Cart.LineError error = line.error();
        return JsonObject.of(
                "id",
                line.id(),
                "catalogItemId",
                line.catalogItemId(),
                "friendlyName",
                line.friendlyName(),
                "quantity",
                line.quantity(),
                "currencyCode",
                "USD",
                "billingCycle",
                line.billingCycle(),
                "termDuration",
                line.termDuration(),
                "participants",
                line.reseller() == null
                        ? null
                        : List.of(JsonObject.of("key", "transaction_reseller", "value", line.reseller())),
                "provisioningContext",
                JsonObject.EMPTY,
                "orderGroup",
                "0",
                "error",
                error == null
                        ? null
                        : JsonObject.of("errorCode", error.code(), "errorDescription", error.description()));
    }

    static JsonObject order(Order order, Instant now, boolean price) {
        boolean completed = order.completedAt(now);
        String uri = "/customers/" + order.customerId() + "/orders/" + order.id();
        return JsonObject.of(
                "id",
                order.id(),
                "alternateId",
                order.alternateId(),
                "referenceCustomerId",
                order.customerId(),
                "billingCycle",
                "one_time",
                "currencyCode",
                "USD",
                "currencySymbol",
                "$",
                "lineItems",
                order.lines().stream()
                        .map(l -> line(order, l, completed, price))
                        .toList(),
                "creationDate",
                Wire.ticks(order.createdAt()),
                "status",
                completed ? "completed" : "pending",
                "transactionType",
                "UserPurchase",
                "totalPrice",
                price ? 0 : null,
                "links",
                JsonObject.of("provisioningStatus", Wire.link(uri + "/provisioningstatus"), "self", Wire.link(uri)),
                "client",
                JsonObject.EMPTY,
                "attributes",
                Wire.attributes("Order"));
    }

    private static JsonObject line(Order order, Order.Line line, boolean completed, boolean price) {
        List<String> item = List.of(line.offerId().split(":", -1));
        String at = "?country=" + order.country();
        String product = "/products/" + item.get(0);
        String sku = product + "/skus/" + item.get(1);
        String subscription = "/customers/" + order.customerId() + "/subscriptions/" + line.subscriptionId();
        JsonObject links = JsonObject.of(
                "product", Wire.link(product + at),
                "sku", Wire.link(sku + at),
                "availability", Wire.link(sku + "/availabilities/" + item.get(2) + at),
                "subscription", completed ? Wire.link(subscription) : null);
        JsonObject nothing =
                JsonObject.of("listPrice", 0, "discountedPrice", 0, "proratedPrice", 0, "price", 0, "extendedPrice", 0);
        return JsonObject.of(
                "lineItemNumber",
                line.number(),
                "offerId",
                line.offerId(),
                "subscriptionId",
                completed ? line.subscriptionId() : null,
                "termDuration",
                "",
                "transactionType",
                "New",
                "friendlyName",
                line.friendlyName(),
                "quantity",
                1,
                "partnerIdOnRecord",
                line.reseller(),
                "pricing",
                price ? nothing : null,
                "links",
                links);
    }
}
