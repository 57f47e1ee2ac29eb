package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stock of what the catalog sells. */
public final class InventoryRoom extends Room {
    private static final int MOST_TARGETS = 100;
    private static final Shape QUERY = Shape.object()
            .list("targetItems", Shape.object().text("productId", "skuId"))
            .object("inventoryContext", Shape.object().text("customerId", "azureSubscriptionId", "armRegionName"));
    private static final Shape STOCK =
            Shape.object().text("productId", "skuId", "restrictedAt").bool("withdrawn", "unreadable");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(InventoryRoom.class);
    }

    @Serves(
            method = "POST",
            path = "/v1/extensions/product/checkInventory",
            query = {"country"})
    @Documented("Check inventory: items that are not in the catalog are left out of the answer")
    @Assumed({
        "each target is answered in the order asked, each SKU once",
        "a restriction holds for every customer and region, and has the reason NotAvailableForSubscription"
    })
    Result check(Request request, State state) {
        String country = CatalogRoom.country(request, state);
        JsonObject body = request.body(QUERY);
        List<JsonObject> targets = body.array("targetItems").objects();
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw Refusal.invalid("targetItems: must hold 1 to " + MOST_TARGETS + " items");
        }
        JsonObject asked = body.objectOrEmpty("inventoryContext");
        requireContext(state, request, asked);
        Map<String, JsonObject> answers = new LinkedHashMap<>();
        for (JsonObject target : targets) {
            String product = Input.text(target, "productId", "targetItems[].productId", 100);
            String sku = Input.optionalText(target, "skuId", "targetItems[].skuId", 100);
            for (Article article : Catalog.articles(request.context(), country)) {
                if (article.productId().equalsIgnoreCase(product)
                        && (sku == null || article.skuId().equalsIgnoreCase(sku))) {
                    requireVariables(article, asked);
                    answers.put(article.key(), answer(article, Stock.restriction(state, article)));
                }
            }
        }
        return new Result(state, Reply.json(200, JsonArray.of(List.copyOf(answers.values()))));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/stock", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result stock(Request request, State state) {
        JsonObject body = request.body(STOCK);
        String product = Input.text(body, "productId", "productId", 100);
        String sku = Input.text(body, "skuId", "skuId", 100);
        State after = state;
        if (body.get("restrictedAt") != null) {
            after = Stock.restrict(after, product, sku, body.text("restrictedAt"));
        }
        if (body.has("withdrawn")) {
            after = Stock.withdraw(after, product, sku, Boolean.TRUE.equals(body.bool("withdrawn")));
        }
        if (body.has("unreadable")) {
            after = Stock.unreadable(after, product, sku, Boolean.TRUE.equals(body.bool("unreadable")));
        }
        return new Result(after, Reply.json(200, body));
    }

    @Documented("Check inventory; Partner Center error codes")
    @Assumed({
        "an id in the context that is no GUID is 400 with code 800002",
        "an Azure subscription that is none of the customer's is 400 with code 800011, one that is not active 800012"
    })
    private static void requireContext(State state, Request request, JsonObject asked) {
        Customer customer = null;
        if (asked.has("customerId")) {
            String id = Input.guid(asked.text("customerId"), "inventoryContext.customerId");
            customer = customer(state, request, id);
        }
        if (asked.has("azureSubscriptionId")) {
            String id = Input.guid(asked.text("azureSubscriptionId"), "inventoryContext.azureSubscriptionId");
            AzureSubscription found = AzureSubscriptions.find(state, id);
            if (found == null || (customer != null && !found.customerId().equals(customer.id()))) {
                throw new Refusal(400, "800011", "The Azure subscription is not a valid one of the customer.");
            }
            if (!found.activeAt(request.now())) {
                throw new Refusal(400, "800012", "The Azure subscription is not active.");
            }
        }
    }

    @Documented("Partner Center error codes")
    private static Customer customer(State state, Request request, String id) {
        Customer customer = Customers.find(state, id);
        if (customer == null) {
            throw new Refusal(404, "60003", "The tenant was not found.");
        }
        if (!customer.related()) {
            throw new Refusal(
                    403,
                    "20002",
                    "Partner id " + request.context().partner().tenantId()
                            + " has no commerce relationship with customer id " + id + ".");
        }
        return customer;
    }

    @Documented("SKU resource: inventory variables")
    @Assumed(
            "an item whose SKU names an inventory variable that the context lacks is 400 with code 800002; the region may"
                    + " be left out")
    private static void requireVariables(Article article, JsonObject asked) {
        for (String variable : article.needs().inventory()) {
            if (!variable.equals("ArmRegionName") && asked.textOrEmpty(variable).isEmpty()) {
                throw Refusal.invalid("inventoryContext." + variable + ": must be given for " + article.key());
            }
        }
    }

    private static JsonObject answer(Article article, @Nullable String location) {
        List<JsonObject> restrictions = location == null
                ? List.of()
                : List.of(JsonObject.of(
                        "reasonCode",
                        "NotAvailableForSubscription",
                        "description",
                        "Restriction identified of type 'Location' with values '" + location + "'.",
                        "properties",
                        JsonObject.of("type", "Location", "values", location)));
        return JsonObject.of(
                "productId",
                article.productId(),
                "skuId",
                article.skuId(),
                "isRestricted",
                location != null,
                "restrictions",
                restrictions);
    }
}
