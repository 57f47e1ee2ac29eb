package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.State;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of customer a customer counts as when it buys: commercial, and what its approved qualifications open. */
public final class Segments {
    private static final Map<String, String> OPENED =
            Map.of("Education", "education", Qualifications.GOVERNMENT, "government", "Nonprofit", "nonprofit");

    private Segments() {}

    /** What a customer may buy as, in lower case. */
    @Assumed("an approved qualification opens its segment; a state-owned entity, which is not vetted, opens none")
    public static Set<String> of(State state, String customerId) {
        Set<String> found = new TreeSet<>(Set.of("commercial"));
        for (Qualifications.Qualification each :
                Qualifications.of(state, customerId.toLowerCase(Locale.ROOT)).values()) {
            String segment = OPENED.get(each.kind());
            if (segment != null && Qualifications.APPROVED.equals(each.vettingStatus())) {
                found.add(segment);
            }
        }
        return Set.copyOf(found);
    }
}
