package io.github.azureplan.billing;

/** The parts of an invoice. Each reconciliation line falls in one, and the parts add up to the total of the invoice. */
public enum InvoicePart {
    /** Use of Azure plan meters, which is proved by the daily use. */
    AZURE_USAGE("Azure plan usage"),
    /** Charges without daily use: licences, reservations, savings plans, marketplace, software. */
    WITHOUT_USAGE("charges without usage"),
    /** Credits and refunds: negative lines that no use stands behind. */
    CREDITS_AND_REFUNDS("credits and refunds"),
    /** Tax of all lines. */
    TAX("tax"),
    /** What is in the total and in no line: one-off adjustments, or lines that are missing. */
    ON_INVOICE_ONLY("on the invoice only");

    private final String text;

    InvoicePart(String text) {
        this.text = text;
    }

    /**
     * The name of the part.
     *
     * @return a few words
     */
    public String text() {
        return text;
    }
}
