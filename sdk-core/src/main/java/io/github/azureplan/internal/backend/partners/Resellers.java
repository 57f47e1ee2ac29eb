package io.github.azureplan.internal.backend.partners;

import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The other partners there are, by tenant: the indirect resellers of the provider, those that no longer are, and
 * partners that resell nothing.
 */
public final class Resellers {
    private static final Slice<PMap<String, Reseller>> SLICE = new Slice<>("resellers", PMap.empty());

    private Resellers() {}

    /**
     * One partner.
     *
     * @param tenantId in lower case
     * @param mpnId its MPN id of location
     * @param country where it is, two letters
     * @param partnership whether the partnership with the provider holds; null when there never was one
     * @param agreementSigned whether it has signed the Microsoft Partner Agreement
     * @param enrolled whether it is enrolled as an indirect reseller
     */
    public record Reseller(
            String tenantId,
            String mpnId,
            String name,
            String country,
            @Nullable Boolean partnership,
            boolean agreementSigned,
            boolean enrolled) {
        /** Whether it sells for this provider at present. */
        public boolean active() {
            return enrolled && Boolean.TRUE.equals(partnership);
        }
    }

    /** A reseller becomes a partner of the provider, with a name of no importance and in the provider's country. */
    public static State add(State state, Context context, String tenantId, String mpnId) {
        return put(
                state,
                new Reseller(
                        tenantId, mpnId, "Reseller " + mpnId, context.partner().country(), true, true, true));
    }

    /** A partner comes to be or becomes another. */
    public static State put(State state, Reseller reseller) {
        String tenant = Input.guid(reseller.tenantId(), "tenantId");
        if (!reseller.mpnId().matches("[0-9]{1,20}")) {
            throw Refusal.invalid("mpnId: must be digits");
        }
        if (!reseller.country().matches("[A-Z]{2}")) {
            throw Refusal.invalid("country: must be two upper-case letters");
        }
        Reseller same = known(state, reseller.mpnId());
        if (same != null && !same.tenantId().equals(tenant)) {
            throw Refusal.invalid("mpnId: belongs to another tenant already");
        }
        Reseller stored = new Reseller(
                tenant,
                reseller.mpnId(),
                reseller.name(),
                reseller.country(),
                reseller.partnership(),
                reseller.agreementSigned(),
                reseller.enrolled());
        return state.with(SLICE, state.get(SLICE).with(tenant, stored));
    }

    /** The partnership with a reseller ends or begins again. */
    public static State partnership(State state, String mpnId, boolean active) {
        Reseller r = existing(state, mpnId);
        return put(
                state,
                new Reseller(r.tenantId(), mpnId, r.name(), r.country(), active, r.agreementSigned(), r.enrolled()));
    }

    /** A reseller signs the partner agreement, or its signature lapses. */
    public static State agreement(State state, String mpnId, boolean signed) {
        Reseller r = existing(state, mpnId);
        return put(
                state, new Reseller(r.tenantId(), mpnId, r.name(), r.country(), r.partnership(), signed, r.enrolled()));
    }

    /** The reseller of a tenant, if it sells for the provider at present. */
    public static @Nullable Reseller ofTenant(State state, String tenantId) {
        Reseller found = knownTenant(state, tenantId);
        return found != null && found.active() ? found : null;
    }

    /** The reseller of an MPN id, if it sells for the provider at present. */
    public static @Nullable Reseller ofMpnId(State state, String mpnId) {
        Reseller found = known(state, mpnId);
        return found != null && found.active() ? found : null;
    }

    /** Any partner of a tenant, whatever it is to the provider. */
    public static @Nullable Reseller knownTenant(State state, String tenantId) {
        return state.get(SLICE).get(tenantId.toLowerCase(Locale.ROOT));
    }

    /** Any partner of an MPN id, whatever it is to the provider. */
    public static @Nullable Reseller known(State state, String mpnId) {
        return state.get(SLICE).values().stream()
                .filter(r -> r.mpnId().equals(mpnId))
                .findFirst()
                .orElse(null);
    }

    /** Those that have or had a partnership with the provider, by name. */
    static List<Reseller> partners(State state) {
        return state.get(SLICE).values().stream()
                .filter(r -> r.enrolled() && r.partnership() != null)
                .sorted(Comparator.comparing(Reseller::name).thenComparing(Reseller::tenantId))
                .toList();
    }

    private static Reseller existing(State state, String mpnId) {
        Reseller found = known(state, mpnId);
        if (found == null) {
            throw Refusal.invalid("mpnId: there is no such partner");
        }
        return found;
    }
}
