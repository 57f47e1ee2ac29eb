package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells good addresses from bad ones without a map of the world. */
final class AddressCheck {
    private static final Map<String, String> POSTAL_CODES = Map.of(
            "US", "[0-9]{5}(-[0-9]{4})?",
            "DE", "[0-9]{5}",
            "FR", "[0-9]{5}",
            "SE", "[0-9]{3} ?[0-9]{2}",
            "NL", "[0-9]{4} ?[A-Z]{2}",
            "AT", "[0-9]{4}",
            "CH", "[0-9]{4}");

    private AddressCheck() {}

    @Documented("Validate an address")
    @Assumed({
        "an address is VerifiedShippable when its street has a number and its postal code the country's form",
        "without a number it is StreetPartial, with a wrong postal code None"
    })
    static JsonObject check(JsonObject body, boolean asOfOld) {
        String line = Input.text(body, "addressLine1", "addressLine1", 200);
        String city = Input.text(body, "city", "city", 100);
        String state = Input.text(body, "state", "state", 100);
        String postalCode = Input.text(body, "postalCode", "postalCode", 20);
        String country = Input.text(body, "country", "country", 2).toUpperCase(Locale.ROOT);
        CustomerRules.requireCountry(country, "country");
        JsonObject original = address(country, city, state, line, postalCode);
        if (!real(country, postalCode)) {
            if (asOfOld) {
                throw ofOld("PostalCode", null);
            }
            return answer(original, List.of(), "None", "Address field invalid for property: 'PostalCode'");
        }
        if (line.chars().noneMatch(Character::isDigit)) {
            JsonObject better = address(country, city, state, "1 " + line, postalCode);
            if (asOfOld) {
                throw ofOld("AddressLine1", better);
            }
            return answer(
                    original, List.of(better), "StreetPartial", "Address field invalid for property: 'AddressLine1'");
        }
        boolean extended = country.equals("US") && postalCode.length() == 5;
        JsonObject better = address(country, city, state, line, extended ? postalCode + "-0001" : postalCode);
        return answer(original, List.of(better), "VerifiedShippable", null);
    }

    /** Whether an address is a real one, so that a customer made with it can be deleted again. */
    @Assumed("an address is a real one when its postal code has the country's form")
    static boolean real(JsonObject address) {
        return real(address.textOrEmpty("country").toUpperCase(Locale.ROOT), address.textOrEmpty("postalCode"));
    }

    private static boolean real(String country, String postalCode) {
        return postalCode.toUpperCase(Locale.ROOT).matches(POSTAL_CODES.getOrDefault(country, ".*"));
    }

    @Documented("Validate an address (2020)")
    @Assumed("the older answer has a corrected address where the newer one has a suggestion")
    private static Refusal ofOld(String field, @Nullable JsonObject better) {
        JsonObject corrected = better == null
                ? null
                : JsonObject.of(
                        "country", better.text("country"),
                        "region", better.text("state"),
                        "city", better.text("city"),
                        "address_line1", better.text("addressLine1"),
                        "postal_code", better.text("postalCode"));
        JsonObject said = JsonObject.of(
                "code", "60071",
                "reason", field + "Invalid - Details: Field - &#39;" + field + "&#39; is not right.",
                "corrected_address", corrected,
                "object_type", "AddressValidation",
                "resource_status", "Active");
        return new Refusal(400, "2007", said.toString());
    }

    private static JsonObject answer(
            JsonObject original, List<JsonObject> suggested, String status, @Nullable String message) {
        return JsonObject.of(
                "originalAddress", original,
                "suggestedAddresses", suggested,
                "status", status,
                "validationMessage", message);
    }

    private static JsonObject address(String country, String city, String state, String line, String postalCode) {
        return JsonObject.of(
                "country", country, "city", city, "state", state, "addressLine1", line, "postalCode", postalCode);
    }
}
