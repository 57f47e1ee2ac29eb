package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
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
import io.github.azureplan.internal.backend.subscriptions.Roles;
import io.github.azureplan.internal.backend.subscriptions.SandboxSpending;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Collections;
import java.util.List;

/** Azure subscriptions in their customer's tenant: read, rename, cancel, enable. */
public final class ArmSubscriptionsRoom extends Room {
    private static final String ACTIONS = "/subscriptions/{subscriptionId}/providers/Microsoft.Subscription/";
    private static final Shape NAME = Shape.object().text("subscriptionName");

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = "/subscriptions/{subscriptionId}",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Subscriptions - Get")
    @Assumed(
            "the state of a cancelled subscription is Disabled, 90 days later Deleted; the world may warn an active one")
    Result get(Request request, State state) {
        Arm.requireVersion(request, Arm.RESOURCES);
        AzureSubscription found = find(request, state, "Microsoft.Resources/subscriptions/read");
        JsonObject policies = JsonObject.of(
                "locationPlacementId", "Public_2014-09-01", "quotaId", "CSP_2015-05-01", "spendingLimit", "Off");
        return new Result(
                state,
                Reply.json(
                        200,
                        JsonObject.of(
                                "id",
                                "/subscriptions/" + found.id(),
                                "authorizationSource",
                                "RoleBased",
                                "subscriptionId",
                                found.id(),
                                "tenantId",
                                found.customerId(),
                                "displayName",
                                found.name(),
                                "state",
                                found.armState(request.now()),
                                "subscriptionPolicies",
                                policies,
                                "managedByTenants",
                                JsonArray.EMPTY)));
    }

    @Serves(
            front = Front.ARM,
            method = "POST",
            path = ACTIONS + "rename",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Subscription - Rename")
    @Assumed("a new name shows at once, in Partner Center too; a name has 1 to 64 characters")
    Result rename(Request request, State state) {
        AzureSubscription found = writable(request, state, "rename", Roles.OWNER, Roles.CONTRIBUTOR);
        String name = request.body(NAME).text("subscriptionName");
        if (name == null || name.isBlank() || name.length() > 64) {
            throw Arm.bad("subscriptionName: must be 1 to 64 characters");
        }
        requireEnabled(request, found);
        return done(AzureSubscriptions.rename(state, found, name), found);
    }

    @Serves(
            front = Front.ARM,
            method = "POST",
            path = ACTIONS + "cancel",
            auth = Auth.USER_ONLY,
            query = {"api-version", "IgnoreResourceCheck"})
    @Documented("Subscription - Cancel")
    @Assumed({
        "a subscription that holds resources is 400 with BadRequest unless IgnoreResourceCheck=true",
        "a cancellation through Azure takes effect at once, in Partner Center too"
    })
    Result cancel(Request request, State state) {
        AzureSubscription found = writable(request, state, "cancel", Roles.OWNER);
        request.requireNoBody();
        requireEnabled(request, found);
        if (found.resources() && !"true".equalsIgnoreCase(request.query("IgnoreResourceCheck"))) {
            throw Arm.bad("The subscription still holds resources. Delete them or use IgnoreResourceCheck.");
        }
        return done(AzureSubscriptions.turn(state, found, request.now(), false), found);
    }

    @Serves(
            front = Front.ARM,
            method = "POST",
            path = ACTIONS + "enable",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Subscription - Enable")
    @Assumed({
        "enabling a subscription that is enabled, or whose plan is suspended, is 400 with BadRequest",
        "so is enabling one of a sandbox that has spent its limit",
        "a deleted subscription cannot be enabled: 404"
    })
    Result enable(Request request, State state) {
        AzureSubscription found = writable(request, state, "enable", Roles.OWNER);
        request.requireNoBody();
        if (found.statusAt(request.now()) == AzureSubscription.Status.ACTIVE) {
            throw Arm.bad("The subscription is already enabled.");
        }
        boolean alive = Subscriptions.plans(state, found.customerId()).stream()
                .anyMatch(p -> p.id().equals(found.planId()) && p.active());
        if (!alive) {
            throw Arm.bad("The subscription cannot be enabled: its Azure plan is not active.");
        }
        if (SandboxSpending.over(state, request.context(), found)) {
            throw Arm.bad(
                    "The subscription cannot be enabled: the sandbox has spent what it may in this billing cycle.");
        }
        return done(AzureSubscriptions.turn(state, found, request.now(), true), found);
    }

    private static Result done(State state, AzureSubscription subscription) {
        return new Result(state, Reply.json(200, JsonObject.of("subscriptionId", subscription.id())));
    }

    /** The subscription a path names, if the partner may see it. */
    @Documented("Azure Resource Manager errors; Azure plan: admin on behalf of")
    @Assumed({
        "a token of another tenant than the customer's is 401 with InvalidAuthenticationTokenTenant",
        "without any role in the subscription the partner gets 403 with AuthorizationFailed"
    })
    static AzureSubscription find(Request request, State state, String action) {
        AzureSubscription found = AzureSubscriptions.find(state, request.path("subscriptionId"));
        if (found == null) {
            throw notFound();
        }
        Arm.requireTenant(request, found.customerId());
        if (found.rolesOf(request.caller().objectId()).isEmpty()) {
            throw Arm.denied(request, action, "/subscriptions/" + found.id());
        }
        return found;
    }

    @Documented("Azure built-in roles")
    @Assumed("only Owner may cancel and enable a subscription, only Owner and Contributor may rename it")
    private static AzureSubscription writable(Request request, State state, String verb, String... roles) {
        Arm.requireVersion(request, Arm.SUBSCRIPTION);
        String action = "Microsoft.Subscription/" + verb + "/action";
        AzureSubscription found = find(request, state, action);
        if (Collections.disjoint(found.rolesOf(request.caller().objectId()), List.of(roles))) {
            throw Arm.denied(request, action, "/subscriptions/" + found.id());
        }
        if (found.statusAt(request.now()) == AzureSubscription.Status.DELETED) {
            throw notFound();
        }
        return found;
    }

    @Documented("Azure subscription states")
    @Assumed("a cancelled subscription is read-only: 409 with ReadOnlyDisabledSubscription, for another cancel too")
    static void requireEnabled(Request request, AzureSubscription subscription) {
        if (subscription.statusAt(request.now()) != AzureSubscription.Status.ACTIVE) {
            throw new Refusal(
                    409,
                    "ReadOnlyDisabledSubscription",
                    "The subscription is disabled and therefore marked as read only.");
        }
    }

    private static Refusal notFound() {
        return new Refusal(404, "SubscriptionNotFound", "The subscription could not be found.");
    }
}
