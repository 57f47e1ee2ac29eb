package io.github.azureplan.common;

/** The kinds of partners in the Cloud Solution Provider program. */
public enum PartnerType {
    /** Buys from Microsoft and bills its customers itself. */
    DIRECT,
    /** Sells through indirect resellers. */
    INDIRECT_PROVIDER,
    /** Sells what an indirect provider offers; Partner Center's API refuses it altogether. */
    INDIRECT_RESELLER
}
