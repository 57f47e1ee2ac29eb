package io.github.azureplan.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What some units cost before and after. Where the tiers themselves changed, the units are cut at the ends of both, so
 * that each part has one price before and one after.
 *
 * @param above the unit below the first one
 * @param upTo the last unit, or null for the open end
 * @param before the price of one unit before, or null where there was none
 * @param after the price of one unit after, or null where there is none
 */
public record TierChange(
        BigDecimal above,
        @Nullable BigDecimal upTo,
        @Nullable BigDecimal before,
        @Nullable BigDecimal after) {
    /**
     * By how much a unit got dearer.
     *
     * @return the exact difference, below 0 for cheaper, or null where one of the prices is missing
     */
    public @Nullable BigDecimal amount() {
        return before == null || after == null ? null : after.subtract(before);
    }

    /**
     * The same in percent of the price before.
     *
     * @return percent with two decimals, half up; null where one of the prices is missing or the one before was 0
     */
    public @Nullable BigDecimal percent() {
        BigDecimal difference = amount();
        if (difference == null || before == null || before.signum() == 0) {
            return null;
        }
        return difference.movePointRight(2).divide(before, 2, RoundingMode.HALF_UP);
    }

    /** Units, both prices and the change. */
    @Override
    public String toString() {
        BigDecimal percent = percent();
        return "above " + above.toPlainString() + (upTo == null ? "" : " up to " + upTo.toPlainString()) + ": "
                + text(before) + " to " + text(after) + (percent == null ? "" : " (" + percent + " %)");
    }

    private static String text(@Nullable BigDecimal price) {
        return price == null ? "none" : price.toPlainString();
    }
}
