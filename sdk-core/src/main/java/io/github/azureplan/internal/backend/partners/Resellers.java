package io.github.azureplan.internal.backend.partners;

import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The indirect resellers that have a partnership with the indirect provider, by tenant. */
public final class Resellers {
    private static final Slice<PMap<String, Reseller>> SLICE = new Slice<>("resellers", PMap.empty());

    private Resellers() {}

    /**
     * One reseller.
     *
     * @param tenantId in lower case
     * @param mpnId its MPN id of location
     */
    public record Reseller(String tenantId, String mpnId) {}

    /** A reseller becomes a partner of the provider. */
    public static State add(State state, String tenantId, String mpnId) {
        String tenant = Input.guid(tenantId, "tenantId");
        return state.with(SLICE, state.get(SLICE).with(tenant, new Reseller(tenant, mpnId)));
    }

    public static @Nullable Reseller ofTenant(State state, String tenantId) {
        return state.get(SLICE).get(tenantId.toLowerCase(Locale.ROOT));
    }

    public static @Nullable Reseller ofMpnId(State state, String mpnId) {
        return state.get(SLICE).values().stream()
                .filter(r -> r.mpnId().equals(mpnId))
                .findFirst()
                .orElse(null);
    }
}
