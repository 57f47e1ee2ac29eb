package io.github.azureplan.internal.backend.partners;

import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.util.Locale;

/** The countries the partner may sell in: all but those that were closed to it. */
public final class SellingCountries {
    private static final Slice<PMap<String, Boolean>> CLOSED = new Slice<>("closed countries", PMap.empty());

    private SellingCountries() {}

    /** The partner is onboarded to sell in a country, or no longer is. */
    public static State set(State state, String country, boolean onboarded) {
        String key = country.toUpperCase(Locale.ROOT);
        PMap<String, Boolean> closed = state.get(CLOSED);
        return state.with(CLOSED, onboarded ? closed.without(key) : closed.with(key, true));
    }

    /** Refuses what the partner may not sell. */
    @Documented("Partner Center error codes")
    public static void require(State state, String country) {
        if (state.get(CLOSED).has(country.toUpperCase(Locale.ROOT))) {
            throw new Refusal(403, "2030", "The partner is not onboarded to sell in the country or region.");
        }
    }
}
