package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;

/**
 * An amount in the billing currency and in dollars, both exact or to 34 significant digits, neither rounded to cents.
 *
 * @param billing the amount in the billing currency
 * @param usd the amount in dollars
 */
public record CreditAmount(Money billing, Money usd) {
    /**
     * Nothing.
     *
     * @param billingCurrency the billing currency
     * @return zero in both currencies
     */
    public static CreditAmount zero(CurrencyCode billingCurrency) {
        return new CreditAmount(Money.zero(billingCurrency), Money.zero(CurrencyCode.USD));
    }

    /**
     * The sum.
     *
     * @param other an amount in the same billing currency
     * @return the sum
     * @throws IllegalArgumentException when the currencies differ
     */
    public CreditAmount plus(CreditAmount other) {
        boolean sameCurrency = billing.currency().equals(other.billing.currency());
        if (sameCurrency && other.isZero()) {
            return this; // most lines have nothing in most amounts
        }
        return sameCurrency && isZero() ? other : new CreditAmount(billing.plus(other.billing), usd.plus(other.usd));
    }

    /**
     * The difference.
     *
     * @param other an amount in the same billing currency
     * @return this less the other
     * @throws IllegalArgumentException when the currencies differ
     */
    public CreditAmount minus(CreditAmount other) {
        return new CreditAmount(billing.minus(other.billing), usd.minus(other.usd));
    }

    /**
     * Whether there is nothing.
     *
     * @return true when both amounts are zero
     */
    public boolean isZero() {
        return usd.isZero() && billing.isZero();
    }

    /** Both amounts. */
    @Override
    public String toString() {
        return billing.equals(usd) ? billing.toString() : billing + " (" + usd + ")";
    }
}
