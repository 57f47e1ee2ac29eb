package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all Azure subscriptions of one customer have used in the running billing period. Amounts are estimates without
 * tax, credits and adjustments, refreshed once a day.
 *
 * @param customerId the customer
 * @param customerName the customer's name, or null
 * @param budget the budget, with no amount when none is set; null when the service left it out
 * @param billingStartDate start of the period; a calendar month in UTC for the Azure plan
 * @param billingEndDate end of the period, which does not belong to it
 * @param totalCost cost so far in the billing currency, not rounded
 * @param currencyCode the billing currency; null for the older Azure offer, which tells a culture in its place
 * @param currencyLocale the culture of the amounts, such as {@code fr-FR}, where the service tells no currency, or null
 * @param usdTotalCost the same cost in US dollars, or null
 * @param lastModifiedDate when the service last added up the use, or null
 */
public record CustomerUsageSummary(
        @WireName({"resourceId", "id"}) @Required CustomerId customerId,
        @WireName({"resourceName", "name"}) @Nullable String customerName,
        @Nullable SpendingBudget budget,
        @Nullable Instant billingStartDate,
        @Nullable Instant billingEndDate,
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
