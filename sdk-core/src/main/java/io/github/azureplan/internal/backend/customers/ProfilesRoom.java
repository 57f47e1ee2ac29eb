package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Optional;

/** A customer's company profile and billing profile. */
public final class ProfilesRoom extends Room {
    @Serves(method = "GET", path = "/v1/customers/{customerId}/profiles/company", auth = Auth.USER_ONLY)
    @Documented("Get a customer's company profile")
    Result company(Request request, State state) {
        Customer customer = Customers.requireReadable(state, request);
        return new Result(state, Reply.json(200, CustomerJson.companyProfile(customer)));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}/profiles/billing")
    @Documented("Get a customer's billing profile")
    Result billing(Request request, State state) {
        Customer customer = Customers.requireReadable(state, request);
        return new Result(state, Reply.json(200, CustomerJson.billingProfile(customer)));
    }

    @Serves(method = "PUT", path = "/v1/customers/{customerId}/profiles/billing")
    @Documented("Update a customer's billing profile")
    @Assumed({
        "the body is the whole profile: what it leaves out is cleared, and what a new customer needs is needed here too",
        "id and country cannot change: 400 with code 3000; the company profile keeps its name",
        "every update gives the profile a new ETag, also one that changes nothing"
    })
    Result update(Request request, State state) {
        Customer customer = Customers.requireReadable(state, request);
        JsonObject body = request.body(CustomerRules.BILLING_PROFILE);
        requireMatch(request, body, customer);
        CustomerRules.requireProfile(body);
        JsonObject address = body.objectOrEmpty("defaultAddress");
        CustomerRules.requirePhone(address);
        String id = customer.billingProfile().textOrEmpty("id");
        String given = body.text("id");
        if (given != null && !given.equalsIgnoreCase(id)) {
            throw new Refusal(400, "3000", "id: is not the one of this profile");
        }
        if (!address.textOrEmpty("country").equalsIgnoreCase(customer.country())) {
            throw new Refusal(400, "3000", "defaultAddress.country: cannot be changed");
        }
        JsonObject profile = CustomerRules.stored(body, id);
        String etag = String.valueOf(
                request.ids().number("billing etag", customer.id(), customer.etag(), profile.toString()));
        Customer changed = customer.withBillingProfile(profile, etag);
        return new Result(Customers.put(state, changed), Reply.json(200, CustomerJson.billingProfile(changed)));
    }

    @Documented("Update a customer's billing profile; Partner Center REST headers")
    @Assumed({
        "without If-Match 400 with code 2055, with one that is not quoted 400 with code 800002",
        "where the body has an ETag too it must be the same, else 400 with code 800002",
        "an ETag that is no longer valid is 412 with code 800036"
    })
    private static void requireMatch(Request request, JsonObject body, Customer customer) {
        Optional<String> header = request.header("If-Match");
        if (header.isEmpty()) {
            throw new Refusal(400, "2055", "If-Match: must carry the ETag of the profile that was read");
        }
        String quoted = header.get();
        if (!quoted.matches("\"[^\"]+\"")) {
            throw Refusal.invalid("If-Match: must be an ETag inside double quotes");
        }
        String tag = quoted.substring(1, quoted.length() - 1);
        String inBody = body.objectOrEmpty("attributes").text("etag");
        if (inBody != null && !inBody.equals(tag)) {
            throw Refusal.invalid("attributes.etag: differs from If-Match");
        }
        if (!tag.equals(customer.etag())) {
            throw new Refusal(412, "800036", "The profile was changed since it was read.");
        }
    }
}
