package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Who the customers are: domain check, address validation, creation, reading, listing. */
public final class CustomersRoom extends Room {
    private static final Shape WORLD_CUSTOMER =
            Shape.object().text("country", "domain", "companyName").bool("legacyAzure");

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
        return new Result(state, Reply.json(200, AddressCheck.check(body)));
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
        String companyName = profile.textOrEmpty("companyName");
        Customer customer = Customers.newCustomer(
                request.context(), domain, companyName, number, stored(request, domain, profile), reseller, false);
        return new Result(
                Customers.add(state, customer), Reply.json(201, CustomerJson.created(customer, request.ids())));
    }

    @Serves(method = "GET", path = "/v1/customers/{customerId}")
    @Documented("Get a customer by ID")
    Result get(Request request, State state) {
        return new Result(state, Reply.json(200, CustomerJson.full(Customers.require(state, request))));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers",
            query = {"size", "filter", "seekOperation"})
    @Documented("Get a list of customers")
    Result list(Request request, State state) {
        return new Result(state, Reply.json(200, CustomerSearch.list(state, request)));
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
        Customer customer = Objects.requireNonNull(Customers.find(after, Customers.idOf(request.context(), domain)));
        return new Result(after, Reply.json(201, CustomerJson.full(customer)));
    }

    /** The profile as it comes back: nulls gone, the culture in its usual case, an id of its own. */
    private static JsonObject stored(Request request, String domain, JsonObject profile) {
        JsonObject given = profile.objectOrEmpty("defaultAddress");
        JsonObject address = JsonObject.of(
                "country", given.textOrEmpty("country").toUpperCase(Locale.ROOT),
                "city", given.text("city"),
                "state", given.text("state"),
                "addressLine1", given.text("addressLine1"),
                "addressLine2", given.text("addressLine2"),
                "postalCode", given.text("postalCode"),
                "firstName", given.text("firstName"),
                "middleName", given.text("middleName"),
                "lastName", given.text("lastName"),
                "phoneNumber", given.textOrEmpty("phoneNumber"));
        return JsonObject.of(
                "id", request.ids().guid("billing profile", Customers.key(domain)),
                "firstName", profile.text("firstName"),
                "lastName", profile.text("lastName"),
                "email", profile.text("email"),
                "culture", Locale.forLanguageTag(profile.textOrEmpty("culture")).toLanguageTag(),
                "language", profile.text("language"),
                "companyName", profile.text("companyName"),
                "defaultAddress", address);
    }
}
