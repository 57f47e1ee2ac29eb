package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one SKU costs by one meter: its tiers, over all ranges of dates of a sheet. Immutable.
 *
 * <p>Where ranges of dates overlap, the one that started earlier holds until its end. Of rows with the same start and
 * the same tier the one that ends latest counts, of equal ones the last in the sheet.
 */
public final class PriceEntry {
    private final ProductSku product;
    private final List<MeterId> meters;
    private final CurrencyCode currency;
    private final String productTitle;
    private final String skuTitle;
    private final String unit;
    private final String publisher;
    private final String term;
    private final List<String> tags;
    private final String source;
    private final List<Tier> tiers;

    /** One row: days inclusive; null bounds of the tier where the sheet has none. */
    record Tier(
            LocalDate from,
            LocalDate to,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            BigDecimal unitPrice,
            int line) {
        static Tier of(PriceRow row) {
            return new Tier(
                    day(row.effectiveFrom(), LocalDate.MIN),
                    day(row.effectiveTo(), LocalDate.MAX),
                    row.tierMin(),
                    row.tierMax(),
                    row.unitPrice(),
                    row.row().line());
        }

        private static LocalDate day(@Nullable Instant moment, LocalDate otherwise) {
            return moment == null ? otherwise : LocalDate.ofInstant(moment, ZoneOffset.UTC);
        }

        boolean covers(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }

        BigDecimal first() {
            return min == null ? BigDecimal.ZERO : min;
        }
    }

    PriceEntry(PriceRow first, PriceBook.Texts texts, List<Tier> tiers) {
        this.product = texts.product(first.product());
        this.meters = texts.meters(first.meterIds());
        this.currency = first.currency();
        this.productTitle = texts.of(first.get(PriceRow.PRODUCT_TITLE));
        this.skuTitle = texts.of(first.get(PriceRow.SKU_TITLE));
        this.unit = texts.of(first.get(PriceRow.UNIT_OF_MEASURE));
        this.publisher = texts.of(first.get(PriceRow.PUBLISHER));
        this.term = texts.of(first.get(PriceRow.TERM_DURATION));
        this.tags = texts.list(first.tags());
        this.source = first.row().source();
        this.tiers = List.copyOf(tiers);
    }

    /**
     * Product and SKU.
     *
     * @return what the price is of
     */
    public ProductSku product() {
        return product;
    }

    /**
     * The meters that count the use.
     *
     * @return the meters, none for a reservation
     */
    public List<MeterId> meters() {
        return meters;
    }

    /**
     * The currency of the price.
     *
     * @return USD in every published sheet of consumption prices
     */
    public CurrencyCode currency() {
        return currency;
    }

    /**
     * Name of the product.
     *
     * @return the name, empty when the sheet has none
     */
    public String productTitle() {
        return productTitle;
    }

    /**
     * Name of the SKU.
     *
     * @return the name, empty when the sheet has none
     */
    public String skuTitle() {
        return skuTitle;
    }

    /**
     * Unit that is billed.
     *
     * @return the unit, empty when the sheet has none
     */
    public String unit() {
        return unit;
    }

    /**
     * Who sells the product.
     *
     * @return the publisher, empty when the sheet has none
     */
    public String publisher() {
        return publisher;
    }

    /**
     * The term of the price.
     *
     * @return {@code payG-1} for pay as you go, an ISO period for a reservation, empty when the sheet has none
     */
    public String term() {
        return term;
    }

    /**
     * The tags of the product.
     *
     * @return the tags as they are spelled
     */
    public List<String> tags() {
        return tags;
    }

    /**
     * The tiers that hold on a day.
     *
     * @param date the day, in UTC
     * @return the tiers from the first unit up, one without tiers, none when the SKU is not on sale that day
     * @throws DamagedDataException when the sheet's tiers overlap, leave a gap or do not begin with the first unit
     */
    public List<TierPrice> tiersAt(LocalDate date) {
        LocalDate start = tiers.stream()
                .filter(tier -> tier.covers(date))
                .map(Tier::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (start == null) {
            return List.of();
        }
        TreeMap<BigDecimal, Tier> byFirst = new TreeMap<>();
        for (Tier tier : tiers) {
            if (tier.covers(date) && tier.from().equals(start)) {
                byFirst.merge(tier.first(), tier, (one, other) -> other.to().isBefore(one.to()) ? one : other);
            }
        }
        List<TierPrice> prices = new ArrayList<>();
        BigDecimal above = BigDecimal.ZERO;
        boolean open = false;
        for (Tier tier : byFirst.values()) {
            boolean adjoins = tier.first().compareTo(above) == 0
                    || tier.first().subtract(BigDecimal.ONE).compareTo(above) == 0;
            if (open || !adjoins) {
                throw new DamagedDataException(
                        source,
                        tier.line(),
                        PriceRow.PRICING_TIER_RANGE_MIN.name(),
                        "the tier overlaps the one before it or leaves a gap",
                        null);
            }
            prices.add(new TierPrice(above, tier.max(), tier.unitPrice()));
            open = tier.max() == null;
            above = tier.max() == null ? above : tier.max();
        }
        return List.copyOf(prices);
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

    /** Product, SKU and title. */
    @Override
    public String toString() {
        return product + (skuTitle.isEmpty() ? "" : " " + skuTitle);
    }
}
