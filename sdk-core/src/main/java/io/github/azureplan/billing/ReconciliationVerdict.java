package io.github.azureplan.billing;

/** How far a charge was proved. */
public enum ReconciliationVerdict {
    /** The charge follows from daily use to the cent. */
    EXACT,
    /** The charge follows from daily use within the tolerance. */
    WITHIN_TOLERANCE,
    /** A charge that has no daily use, such as a reservation or a licence: it was summed, not proved. */
    SUMMED_ONLY,
    /** Charge and use do not agree. */
    DIFFERENT
}
