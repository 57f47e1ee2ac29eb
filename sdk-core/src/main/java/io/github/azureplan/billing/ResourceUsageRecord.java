package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one resource under an Azure plan has used in the running month. Amounts are estimates without tax, credits and
 * adjustments, refreshed once a day.
 *
 * @param subscriptionId the Azure plan, or null when the service left it out
 * @param resourceUri id of the resource in Azure, or null
 * @param resourceType what provides it, such as {@code Microsoft.Compute}, or null
 * @param entitlementId the Azure subscription, or null
 * @param entitlementName name of the Azure subscription, or null
 * @param resourceGroupName the resource group, or null
 * @param resourceName name of the resource, or null
 * @param totalCost cost so far in the billing currency, not rounded
 * @param currencyCode the billing currency; null for the older Azure offer, which tells a culture in its place
 * @param currencyLocale the culture of the amounts, such as {@code fr-FR}, where the service tells no currency, or null
 * @param usdTotalCost the same cost in US dollars, or null
 * @param lastModifiedDate when the service last added up the use, or null
 */
public record ResourceUsageRecord(
        @Nullable String subscriptionId,
        @Nullable String resourceUri,
        @Nullable String resourceType,
        @Nullable AzureSubscriptionId entitlementId,
        @Nullable String entitlementName,
        @Nullable String resourceGroupName,
        @WireName({"resourceName", "name"}) @Nullable String resourceName,
        @Required BigDecimal totalCost,
        @Nullable CurrencyCode currencyCode,
        @Nullable String currencyLocale,
        @Nullable BigDecimal usdTotalCost,
        @Nullable Instant lastModifiedDate) {
    /**
     * Cost so far, an estimate without tax, credits and adjustments.
     *
     * @return the amount in the billing currency; empty where the service tells no currency
     */
    public Optional<Money> cost() {
        return Costs.in(currencyCode, totalCost);
    }

    /**
     * The same cost in US dollars.
     *
     * @return the amount; empty where the service tells none
     */
    public Optional<Money> usdCost() {
        return Costs.inUsd(usdTotalCost);
    }
}
