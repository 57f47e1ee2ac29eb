package io.github.azureplan.billing;

/** What explains a line of a reconciliation report. */
public enum ReconciliationFinding {
    /** Computed and billed charge differ by no more than the tolerance: cents were cut at another point. */
    ROUNDING,
    /** The same product was charged with and without partner earned credit: access was lost or regained in the month. */
    CREDIT_CHANGED_IN_MONTH,
    /** The charges with and without credit differ, their sum does not: days were counted to the other of the two. */
    CREDIT_SPLIT_DIFFERS,
    /** The units of the days do not add up to those that are charged. */
    QUANTITY_DIFFERS,
    /** The exchange rate of the use is not that of the charge. */
    EXCHANGE_RATE_DIFFERS,
    /** The charge does not follow from its own price, quantity and rate by the rounding rule. */
    OWN_ARITHMETIC_DIFFERS,
    /** Charge and tax do not add up to the total of the line. */
    TAX_ARITHMETIC_DIFFERS,
    /** A charge for use of a plan, but no line of use for it: perhaps a file of the export is missing. */
    USE_IS_MISSING,
    /** Use with a charge that no reconciliation line has. */
    USE_IS_NOT_BILLED
}
