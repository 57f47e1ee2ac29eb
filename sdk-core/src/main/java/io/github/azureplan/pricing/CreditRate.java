package io.github.azureplan.pricing;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * How much of the list price the partner earns. Data, because the program sets it.
 *
 * @param percent percent of the list price, from 0 to 100
 * @param source where the number is from
 */
public record CreditRate(BigDecimal percent, String source) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** The rate of all guides so far: 15 percent. */
    public static final CreditRate DOCUMENTED =
            new CreditRate(new BigDecimal("15"), "Partner Center guides on partner earned credit, 2019 to 2025");

    /**
     * Checks the rate, and drops zeros at its end: 15 and 15.00 are one rate.
     *
     * @param percent percent of the list price, from 0 to 100
     * @param source where the number is from
     */
    public CreditRate {
        Objects.requireNonNull(source, "source");
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("credit rate: must be from 0 to 100 percent, was " + percent);
        }
        percent = percent.stripTrailingZeros();
        if (percent.scale() < 0) {
            percent = percent.setScale(0);
        }
    }

    /**
     * The credit on a list price.
     *
     * @param list an amount at list price
     * @return the exact credit
     */
    public BigDecimal of(BigDecimal list) {
        return list.multiply(percent).movePointLeft(2);
    }
}
