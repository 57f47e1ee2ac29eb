package io.github.azureplan.internal.backend.relations;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
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
import io.github.azureplan.internal.backend.partners.PartnersRoom;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Arrays;
import java.util.List;

/** What ties a customer to partners. Stands apart from the partners' room, which the customers' room builds on. */
public final class RelationsRoom extends Room {
    private static final Shape CONSENT = Shape.object()
            .text("applicationId", "displayName")
            .list("applicationGrants", Shape.object().text("enterpriseApplicationId", "scope"));

    @Serves(method = "GET", path = "/v1/customers/{customerId}/relationships", auth = Auth.USER_ONLY)
    @Documented("Get indirect resellers of a customer")
    @Assumed(
            "a customer's indirect reseller is the one it was created for; a reseller of one of its plans is not listed")
    Result resellers(Request request, State state) {
        Standing.requireProvider(request.context());
        Customer customer = Customers.require(state, request);
        String tenant = customer.associatedPartnerId();
        Resellers.Reseller reseller = tenant == null ? null : Resellers.knownTenant(state, tenant);
        List<JsonObject> items = reseller == null ? List.of() : List.of(PartnersRoom.relationship(reseller));
        return new Result(state, Reply.json(200, Wire.collection(items)));
    }

    @Serves(method = "POST", path = "/v1/customers/{customerId}/applicationconsents", auth = Auth.USER_ONLY)
    @Documented("Get customer consent as a Control Panel Vendor")
    @Assumed({
        "a consent is answered with 201 and what was sent",
        "an application that has consent already is 409, its permissions stay as they were",
        "an application id or a resource that is no GUID, and a scope that is empty, are 400 with code 800002"
    })
    Result consent(Request request, State state) {
        Customer customer = Customers.require(state, request);
        JsonObject body = request.body(CONSENT);
        String application = Input.guid(body.text("applicationId"), "applicationId");
        List<JsonObject> grants = body.array("applicationGrants").objects();
        if (grants.isEmpty()) {
            throw Refusal.invalid("applicationGrants: at least one must be given");
        }
        for (JsonObject grant : grants) {
            Input.guid(grant.text("enterpriseApplicationId"), "applicationGrants[].enterpriseApplicationId");
            String scope = Input.text(grant, "scope", "applicationGrants[].scope", 4000);
            if (Arrays.stream(scope.split(",", -1)).anyMatch(String::isBlank)) {
                throw Refusal.invalid("applicationGrants[].scope: holds an empty permission");
            }
        }
        if (Consents.find(state, customer.id(), application) != null) {
            throw new Refusal(409, null, "Permission entry already exists.");
        }
        return new Result(Consents.add(state, customer.id(), application, body), Reply.json(201, body));
    }

    @Serves(
            method = "DELETE",
            path = "/v1/customers/{customerId}/applicationconsents/{applicationId}",
            auth = Auth.USER_ONLY)
    @Documented("Get customer consent as a Control Panel Vendor")
    @Assumed("removing a consent is answered with 204, one that is not there with 404 and code 1000")
    Result removeConsent(Request request, State state) {
        Customer customer = Customers.require(state, request);
        String application = Input.guid(request.path("applicationId"), "applicationId");
        if (Consents.find(state, customer.id(), application) == null) {
            throw new Refusal(404, "1000", "The application has no consent of this customer.");
        }
        return new Result(Consents.remove(state, customer.id(), application), Reply.empty(204));
    }
}
