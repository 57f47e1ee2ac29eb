package io.github.azureplan.billing;

/** What happened to the credit on a day, or over several. */
public enum CreditStatus {
    /** All eligible use earned credit. */
    EARNED,
    /** Some eligible use earned credit and some did not. */
    PARTLY_EARNED,
    /** No eligible use earned credit. */
    MISSED,
    /** There was no eligible use. */
    NOT_ELIGIBLE,
    /** The data cannot tell. */
    UNKNOWN
}
