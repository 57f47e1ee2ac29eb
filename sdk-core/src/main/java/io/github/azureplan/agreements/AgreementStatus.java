package io.github.azureplan.agreements;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a customer may order, as far as the Microsoft Customer Agreement goes, and if not, which ways are open.
 *
 * @param attestations the partner's attestations of the Microsoft Customer Agreement, in the order they came
 * @param directlySigned whether the customer has accepted the agreement itself
 */
public record AgreementStatus(List<Agreement> attestations, boolean directlySigned) {
    /** A way for a customer to get the agreement. */
    public enum Way {
        /** The partner attests that the customer has accepted: {@code customer.agreements().attest(...)}. */
        PARTNER_ATTESTATION,
        /** The customer accepts in the Microsoft 365 admin center, after the partner has invited it. */
        DIRECT_ACCEPTANCE
    }

    /**
     * Copies the attestations and leaves out those of other agreements.
     *
     * @param attestations the partner's attestations
     * @param directlySigned whether the customer has accepted the agreement itself
     */
    public AgreementStatus {
        attestations = attestations.stream()
                .filter(agreement ->
                        agreement.type() == null || agreement.type().equals(AgreementType.MICROSOFT_CUSTOMER_AGREEMENT))
                .toList();
    }

    /**
     * Whether the customer may order. Either an attestation or direct acceptance is enough; the service may still
     * refuse one that is too old.
     *
     * @return true when one of them is there
     */
    public boolean canOrder() {
        return directlySigned || !attestations.isEmpty();
    }

    /**
     * The ways that are open.
     *
     * @return both ways when the customer has no agreement, none when it has one
     */
    public Set<Way> openWays() {
        return canOrder() ? Set.of() : Collections.unmodifiableSet(EnumSet.allOf(Way.class));
    }
}
