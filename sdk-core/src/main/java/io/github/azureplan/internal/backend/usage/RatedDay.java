package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * What one resource of an Azure subscription used of one meter on one day, and what that costs.
 *
 * @param listPrice USD for one unit, before tiers and credit
 * @param effectivePrice USD for one unit, after both
 * @param usd the exact cost
 * @param creditPercent of the earned credit, or zero
 * @param discounts what the tiers took off, in the words of a bill
 * @param rate units of the billing currency for one dollar
 * @param currency the billing currency
 * @param cut whether the cost in the billing currency is cut to cents
 * @param paid who paid for it
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
        BigDecimal rate,
        String currency,
        boolean cut,
        Resource resource,
        Paid paid) {
    private static final int CENTS = 2;

    /**
     * Who pays for a day's use.
     *
     * @param azureCredit whether an Azure credit does
     * @param orderId the purchase of a reservation or savings plan that does, or empty
     * @param benefitId its own id, or empty
     * @param benefitType the word of its column, or empty
     * @param words what a bill says of it, empty when the use is paid for by whoever uses it
     */
    public record Paid(boolean azureCredit, String orderId, String benefitId, String benefitType, String words) {
        /** By whoever uses it. */
        static final Paid AS_USED = new Paid(false, "", "", "", "");

        static final Paid AZURE_CREDIT = new Paid(true, "", "", "", "Azure credit");

        static Paid by(Benefit benefit) {
            return new Paid(
                    false,
                    benefit.orderId(),
                    benefit.id(),
                    benefit.kind().type(),
                    benefit.kind().words());
        }

        public boolean asUsed() {
            return words.isEmpty();
        }
    }

    public boolean credited() {
        return creditPercent.signum() > 0;
    }

    /** The cost in the billing currency, cut only by the older rule. */
    public BigDecimal billed() {
        BigDecimal exact = usd.multiply(rate);
        return cut ? exact.setScale(CENTS, RoundingMode.FLOOR) : exact;
    }
}
