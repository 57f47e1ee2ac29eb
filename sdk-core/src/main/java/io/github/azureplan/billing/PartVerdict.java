package io.github.azureplan.billing;

/** How far a part of an invoice was proved. */
public enum PartVerdict {
    /** All of it follows from something else: from daily use, or because there is nothing of it. */
    PROVED,
    /** Its lines were added and are consistent; nothing else stands behind them. */
    SUMMED,
    /** Something in it does not agree; the differences of the report say what. */
    UNEXPLAINED
}
