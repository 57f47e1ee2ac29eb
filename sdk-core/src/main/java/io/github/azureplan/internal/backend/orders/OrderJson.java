package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carts and orders as the answers show them. */
final class OrderJson {
    private OrderJson() {}

    static JsonObject cart(Cart cart) {
        boolean ordered = cart.placed().size() > 0 && cart.complete();
        return JsonObject.of(
                "id", cart.id(),
                "creationTimestamp", Wire.ticks(cart.createdAt()),
                "lastModifiedTimestamp", Wire.ticks(cart.changedAt()),
                "expirationTimestamp", Wire.ticks(cart.expiresAt()),
                "lastModifiedUser", cart.user(),
                "status", ordered ? "Ordered" : "Active",
                "partnerOnRecordAttestationAccepted", cart.attested(),
                "lineItems", cart.lines().stream().map(OrderJson::cartLine).toList(),
                "links", Wire.self("/customers/" + cart.customerId() + "/carts/" + cart.id()),
                "attributes", Wire.attributes("Cart"));
    }

    private static JsonObject cartLine(Cart.Line line) {
        Wish wish = line.wish();
        Instant end = wish.customEnd();
        return JsonObject.of(
                "id",
                line.id(),
                "catalogItemId",
                wish.item(),
                "friendlyName",
                wish.friendlyName(),
                "quantity",
                wish.quantity(),
                "currencyCode",
                "USD",
                "billingCycle",
                wish.billingCycle(),
                "termDuration",
                wish.term(),
                "participants",
                participants(wish),
                "provisioningContext",
                wish.context(),
                "orderGroup",
                line.group(),
                "addonItems",
                line.addons().isEmpty()
                        ? null
                        : line.addons().stream().map(OrderJson::cartLine).toList(),
                "renewsTo",
                renewal(wish),
                "attestationAccepted",
                wish.attested(),
                "customTermEndDate",
                end == null ? null : Wire.millis(end),
                "promotionId",
                wish.promotion(),
                "error",
                error(line.error()));
    }

    private static @Nullable List<JsonObject> participants(Wish wish) {
        List<JsonObject> all = new ArrayList<>();
        if (wish.reseller() != null) {
            all.add(JsonObject.of("key", "transaction_reseller", "value", wish.reseller()));
        }
        wish.additional().forEach(a -> all.add(JsonObject.of("key", "additional_transaction_reseller", "value", a)));
        return all.isEmpty() ? null : all;
    }

    private static @Nullable JsonObject renewal(Wish wish) {
        return wish.renewsTo() == null ? null : JsonObject.of("termDuration", wish.renewsTo());
    }

    private static @Nullable JsonObject error(Cart.@Nullable LineError error) {
        return error == null
                ? null
                : JsonObject.of(
                        "errorCode",
                        error.code(),
                        "errorDescription",
                        error.description(),
                        "additionalInformation",
                        error.more().equals(JsonObject.EMPTY) ? null : error.more());
    }

    static JsonObject order(Order order, Instant now, boolean price) {
        String uri = "/customers/" + order.customerId() + "/orders/" + order.id();
        return JsonObject.of(
                "id",
                order.id(),
                "alternateId",
                order.alternateId(),
                "referenceCustomerId",
                order.customerId(),
                "billingCycle",
                order.billingCycle(),
                "currencyCode",
                "USD",
                "currencySymbol",
                "$",
                "lineItems",
                order.lines().stream().map(l -> line(order, l, now, price)).toList(),
                "creationDate",
                Wire.ticks(order.createdAt()),
                "status",
                order.statusAt(now),
                "transactionType",
                "UserPurchase",
                "totalPrice",
                price ? order.total() : null,
                "partnerOnRecordAttestationAccepted",
                order.attested(),
                "links",
                JsonObject.of("provisioningStatus", Wire.link(uri + "/provisioningstatus"), "self", Wire.link(uri)),
                "client",
                JsonObject.EMPTY,
                "attributes",
                Wire.attributes("Order"));
    }

    private static JsonObject line(Order order, Order.Line line, Instant now, boolean price) {
        boolean completed =
                now.compareTo(order.completesAt()) >= 0 && !order.statusAt(now).equals("pending");
        Wish wish = line.wish();
        Instant end = wish.customEnd();
        return JsonObject.of(
                "lineItemNumber",
                line.number(),
                "offerId",
                wish.item(),
                "subscriptionId",
                completed ? line.subscriptionId() : null,
                "parentSubscriptionId",
                completed ? line.parentId() : null,
                "termDuration",
                line.term(),
                "transactionType",
                "New",
                "friendlyName",
                line.name(),
                "quantity",
                wish.quantity(),
                "partnerIdOnRecord",
                wish.reseller(),
                "additionalPartnerIdsOnRecord",
                wish.additional().isEmpty() ? null : wish.additional(),
                "provisioningContext",
                wish.context().equals(JsonObject.EMPTY) ? null : wish.context(),
                "renewsTo",
                renewal(wish),
                "attestationAccepted",
                wish.attested(),
                "customTermEndDate",
                end == null ? null : Wire.millis(end),
                "pricing",
                price ? pricing(line) : null,
                "links",
                links(order, line, completed));
    }

    private static JsonObject pricing(Order.Line line) {
        return JsonObject.of(
                "listPrice", line.price(),
                "discountedPrice", line.price(),
                "proratedPrice", line.prorated(),
                "price", line.prorated(),
                "extendedPrice", line.extended());
    }

    private static JsonObject links(Order order, Order.Line line, boolean completed) {
        List<String> item = List.of(line.wish().item().split(":", -1));
        Article article = line.article();
        String at = "?country=" + order.country();
        String product = "/products/" + article.productId();
        String sku = product + "/skus/" + article.skuId();
        String subscription = "/customers/" + order.customerId() + "/subscriptions/" + line.subscriptionId();
        return JsonObject.of(
                "product",
                Wire.link(product + at),
                "sku",
                Wire.link(sku + at),
                "availability",
                item.size() == 3 ? Wire.link(sku + "/availabilities/" + item.get(2) + at) : null,
                "subscription",
                completed && line.subscriptionId() != null ? Wire.link(subscription) : null);
    }

    static JsonObject provisioning(Order order, Order.Line line, Instant now) {
        String status = order.provisioningAt(now);
        return JsonObject.of(
                "lineItemNumber",
                line.number(),
                "status",
                status,
                "quantityProvisioningInformation",
                List.of(JsonObject.of("quantity", line.wish().quantity(), "status", status)));
    }
}
