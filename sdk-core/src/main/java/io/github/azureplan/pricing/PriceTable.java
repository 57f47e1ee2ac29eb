package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a price book holds, as arrays: entries (one SKU by one set of meters), each with periods, each with tiers.
 * Periods of an entry do not overlap and stand in order; tiers of a period begin where the one before ends. Never
 * changed once it is made.
 */
final class PriceTable {
    /** What many entries have in common. */
    record Kind(
            String productTitle,
            String publisher,
            String term,
            String market,
            CurrencyCode currency,
            String unit,
            List<String> tags) {}

    /** The units of a tier: above the one, up to the other, which is null for the open end. */
    record Range(BigDecimal above, @Nullable BigDecimal upTo) {
        static final Range ALL = new Range(BigDecimal.ZERO, null);
    }

    /** Columns of whole numbers: first those by entry, then by period, by tier and by span of days. */
    static final class Columns {
        final int[] product;
        final int[] sku;
        final int[] availability;
        final int[] skuTitle;
        final int[] kind;
        final int[] meters;
        final int[] firstPeriod;
        final int[] span;
        final int[] firstTier;
        final int[] price;
        final int[] range;
        final int[] spanFrom;
        final int[] spanTo;

        Columns(
                int[] product,
                int[] sku,
                int[] availability,
                int[] skuTitle,
                int[] kind,
                int[] meters,
                int[] firstPeriod,
                int[] span,
                int[] firstTier,
                int[] price,
                int[] range,
                int[] spanFrom,
                int[] spanTo) {
            this.product = product;
            this.sku = sku;
            this.availability = availability;
            this.skuTitle = skuTitle;
            this.kind = kind;
            this.meters = meters;
            this.firstPeriod = firstPeriod;
            this.span = span;
            this.firstTier = firstTier;
            this.price = price;
            this.range = range;
            this.spanFrom = spanFrom;
            this.spanTo = spanTo;
        }
    }

    private static final int[] NONE = new int[0];

    final String source;
    final TextPool ids;
    final TextPool texts;
    final MeterPool meters;
    final List<Kind> kinds;
    final List<BigDecimal> prices;
    final List<Range> ranges;

    /** Sets of several meters. */
    final List<int[]> meterSets;

    /** Why a period has no tiers. */
    final Map<Integer, BadRow> contradictions;

    final Columns columns;

    private final int[] skuTable;
    private final int[] nextOfSku;
    private final int[] firstOfMeter;
    private final int[] entriesByMeter;

    PriceTable(
            String source,
            TextPool ids,
            TextPool texts,
            MeterPool meters,
            List<Kind> kinds,
            List<BigDecimal> prices,
            List<Range> ranges,
            List<int[]> meterSets,
            Map<Integer, BadRow> contradictions,
            Columns columns) {
        this.source = source;
        this.ids = ids;
        this.texts = texts;
        this.meters = meters;
        this.kinds = List.copyOf(kinds);
        this.prices = List.copyOf(prices);
        this.ranges = List.copyOf(ranges);
        this.meterSets = List.copyOf(meterSets);
        this.contradictions = Map.copyOf(contradictions);
        this.columns = columns;
        int size = columns.product.length;
        this.nextOfSku = new int[size];
        this.skuTable = indexBySku(size);
        this.firstOfMeter = new int[meters.size() + 1];
        this.entriesByMeter = indexByMeter(size);
    }

    private int[] indexBySku(int size) {
        int[] table = new int[TextPool.room(size)];
        for (int entry = size - 1; entry >= 0; entry--) { // so that a chain is in the order of the sheet
            int place = skuPlace(table, columns.product[entry], columns.sku[entry]);
            nextOfSku[entry] = table[place] - 1;
            table[place] = entry + 1;
        }
        return table;
    }

    private int skuPlace(int[] table, int product, int sku) {
        int place = TextPool.place(TextPool.spread(((long) product << 32) + sku), table.length);
        while (table[place] != 0
                && (columns.product[table[place] - 1] != product || columns.sku[table[place] - 1] != sku)) {
            place = TextPool.next(place, table.length);
        }
        return place;
    }

    private int[] indexByMeter(int size) {
        int all = 0;
        for (int entry = 0; entry < size; entry++) {
            for (int i = 0; i < meterCount(entry); i++) {
                firstOfMeter[meterNumber(entry, i) + 1]++;
                all++;
            }
        }
        for (int i = 1; i < firstOfMeter.length; i++) {
            firstOfMeter[i] += firstOfMeter[i - 1];
        }
        int[] next = firstOfMeter.clone();
        int[] entries = all == 0 ? NONE : new int[all];
        for (int entry = 0; entry < size; entry++) {
            for (int i = 0; i < meterCount(entry); i++) {
                entries[next[meterNumber(entry, i)]++] = entry;
            }
        }
        return entries;
    }

    int size() {
        return nextOfSku.length;
    }

    /** The first entry of a SKU, or -1. */
    int firstOf(ProductSku product) {
        int productId = ids.find(product.productId());
        int skuId = ids.find(product.skuId());
        return productId < 0 || skuId < 0 ? -1 : skuTable[skuPlace(skuTable, productId, skuId)] - 1;
    }

    /** The next entry of the same SKU, or -1. */
    int nextOfSku(int entry) {
        return nextOfSku[entry];
    }

    /** Whether an entry is of an availability; one that tells none is of all. */
    boolean isOfAvailability(int entry, String availabilityId) {
        int availability = columns.availability[entry];
        return availability == 0 || ids.isIgnoringCase(availability, availabilityId);
    }

    /** How many entries a meter counts. */
    int countOf(int meter) {
        return meter < 0 ? 0 : firstOfMeter[meter + 1] - firstOfMeter[meter];
    }

    int entryOf(int meter, int index) {
        return entriesByMeter[firstOfMeter[meter] + index];
    }

    int meterCount(int entry) {
        int meter = columns.meters[entry];
        return meter == 0 ? 0 : meter > 0 ? 1 : meterSets.get(-meter - 1).length;
    }

    private int meterNumber(int entry, int index) {
        int meter = columns.meters[entry];
        return meter > 0 ? meter - 1 : meterSets.get(-meter - 1)[index];
    }

    List<MeterId> metersOf(int entry) {
        List<MeterId> all = new ArrayList<>();
        for (int i = 0; i < meterCount(entry); i++) {
            all.add(meters.meter(meterNumber(entry, i)));
        }
        return List.copyOf(all);
    }

    Kind kind(int entry) {
        return kinds.get(columns.kind[entry]);
    }

    /** The period of a day, or -1. */
    int period(int entry, int day) {
        int last = columns.firstPeriod[entry + 1];
        for (int period = columns.firstPeriod[entry]; period < last; period++) {
            if (from(period) <= day && day <= to(period)) {
                return period;
            }
        }
        return -1;
    }

    int from(int period) {
        return columns.spanFrom[columns.span[period]];
    }

    int to(int period) {
        return columns.spanTo[columns.span[period]];
    }

    int tierCount(int period) {
        return columns.firstTier[period + 1] - columns.firstTier[period];
    }

    BigDecimal price(int period, int tier) {
        return prices.get(columns.price[columns.firstTier[period] + tier]);
    }

    Range range(int period, int tier) {
        return ranges.get(columns.range[columns.firstTier[period] + tier]);
    }

    /** Whether a unit is the same thing in two entries and costs the same in a period of each. */
    boolean samePrice(int entry, int period, int otherEntry, int otherPeriod) {
        Kind one = kind(entry);
        Kind other = kind(otherEntry);
        return (columns.kind[entry] == columns.kind[otherEntry]
                        || (one.currency().equals(other.currency())
                                && one.unit()
                                        .strip()
                                        .equalsIgnoreCase(other.unit().strip())))
                && sameTiers(period, this, otherPeriod);
    }

    /** Whether two periods, of this table or another, have the same tiers at the same prices. */
    boolean sameTiers(int period, PriceTable other, int otherPeriod) {
        int count = tierCount(period);
        if (count != other.tierCount(otherPeriod)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (price(period, i).compareTo(other.price(otherPeriod, i)) != 0
                    || !sameEnd(
                            range(period, i).upTo(), other.range(otherPeriod, i).upTo())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEnd(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return (one == null || other == null) ? (one == null && other == null) : one.compareTo(other) == 0;
    }

    /** Whether all numbers in the columns are of something; for a table that was read from a file. */
    boolean isConsistent() {
        Columns c = columns;
        int entries = size();
        int periods = c.span.length;
        int tiers = c.price.length;
        boolean lengths = c.sku.length == entries
                && c.availability.length == entries
                && c.skuTitle.length == entries
                && c.kind.length == entries
                && c.meters.length == entries
                && c.range.length == tiers
                && c.spanFrom.length == c.spanTo.length;
        return lengths
                && isOffsets(c.firstPeriod, entries, periods)
                && isOffsets(c.firstTier, periods, tiers)
                && within(c.span, c.spanFrom.length)
                && within(c.price, prices.size())
                && within(c.range, ranges.size())
                && within(c.kind, kinds.size())
                && within(c.skuTitle, texts.size())
                && within(c.product, ids.size())
                && within(c.sku, ids.size())
                && within(c.availability, ids.size())
                && IntStream.range(0, periods).allMatch(this::isChain);
    }

    /** Whether the tiers of a period follow one another from the first unit, or it is said why there are none. */
    private boolean isChain(int period) {
        boolean right = tierCount(period) > 0 || contradictions.containsKey(period);
        BigDecimal above = BigDecimal.ZERO;
        for (int tier = 0; right && tier < tierCount(period); tier++) {
            Range range = range(period, tier);
            right = above != null && above.compareTo(range.above()) == 0;
            above = range.upTo();
        }
        return right;
    }

    private static boolean isOffsets(int[] offsets, int count, int end) {
        boolean right = offsets.length == count + 1 && offsets[0] == 0 && offsets[count] == end;
        for (int i = 1; right && i < offsets.length; i++) {
            right = offsets[i - 1] <= offsets[i];
        }
        return right;
    }

    static boolean within(int[] numbers, int limit) {
        return Arrays.stream(numbers).allMatch(n -> n >= 0 && n < limit);
    }
}
