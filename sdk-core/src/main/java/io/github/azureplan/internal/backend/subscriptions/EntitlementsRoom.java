package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
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
import java.time.Instant;
import java.util.List;

/** The Azure subscriptions under a plan, as Partner Center has them: its Azure entitlements. */
public final class EntitlementsRoom extends Room {
    private static final Shape CANCELLATION = Shape.object().text("cancellationReason");
    private static final Shape ACCESS = Shape.object().text("role", "scope", "reseller");
    private static final Shape STATE = Shape.object().text("state");
    private static final Shape ROLE = Shape.object().text("principalId", "role");
    private static final Shape RESOURCES = Shape.object().bool("present");

    @Serves(method = "GET", path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements")
    @Documented("Get a list of Azure entitlements")
    @Assumed("entitlements are listed oldest first; those of a subscription that is no plan are 400 with code 900141")
    Result list(Request request, State state) {
        List<JsonObject> items = AzureSubscriptions.ofPlan(
                        state, plan(request, state).id())
                .stream()
                .map(s -> SubscriptionJson.entitlement(s, request.now()))
                .toList();
        return new Result(state, Reply.json(200, Wire.collection(items)));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}")
    @Documented("Get an Azure entitlement")
    @Assumed("the status of an entitlement is active, then cancelled, and deleted 90 days after that")
    Result get(Request request, State state) {
        AzureSubscription found = find(request, state, plan(request, state));
        return new Result(state, Reply.json(200, SubscriptionJson.entitlement(found, request.now())));
    }

    @Serves(
            method = "POST",
            right = Right.END_AZURE,
            path = "/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/cancel")
    @Documented("Cancel an Azure entitlement")
    @Assumed({
        "a cancellation shows a moment after its 202, 30 seconds by default; asked again meanwhile, it is 202 once"
                + " more",
        "the cancellation of an entitlement that is not active is 400 with code 800012",
        "a cancellation may come without a body; its reason is any text; resources do not stand in its way"
    })
    Result cancel(Request request, State state) {
        AzureSubscription found = find(request, state, planToChange(request, state));
        if (request.header("Content-Type").isPresent()) {
            Input.optionalText(request.body(CANCELLATION), "cancellationReason", "cancellationReason", 256);
        } else {
            request.requireNoBody();
        }
        if (found.statusAt(request.now()) != AzureSubscription.Status.ACTIVE) {
            throw new Refusal(400, "800012", "The Azure subscription is not active.");
        }
        boolean asked = found.cancelledAt() != null;
        State after = asked ? state : AzureSubscriptions.turn(state, found, moment(request), false);
        return new Result(after, Reply.empty(202));
    }

    @Serves(
            method = "POST",
            right = Right.END_AZURE,
            path =
                    "/v1/customers/{customerId}/subscriptions/{subscriptionId}/azureEntitlements/{entitlementId}/reactivate")
    @Documented("Reactivate an Azure entitlement")
    @Assumed({
        "a reactivation shows a moment after its 202; asked again meanwhile, it is 202 once more",
        "the reactivation of an active entitlement is 400 with code 800041, of a deleted one 400 with code 2011",
        "under a suspended plan it is 409 with code 27009"
    })
    Result reactivate(Request request, State state) {
        Subscription plan = planToChange(request, state);
        AzureSubscription found = find(request, state, plan);
        if (!plan.active()) {
            throw new Refusal(409, "27009", "The subscription cannot be enabled: its plan is not active.");
        }
        switch (found.statusAt(request.now())) {
            case ACTIVE -> throw new Refusal(400, "800041", "The Azure subscription is already active.");
            case DELETED -> throw new Refusal(400, "2011", "The Azure subscription is deleted.");
            case CANCELLED -> SandboxSpending.refuseWhileOver(state, request.context(), found);
        }
        boolean asked = found.cancelledAt() == null;
        State after = asked ? state : AzureSubscriptions.turn(state, found, moment(request), true);
        return new Result(after, Reply.empty(202));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/access",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result access(Request request, State state) {
        JsonObject body = request.body(ACCESS);
        if (body.get("role") == null) {
            throw Refusal.invalid("role: must be given, null for none");
        }
        String id = request.path("azureSubscriptionId");
        String partner = body.has("reseller") ? body.textOrEmpty("reseller") : RoleAssignment.OWN;
        State after = AzureSubscriptions.access(
                state, id, partner, body.textOrEmpty("scope"), body.text("role"), request.now());
        return new Result(after, Reply.json(200, body));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/resources",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result resources(Request request, State state) {
        JsonObject body = request.body(RESOURCES);
        Boolean present = body.bool("present");
        if (present == null) {
            throw Refusal.invalid("present: must be true or false");
        }
        State after = AzureSubscriptions.resources(state, request.path("azureSubscriptionId"), present);
        return new Result(after, Reply.json(200, body));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/state",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result mark(Request request, State state) {
        JsonObject body = request.body(STATE);
        String wanted = Input.text(body, "state", "state", 20);
        State after = AzureSubscriptions.mark(state, request.path("azureSubscriptionId"), wanted);
        return new Result(after, Reply.json(200, body));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/azureSubscriptions/{azureSubscriptionId}/grant",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result grant(Request request, State state) {
        JsonObject body = request.body(ROLE);
        if (body.get("role") == null) {
            throw Refusal.invalid("role: must be given, null for none");
        }
        String principal = Input.guid(body.text("principalId"), "principalId");
        String id = request.path("azureSubscriptionId");
        State after = AzureSubscriptions.grant(state, id, principal, body.text("role"), request.now());
        return new Result(after, Reply.json(200, body));
    }

    private static Instant moment(Request request) {
        return request.now().plus(request.settings().azure().entitlementChangesAfter());
    }

    @Documented("Partner Center error codes")
    @Assumed("a customer id that is no GUID is 400 with code 900118 for entitlements, where the table names that code")
    private static Subscription subscription(Request request, State state) {
        if (!Input.isGuid(request.path("customerId"))) {
            throw new Refusal(400, "900118", "The customer id is invalid.");
        }
        return SubscriptionsRoom.find(request, state);
    }

    private static Subscription plan(Request request, State state) {
        Subscription found = subscription(request, state);
        if (!found.plan()) {
            throw new Refusal(400, "900141", "The subscription is not an Azure plan.");
        }
        return found;
    }

    @Documented("Partner Center error codes")
    @Assumed("the entitlement of a subscription that is no plan can be neither cancelled nor reactivated: 400 with code"
            + " 800042")
    private static Subscription planToChange(Request request, State state) {
        Subscription found = subscription(request, state);
        if (!found.plan()) {
            throw new Refusal(400, "800042", "This is not supported for a subscription that is not an Azure plan.");
        }
        return found;
    }

    @Documented("Partner Center error codes")
    private static AzureSubscription find(Request request, State state, Subscription plan) {
        String id = Input.guid(request.path("entitlementId"), "entitlement id");
        AzureSubscription found = AzureSubscriptions.find(state, id);
        if (found == null || !found.planId().equals(plan.id())) {
            throw new Refusal(404, "800111", "The Azure subscription was not found by its entitlement id.");
        }
        return found;
    }
}
