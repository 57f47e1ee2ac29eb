package io.github.azureplan.agreements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a customer may order, as far as the Microsoft Customer Agreement goes, and if not, which ways are open.
 *
 * @param attestations the partner's attestations of the Microsoft Customer Agreement, in the order they came
 * @param directlySigned whether the customer has accepted the agreement itself
 * @param rules what was known of the service's rules
 */
public record AgreementStatus(List<Agreement> attestations, boolean directlySigned, AgreementRules rules) {
    /** A way for a customer to get the agreement, for the first time or anew. */
    public enum Way {
        /**
         * The partner attests that the customer has accepted: {@code customer.agreements().attest(...)}, or where that has
         * ended the enhanced attestation. Which of them the service takes must be known from elsewhere.
         */
        PARTNER_ATTESTATION,
        /** The partner attests in the enhanced form, and only so: {@code customer.agreements().startEnhanced(...)}. */
        ENHANCED_ATTESTATION,
        /** The customer accepts in the Microsoft 365 admin center, after the partner has invited it. */
        DIRECT_ACCEPTANCE
    }

    /** What the records say. */
    public enum Verdict {
        /** There is an agreement that counts. */
        ACCEPTED,
        /** There is an agreement, but none of it can be dated, so that it may be too old: try to order. */
        DATE_UNKNOWN,
        /** All agreements are older than the day that was asked for: the customer must accept again. */
        TOO_OLD,
        /** There is no agreement. */
        MISSING
    }

    /**
     * Copies the attestations and leaves out those of other agreements.
     *
     * @param attestations the partner's attestations
     * @param directlySigned whether the customer has accepted the agreement itself
     * @param rules what is known of the service's rules
     */
    public AgreementStatus {
        Objects.requireNonNull(rules, "rules");
        attestations = attestations.stream()
                .filter(agreement ->
                        agreement.type() == null || agreement.type().equals(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT))
                .toList();
    }

    /**
     * A status where nothing is known of the service's rules.
     *
     * @param attestations the partner's attestations
     * @param directlySigned whether the customer has accepted the agreement itself
     */
    public AgreementStatus(List<Agreement> attestations, boolean directlySigned) {
        this(attestations, directlySigned, AgreementRules.none());
    }

    /**
     * What the records say. The service does not tell when a customer accepted directly, so that a direct acceptance alone
     * is never known to be recent.
     *
     * @return the verdict
     */
    public Verdict verdict() {
        if (!directlySigned && attestations.isEmpty()) {
            return Verdict.MISSING;
        }
        LocalDate since = rules.acceptedSince();
        if (since == null) {
            return Verdict.ACCEPTED;
        }
        boolean undated = directlySigned;
        for (Agreement attestation : attestations) {
            Instant agreed = attestation.dateAgreed();
            if (agreed == null) {
                undated = true;
            } else if (!agreed.atZone(ZoneOffset.UTC).toLocalDate().isBefore(since)) {
                return Verdict.ACCEPTED;
            }
        }
        return undated ? Verdict.DATE_UNKNOWN : Verdict.TOO_OLD;
    }

    /**
     * Whether nothing that is known speaks against an order. Either an attestation or direct acceptance is enough. The
     * service has the last word: it refuses an order for want of an agreement with 403, code 13605.
     *
     * @return true for {@link Verdict#ACCEPTED} and {@link Verdict#DATE_UNKNOWN}
     */
    public boolean canOrder() {
        Verdict verdict = verdict();
        return verdict == Verdict.ACCEPTED || verdict == Verdict.DATE_UNKNOWN;
    }

    /**
     * The ways to an agreement that counts.
     *
     * @return none when the customer has one for certain; else direct acceptance, and the partner's attestation in the form
     *     the rules name
     */
    public Set<Way> openWays() {
        if (verdict() == Verdict.ACCEPTED) {
            return Set.of();
        }
        EnumSet<Way> ways = EnumSet.of(Way.DIRECT_ACCEPTANCE);
        switch (rules.attestation()) {
            case UNKNOWN, SIMPLE -> ways.add(Way.PARTNER_ATTESTATION);
            case ENHANCED -> ways.add(Way.ENHANCED_ATTESTATION);
            case NONE -> {
                // only the customer itself
            }
        }
        return Collections.unmodifiableSet(ways);
    }
}
