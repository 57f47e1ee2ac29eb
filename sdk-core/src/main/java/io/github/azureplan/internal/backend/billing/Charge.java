package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * One row of reconciliation data: what a plan used of a meter on the days of a month with the credit, or on those
 * without.
 *
 * @param any one of the Azure subscriptions, for what they have in common: plan, customer and reseller
 * @param lastDay of use
 * @param adjustments what was taken off, in the words of a bill
 * @param subtotal in the billing currency
 * @param rate units of the billing currency for one dollar
 */
record Charge(
        AzureSubscription any,
        Meter meter,
        YearMonth month,
        LocalDate lastDay,
        BigDecimal quantity,
        BigDecimal listPrice,
        BigDecimal effectivePrice,
        List<String> adjustments,
        BigDecimal subtotal,
        BigDecimal rate) {}
