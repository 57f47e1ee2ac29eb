package io.github.azureplan.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * An amount in a currency. Amounts of two currencies do not add. Two amounts are equal when they are worth the same:
 * trailing zeros do not count.
 *
 * @param amount the exact amount
 * @param currency its currency
 */
public record Money(BigDecimal amount, CurrencyCode currency) {
    /**
     * Checks that both are there.
     *
     * @param amount the exact amount
     * @param currency its currency
     */
    public Money {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * An amount.
     *
     * @param amount the exact amount
     * @param currency its currency
     * @return the money
     */
    public static Money of(BigDecimal amount, CurrencyCode currency) {
        return new Money(amount, currency);
    }

    /**
     * An amount from its text.
     *
     * @param amount a decimal number
     * @param currency its currency
     * @return the money
     * @throws NumberFormatException when the text is no decimal number
     */
    public static Money of(String amount, CurrencyCode currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    /**
     * Nothing, in a currency.
     *
     * @param currency the currency
     * @return zero
     */
    public static Money zero(CurrencyCode currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * The exact sum.
     *
     * @param other an amount in the same currency
     * @return the sum
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    /**
     * The exact difference.
     *
     * @param other an amount in the same currency
     * @return this less the other
     * @throws IllegalArgumentException when the currencies differ
     */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("money: " + currency + " and " + other.currency
                    + " do not add; convert one of them first, or sum by currency");
        }
        return other;
    }

    /**
     * The amount with what is below a cent cut off, toward zero: the rounding of this service's bills. Two decimals in
     * every currency.
     *
     * @return the amount with two decimals
     */
    public Money cutToCents() {
        return new Money(amount.setScale(2, RoundingMode.DOWN), currency);
    }

    /**
     * Whether the amount is nothing.
     *
     * @return true for zero of any scale
     */
    public boolean isZero() {
        return amount.signum() == 0;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Money other && currency.equals(other.currency) && amount.compareTo(other.amount) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * currency.hashCode() + amount.stripTrailingZeros().hashCode();
    }

    /** The amount without an exponent, and the currency. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
