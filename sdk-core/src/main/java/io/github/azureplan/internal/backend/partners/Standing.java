package io.github.azureplan.internal.backend.partners;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the partner stands with Microsoft. The rooms in which something is sold ask {@link #requireOrderable} and
 * {@link #requireReseller}.
 *
 * @param agreementSigned whether it has signed the Microsoft Partner Agreement
 * @param programActive whether its reseller program is active
 * @param notOnboarded the countries it may not sell in, two upper-case letters each
 * @param signatures when the agreement was signed or lapsed, oldest first; before the first it was signed
 */
public record Standing(
        boolean agreementSigned, boolean programActive, Set<String> notOnboarded, List<Signature> signatures) {
    public static final Slice<Standing> SLICE =
            new Slice<>("partner standing", new Standing(true, true, Set.of(), List.of()));

    /** From a moment on the agreement is signed, or no longer. */
    public record Signature(Instant since, boolean signed) {}

    public Standing {
        signatures = List.copyOf(signatures);
    }

    /** The partner signs its agreement, or its signature lapses. */
    public static State agreement(State state, boolean signed, Instant since) {
        Standing now = state.get(SLICE);
        List<Signature> signatures = new ArrayList<>(now.signatures());
        signatures.add(new Signature(since, signed));
        return state.with(SLICE, new Standing(signed, now.programActive(), now.notOnboarded(), signatures));
    }

    /** Whether the agreement was signed all the time from a moment until another one. */
    public boolean signedAll(Instant from, Instant until) {
        boolean signed = true;
        for (Signature each : signatures) {
            if (!each.since().isAfter(from)) {
                signed = each.signed();
            } else if (each.since().isBefore(until)) {
                signed &= each.signed();
            }
        }
        return signed;
    }

    /** The partner's reseller program becomes active, or ends. */
    public static State program(State state, boolean active) {
        Standing now = state.get(SLICE);
        return state.with(SLICE, new Standing(now.agreementSigned(), active, now.notOnboarded(), now.signatures()));
    }

    /** The partner is onboarded to sell in a country, or no longer. */
    public static State onboarded(State state, String country, boolean onboarded) {
        String code = country.toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2}")) {
            throw Refusal.invalid("country: must be two letters");
        }
        Standing now = state.get(SLICE);
        Set<String> countries = new HashSet<>(now.notOnboarded());
        boolean changed = onboarded ? countries.remove(code) : countries.add(code);
        return changed
                ? state.with(
                        SLICE,
                        new Standing(
                                now.agreementSigned(), now.programActive(), Set.copyOf(countries), now.signatures()))
                : state;
    }

    /**
     * Refuses an order the partner, or the reseller on it, may not place.
     *
     * @param country the customer's, two upper-case letters
     * @param resellerMpnId the partner on record, or null; checked with {@link #requireReseller} before
     */
    @Documented("Partner Center error codes; Confirm Microsoft Partner Agreement")
    @Assumed("a partner's own agreement is looked at before its reseller's, both before its program and the country")
    public static void requireOrderable(State state, Context context, String country, @Nullable String resellerMpnId) {
        Standing standing = state.get(SLICE);
        if (!standing.agreementSigned()) {
            throw new Refusal(403, "900124", "The partner has not accepted the Microsoft Partner Agreement.");
        }
        if (resellerMpnId != null) {
            requireReseller(state, context, resellerMpnId);
            Resellers.Reseller reseller = Objects.requireNonNull(Resellers.ofMpnId(state, resellerMpnId));
            if (!reseller.agreementSigned()) {
                throw new Refusal(
                        403, "900123", "The indirect reseller has not accepted the Microsoft Partner Agreement.");
            }
        }
        if (!standing.programActive()) {
            throw new Refusal(403, "800039", "The status of the partner's reseller program is not active.");
        }
        requireOnboarded(state, country);
    }

    /** Refuses to show or sell anything in a country the partner may not sell in. */
    @Documented("Partner Center error codes")
    @Assumed("the catalog of a country the partner may not sell in is refused as an order there is")
    public static void requireOnboarded(State state, String country) {
        if (state.get(SLICE).notOnboarded().contains(country.toUpperCase(Locale.ROOT))) {
            throw new Refusal(403, "2030", "The partner is not onboarded to sell in country " + country + ".");
        }
    }

    /** Refuses an MPN id that cannot be the partner on record. */
    @Documented("Partner Center error codes")
    @Assumed({
        "an MPN id nobody has is 404 with code 800015, a partner that is no active indirect reseller of this provider"
                + " 400 with code 800016",
        "a direct partner that names a reseller is refused with 400 and code 800016, whoever it names"
    })
    public static void requireReseller(State state, Context context, String mpnId) {
        boolean provider = context.partner().type() == Partner.Type.INDIRECT_PROVIDER;
        if (provider && mpnId.equals(context.partner().mpnId())) {
            throw new Refusal(404, "2072", "The partner on record cannot be the indirect provider itself.");
        }
        if (provider && Resellers.known(state, mpnId) == null) {
            throw new Refusal(404, "800015", "Partner id " + shortened(mpnId) + " was not found.");
        }
        if (!provider || Resellers.ofMpnId(state, mpnId) == null) {
            throw new Refusal(
                    400, "800016", "Partner id " + shortened(mpnId) + " is not a valid indirect reseller here.");
        }
    }

    /** Refuses what only an indirect provider has. */
    @Documented("Retrieve a list of indirect resellers")
    @Assumed("a direct partner that asks for indirect resellers is 403 with code 2032")
    public static void requireProvider(Context context) {
        if (context.partner().type() != Partner.Type.INDIRECT_PROVIDER) {
            throw new Refusal(403, "2032", "Access denied: the partner is not an indirect provider.");
        }
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) : text;
    }
}
