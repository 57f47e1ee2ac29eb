package io.github.azureplan.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the service rounds charges; its guides have described two ways. */
public enum RoundingRule {
    /**
     * The newest guides (2024): quantity times price is summed over the month and cut to cents in dollars, multiplied by
     * the exchange rate, and cut to cents again.
     */
    CUT_MONTH_TWICE {
        @Override
        BigDecimal ofUse(BigDecimal dailyDollars, BigDecimal dailyBilling, BigDecimal rate) {
            return cut(cut(dailyDollars).multiply(rate));
        }

        @Override
        BigDecimal daily(BigDecimal billing) {
            return billing;
        }
    },
    /** The guide of 2021: the charge of each day is cut to cents in the billing currency, then summed. */
    CUT_EACH_DAY {
        @Override
        BigDecimal ofUse(BigDecimal dailyDollars, BigDecimal dailyBilling, BigDecimal rate) {
            return dailyBilling;
        }

        @Override
        BigDecimal daily(BigDecimal billing) {
            return billing.setScale(2, RoundingMode.FLOOR);
        }
    };

    /** The charge of a month from the sums of its days. */
    abstract BigDecimal ofUse(BigDecimal dailyDollars, BigDecimal dailyBilling, BigDecimal rate);

    /** A day's charge in the billing currency as it enters the sum. */
    abstract BigDecimal daily(BigDecimal billing);

    /**
     * The charge of use at a price.
     *
     * @param effectiveUnitPrice dollars for one unit, after credits
     * @param quantity units of the month
     * @param rate units of the billing currency for one dollar
     * @return the charge in the billing currency, with two decimals
     */
    public BigDecimal subtotal(BigDecimal effectiveUnitPrice, BigDecimal quantity, BigDecimal rate) {
        BigDecimal dollars = effectiveUnitPrice.multiply(quantity);
        return ofUse(dollars, daily(dollars.multiply(rate)), rate);
    }

    /**
     * The charge of seats, by the newest guides: the price is converted and cut to cents first, then multiplied.
     *
     * @param effectiveUnitPrice dollars for one seat, after credits
     * @param quantity seats
     * @param rate units of the billing currency for one dollar
     * @return the charge in the billing currency
     */
    public static BigDecimal seats(BigDecimal effectiveUnitPrice, BigDecimal quantity, BigDecimal rate) {
        return cut(effectiveUnitPrice.multiply(rate)).multiply(quantity);
    }

    static BigDecimal cut(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.DOWN);
    }
}
