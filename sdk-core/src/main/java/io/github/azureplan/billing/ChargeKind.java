package io.github.azureplan.billing;

/** What a reconciliation line charges, as far as it tells. */
public enum ChargeKind {
    /** Use of an Azure plan meter. */
    AZURE_USAGE(InvoicePart.AZURE_USAGE, "Azure plan usage"),
    /** A reservation. */
    RESERVATION(InvoicePart.WITHOUT_USAGE, "reservations"),
    /** A savings plan. */
    SAVINGS_PLAN(InvoicePart.WITHOUT_USAGE, "savings plans"),
    /** A licence or another subscription with a term. */
    LICENSE(InvoicePart.WITHOUT_USAGE, "licences"),
    /** A product of another publisher. */
    MARKETPLACE(InvoicePart.WITHOUT_USAGE, "marketplace"),
    /** Software that is bought once. */
    SOFTWARE(InvoicePart.WITHOUT_USAGE, "software"),
    /** Something else that has no use. */
    OTHER(InvoicePart.WITHOUT_USAGE, "other charges"),
    /** A credit with a reason, such as Azure credit. */
    CREDIT(InvoicePart.CREDITS_AND_REFUNDS, "credits"),
    /** A refund, a cancellation or another negative line. */
    REFUND(InvoicePart.CREDITS_AND_REFUNDS, "refunds");

    private final InvoicePart part;
    private final String text;

    ChargeKind(InvoicePart part, String text) {
        this.part = part;
        this.text = text;
    }

    /**
     * The part of the invoice such lines fall in.
     *
     * @return the part
     */
    public InvoicePart part() {
        return part;
    }

    /**
     * The name of the kind.
     *
     * @return one or a few words
     */
    public String text() {
        return text;
    }
}
