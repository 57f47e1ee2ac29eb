package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Resellers;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a new customer must look like. */
final class CustomerRules {
    private static final Pattern LABEL_DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern CULTURE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z]{4})?-([A-Za-z]{2}|[0-9]{3})");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> REGISTRATION_COUNTRIES = Set.of(
            "AM", "AZ", "BY", "HU", "KZ", "KG", "MD", "RU", "TJ", "UZ", "UA", "BR", "IN", "ZA", "PL", "AE", "SA", "TR",
            "TH", "VN", "MM", "IQ", "SS", "VE");
    private static final String USUAL_NUMBER = "^[0-9A-Za-z./-]{5,20}$";
    private static final Map<String, String> NUMBERS = Map.of(
            "RU", "^([0-9]{10}|[0-9]{12})$",
            "UA", "^([0-9]{8}|[0-9]{10})$",
            "BY", "^[0-9]{9}$",
            "KZ", "^[0-9]{12}$",
            "PL", "^[0-9]{10}$",
            "BR", "^[0-9]{14}$",
            "IN", "^[A-Z]{5}[0-9]{4}[A-Z]$");

    static final Shape ADDRESS = Shape.object()
            .text("addressLine1", "addressLine2", "city", "state", "region", "postalCode", "country")
            .text("firstName", "middleName", "lastName", "phoneNumber");
    static final Shape BILLING_PROFILE = Shape.object()
            .text("id", "firstName", "lastName", "email", "culture", "language", "companyName")
            .object("defaultAddress", ADDRESS)
            .resource();
    static final Shape NEW_CUSTOMER = Shape.object()
            .text("id", "commerceId", "relationshipToPartner", "associatedPartnerId")
            .bool("allowDelegatedAccess")
            .texts("customDomains")
            .object("userCredentials", Shape.object().text("userName", "password"))
            .object(
                    "companyProfile",
                    Shape.object()
                            .text("tenantId", "domain", "companyName", "organizationRegistrationNumber", "email")
                            .object("address", ADDRESS)
                            .resource())
            .object("billingProfile", BILLING_PROFILE)
            .resource();

    private CustomerRules() {}

    @Documented("Create a customer")
    @Assumed("a domain that is not a full DNS name is 400 with code 800002")
    static void requireDomain(String domain, String path) {
        if (!LABEL_DOMAIN.matcher(domain.toLowerCase(Locale.ROOT)).matches()) {
            throw Refusal.invalid(path + ": must be a full domain name such as contoso.onmicrosoft.com");
        }
    }

    @Assumed("a country that ISO 3166 does not list is 400 with code 3000")
    static void requireCountry(String country, String path) {
        if (!COUNTRIES.contains(country.toUpperCase(Locale.ROOT))) {
            throw new Refusal(400, "3000", path + ": must be the two letters of a country");
        }
    }

    @Assumed("a taken domain is 409 with code 800002")
    static void requireFree(State state, String domain) {
        if (Customers.taken(state, domain)) {
            throw new Refusal(409, "800002", "companyProfile.domain: the domain is already taken");
        }
    }

    @Documented("Create a customer")
    @Assumed({
        "a required member that is missing is 400 with code 800002, one in the wrong form 400 with code 3000",
        "a billing address needs addressLine1, city, country, firstName and lastName; postalCode and state only where given"
    })
    static void requireProfile(JsonObject profile) {
        String email = Input.text(profile, "email", "billingProfile.email", 254);
        require(EMAIL, email, "billingProfile.email: must be an e-mail address");
        String culture = Input.text(profile, "culture", "billingProfile.culture", 20);
        require(CULTURE, culture, "billingProfile.culture: must look like en-US");
        String language = Input.text(profile, "language", "billingProfile.language", 20);
        require(LANGUAGE, language, "billingProfile.language: must be two letters");
        Input.text(profile, "companyName", "billingProfile.companyName", 255);
        JsonObject address = Input.object(profile, "defaultAddress", "billingProfile.defaultAddress");
        String prefix = "billingProfile.defaultAddress.";
        Input.text(address, "addressLine1", prefix + "addressLine1", 200);
        Input.optionalText(address, "addressLine2", prefix + "addressLine2", 200);
        Input.text(address, "city", prefix + "city", 100);
        Input.optionalText(address, "state", prefix + "state", 2);
        Input.optionalText(address, "postalCode", prefix + "postalCode", 20);
        Input.text(address, "firstName", prefix + "firstName", 50);
        Input.optionalText(address, "middleName", prefix + "middleName", 50);
        Input.text(address, "lastName", prefix + "lastName", 50);
        requireCountry(Input.text(address, "country", prefix + "country", 2), prefix + "country");
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "the registration number is required in all 24 countries of the create page, not only in the 11 of the error page",
        "the pattern of a registration number: a rough one per country"
    })
    static void requireRegistration(@Nullable String number, JsonObject address) {
        String country = address.textOrEmpty("country").toUpperCase(Locale.ROOT);
        String given = number == null ? "" : number.trim();
        if (!REGISTRATION_COUNTRIES.contains(country)) {
            if (!given.isEmpty()) {
                throw new Refusal(400, "600002", "organizationRegistrationNumber: is not used in country " + country);
            }
            return;
        }
        if (given.isEmpty()) {
            throw new Refusal(400, "600049", "organizationRegistrationNumber: must be given in country " + country);
        }
        String pattern = NUMBERS.getOrDefault(country, USUAL_NUMBER);
        if (!given.matches(pattern)) {
            throw new Refusal(400, "600050", "organizationRegistrationNumber: must match " + pattern);
        }
        requirePhone(address);
    }

    @Documented("Partner Center error codes")
    static void requirePhone(JsonObject address) {
        String country = address.textOrEmpty("country").toUpperCase(Locale.ROOT);
        if (REGISTRATION_COUNTRIES.contains(country)
                && address.textOrEmpty("phoneNumber").isBlank()) {
            throw new Refusal(
                    400, "600051", "billingProfile.defaultAddress.phoneNumber: must be given in country " + country);
        }
    }

    @Documented("Create a customer for an indirect reseller")
    @Assumed("a reseller that is not the provider's, or any reseller for a direct partner, is 403 with code 2032")
    static void requireReseller(State state, Request request, @Nullable String reseller) {
        if (reseller == null) {
            return;
        }
        request.requireUser();
        String tenant = Input.guid(reseller, "associatedPartnerId");
        boolean provider = request.context().partner().type() == Partner.Type.INDIRECT_PROVIDER;
        if (!provider || Resellers.ofTenant(state, tenant) == null) {
            throw new Refusal(403, "2032", "associatedPartnerId: no partnership with this indirect reseller");
        }
    }

    @Documented("Create a customer")
    @Assumed("credentials in the request are 400 with code 800002")
    static void refuseCredentials(JsonObject body) {
        if (body.has("userCredentials")) {
            throw Refusal.invalid("userCredentials: are made by the service and must not be sent");
        }
    }

    /** A profile as it comes back: nulls gone, the culture in its usual case, an id of its own. */
    static JsonObject stored(JsonObject profile, String id) {
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
                "id", id,
                "firstName", profile.text("firstName"),
                "lastName", profile.text("lastName"),
                "email", profile.text("email"),
                "culture", Locale.forLanguageTag(profile.textOrEmpty("culture")).toLanguageTag(),
                "language", profile.text("language"),
                "companyName", profile.text("companyName"),
                "defaultAddress", address);
    }

    private static void require(Pattern pattern, String value, String message) {
        if (!pattern.matcher(value).matches()) {
            throw new Refusal(400, "3000", message);
        }
    }
}
