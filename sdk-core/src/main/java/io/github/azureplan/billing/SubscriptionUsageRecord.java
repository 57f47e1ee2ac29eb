package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one Azure plan, or one subscription of the older Azure offer, has used in the running month. Amounts are estimates
 * without tax, credits and adjustments, refreshed once a day.
 *
 * @param subscriptionId the Azure plan, or the older subscription
 * @param subscriptionName its name, or null
 * @param status whether it is active, or null
 * @param partnerOnRecord the indirect reseller it is sold through, or null
 * @param offerId the catalog item of the plan, or {@code MS-AZR-0145P}; null when the service left it out
 * @param totalCost cost so far in the billing currency, not rounded
 * @param currencyCode the billing currency; null for the older Azure offer, which tells a culture in its place
 * @param currencyLocale the culture of the amounts, such as {@code fr-FR}, where the service tells no currency, or null
 * @param usdTotalCost the same cost in US dollars, or null
 * @param lastModifiedDate when the service last added up the use, or null
 */
public record SubscriptionUsageRecord(
        @WireName({"resourceId", "id"}) @Required String subscriptionId,
        @WireName({"resourceName", "name"}) @Nullable String subscriptionName,
        @Nullable SubscriptionStatus status,
        @Nullable String partnerOnRecord,
        @Nullable String offerId,
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
