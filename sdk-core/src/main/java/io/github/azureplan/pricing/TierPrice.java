package io.github.azureplan.pricing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price of the units of one tier. A tier printed as 101 to 100000 holds for what is above 100 and not above 100000,
 * so that fractions of units belong to exactly one tier.
 *
 * @param above the end of the tier below: the first unit past it is the first of this tier, 0 for the lowest tier
 * @param upTo the last unit of the tier, or null for the open end
 * @param unitPrice the price of one unit
 */
public record TierPrice(BigDecimal above, @Nullable BigDecimal upTo, BigDecimal unitPrice) {
    /** The range and the price. */
    @Override
    public String toString() {
        return "above " + above.toPlainString() + (upTo == null ? "" : " up to " + upTo.toPlainString()) + " at "
                + unitPrice.toPlainString();
    }
}
