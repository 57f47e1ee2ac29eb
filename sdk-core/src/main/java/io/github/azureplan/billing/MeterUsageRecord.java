package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.json.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one Azure plan has used of one meter in the running month. Amounts are estimates without tax, credits and
 * adjustments, refreshed once a day.
 *
 * @param subscriptionId the Azure plan, or null when the service left it out
 * @param meterId the meter as this list names it: product, SKU and name in one text, such as
 *     {@code DZH318Z0BNVX-005J-Data Transfer In (GB)}, and no GUID
 * @param meterName name of the meter, or null
 * @param category category of the meter, or null
 * @param subcategory subcategory of the meter, or null
 * @param quantityUsed units used, or null
 * @param unit the unit, such as {@code 1 GB}, or null
 * @param totalCost cost so far in the billing currency, not rounded
 * @param currencyCode the billing currency; null for the older Azure offer, which tells a culture in its place
 * @param currencyLocale the culture of the amounts, such as {@code fr-FR}, where the service tells no currency, or null
 * @param usdTotalCost the same cost in US dollars, or null
 * @param lastModifiedDate when the service last added up the use, or null
 */
public record MeterUsageRecord(
        @Nullable String subscriptionId,
        @Required String meterId,
        @Nullable String meterName,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable BigDecimal quantityUsed,
        @Nullable String unit,
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
