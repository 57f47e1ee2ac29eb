package io.github.azureplan.plans;

import java.util.Objects;

/**
 * Something that stands in the way of buying an Azure plan.
 *
 * @param kind what it is
 * @param description what was found
 * @param nextStep what to do about it
 */
public record PurchaseObstacle(Kind kind, String description, String nextStep) {
    /** What can be in the way. */
    public enum Kind {
        /** The customer has not accepted the Microsoft Customer Agreement. */
        AGREEMENT_MISSING,
        /** The customer has Azure of the older offer, which is moved and not bought beside. */
        LEGACY_AZURE,
        /** The catalog of the customer's country has no Azure plan to buy at present. */
        NOT_SOLD,
        /** The MPN id is not that of an indirect reseller with an active partnership. */
        RESELLER_INVALID,
        /** The indirect reseller has not signed the Microsoft Partner Agreement. */
        RESELLER_AGREEMENT_MISSING
    }

    /** Checks that all is there. */
    public PurchaseObstacle {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(nextStep, "nextStep");
    }
}
