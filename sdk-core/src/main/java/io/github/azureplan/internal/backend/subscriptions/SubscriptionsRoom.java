package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions: the Azure plans and what was before them. */
public final class SubscriptionsRoom extends Room {
    private static final Set<String> STATUSES =
            Set.of("none", "active", "suspended", "deleted", "expired", "pending", "disabled");
    private static final Shape CHANGE = Shape.object()
            .text("id", "offerId", "entitlementId", "offerName", "friendlyName", "unitType", "parentSubscriptionId")
            .text("creationDate", "effectiveStartDate", "commitmentEndDate", "status", "billingType", "billingCycle")
            .text("partnerId", "contractType", "orderId", "termDuration", "renewalTermDuration", "publisherName")
            .text("consumptionType", "promotionId")
            .number("quantity")
            .bool("autoRenewEnabled", "hasPurchasableAddons", "isTrial", "isMicrosoftProduct")
            .any("productType", "refundOptions", "actions", "suspensionReasons")
            .resource();

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(SubscriptionsRoom.class, Subscriptions.class, SubscriptionJson.class, AzureSubscriptions.class);
    }

    @Override
    public State purge(State state, String customerId) {
        return AzureSubscriptions.purge(Subscriptions.purge(state, customerId), customerId);
    }

    @Override
    @Documented("Remove a reseller relationship with a customer")
    public @Nullable String keepsRelationship(State state, Context context, String customerId) {
        Customer customer = Customers.find(state, customerId);
        if (customer == null) {
            return null;
        }
        return Subscriptions.of(state, context, customer).stream()
                .filter(Subscription::active)
                .map(s -> "subscription " + s.id() + " (" + s.name() + ") is active, suspend it first")
                .findFirst()
                .orElse(null);
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/subscriptions",
            query = {"order_id", "mpn_id"})
    @Documented("Get a list of subscriptions; Get a list of subscriptions by order; by partner")
    @Assumed({
        "subscriptions are listed oldest first",
        "an order or partner that is not known finds nothing; both at once is 400 with code 800002"
    })
    Result list(Request request, State state) {
        Customer customer = Customers.require(state, request);
        String order = request.query("order_id");
        String partner = request.query("mpn_id");
        if (order != null && partner != null) {
            throw Refusal.invalid("order_id: cannot be given together with mpn_id");
        }
        List<JsonObject> items = Subscriptions.of(state, request.context(), customer).stream()
                .filter(s -> order == null || s.orderId().equals(order))
                .filter(s -> partner == null || partner.equals(s.reseller()))
                .sorted(Comparator.comparing(Subscription::createdAt).thenComparing(Subscription::id))
                .map(SubscriptionJson::subscription)
                .toList();
        return new Result(state, Reply.json(200, Wire.collection(items)));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}")
    @Documented("Get a subscription by ID")
    Result get(Request request, State state) {
        return new Result(state, Reply.json(200, SubscriptionJson.subscription(find(request, state))));
    }

    @Serves(method = "PATCH", path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}")
    @Documented("Update a subscription by ID; Suspend a subscription; Reactivate a suspended subscription")
    @Assumed({
        "members of the body that are as the subscription has them change nothing; members left out stay",
        "the answer of a change is 200, never 202"
    })
    Result update(Request request, State state) {
        Subscription before = find(request, state);
        JsonObject body = request.body(CHANGE);
        requireFresh(request, before, body);
        refuseFixed(before, body);
        String name = body.has("friendlyName") ? Input.text(body, "friendlyName", "friendlyName", 256) : before.name();
        String status = status(request, state, before, body.text("status"));
        if (name.equals(before.name()) && status.equals(before.status())) {
            return new Result(state, Reply.json(200, SubscriptionJson.subscription(before)));
        }
        Subscription after = before.toBuilder().name(name).status(status).changed();
        return new Result(Subscriptions.add(state, after), Reply.json(200, SubscriptionJson.subscription(after)));
    }

    /** The subscription a path names. */
    @Documented("Partner Center error codes")
    @Assumed("a subscription id that is no GUID is 400 with code 800002")
    static Subscription find(Request request, State state) {
        Customer customer = Customers.require(state, request);
        String id = Input.guid(request.path("subscriptionId"), "subscription id");
        Subscription found = Subscriptions.find(state, request.context(), customer, id);
        if (found == null) {
            throw new Refusal(404, "20003", "The subscription was not found.");
        }
        return found;
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "the etag of a subscription is taken from If-Match or from the body; both must agree, none is accepted",
        "an etag sent for a plan, which has none, is 400 with code 2055"
    })
    private static void requireFresh(Request request, Subscription subscription, JsonObject body) {
        String header = request.header("If-Match")
                .map(h -> h.startsWith("\"") && h.endsWith("\"") && h.length() > 1 ? h.substring(1, h.length() - 1) : h)
                .orElse(null);
        String member = body.objectOrEmpty("attributes").text("etag");
        String known = subscription.newCommerce() ? null : SubscriptionJson.etag(subscription);
        if ((header != null && !header.equals(known)) || (member != null && !member.equals(known))) {
            throw new Refusal(400, "2055", "The ETag is no longer valid.");
        }
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "the quantity of Azure is 400 with code 800095, its partner on record 400 with code 800098",
        "its billing cycle is 400 with code 2054, automatic renewal 400 with code 800093",
        "an id in the body other than the path's is 400 with code 800002"
    })
    private static void refuseFixed(Subscription subscription, JsonObject body) {
        JsonObject known = SubscriptionJson.subscription(subscription);
        if (body.has("id") && !subscription.id().equalsIgnoreCase(body.text("id"))) {
            throw Refusal.invalid("id: is another one than that of the path");
        }
        BigDecimal quantity = body.decimal("quantity");
        if (quantity != null && quantity.compareTo(BigDecimal.ONE) != 0) {
            throw new Refusal(400, "800095", "quantity: cannot be updated");
        }
        if (differs(body.text("partnerId"), known.textOrEmpty("partnerId"))) {
            throw new Refusal(400, "800098", "partnerId: cannot be updated");
        }
        if (differs(body.text("billingCycle"), known.textOrEmpty("billingCycle"))) {
            throw new Refusal(400, "2054", "billingCycle: must be changed on the order");
        }
        if (Boolean.TRUE.equals(body.bool("autoRenewEnabled"))) {
            throw new Refusal(400, "800093", "autoRenewEnabled: the subscription is not eligible for renewal");
        }
    }

    private static boolean differs(@Nullable String given, String known) {
        return given != null && !given.replace("_", "").equalsIgnoreCase(known.replace("_", ""));
    }

    @Documented("Suspend a subscription; Reactivate a suspended subscription")
    @Assumed({
        "a status other than active and suspended is 400 with code 800040: no call deletes a subscription",
        "a reactivated plan leaves its cancelled Azure subscriptions as they are"
    })
    private static String status(Request request, State state, Subscription before, @Nullable String asked) {
        if (asked == null) {
            return before.status();
        }
        String status = asked.toLowerCase(Locale.ROOT);
        if (!STATUSES.contains(status)) {
            throw new Refusal(400, "900126", "status: is not a known status");
        }
        if (!status.equals(Subscription.ACTIVE) && !status.equals(Subscription.SUSPENDED)) {
            throw new Refusal(400, "800040", "status: the change to " + status + " is not allowed");
        }
        if (status.equals(Subscription.ACTIVE) && !before.active()) {
            LegacyAzures.refuseReactivation(state, before);
        }
        boolean used = before.plan()
                && AzureSubscriptions.ofPlan(state, before.id()).stream()
                        .anyMatch(s -> s.statusAt(request.now()) == AzureSubscription.Status.ACTIVE);
        if (status.equals(Subscription.SUSPENDED) && before.active() && used) {
            throw new Refusal(403, "900115", "The Azure plan has one or more active Azure subscriptions.");
        }
        return status;
    }
}
