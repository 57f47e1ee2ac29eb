package io.github.azureplan.internal.backend.agreements;

import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who agreed to what. The orders room asks {@link #hasValidMca}.
 *
 * @param attested the partner's attestations by customer
 * @param accepted when a customer accepted directly
 * @param versions how many versions of the customer agreement there have been
 */
public record Agreements(PMap<String, List<Attested>> attested, PMap<String, Instant> accepted, int versions) {
    public static final Slice<Agreements> SLICE =
            new Slice<>("agreements", new Agreements(PMap.empty(), PMap.empty(), 1));

    /** One attestation. */
    record Attested(JsonObject contact, Instant dateAgreed, String templateId, String userId) {}

    /** Whether the customer may order: an attestation or a direct acceptance, recent enough where that is asked. */
    @Documented("Confirm a customer's acceptance of the Microsoft Customer Agreement")
    @Assumed("with mcaValidFrom set, agreements dated before that day (UTC) do not count; off by default")
    public static boolean hasValidMca(State state, Context context, String customerId) {
        LocalDate from = context.settings().agreements().mcaValidFrom();
        Agreements all = state.get(SLICE);
        Instant accepted = all.accepted().get(customerId);
        boolean direct = accepted != null && counts(accepted, from);
        return direct || of(state, customerId).stream().anyMatch(a -> counts(a.dateAgreed(), from));
    }

    /** The customer accepts in its own admin center. */
    public static State accept(State state, Context context, String customerId) {
        String id = customerId.toLowerCase(Locale.ROOT);
        if (Customers.find(state, id) == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        Agreements all = state.get(SLICE);
        return state.with(
                SLICE, new Agreements(all.attested(), all.accepted().with(id, context.now()), all.versions()));
    }

    /** Microsoft publishes a new version of the customer agreement. */
    public static State newVersion(State state) {
        Agreements all = state.get(SLICE);
        return state.with(SLICE, new Agreements(all.attested(), all.accepted(), all.versions() + 1));
    }

    static List<Attested> of(State state, String customerId) {
        List<Attested> attested = state.get(SLICE).attested().get(customerId);
        return attested == null ? List.of() : attested;
    }

    static State attest(State state, String customerId, Attested attested) {
        List<Attested> more = new ArrayList<>(of(state, customerId));
        more.add(attested);
        Agreements all = state.get(SLICE);
        return state.with(
                SLICE,
                new Agreements(all.attested().with(customerId, List.copyOf(more)), all.accepted(), all.versions()));
    }

    static State purge(State state, String customerId) {
        Agreements all = state.get(SLICE);
        return state.with(
                SLICE,
                new Agreements(
                        all.attested().without(customerId), all.accepted().without(customerId), all.versions()));
    }

    private static boolean counts(Instant agreed, @Nullable LocalDate from) {
        return from == null || !agreed.atZone(ZoneOffset.UTC).toLocalDate().isBefore(from);
    }
}
