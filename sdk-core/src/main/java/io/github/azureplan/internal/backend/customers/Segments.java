package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of customer a customer counts as when it buys: commercial, and what its approved qualifications open. */
public final class Segments {
    private static final Slice<PMap<String, Set<String>>> SLICE = new Slice<>("segments", PMap.empty());

    private Segments() {}

    /** What a customer may buy as, in lower case. */
    public static Set<String> of(State state, String customerId) {
        Set<String> found = state.get(SLICE).get(customerId.toLowerCase(Locale.ROOT));
        return found == null ? Set.of("commercial") : found;
    }

    /** A qualification of the customer was approved, or has ended. */
    public static State set(State state, String customerId, String segment, boolean qualified) {
        Set<String> changed = new TreeSet<>(of(state, customerId));
        if (qualified) {
            changed.add(segment.toLowerCase(Locale.ROOT));
        } else if (!segment.equalsIgnoreCase("commercial")) {
            changed.remove(segment.toLowerCase(Locale.ROOT));
        }
        return state.with(SLICE, state.get(SLICE).with(customerId.toLowerCase(Locale.ROOT), Set.copyOf(changed)));
    }
}
