package io.github.azureplan.billing;

/** What explains a charge, or a difference, of a reconciliation report. */
public enum ReconciliationFinding {
    /** Computed and billed charge differ by no more than the tolerance: cents were cut at another point. */
    ROUNDING(true, "rounding"),
    /** The same product was charged with and without partner earned credit: access was lost or regained in the month. */
    CREDIT_CHANGED_IN_MONTH(true, "credit changed in the month"),
    /** A part of the charge was given back by a line of its own. */
    REFUNDED(true, "refunded"),
    /** Use of another month that this invoice charges, as the sums show. */
    LATE_USE(true, "use of another month, charged here"),
    /** The charge does not follow from its own price, quantity and rate by the rounding rule, as with proration. */
    OWN_ARITHMETIC_DIFFERS(true, "own arithmetic differs"),
    /** The charge follows from the use by the other documented rounding rule. */
    OTHER_ROUNDING_RULE(false, "made by the other rounding rule"),
    /** The charges with and without credit differ, their sum does not: days were counted to the other of the two. */
    CREDIT_SPLIT_DIFFERS(false, "credit split differs"),
    /** The exchange rate of the use is not that of the charge. */
    EXCHANGE_RATE_DIFFERS(false, "exchange rate differs"),
    /** The units of the days do not add up to those that are charged. */
    QUANTITY_DIFFERS(false, "quantity differs"),
    /** There are days without use that the charge, or the rest of the data, lets expect. */
    MISSING_DAY(false, "missing day"),
    /** A charge for use of a plan, but no line of use for it. */
    USE_IS_MISSING(false, "use is missing"),
    /** Use is missing here and there, as when a file of the export was not read. */
    MISSING_PARTITION(false, "missing partition"),
    /** Lines that stand twice; without the second ones the amounts agree. */
    DOUBLED_ROWS(false, "doubled rows"),
    /** Use with a charge that no reconciliation line has. */
    USE_IS_NOT_BILLED(false, "use is not billed"),
    /** Use of a day that is not of the invoice's month and that it does not charge. */
    ROW_OF_ANOTHER_MONTH(false, "row of another month"),
    /** A line that names another invoice; it is left out of all sums. */
    ROW_OF_ANOTHER_INVOICE(false, "row of another invoice"),
    /** A line in another currency; it is left out of all sums. */
    ROW_IN_ANOTHER_CURRENCY(false, "row in another currency"),
    /** The amount is not that of the use, and nothing else tells why. */
    AMOUNT_DIFFERS(false, "amount differs"),
    /** Charge and tax do not add up to the total of the line. */
    TAX_ARITHMETIC_DIFFERS(false, "tax arithmetic differs"),
    /** The lines do not add up to the total: one-off adjustments, which only the invoice shows, or missing lines. */
    ON_INVOICE_ONLY(false, "on the invoice only");

    private final boolean harmless;
    private final String text;

    ReconciliationFinding(boolean harmless, String text) {
        this.harmless = harmless;
        this.text = text;
    }

    /**
     * Whether a bill with it is right all the same.
     *
     * @return true for what explains, false for what is a difference
     */
    public boolean harmless() {
        return harmless;
    }

    /**
     * The name of the finding.
     *
     * @return a few words
     */
    public String text() {
        return text;
    }
}
