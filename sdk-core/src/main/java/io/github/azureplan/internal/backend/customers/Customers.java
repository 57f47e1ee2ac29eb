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
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The tenants there are and the domains that are taken. Other rooms begin every customer-scoped request with
 * {@link #require}.
 *
 * @param domains in lower case; the value is the tenant, or empty when a stranger holds the domain
 * @param deleted how many tenants of a domain are deleted, so that the next one is another
 */
public record Customers(PMap<String, Customer> byId, PMap<String, String> domains, PMap<String, Integer> deleted) {
    public static final Slice<Customers> SLICE =
            new Slice<>("customers", new Customers(PMap.empty(), PMap.empty(), PMap.empty()));
    private static final String NIL = "00000000-0000-0000-0000-000000000000";

    /** The customer a path names by {@code {customerId}}, if the partner may act for it. */
    @Documented("Partner Center error codes")
    @Assumed({
        "a malformed id is refused before an unknown tenant, an unknown tenant before a missing relationship",
        "the GUID of zeros is no customer id: 400 with code 900118"
    })
    public static Customer require(State state, Request request) {
        String given = request.path("customerId");
        if (!Input.isGuid(given)) {
            throw new Refusal(400, "800002", "customer id: must be a GUID");
        }
        if (given.equals(NIL)) {
            throw new Refusal(400, "900118", "customer id: is not valid");
        }
        return require(state, request.context(), given);
    }

    /** The customer of an id that came in a body, if the partner may act for it. */
    public static Customer require(State state, Context context, String id) {
        Customer customer = find(state, id);
        if (customer == null) {
            throw unknown();
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

    /** The same for reading the customer itself, which a new one does not allow at once. */
    @Assumed("a customer that cannot be read yet is 404 with code 60003, as if it were not there")
    static Customer requireReadable(State state, Request request) {
        Customer customer = require(state, request);
        if (!customer.readableAt(request.now())) {
            throw unknown();
        }
        return customer;
    }

    private static Refusal unknown() {
        return new Refusal(404, "60003", "The tenant was not found.");
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
        return put(state, newCustomer(state, context, domain, companyName, null, profile, null, legacyAzure));
    }

    /** The id the first customer of a domain has, in every run with the same seed. */
    public static String idOf(Context context, String domain) {
        return context.ids().guid("customer", key(domain));
    }

    /** The customer that has a domain, or null. */
    public static @Nullable Customer ofDomain(State state, String domain) {
        String id = state.get(SLICE).domains().get(key(domain));
        return id == null ? null : find(state, id);
    }

    /** Somebody else takes a domain. */
    public static State takeDomain(State state, String domain) {
        CustomerRules.requireDomain(domain, "domain");
        if (taken(state, domain)) {
            return state;
        }
        Customers all = state.get(SLICE);
        return state.with(SLICE, new Customers(all.byId(), all.domains().with(key(domain), ""), all.deleted()));
    }

    /** The relationship with the partner ends or begins. */
    public static State relate(State state, String id, boolean related) {
        return put(state, existing(state, id).withRelated(related));
    }

    /** For a while the customer cannot be read, as a new one sometimes cannot. */
    public static State hide(State state, Context context, String id, Duration time) {
        if (time.isNegative()) {
            throw Refusal.invalid("time: must not be negative");
        }
        return put(state, existing(state, id).withReadableFrom(context.now().plus(time)));
    }

    /** A customer the world names. */
    static Customer existing(State state, String id) {
        Customer customer = find(state, id);
        if (customer == null) {
            throw Refusal.invalid("customerId: no such customer");
        }
        return customer;
    }

    static boolean taken(State state, String domain) {
        return state.get(SLICE).domains().has(key(domain));
    }

    /** Adds a customer, or puts it in the place of the one with its id. */
    static State put(State state, Customer customer) {
        Customers all = state.get(SLICE);
        return state.with(
                SLICE,
                new Customers(
                        all.byId().with(customer.id(), customer),
                        all.domains().with(key(customer.domain()), customer.id()),
                        all.deleted()));
    }

    /** The tenant is gone and its domain is free. */
    static State remove(State state, Customer customer) {
        Customers all = state.get(SLICE);
        String domain = key(customer.domain());
        Integer before = all.deleted().get(domain);
        return state.with(
                SLICE,
                new Customers(
                        all.byId().without(customer.id()),
                        all.domains().without(domain),
                        all.deleted().with(domain, before == null ? 1 : before + 1)));
    }

    static Customer newCustomer(
            State state,
            Context context,
            String domain,
            String companyName,
            @Nullable String registrationNumber,
            JsonObject profile,
            @Nullable String reseller,
            boolean legacyAzure) {
        Integer before = state.get(SLICE).deleted().get(key(domain));
        String id = before == null
                ? idOf(context, domain)
                : context.ids().guid("customer", key(domain), String.valueOf(before));
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
                context.now(),
                true,
                legacyAzure);
    }

    static String key(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }
}
