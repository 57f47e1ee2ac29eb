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
 * What one customer has used of Azure in the running month, against its budget. Amounts are estimates without tax,
 * credits and adjustments, refreshed once a day.
 *
 * @param customerId the customer
 * @param customerName the customer's name, or null
 * @param budget the budget, with no amount when none is set; null when the service left it out
 * @param percentUsed cost in percent of the budget, two decimals, above 100 when it is overspent; null when left out
 * @param isUpgraded whether the customer has the Azure plan; false for the older Azure offer
 * @param totalCost cost so far in the billing currency, not rounded
 * @param currencyCode the billing currency; null for the older Azure offer, which tells a culture in its place
 * @param currencyLocale the culture of the amounts, such as {@code fr-FR}, where the service tells no currency, or null
 * @param usdTotalCost the same cost in US dollars, or null
 * @param lastModifiedDate when the service last added up the use, or null
 */
public record CustomerUsageRecord(
        @WireName({"resourceId", "id"}) @Required CustomerId customerId,
        @WireName({"resourceName", "name"}) @Nullable String customerName,
        @Nullable SpendingBudget budget,
        @Nullable BigDecimal percentUsed,
        boolean isUpgraded,
        @Required BigDecimal totalCost,
        @Nullable CurrencyCode currencyCode,
        @Nullable String currencyLocale,
        @Nullable BigDecimal usdTotalCost,
        @Nullable Instant lastModifiedDate) {
    /**
     * Whether the customer has used more than its budget. Told by the exact amounts, so that a budget of 0 counts too.
     *
     * @return true when a budget is set and the cost is above it
     */
    public boolean overBudget() {
        return budget != null && budget.amount() != null && totalCost.compareTo(budget.amount()) > 0;
    }

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
