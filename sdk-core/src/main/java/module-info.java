/**
 * Java client for the Azure plan in Microsoft's Cloud Solution Provider program.
 *
 * <p>Reference types are non-null unless marked {@link org.jspecify.annotations.Nullable}.
 */
@org.jspecify.annotations.NullMarked
module io.github.azureplan {
    requires transitive okhttp3;
    requires transitive org.jspecify;
    requires com.squareup.moshi;
    requires de.siegmar.fastcsv;
    // Sign-in by MSAL4J is optional; azure-json and slf4j are what it needs and does not declare.
    requires static com.microsoft.aad.msal4j;
    requires static com.azure.json;
    requires static org.slf4j;

    exports io.github.azureplan.agreements;
    exports io.github.azureplan.auth;
    exports io.github.azureplan.backend;
    exports io.github.azureplan.billing;
    exports io.github.azureplan.catalog;
    exports io.github.azureplan.common;
    exports io.github.azureplan.customers;
    exports io.github.azureplan.errors;
    exports io.github.azureplan.orders;
    exports io.github.azureplan.partners;
    exports io.github.azureplan.plans;
    exports io.github.azureplan.pricing;
    exports io.github.azureplan.retry;
    exports io.github.azureplan.rows;
    exports io.github.azureplan.subscriptions;
    exports io.github.azureplan.transport;
    exports io.github.azureplan;
}
