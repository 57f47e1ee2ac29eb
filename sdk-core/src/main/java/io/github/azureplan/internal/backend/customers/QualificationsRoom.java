package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.customers.Qualifications.Qualification;
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
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.util.List;

/** What a customer qualifies as: education, government and the like. */
public final class QualificationsRoom extends Room {
    private static final Shape ASKED = Shape.object()
            .text("qualification", "educationSegment", "validationCode", "website")
            .resource();
    private static final Shape DECISION = Shape.object().text("qualification", "vettingStatus", "vettingReason");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(QualificationsRoom.class, Qualifications.class, Segments.class);
    }

    @Override
    public State purge(State state, String customerId) {
        return Qualifications.purge(state, customerId);
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/qualifications")
    @Documented("Get a customer's qualification asynchronously")
    @Assumed("a customer without any has an empty array; the date is spelled vettingCreatedDate, as two pages do")
    Result list(Request request, State state) {
        Customer customer = Customers.requireReadable(state, request);
        List<JsonObject> all = Qualifications.of(state, customer.id()).values().stream()
                .map(q -> json(q, "vettingCreatedDate"))
                .toList();
        return new Result(state, Reply.json(200, JsonArray.of(all)));
    }

    @Serves(
            method = "POST",
            path = "/v1/customers/{customerId}/qualifications",
            query = {"code"},
            auth = Auth.USER_ONLY)
    @Documented("Update a customer's qualifications asynchronously")
    @Assumed({
        "None and Nonprofit are 400 with code 800002, a word that is no qualification 400 with code 900126",
        "a validation code with anything but GovernmentCommunityCloud is 400 with code 800002",
        "asked for again while in review or approved it stays as it is; after a denial the vetting begins anew",
        "a state-owned entity is not vetted; a sandbox has no government customers: 400 with code 900127"
    })
    Result ask(Request request, State state) {
        Customer customer = Customers.requireReadable(state, request);
        JsonObject body = request.body(ASKED);
        String asked = Input.text(body, "qualification", "qualification", 60);
        boolean none = asked.equalsIgnoreCase("None");
        String kind = Qualifications.kind(asked);
        if (kind == null && !none) {
            throw new Refusal(400, "900126", "qualification: is not one the service knows");
        }
        if (kind == null || kind.equals("Nonprofit")) {
            throw Refusal.invalid("qualification: " + asked + " cannot be set");
        }
        boolean government = kind.equals(Qualifications.GOVERNMENT);
        if (!government && (request.query("code") != null || body.has("validationCode"))) {
            throw Refusal.invalid("code: belongs to " + Qualifications.GOVERNMENT + " only");
        }
        if (government && request.context().partner().sandbox()) {
            throw new Refusal(400, "900127", "An integration sandbox has no government customers.");
        }
        Qualification before = Qualifications.of(state, customer.id()).get(kind);
        if (before != null && !Qualifications.DENIED.equals(before.vettingStatus())) {
            return new Result(state, Reply.json(201, json(before, "vettingCreateDate")));
        }
        Qualification made = kind.equals(Qualifications.STATE_OWNED)
                ? new Qualification(kind, null, null, null)
                : new Qualification(kind, Qualifications.IN_REVIEW, null, request.now());
        return new Result(
                Qualifications.put(state, customer.id(), made), Reply.json(201, json(made, "vettingCreateDate")));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/qualifications",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result decide(Request request, State state) {
        JsonObject body = request.body(DECISION);
        State after = Qualifications.decide(
                state,
                request.context(),
                request.path("customerId"),
                Input.text(body, "qualification", "qualification", 60),
                Input.text(body, "vettingStatus", "vettingStatus", 60),
                Input.optionalText(body, "vettingReason", "vettingReason", 1024));
        return new Result(after, Reply.json(200, body));
    }

    private static JsonObject json(Qualification qualification, String date) {
        Instant since = qualification.createdAt();
        return JsonObject.of(
                "qualification",
                qualification.kind(),
                "vettingStatus",
                qualification.vettingStatus(),
                "vettingReason",
                qualification.vettingReason(),
                date,
                since == null ? null : Wire.millis(since));
    }
}
