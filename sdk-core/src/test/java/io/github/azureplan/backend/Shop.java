package io.github.azureplan.backend;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.util.List;

/** A customer who may buy, and the paths to do so. */
record Shop(InMemoryBackend backend, String customer, Ask ask) {
    static Shop of(InMemoryBackend backend, String domain) {
        CustomerId customer = backend.world().customer("DE", domain, "Nordwind");
        backend.world().acceptAgreement(customer);
        return new Shop(backend, "/v1/customers/" + customer.text(), Ask.app(backend));
    }

    String item() {
        return item("DZH318Z0BPS6:0001");
    }

    /** The catalog item under which a SKU, product and SKU joined by a colon, can be bought now. */
    String item(String sku) {
        return ask
                .get(customer + "/products/" + sku.replace(":", "/skus/") + "/availabilities")
                .json()
                .array("items")
                .objects()
                .stream()
                .filter(a -> a.bool("isPurchasable"))
                .map(a -> a.text("catalogItemId"))
                .findFirst()
                .orElseThrow();
    }

    String line() {
        return """
                {"id": 0, "catalogItemId": "%s", "friendlyName": "Workloads", "quantity": 1,
                 "billingCycle": "one_time"}""".formatted(item());
    }

    /** A line of a cart, or, with offerId and lineItemNumber put in, of an order. */
    String line(String sku, int quantity, String cycle, String term) {
        return """
                {"catalogItemId": "%s", "quantity": %d, "billingCycle": "%s", "termDuration": "%s"}""".formatted(item(sku), quantity, cycle, term);
    }

    /** Another member for an object. */
    static String with(String object, String member) {
        return object.substring(0, object.length() - 1) + ", " + member + "}";
    }

    Ask.Answer cart(String... lines) {
        return ask.post(customer + "/carts", "{\"lineItems\": [" + String.join(",", lines) + "]}");
    }

    Ask.Answer checkout(Ask.Answer cart) {
        return ask.send("POST", customer + "/carts/" + cart.json().text("id") + "/checkout", null);
    }

    Ask.Answer buy() {
        return checkout(cart(line()));
    }

    List<JsonObject> orders(String query) {
        return ask.get(customer + "/orders" + query).json().array("items").objects();
    }

    /** Buys a plan and waits until it is there. */
    String plan() {
        String order = buy().json().array("orders").objects().get(0).text("id");
        backend.clock().advance(Duration.ofMinutes(5));
        return subscriptions("?order_id=" + order).get(0).text("id");
    }

    List<JsonObject> subscriptions(String query) {
        return ask.get(customer + "/subscriptions" + query)
                .json()
                .array("items")
                .objects();
    }

    String id() {
        return customer.substring("/v1/customers/".length());
    }
}
