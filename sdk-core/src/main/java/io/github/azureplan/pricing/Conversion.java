package io.github.azureplan.pricing;

import io.github.azureplan.common.Money;
import java.util.Objects;

/**
 * An amount in another currency, with the rate that made it.
 *
 * @param from the amount that was converted
 * @param to what it comes to, not rounded to cents
 * @param rate the rate used
 */
public record Conversion(Money from, Money to, ExchangeRate rate) {
    /** Checks that all are there. */
    public Conversion {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(rate, "rate");
    }

    /** Both amounts and the rate. */
    @Override
    public String toString() {
        return from + " = " + to + " at " + rate;
    }
}
