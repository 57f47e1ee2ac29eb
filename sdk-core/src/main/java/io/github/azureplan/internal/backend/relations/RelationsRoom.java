package io.github.azureplan.internal.backend.relations;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.partners.PartnersRoom;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;

/** What ties a customer to partners. Stands apart from the partners' room, which the customers' room builds on. */
public final class RelationsRoom extends Room {
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
}
