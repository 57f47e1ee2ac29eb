package io.github.azureplan.customers;

import io.github.azureplan.common.Market;
import io.github.azureplan.internal.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of an address as the service answered until 2020: refused with code 2007 and a description that is a JSON
 * text itself. A description may hold JSON or not, whole or cut off; what cannot be read stays an error.
 */
final class CorrectedAddress {
    private static final int LONGEST_STATE = 2;

    private CorrectedAddress() {}

    /** The correction that a description holds; empty when it holds none. */
    static Optional<AddressValidation> read(Address checked, String description) {
        return JsonValue.parse(description.getBytes(StandardCharsets.UTF_8))
                .flatMap(said -> said.find("corrected_address")
                        .filter(JsonValue.Obj.class::isInstance)
                        .map(corrected -> new AddressValidation(
                                checked,
                                List.of(address(corrected)),
                                AddressStatus.INTERACTION_REQUIRED,
                                said.text("reason")
                                        .map(CorrectedAddress::unescaped)
                                        .orElse(null))));
    }

    private static Address address(JsonValue said) {
        String region = text(said, "region");
        String state = text(said, "state");
        return new Address(
                said.text("country").flatMap(CorrectedAddress::market).orElse(null),
                region,
                text(said, "city"),
                // what a company address calls region is the state of a billing address
                state == null && region != null && region.length() <= LONGEST_STATE ? region : state,
                text(said, "address_line1"),
                text(said, "address_line2"),
                text(said, "postal_code"),
                null,
                null,
                null,
                null);
    }

    private static @Nullable String text(JsonValue said, String name) {
        return said.text(name).orElse(null);
    }

    private static Optional<Market> market(String code) {
        try {
            return Optional.of(Market.of(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String unescaped(String reason) {
        return reason.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
