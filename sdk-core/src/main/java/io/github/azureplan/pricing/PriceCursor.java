package io.github.azureplan.pricing;

import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Looks prices up without making objects, for millions of look-ups. One cursor for each thread; the book behind it may
 * have any number.
 *
 * <pre>{@code
 * PriceCursor price = book.cursor();
 * for (UsageLine line : lines) {
 *     if (price.moveTo(line.meter(), line.usageDate())) {
 *         BigDecimal list = price.unitPrice();
 *     }
 * }
 * }</pre>
 */
public final class PriceCursor {
    private final PriceTable table;
    private int entry = -1;
    private int period = -1;

    PriceCursor(PriceTable table) {
        this.table = table;
    }

    /**
     * Goes to the price of a meter on a day.
     *
     * @param meter the meter
     * @param date the day, in UTC
     * @return false when the book has no price of the meter for that day
     * @throws IllegalArgumentException when the meter counts several products at different prices on that day
     * @throws io.github.azureplan.errors.DamagedDataException when the sheet's tiers contradict each other on that day
     */
    public boolean moveTo(MeterId meter, LocalDate date) {
        clear();
        int day = PriceCells.day(date);
        int meterNumber = table.meters.find(meter);
        for (int i = table.countOf(meterNumber) - 1; i >= 0; i--) {
            if (!offer(table.entryOf(meterNumber, i), day)) {
                throw ambiguous("meter " + meter);
            }
        }
        return arrived();
    }

    /**
     * Goes to the price of a SKU on a day.
     *
     * @param product product and SKU
     * @param date the day, in UTC
     * @return false when the book has no price of the SKU for that day
     * @throws IllegalArgumentException when the SKU has different prices on that day, for instance by meter
     * @throws io.github.azureplan.errors.DamagedDataException when the sheet's tiers contradict each other on that day
     */
    public boolean moveTo(ProductSku product, LocalDate date) {
        return moveTo(product, null, date);
    }

    /**
     * Goes to the price of an availability on a day. Prices of which the sheet tells no availability hold for all.
     *
     * @param product product and SKU
     * @param availabilityId the availability, or null for any
     * @param date the day, in UTC
     * @return false when the book has no price of it for that day
     * @throws IllegalArgumentException when there are different prices on that day, for instance by meter
     * @throws io.github.azureplan.errors.DamagedDataException when the sheet's tiers contradict each other on that day
     */
    public boolean moveTo(ProductSku product, @Nullable String availabilityId, LocalDate date) {
        clear();
        int day = PriceCells.day(date);
        for (int next = table.firstOf(product); next >= 0; next = table.nextOfSku(next)) {
            boolean right = availabilityId == null || table.isOfAvailability(next, availabilityId);
            if (right && !offer(next, day)) {
                throw ambiguous(product + (availabilityId == null ? "" : ":" + availabilityId));
            }
        }
        return arrived();
    }

    private void clear() {
        entry = -1;
        period = -1;
    }

    /** Takes a candidate; false when there is one already, at another price. */
    private boolean offer(int candidate, int day) {
        int found = table.period(candidate, day);
        if (found >= 0 && period >= 0 && !table.samePrice(entry, period, candidate, found)) {
            return false;
        }
        if (found >= 0) {
            entry = candidate;
            period = found;
        }
        return true;
    }

    private IllegalArgumentException ambiguous(String what) {
        clear();
        return new IllegalArgumentException(
                what + ": has several prices on that day; choose one of what find(...) answers");
    }

    private boolean arrived() {
        if (period >= 0 && table.tierCount(period) == 0) {
            BadRow contradiction = table.contradictions.get(period);
            clear();
            if (contradiction != null) {
                throw contradiction.exception();
            }
        }
        return period >= 0;
    }

    private int here() {
        if (period < 0) {
            throw new IllegalStateException("the cursor is at no price; moveTo(...) must have answered true");
        }
        return period;
    }

    /**
     * The price of the first unit; the only price when there are no tiers.
     *
     * @return the price in the currency of the sheet
     */
    public BigDecimal unitPrice() {
        return unitPrice(0);
    }

    /**
     * How many tiers there are.
     *
     * @return 1 or more
     */
    public int tiers() {
        return table.tierCount(here());
    }

    /**
     * The price of a unit of a tier.
     *
     * @param tier the tier, from 0
     * @return the price in the currency of the sheet
     */
    public BigDecimal unitPrice(int tier) {
        return table.price(here(), checked(tier));
    }

    /**
     * Where a tier begins.
     *
     * @param tier the tier, from 0
     * @return the last unit of the tier below, 0 for the first tier
     */
    public BigDecimal above(int tier) {
        return table.range(here(), checked(tier)).above();
    }

    /**
     * Where a tier ends.
     *
     * @param tier the tier, from 0
     * @return its last unit, or null for the open end
     */
    public @Nullable BigDecimal upTo(int tier) {
        return table.range(here(), checked(tier)).upTo();
    }

    private int checked(int tier) {
        if (tier < 0 || tier >= tiers()) {
            throw new IllegalArgumentException("tier: must be from 0 to " + (tiers() - 1) + ", was " + tier);
        }
        return tier;
    }

    /**
     * All that the book has of this price.
     *
     * @return the entry; this makes an object
     */
    public PriceEntry entry() {
        here();
        return new PriceEntry(table, entry);
    }
}
