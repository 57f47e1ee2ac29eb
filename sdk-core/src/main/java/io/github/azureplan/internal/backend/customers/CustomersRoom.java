package io.github.azureplan.internal.backend.customers;

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
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who the customers are: domain check, address validation, creation, reading, listing, the relationship and its end. */
public final class CustomersRoom extends Room {
    private static final int SANDBOX_CUSTOMERS = 75;
    private static final Shape WORLD_CUSTOMER =
            Shape.object().text("country", "domain", "companyName").bool("legacyAzure");
    private static final Shape WORLD_RELATIONSHIP = Shape.object().bool("related");
    private static final Shape WORLD_HIDDEN = Shape.object().text("time");

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(
                CustomersRoom.class, Customers.class, CustomerRules.class, CustomerSearch.class, AddressCheck.class);
    }

    @Serves(method = "HEAD", path = "/v1/domains/{domain}")
    @Documented("Verify domain availability")
    Result domain(Request request, State state) {
        String domain = request.path("domain");
        CustomerRules.requireDomain(domain, "domain");
        return new Result(state, Reply.empty(Customers.taken(state, domain) ? 200 : 404));
    }

    @Serves(method = "POST", path = "/v1/validations/address")
    @Documented("Validate an address")
    Result validate(Request request, State state) {
        JsonObject body = request.body(CustomerRules.ADDRESS);
        return new Result(
                state,
                Reply.json(
                        200,
                        AddressCheck.check(body, request.settings().customers().legacyAddressValidation())));
    }

    @Serves(method = "POST", path = "/v1/customers")
    @Documented("Create a customer; Create a customer for an indirect reseller")
    @Assumed("a creation without MS-RequestId or MS-CorrelationId is 400 with code 800002; the answer's status is 201")
    Result create(Request request, State state) {
        request.requiredGuidHeader("MS-RequestId");
        request.requiredGuidHeader("MS-CorrelationId");
        JsonObject body = request.body(CustomerRules.NEW_CUSTOMER);
        CustomerRules.refuseCredentials(body);
        JsonObject company = Input.object(body, "companyProfile", "companyProfile");
        String domain = Input.text(company, "domain", "companyProfile.domain", 253);
        CustomerRules.requireDomain(domain, "companyProfile.domain");
        JsonObject profile = Input.object(body, "billingProfile", "billingProfile");
        CustomerRules.requireProfile(profile);
        String number = company.text("organizationRegistrationNumber");
        CustomerRules.requireRegistration(number, profile.objectOrEmpty("defaultAddress"));
        String reseller = body.text("associatedPartnerId");
        CustomerRules.requireReseller(state, request, reseller);
        CustomerRules.requireFree(state, domain);
        requireRoom(request, state);
        JsonObject stored = CustomerRules.stored(profile, request.ids().guid("billing profile", Customers.key(domain)));
        Customer customer = Customers.newCustomer(
                        state,
                        request.context(),
                        domain,
                        profile.textOrEmpty("companyName"),
                        number,
                        stored,
                        reseller,
                        false)
                .withReadableFrom(
                        request.now().plus(request.settings().customers().visibleAfter()))
                .withRealAddress(AddressCheck.real(stored.objectOrEmpty("defaultAddress")));
        return new Result(
                Customers.put(state, customer), Reply.json(201, CustomerJson.created(customer, request.ids())));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}")
    @Documented("Get a customer by ID")
    Result get(Request request, State state) {
        return new Result(state, Reply.json(200, CustomerJson.full(Customers.requireReadable(state, request))));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers",
            query = {"size", "filter", "seekOperation"})
    @Documented("Get a list of customers")
    Result list(Request request, State state) {
        return new Result(state, Reply.json(200, CustomerSearch.list(state, request)));
    }

    @Serves(method = "PATCH", path = "/v1/customers/{customerId}", auth = Auth.USER_ONLY)
    @Documented("Remove a reseller relationship with a customer")
    @Assumed({
        "relationshipToPartner takes only none, and no other member may have a value: else 400 with code 800002",
        "all calls for the customer are refused afterwards with code 20002"
    })
    Result endRelationship(Request request, State state) {
        Customer customer = Customers.require(state, request);
        JsonObject body = request.body(CustomerRules.NEW_CUSTOMER);
        if (!"none".equalsIgnoreCase(body.text("relationshipToPartner"))) {
            throw Refusal.invalid("relationshipToPartner: can only be set to none");
        }
        for (String name : body.members().keySet()) {
            boolean allowed = name.equalsIgnoreCase("relationshipToPartner")
                    || name.equalsIgnoreCase("attributes")
                    || name.equalsIgnoreCase("links");
            if (!allowed && body.has(name)) {
                throw Refusal.invalid(name + ": cannot be changed here");
            }
        }
        for (Room room : request.rooms()) {
            refuse(room.keepsRelationship(state, request.context(), customer.id()));
        }
        return new Result(Customers.put(state, customer.withRelated(false)), Reply.json(200, CustomerJson.unrelated()));
    }

    @Serves(method = "DELETE", path = "/v1/customers/{customerId}")
    @Documented("Delete a customer account from the integration sandbox")
    @Assumed({
        "outside an integration sandbox 400 with code 900127",
        "a customer made with an address that is not real is 400 with code 800002",
        "afterwards the tenant is unknown and its domain is free; a new customer of the domain has another id"
    })
    Result delete(Request request, State state) {
        request.requireNoBody();
        Customer customer = Customers.require(state, request);
        if (!request.context().partner().sandbox()) {
            throw new Refusal(400, "900127", "Customers can be deleted in an integration sandbox only.");
        }
        if (!customer.realAddress()) {
            throw Refusal.invalid("The customer was made with an address that is not valid and cannot be deleted.");
        }
        for (Room room : request.rooms()) {
            refuse(room.keepsTenant(state, request.context(), customer.id()));
        }
        State after = Customers.remove(state, customer);
        for (Room room : request.rooms()) {
            after = room.purge(after, customer.id());
        }
        return new Result(after, Reply.empty(204));
    }

    @Serves(method = "GET", path = "/v1/customers/relationshiprequests", auth = Auth.USER_ONLY)
    @Documented("Retrieve a relationship request URL; Integration sandbox")
    @Assumed("a sandbox partner, who cannot invite, gets 400 with code 900127")
    Result invitation(Request request, State state) {
        if (request.context().partner().sandbox()) {
            throw new Refusal(400, "900127", "Customers cannot be invited to an integration sandbox.");
        }
        String url = "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="
                + request.context().partner().tenantId() + "&msppId=0&DAP=true#/BillingAccounts/partner-invitation";
        return new Result(
                state,
                Reply.json(200, JsonObject.of("url", url, "attributes", Wire.attributes("RelationshipRequest"))));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/customers", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result arrive(Request request, State state) {
        JsonObject body = request.body(WORLD_CUSTOMER);
        String domain = Input.text(body, "domain", "domain", 253);
        State after = Customers.arrive(
                state,
                request.context(),
                Input.text(body, "country", "country", 2),
                domain,
                Input.text(body, "companyName", "companyName", 255),
                Boolean.TRUE.equals(body.bool("legacyAzure")));
        Customer customer = Objects.requireNonNull(Customers.ofDomain(after, domain));
        return new Result(after, Reply.json(201, CustomerJson.full(customer)));
    }

    @Serves(
            front = Front.WORLD,
            method = "POST",
            path = "/_world/customers/{customerId}/relationship",
            auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result relate(Request request, State state) {
        Boolean related = request.body(WORLD_RELATIONSHIP).bool("related");
        if (related == null) {
            throw Refusal.invalid("related: must be given");
        }
        State after = Customers.relate(state, request.path("customerId"), related);
        return new Result(after, Reply.json(200, JsonObject.of("related", related)));
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/customers/{customerId}/hide", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result hide(Request request, State state) {
        JsonObject body = request.body(WORLD_HIDDEN);
        Duration time;
        try {
            time = Duration.parse(Input.text(body, "time", "time", 60));
        } catch (DateTimeException e) {
            throw Refusal.invalid("time: must be an ISO-8601 duration such as PT30S");
        }
        return new Result(
                Customers.hide(state, request.context(), request.path("customerId"), time), Reply.json(200, body));
    }

    @Documented("Integration sandbox")
    @Assumed("a customer more than the sandbox takes is 400 with code 800018; every tenant that is not deleted counts")
    private static void requireRoom(Request request, State state) {
        if (request.context().partner().sandbox()
                && state.get(Customers.SLICE).byId().size() >= SANDBOX_CUSTOMERS) {
            throw new Refusal(
                    400, "800018", "The sandbox has " + SANDBOX_CUSTOMERS + " customers already; delete one first.");
        }
    }

    @Assumed("what keeps a relationship or a customer is 403 with code 2032")
    private static void refuse(@Nullable String reason) {
        if (reason != null) {
            throw new Refusal(403, "2032", "Not possible yet: " + reason + ".");
        }
    }
}
