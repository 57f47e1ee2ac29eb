package io.github.azureplan.pricing;

/** Why a charge can or cannot earn the partner's credit. */
public enum CreditReason {
    /** Use of an Azure plan meter, paid as it goes. */
    PAY_AS_YOU_GO(Standing.ELIGIBLE, "pay-as-you-go use of an Azure plan meter"),
    /** Sold through Azure by another publisher. */
    THIRD_PARTY(Standing.NOT_ELIGIBLE, "a third-party product"),
    /** A reservation: its price includes the partner's discount. */
    RESERVATION(Standing.NOT_ELIGIBLE, "a reservation"),
    /** A Spot virtual machine. */
    SPOT(Standing.NOT_ELIGIBLE, "a Spot virtual machine"),
    /** Use covered by a benefit such as a savings plan. */
    BENEFIT(Standing.NOT_ELIGIBLE, "covered by a savings plan or another benefit"),
    /** Use paid with Azure credit. */
    AZURE_CREDIT(Standing.NOT_ELIGIBLE, "paid with Azure credit"),
    /** Nothing was charged, so nothing could be earned. */
    NO_CHARGE(Standing.NOT_ELIGIBLE, "not charged"),
    /** The price book does not have the product. */
    NOT_IN_PRICE_BOOK(Standing.UNKNOWN, "not in the price book"),
    /** The data leave out whether credit was given. */
    NOT_IN_DATA(Standing.UNKNOWN, "not told by the data: ask for the full attribute set");

    /** What a reason comes to. */
    public enum Standing {
        /** Earns credit on each day of access. */
        ELIGIBLE,
        /** Never earns credit. */
        NOT_ELIGIBLE,
        /** The data at hand cannot tell. */
        UNKNOWN
    }

    private final Standing standing;
    private final String text;

    CreditReason(Standing standing, String text) {
        this.standing = standing;
        this.text = text;
    }

    /**
     * What the reason comes to.
     *
     * @return whether such a charge can earn credit
     */
    public Standing standing() {
        return standing;
    }

    /**
     * The reason in words.
     *
     * @return a part of a sentence
     */
    public String text() {
        return text;
    }
}
