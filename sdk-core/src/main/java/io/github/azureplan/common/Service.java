package io.github.azureplan.common;

/** The services this client talks to. A token is always for exactly one of them. */
public enum Service {
    /** Partner Center: customers, agreements, catalog, orders, subscriptions, invoices. */
    PARTNER_CENTER,
    /** The partner price API: price sheets and exchange rates. */
    PRICING,
    /** Microsoft Graph: billing exports. */
    GRAPH,
    /** Azure Resource Manager: Azure subscriptions and role assignments. */
    RESOURCE_MANAGER
}
