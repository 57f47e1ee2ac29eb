package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a currency is worth in one month. The service publishes the dollars that one unit of the currency costs, so that
 * dollars become units by division; ask the two methods instead of doing either.
 *
 * @param currency the currency
 * @param usdPerUnit dollars for one unit of it, more than 0
 * @param month the month the rate holds for, or null when the source does not say
 */
public record ExchangeRate(
        CurrencyCode currency,
        BigDecimal usdPerUnit,
        @Nullable YearMonth month) {
    /**
     * Checks the rate.
     *
     * @param currency the currency
     * @param usdPerUnit dollars for one unit of it, more than 0
     * @param month the month the rate holds for, or null when the source does not say
     */
    public ExchangeRate {
        Objects.requireNonNull(currency, "currency");
        if (usdPerUnit.signum() <= 0) {
            throw new IllegalArgumentException("USD per unit of " + currency + ": must be more than 0");
        }
    }

    /**
     * What an amount of this currency is in dollars: the amount times {@link #usdPerUnit()}, exactly.
     *
     * @param units an amount of this currency
     * @return dollars, with the amount and this rate
     */
    public Conversion toUsd(BigDecimal units) {
        return new Conversion(Money.of(units, currency), Money.of(units.multiply(usdPerUnit), CurrencyCode.USD), this);
    }

    /**
     * What an amount of dollars is in this currency: the amount divided by {@link #usdPerUnit()}, to 34 significant
     * digits, half to even.
     *
     * @param usd dollars
     * @return the amount in this currency, with the dollars and this rate
     */
    public Conversion fromUsd(BigDecimal usd) {
        return new Conversion(
                Money.of(usd, CurrencyCode.USD),
                Money.of(usd.divide(usdPerUnit, MathContext.DECIMAL128), currency),
                this);
    }

    /** The rate in words, for a person who checks an amount. */
    @Override
    public String toString() {
        return usdPerUnit.toPlainString() + " USD for one " + currency + (month == null ? "" : " in " + month);
    }
}
