package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one SKU costs by one set of meters: its tiers, over all ranges of dates of a sheet. Immutable; a view into its
 * {@link PriceBook}.
 *
 * <p>Where ranges of dates overlap, the row that started earlier holds until its end. Of rows with the same start and
 * the same tier the one that ends latest counts.
 *
 * <p>Two entries are equal when everything they tell is equal, prices by their value.
 */
public final class PriceEntry {
    private final PriceTable table;
    private final int number;

    PriceEntry(PriceTable table, int number) {
        this.table = table;
        this.number = number;
    }

    /**
     * The prices from one day to another.
     *
     * @param from the first day, in UTC; {@link LocalDate#MIN} where the sheet has none
     * @param to the last day; {@link LocalDate#MAX} where the sheet has none
     * @param tiers the tiers from the first unit up; none when the sheet contradicts itself on these days
     */
    public record Period(LocalDate from, LocalDate to, List<TierPrice> tiers) {
        /** Copies the list. */
        public Period {
            tiers = List.copyOf(tiers);
        }
    }

    PriceTable table() {
        return table;
    }

    int number() {
        return number;
    }

    /**
     * Product and SKU.
     *
     * @return what the price is of
     */
    public ProductSku product() {
        return new ProductSku(table.ids.text(table.columns.product[number]), table.ids.text(table.columns.sku[number]));
    }

    /**
     * The availability.
     *
     * @return the availability in upper case, or null when the sheet does not tell, as no published one does
     */
    public @Nullable String availabilityId() {
        String text = table.ids.text(table.columns.availability[number]);
        return text.isEmpty() ? null : text;
    }

    /**
     * The meters that count the use.
     *
     * @return the meters, GUIDs in lower case; none for a reservation
     */
    public List<MeterId> meters() {
        return table.metersOf(number);
    }

    /**
     * The currency of the price.
     *
     * @return USD in every published sheet of consumption prices
     */
    public CurrencyCode currency() {
        return table.kind(number).currency();
    }

    /**
     * The country the price holds for.
     *
     * @return two letters, empty when the sheet has none
     */
    public String market() {
        return table.kind(number).market();
    }

    /**
     * Name of the product.
     *
     * @return the name, empty when the sheet has none
     */
    public String productTitle() {
        return table.kind(number).productTitle();
    }

    /**
     * Name of the SKU.
     *
     * @return the name, empty when the sheet has none
     */
    public String skuTitle() {
        return table.texts.text(table.columns.skuTitle[number]);
    }

    /**
     * Unit that is billed.
     *
     * @return the unit, empty when the sheet has none
     */
    public String unit() {
        return table.kind(number).unit();
    }

    /**
     * Who sells the product.
     *
     * @return the publisher, empty when the sheet has none
     */
    public String publisher() {
        return table.kind(number).publisher();
    }

    /**
     * The term of the price.
     *
     * @return {@code payG-1} for pay as you go, an ISO period for a reservation, empty when the sheet has none
     */
    public String term() {
        return table.kind(number).term();
    }

    /**
     * The tags of the product.
     *
     * @return the tags as they are spelled
     */
    public List<String> tags() {
        return table.kind(number).tags();
    }

    /**
     * The sheet the price was read from.
     *
     * @return its name, for messages
     */
    public String source() {
        return table.source;
    }

    /**
     * The prices over time.
     *
     * @return the ranges of dates in order; they do not overlap
     */
    public List<Period> periods() {
        List<Period> all = new ArrayList<>();
        for (int period = firstPeriod(); period < lastPeriod(); period++) {
            all.add(new Period(PriceCells.date(table.from(period)), PriceCells.date(table.to(period)), tiers(period)));
        }
        return List.copyOf(all);
    }

    int firstPeriod() {
        return table.columns.firstPeriod[number];
    }

    int lastPeriod() {
        return table.columns.firstPeriod[number + 1];
    }

    List<TierPrice> tiers(int period) {
        List<TierPrice> tiers = new ArrayList<>(table.tierCount(period));
        for (int i = 0; i < table.tierCount(period); i++) {
            PriceTable.Range range = table.range(period, i);
            tiers.add(new TierPrice(range.above(), range.upTo(), table.price(period, i)));
        }
        return List.copyOf(tiers);
    }

    /**
     * The tiers that hold on a day.
     *
     * @param date the day, in UTC
     * @return the tiers from the first unit up, one without tiers, none when the SKU is not on sale that day
     * @throws DamagedDataException when the sheet's tiers overlap, leave a gap or do not begin with the first unit
     */
    public List<TierPrice> tiersAt(LocalDate date) {
        int period = table.period(number, PriceCells.day(date));
        if (period < 0) {
            return List.of();
        }
        BadRow contradiction = table.contradictions.get(period);
        if (contradiction != null) {
            throw contradiction.exception();
        }
        return tiers(period);
    }

    /**
     * Whether the SKU is on sale on a day.
     *
     * @param date the day, in UTC
     * @return true when the sheet has a price for it
     */
    public boolean onSale(LocalDate date) {
        return table.period(number, PriceCells.day(date)) >= 0;
    }

    /**
     * What a quantity costs at list price.
     *
     * @param quantity units to be used, 0 or more
     * @param date the day, in UTC, whose prices hold
     * @param usedBefore units used before in the same calendar month, 0 or more
     * @return the quote in the currency of the sheet
     * @throws IllegalArgumentException when a quantity is negative, goes beyond the last tier, or there is no price that
     *     day
     * @throws DamagedDataException when the sheet's tiers contradict each other
     */
    public Quote quote(BigDecimal quantity, LocalDate date, BigDecimal usedBefore) {
        return Quote.of(this, quantity, date, usedBefore);
    }

    /** Whether a unit of both, of the same book and on sale that day, is the same and costs the same. */
    boolean samePriceOn(LocalDate date, PriceEntry other) {
        int day = PriceCells.day(date);
        return table.samePrice(number, table.period(number, day), other.number, table.period(other.number, day));
    }

    /** Whether both are of the same SKU, meters, term, market, currency and unit. */
    boolean sameThing(PriceEntry other) {
        return product().equals(other.product())
                && meterSet().equals(other.meterSet())
                && String.valueOf(availabilityId()).equals(String.valueOf(other.availabilityId()))
                && folded(term()).equals(folded(other.term()))
                && folded(market()).equals(folded(other.market()))
                && currency().equals(other.currency())
                && folded(unit()).equals(folded(other.unit()));
    }

    private Set<MeterId> meterSet() {
        return new HashSet<>(meters());
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether names, publisher and tags are the same. */
    boolean sameDetails(PriceEntry other) {
        return skuTitle().equals(other.skuTitle())
                && productTitle().equals(other.productTitle())
                && publisher().equals(other.publisher())
                && tags().equals(other.tags());
    }

    private boolean samePeriods(PriceEntry other) {
        int count = lastPeriod() - firstPeriod();
        boolean same = count == other.lastPeriod() - other.firstPeriod();
        for (int i = 0; same && i < count; i++) {
            int mine = firstPeriod() + i;
            int theirs = other.firstPeriod() + i;
            same = table.from(mine) == other.table.from(theirs)
                    && table.to(mine) == other.table.to(theirs)
                    && table.sameTiers(mine, other.table, theirs);
        }
        return same;
    }

    @Override
    public boolean equals(Object o) {
        if (!(o instanceof PriceEntry other)) {
            return false;
        }
        return (table == other.table && number == other.number)
                || (sameThing(other) && sameDetails(other) && samePeriods(other));
    }

    @Override
    public int hashCode() {
        return product().hashCode();
    }

    /** Product, SKU and title. */
    @Override
    public String toString() {
        String title = skuTitle();
        return product() + (title.isEmpty() ? "" : " " + title);
    }
}
