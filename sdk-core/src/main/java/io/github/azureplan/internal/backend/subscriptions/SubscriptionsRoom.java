package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
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
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Subscriptions: the Azure plans and what was before them. */
public final class SubscriptionsRoom extends Room {
    private static final Shape CHANGE = Shape.object()
            .text("id", "offerId", "entitlementId", "offerName", "friendlyName", "unitType", "parentSubscriptionId")
            .text("creationDate", "effectiveStartDate", "commitmentEndDate", "status", "billingType", "billingCycle")
            .text("partnerId", "contractType", "orderId", "termDuration", "renewalTermDuration", "publisherName")
            .text("consumptionType", "promotionId", "migratedFromSubscriptionId", "cancellationAllowedUntilDate")
            .text("commitmentEndDateTime", "billingCycleEndDate", "billingCycleEndDateTime")
            .number("quantity")
            .bool("autoRenewEnabled", "hasPurchasableAddons", "isTrial", "isMicrosoftProduct")
            .bool("attentionNeeded", "actionTaken")
            .any("productType", "refundOptions", "actions", "suspensionReasons", "refundableQuantity")
            .any("scheduledNextTermInstructions", "nextChargeInstructions")
            .resource();
    private static final Shape ARRIVAL = Shape.object()
            .text("kind", "parentSubscriptionId", "friendlyName", "partnerId", "status")
            .number("quantity", "minimum", "maximum")
            .bool("isTrial", "autoRenewEnabled");
    private static final Shape FAILING = Shape.object().bool("fail");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                SubscriptionsRoom.class,
                SubscriptionRules.class,
                Subscriptions.class,
                SubscriptionJson.class,
                Arrivals.class,
                SandboxSpending.class,
                AzureSubscriptions.class);
    }

    @Override
    public State settle(State state, Context context) {
        return Subscriptions.settle(state, context.now());
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
        "a body that asks for nothing but the status active of an active subscription is 400 with code 800041",
        "a change shows at once and is answered 200 with the resource, or 202 where the settings make it take longer",
        "a reactivated plan leaves its cancelled Azure subscriptions as they are"
    })
    Result update(Request request, State state) {
        Customer customer = Customers.require(state, request);
        Subscription before = find(request, state);
        JsonObject body = request.body(CHANGE);
        requireFresh(request, before, body);
        if (body.has("id") && !before.id().equalsIgnoreCase(body.text("id"))) {
            throw Refusal.invalid("id: is another one than that of the path");
        }
        Wanted wanted = Wanted.of(before, body);
        if (wanted.changesNothing(before)) {
            boolean statusAlone = body.has("status") && body.members().size() == 1;
            if (statusAlone && before.active()) {
                throw new Refusal(400, "800041", "The subscription is already activated.");
            }
            return new Result(state, Reply.json(200, SubscriptionJson.subscription(before)));
        }
        SubscriptionRules.requireAllowed(state, request.context(), customer, before, wanted);
        if (Subscriptions.failing(state, customer.id())) {
            throw new Refusal(500, "800094", "The subscription could not be updated.");
        }
        Duration takes = request.settings().subscriptions().changesAfter();
        if (takes.isZero()) {
            State after = Subscriptions.change(state, before, wanted);
            Subscription now = find(request, after);
            return new Result(after, Reply.json(200, SubscriptionJson.subscription(now)));
        }
        State after =
                Subscriptions.changeLater(state, before, wanted, request.now().plus(takes));
        String location = SubscriptionJson.uri(customer.id(), before.id());
        return new Result(after, Reply.empty(202).header("Location", location));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/provisioningstatus",
            auth = Auth.USER_ONLY)
    @Documented("Get subscription provisioning status")
    @Assumed({
        "what is pending is pending, what is deleted none, everything else success",
        "the status is never older than the subscription; the service refreshes it every 15 minutes"
    })
    Result provisioning(Request request, State state) {
        return new Result(state, Reply.json(200, SubscriptionJson.provisioning(find(request, state))));
    }

    @Serves(method = "POST", path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/registrations")
    @Documented("Register a subscription; Partner Center error codes")
    @Assumed({
        "only Azure is registered, by plan or by the older offer: anything else is 400 with code 800011",
        "a registration is done 30 seconds after it was asked for; asked again meanwhile or later, it is 202 once more",
        "the registration of a subscription that is not active is 400 with code 800012"
    })
    Result register(Request request, State state) {
        Subscription before = find(request, state);
        request.requireNoBody();
        if (!before.plan() && before.kind() != Subscription.Kind.LEGACY_AZURE) {
            throw new Refusal(400, "800011", "The subscription is not a valid Azure subscription.");
        }
        if (!before.active()) {
            throw new Refusal(400, "800012", "The subscription is not active.");
        }
        State after = state;
        if (before.registeredAt() == null) {
            Instant done = request.now().plus(request.settings().subscriptions().registrationAfter());
            after = Subscriptions.add(
                    state, before.toBuilder().registeredAt(done).build());
        }
        String location = SubscriptionJson.uri(before.customerId(), before.id()) + "/registrationstatus";
        return new Result(after, Reply.empty(202).header("Location", location));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/registrationstatus")
    @Documented("Get subscription registration status")
    Result registration(Request request, State state) {
        Subscription subscription = find(request, state);
        return new Result(state, Reply.json(200, SubscriptionJson.registration(subscription, request.now())));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/subscriptions",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result arrive(Request request, State state) {
        JsonObject body = request.body(ARRIVAL);
        String id = Arrivals.id(state, request.context(), request.path("customerId"));
        State after = Arrivals.add(state, request.context(), request.path("customerId"), body);
        Customer customer = Objects.requireNonNull(Customers.find(after, request.path("customerId")));
        Subscription made = Objects.requireNonNull(Subscriptions.find(after, request.context(), customer, id));
        return new Result(after, Reply.json(200, SubscriptionJson.subscription(made)));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/subscriptions/{subscriptionId}/delete",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result delete(Request request, State state) {
        State after = Subscriptions.delete(
                state, request.context(), request.path("customerId"), request.path("subscriptionId"));
        return new Result(after, Reply.json(200, JsonObject.of("status", Subscription.DELETED)));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/subscriptionChangesFail",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result failing(Request request, State state) {
        JsonObject body = request.body(FAILING);
        boolean fail = !Boolean.FALSE.equals(body.bool("fail"));
        State after = Subscriptions.failing(state, request.path("customerId"), fail);
        return new Result(after, Reply.json(200, JsonObject.of("fail", fail)));
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
}
