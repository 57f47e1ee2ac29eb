package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What one Azure subscription used of one meter on one day, and what that costs.
 *
 * @param listPrice USD for one unit, before tiers and credit
 * @param effectivePrice USD for one unit, after both
 * @param usd the exact cost
 * @param creditPercent of the earned credit, or zero
 * @param discounts what the tiers took off, in the words of a bill
 * @param rate units of the billing currency for one dollar
 */
public record RatedDay(
        AzureSubscription subscription,
        Meter meter,
        LocalDate day,
        BigDecimal quantity,
        BigDecimal listPrice,
        BigDecimal effectivePrice,
        BigDecimal usd,
        BigDecimal creditPercent,
        List<String> discounts,
        BigDecimal rate) {
    public boolean credited() {
        return creditPercent.signum() > 0;
    }

    /** The cost in the billing currency, not rounded. */
    public BigDecimal billed() {
        return usd.multiply(rate);
    }
}
