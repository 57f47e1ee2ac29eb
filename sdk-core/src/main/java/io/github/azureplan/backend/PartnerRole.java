package io.github.azureplan.backend;

/** A role of a partner's user in Partner Center. */
public enum PartnerRole {
    /** Global admin. */
    GLOBAL_ADMIN,
    /** Admin agent. */
    ADMIN_AGENT,
    /** Sales agent. */
    SALES_AGENT,
    /** Helpdesk agent. */
    HELPDESK_AGENT,
    /** Billing admin. */
    BILLING_ADMIN,
    /** User management admin. */
    USER_MANAGEMENT_ADMIN
}
