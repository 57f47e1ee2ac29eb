package io.github.azureplan.internal.backend.transition;

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
import io.github.azureplan.internal.backend.kernel.Right;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Product upgrades: from the older offer to the Azure plan. */
public final class TransitionRoom extends Room {
    private static final Shape REQUEST =
            Shape.object().text("customerId", "productFamily").resource();
    private static final Shape LEGACY =
            Shape.object().text("reseller", "boughtAt").bool("suspended", "sharedServices");
    private static final Shape UNFIT = Shape.object().bool("unfit");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(TransitionRoom.class, Upgrades.class, LegacyAzures.class);
    }

    @Override
    public State settle(State state, Context context) {
        return Upgrades.settle(LegacyAzures.settle(state, context), context);
    }

    @Serves(method = "POST", right = Right.TRANSITION, path = "/v1/productUpgrades/eligibility", auth = Auth.USER_ONLY)
    @Documented("Check a customer's eligibility for upgrading to an Azure plan")
    @Assumed({
        "a customer who cannot be moved is 200 with isEligible false and a reason; a setting makes it the error of the start",
        "upgradeId is that of the newest upgrade, also of one that has failed or is completed"
    })
    Result eligibility(Request request, State state) {
        Customer customer = customer(request, state);
        Refusal refusal = Upgrades.refusal(state, request.context(), customer);
        if (refusal != null && request.settings().transition().ineligibleRefused()) {
            throw refusal;
        }
        Upgrades.Upgrade latest = Upgrades.latest(state, customer.id());
        JsonObject answer = JsonObject.of(
                "customerId",
                customer.id(),
                "isEligible",
                refusal == null,
                "productFamily",
                "azure",
                "upgradeId",
                latest == null ? null : latest.id(),
                "reason",
                refusal == null ? null : refusal.text());
        return new Result(state, Reply.json(200, answer));
    }

    @Serves(method = "POST", right = Right.TRANSITION, path = "/v1/productUpgrades", auth = Auth.USER_ONLY)
    @Documented("Create a product upgrade entity for a customer")
    Result start(Request request, State state) {
        Customer customer = customer(request, state);
        Refusal refusal = Upgrades.refusal(state, request.context(), customer);
        if (refusal != null) {
            throw refusal;
        }
        State after = Upgrades.start(state, request.context(), customer);
        Upgrades.Upgrade started = Upgrades.latest(after, customer.id());
        String location = "productUpgrades/" + (started == null ? "" : started.id());
        return new Result(after, Reply.empty(202).header("Location", location));
    }

    @Serves(
            method = "POST",
            right = Right.TRANSITION,
            path = "/v1/productUpgrades/{upgradeId}/status",
            auth = Auth.USER_ONLY)
    @Documented("Get product upgrade status")
    Result status(Request request, State state) {
        Customer customer = customer(request, state);
        Upgrades.Upgrade upgrade = Upgrades.find(state, request.path("upgradeId"));
        if (upgrade == null) {
            throw new Refusal(404, "900106", "The upgrade request was not found.");
        }
        if (!upgrade.customerId().equals(customer.id())) {
            throw new Refusal(400, "900111", "The upgrade id does not belong to the customer.");
        }
        return new Result(state, Reply.json(200, json(upgrade, request.now())));
    }

    @Documented("Product upgrade resources; Partner Center error codes")
    @Assumed({
        "a customer id that is missing or no GUID is 400 with code 900118",
        "a product family that is missing is 400 with code 800002, another one than azure 400 with code 900126"
    })
    private static Customer customer(Request request, State state) {
        JsonObject body = request.body(REQUEST);
        String family = Input.text(body, "productFamily", "productFamily", 60);
        if (!family.equalsIgnoreCase("azure")) {
            throw new Refusal(400, "900126", "productFamily: is not a known product family");
        }
        String id = body.text("customerId");
        if (id == null || !Input.isGuid(id)) {
            throw new Refusal(400, "900118", "The customer id is not valid.");
        }
        return Customers.require(state, request.context(), id);
    }

    @Documented("Product upgrade resources")
    @Assumed({
        "the states are NotStarted, InProgress, Completed and Failed, for an upgrade as for its lines",
        "a line's source is an Azure subscription by its id, its target the plan by that of its subscription",
        "a failed upgrade has errorDetails with code 900120 and message, and so has each of its lines"
    })
    private static JsonObject json(Upgrades.Upgrade upgrade, Instant now) {
        Upgrades.Status status = upgrade.at(now);
        JsonObject error = status == Upgrades.Status.FAILED
                ? JsonObject.of("code", "900120", "message", "The Azure upgrade could not be processed.")
                : null;
        String date = status == Upgrades.Status.COMPLETED ? Wire.ticks(upgrade.endsAt()) : null;
        List<JsonObject> lines = upgrade.lines().stream()
                .map(line -> JsonObject.of(
                        "sourceProduct",
                        JsonObject.of("id", line.azureSubscriptionId(), "name", "AzureSubscription"),
                        "targetProduct",
                        JsonObject.of("id", line.planId(), "name", "Microsoft Azure plan"),
                        "upgradedDate",
                        date,
                        "status",
                        status.word(),
                        "errorDetails",
                        error))
                .toList();
        return JsonObject.of(
                "id",
                upgrade.id(),
                "status",
                status.word(),
                "productFamily",
                "Azure",
                "lineItems",
                lines,
                "errorDetails",
                error);
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/customers/{customerId}/legacyAzure", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result legacy(Request request, State state) {
        JsonObject body = request.body(LEGACY);
        LegacyAzures.Wanted wanted = new LegacyAzures.Wanted(
                body.text("reseller"),
                moment(body.text("boughtAt")),
                Boolean.TRUE.equals(body.bool("suspended")),
                Boolean.TRUE.equals(body.bool("sharedServices")));
        String customer = request.path("customerId");
        State after = LegacyAzures.add(state, request.context(), customer, wanted);
        LegacyAzures.Legacy made = LegacyAzures.added(state, after, customer);
        return new Result(
                after,
                Reply.json(
                        201,
                        JsonObject.of(
                                "subscriptionId",
                                made.subscriptionId(),
                                "azureSubscriptionId",
                                made.azureSubscriptionId())));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/failNextTransition",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result failNext(Request request, State state) {
        return new Result(Upgrades.failNext(state, request.path("customerId")), Reply.empty(204));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/unfitForTransition",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result unfit(Request request, State state) {
        JsonObject body = request.body(UNFIT);
        Boolean unfit = body.bool("unfit");
        if (unfit == null) {
            throw Refusal.invalid("unfit: must be true or false");
        }
        return new Result(Upgrades.unfit(state, request.path("customerId"), unfit), Reply.json(200, body));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("boughtAt: must be a moment such as 2026-02-27T10:00:00Z");
        }
    }
}
