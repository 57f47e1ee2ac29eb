package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tenants there are and the domains that are taken. Other rooms begin every customer-scoped request with
 * {@link #require}.
 *
 * @param domains in lower case; the value is the tenant, or empty when a stranger holds the domain
 */
public record Customers(PMap<String, Customer> byId, PMap<String, String> domains) {
    public static final Slice<Customers> SLICE = new Slice<>("customers", new Customers(PMap.empty(), PMap.empty()));

    /** The customer a path names by {@code {customerId}}, if the partner may act for it. */
    @Documented("Partner Center error codes")
    @Assumed("a malformed id is refused before an unknown tenant, an unknown tenant before a missing relationship")
    public static Customer require(State state, Request request) {
        String given = request.path("customerId");
        if (!Input.isGuid(given)) {
            throw new Refusal(400, "800002", "customer id: must be a GUID");
        }
        return require(state, request.context(), given);
    }

    /** The customer of an id that came in a body, if the partner may act for it. */
    public static Customer require(State state, Context context, String id) {
        Customer customer = find(state, id);
        if (customer == null) {
            throw new Refusal(404, "60003", "The tenant was not found.");
        }
        if (!customer.related()) {
            throw new Refusal(
                    403,
                    "20002",
                    "Partner id " + context.partner().tenantId() + " has no commerce relationship with customer id "
                            + customer.id() + ".");
        }
        return customer;
    }

    /** A tenant whether or not the partner may act for it, or null. */
    public static @Nullable Customer find(State state, String id) {
        return state.get(SLICE).byId().get(id.toLowerCase(Locale.ROOT));
    }

    /** A customer that came to be outside the API. */
    public static State arrive(
            State state, Context context, String country, String domain, String companyName, boolean legacyAzure) {
        CustomerRules.requireDomain(domain, "domain");
        CustomerRules.requireCountry(country, "country");
        if (companyName.isBlank()) {
            throw Refusal.invalid("companyName: must be given");
        }
        if (taken(state, domain)) {
            throw Refusal.invalid("domain: " + domain + " is already taken");
        }
        JsonObject address = JsonObject.of(
                "country", country.toUpperCase(Locale.ROOT),
                "city", "Sampletown",
                "addressLine1", "1 Main Street",
                "postalCode", "10115",
                "firstName", "Sam",
                "lastName", "Sample",
                "phoneNumber", "");
        JsonObject profile = JsonObject.of(
                "id",
                context.ids().guid("billing profile", key(domain)),
                "email",
                "admin@" + domain,
                "culture",
                "en-US",
                "language",
                "en",
                "companyName",
                companyName,
                "defaultAddress",
                address);
        return add(state, newCustomer(context, domain, companyName, null, profile, null, legacyAzure));
    }

    /** The id a customer of a domain has, in every run with the same seed. */
    public static String idOf(Context context, String domain) {
        return context.ids().guid("customer", key(domain));
    }

    /** Somebody else takes a domain. */
    public static State takeDomain(State state, String domain) {
        CustomerRules.requireDomain(domain, "domain");
        if (taken(state, domain)) {
            return state;
        }
        Customers all = state.get(SLICE);
        return state.with(SLICE, new Customers(all.byId(), all.domains().with(key(domain), "")));
    }

    /** The relationship with the partner ends or begins. */
    public static State relate(State state, String id, boolean related) {
        Customer customer = find(state, id);
        if (customer == null) {
            throw Refusal.invalid("customerId: no such customer");
        }
        Customers all = state.get(SLICE);
        PMap<String, Customer> byId = all.byId().with(customer.id(), customer.withRelated(related));
        return state.with(SLICE, new Customers(byId, all.domains()));
    }

    static boolean taken(State state, String domain) {
        return state.get(SLICE).domains().has(key(domain));
    }

    static State add(State state, Customer customer) {
        Customers all = state.get(SLICE);
        return state.with(
                SLICE,
                new Customers(
                        all.byId().with(customer.id(), customer),
                        all.domains().with(key(customer.domain()), customer.id())));
    }

    static Customer newCustomer(
            Context context,
            String domain,
            String companyName,
            @Nullable String registrationNumber,
            JsonObject profile,
            @Nullable String reseller,
            boolean legacyAzure) {
        String id = idOf(context, domain);
        JsonObject address = profile.objectOrEmpty("defaultAddress");
        return new Customer(
                id,
                context.ids().guid("commerce", id),
                domain,
                companyName,
                address.textOrEmpty("country"),
                registrationNumber,
                profile,
                String.valueOf(context.ids().number("billing etag", id, profile.toString())),
                true,
                reseller,
                context.now(),
                legacyAzure);
    }

    static String key(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }
}
