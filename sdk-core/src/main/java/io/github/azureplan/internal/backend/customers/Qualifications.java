package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers qualify as.
 *
 * @param ofCustomer by customer and, within, by the qualification
 */
public record Qualifications(PMap<String, PMap<String, Qualification>> ofCustomer) {
    private static final Slice<Qualifications> SLICE = new Slice<>("qualifications", new Qualifications(PMap.empty()));
    static final String GOVERNMENT = "GovernmentCommunityCloud";
    static final String STATE_OWNED = "StateOwnedEntity";
    static final String APPROVED = "Approved";
    static final String DENIED = "Denied";
    static final String IN_REVIEW = "InReview";
    private static final List<String> KINDS = List.of("Education", GOVERNMENT, STATE_OWNED, "Nonprofit");
    private static final List<String> DECISIONS = List.of(APPROVED, DENIED, IN_REVIEW);

    /**
     * One of them.
     *
     * @param vettingStatus null where nothing is vetted
     * @param createdAt when the vetting began, or null
     */
    record Qualification(
            String kind,
            @Nullable String vettingStatus,
            @Nullable String vettingReason,
            @Nullable Instant createdAt) {}

    /** The word of the wire for a qualification in any case, or null when there is none. */
    static @Nullable String kind(String text) {
        return KINDS.stream().filter(text::equalsIgnoreCase).findFirst().orElse(null);
    }

    static PMap<String, Qualification> of(State state, String customerId) {
        PMap<String, Qualification> own = state.get(SLICE).ofCustomer().get(customerId);
        return own == null ? PMap.empty() : own;
    }

    static State put(State state, String customerId, Qualification qualification) {
        PMap<String, Qualification> own = of(state, customerId).with(qualification.kind(), qualification);
        return state.with(
                SLICE, new Qualifications(state.get(SLICE).ofCustomer().with(customerId, own)));
    }

    static State purge(State state, String customerId) {
        return state.with(
                SLICE, new Qualifications(state.get(SLICE).ofCustomer().without(customerId)));
    }

    /** Microsoft decides, whether the partner has asked or not. */
    public static State decide(
            State state, Context context, String customerId, String kind, String status, @Nullable String reason) {
        Customer customer = Customers.existing(state, customerId);
        String known = kind(kind);
        if (known == null) {
            throw Refusal.invalid("qualification: must be one of " + String.join(", ", KINDS));
        }
        String decision = DECISIONS.stream()
                .filter(status::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("vettingStatus: must be one of " + String.join(", ", DECISIONS)));
        Qualification before = of(state, customer.id()).get(known);
        Instant since = before == null || before.createdAt() == null ? context.now() : before.createdAt();
        return put(state, customer.id(), new Qualification(known, decision, reason, since));
    }
}
