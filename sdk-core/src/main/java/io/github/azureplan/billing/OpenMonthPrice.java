package io.github.azureplan.billing;

import io.github.azureplan.pricing.CreditRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * Why the effective price of a meter that earns credit drifts in its fourth or fifth decimal while a month is open: the
 * service cuts the cost of the month so far to cents and divides it by the units so far. Once the month is closed the
 * price is list price less credit again. The service's guide prints the quotient upside down; its numbers are these.
 *
 * @param units billable units of the month so far
 * @param exactCost units at list price less credit, in dollars
 * @param billableCost the same cut to cents
 * @param effectiveUnitPrice billable cost by units, with 15 decimals
 */
public record OpenMonthPrice(
        BigDecimal units, BigDecimal exactCost, BigDecimal billableCost, BigDecimal effectiveUnitPrice) {
    private static final int PRICE_DECIMALS = 15;

    /**
     * The price of a month so far.
     *
     * @param unitPrice list price of one unit, in dollars
     * @param rate the rate of the credit
     * @param units billable units of the month so far, more than 0
     * @return the costs and the price
     * @throws IllegalArgumentException when units are not more than 0
     */
    public static OpenMonthPrice of(BigDecimal unitPrice, CreditRate rate, BigDecimal units) {
        Objects.requireNonNull(unitPrice, "unitPrice");
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("units: must be more than 0, was " + units.toPlainString());
        }
        BigDecimal exact = units.multiply(unitPrice.subtract(rate.of(unitPrice)));
        BigDecimal billable = RoundingRule.cut(exact);
        return new OpenMonthPrice(units, exact, billable, billable.divide(units, PRICE_DECIMALS, RoundingMode.HALF_UP));
    }
}
