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

    exports io.github.azureplan.auth;
    exports io.github.azureplan.billing;
    exports io.github.azureplan.common;
    exports io.github.azureplan.errors;
    exports io.github.azureplan.pricing;
    exports io.github.azureplan.retry;
    exports io.github.azureplan.rows;
    exports io.github.azureplan.transport;
}
