package io.github.azureplan.pricing;

import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts a {@link PriceTable} together: entries one after the other, each followed by its periods and their tiers. */
final class PriceTableBuilder {
    /** Of products, SKUs and availabilities. */
    final TextPool ids = new TextPool();

    final TextPool texts = new TextPool();
    final MeterPool meters = new MeterPool();

    private final List<PriceTable.Kind> kinds = new ArrayList<>();
    private final Map<PriceTable.Kind, Integer> kindNumbers = new HashMap<>();
    private final List<BigDecimal> prices = new ArrayList<>();
    private final Map<BigDecimal, Integer> priceNumbers = new HashMap<>();
    private final List<PriceTable.Range> ranges = new ArrayList<>();
    private final Map<PriceTable.Range, Integer> rangeNumbers = new HashMap<>();
    private final List<int[]> meterSets = new ArrayList<>();
    private final Map<List<Integer>, Integer> meterSetNumbers = new HashMap<>();
    private final Map<Long, Integer> spanNumbers = new HashMap<>();
    private final Map<Integer, BadRow> contradictions = new HashMap<>();

    private final Ints product = new Ints();
    private final Ints sku = new Ints();
    private final Ints availability = new Ints();
    private final Ints skuTitle = new Ints();
    private final Ints kind = new Ints();
    private final Ints entryMeters = new Ints();
    private final Ints firstPeriod = new Ints();
    private final Ints span = new Ints();
    private final Ints firstTier = new Ints();
    private final Ints price = new Ints();
    private final Ints range = new Ints();
    private final Ints spanFrom = new Ints();
    private final Ints spanTo = new Ints();

    /** A list of whole numbers. */
    static final class Ints {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int get(int index) {
            return values[index];
        }

        void set(int index, int value) {
            values[index] = value;
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    PriceTableBuilder() {
        range(PriceTable.Range.ALL);
    }

    int kind(PriceTable.Kind value) {
        return number(kindNumbers, kinds, value);
    }

    int price(BigDecimal value) {
        return number(priceNumbers, prices, value);
    }

    /** The number of a price that is not there yet. */
    int newPrice(BigDecimal value) {
        prices.add(value);
        return prices.size() - 1;
    }

    BigDecimal priceOf(int number) {
        return prices.get(number);
    }

    int range(PriceTable.Range value) {
        return number(rangeNumbers, ranges, value);
    }

    private static <V> int number(Map<V, Integer> numbers, List<V> values, V value) {
        Integer known = numbers.get(value);
        if (known == null) {
            known = values.size();
            values.add(value);
            numbers.put(value, known);
        }
        return known;
    }

    /** The number of a span of days. */
    int span(int from, int to) {
        Long key = ((long) from << Integer.SIZE) | (to & 0xffffffffL);
        Integer known = spanNumbers.get(key);
        if (known == null) {
            known = spanFrom.size();
            spanFrom.add(from);
            spanTo.add(to);
            spanNumbers.put(key, known);
        }
        return known;
    }

    int spanFrom(int number) {
        return spanFrom.get(number);
    }

    int spanTo(int number) {
        return spanTo.get(number);
    }

    /** What stands for some meters, given by number: 0 for none, the number and 1 for one, below 0 for several. */
    int meterSet(List<Integer> numbers) {
        List<Integer> distinct = numbers.stream().distinct().sorted().toList();
        if (distinct.size() <= 1) {
            return distinct.isEmpty() ? 0 : distinct.get(0) + 1;
        }
        Integer known = meterSetNumbers.get(distinct);
        if (known == null) {
            meterSets.add(distinct.stream().mapToInt(Integer::intValue).toArray());
            known = -meterSets.size();
            meterSetNumbers.put(distinct, known);
        }
        return known;
    }

    /** Adds an entry; its periods follow when all entries are there, or at once. */
    void entry(int productId, int skuId, int availabilityId, int title, int kindNumber, int meterSet) {
        product.add(productId);
        sku.add(skuId);
        availability.add(availabilityId);
        skuTitle.add(title);
        kind.add(kindNumber);
        entryMeters.add(meterSet);
    }

    boolean isEntry(int entry, int productId, int skuId, int availabilityId, int meterSet) {
        return sku.get(entry) == skuId
                && product.get(entry) == productId
                && entryMeters.get(entry) == meterSet
                && availability.get(entry) == availabilityId;
    }

    int entries() {
        return product.size();
    }

    /** Begins the periods of the next entry that has none yet. */
    void periods() {
        firstPeriod.add(span.size());
    }

    void period(int spanNumber) {
        span.add(spanNumber);
        firstTier.add(price.size());
    }

    void tier(int priceNumber, int rangeNumber) {
        price.add(priceNumber);
        range.add(rangeNumber);
    }

    /** Says why the last period has no tiers. */
    void contradiction(BadRow row) {
        contradictions.put(span.size() - 1, row);
    }

    /** An entry of another table. */
    void copy(PriceTable from, int entry) {
        PriceTable.Columns c = from.columns;
        List<Integer> numbers = new ArrayList<>();
        for (MeterId meter : from.metersOf(entry)) {
            numbers.add(meters.intern(meter));
        }
        entry(
                ids.intern(from.ids.text(c.product[entry])),
                ids.intern(from.ids.text(c.sku[entry])),
                ids.intern(from.ids.text(c.availability[entry])),
                texts.intern(from.texts.text(c.skuTitle[entry])),
                kind(from.kind(entry)),
                meterSet(numbers));
        periods();
        for (int period = c.firstPeriod[entry]; period < c.firstPeriod[entry + 1]; period++) {
            period(span(from.from(period), from.to(period)));
            for (int i = 0; i < from.tierCount(period); i++) {
                tier(price(from.price(period, i)), range(from.range(period, i)));
            }
            BadRow contradiction = from.contradictions.get(period);
            if (contradiction != null) {
                contradiction(contradiction);
            }
        }
    }

    PriceTable build(String source) {
        firstPeriod.add(span.size());
        firstTier.add(price.size());
        ids.trim();
        texts.dropIndex();
        meters.close();
        return new PriceTable(
                source,
                ids,
                texts,
                meters,
                kinds,
                prices,
                ranges,
                meterSets,
                contradictions,
                new PriceTable.Columns(
                        product.toArray(),
                        sku.toArray(),
                        availability.toArray(),
                        skuTitle.toArray(),
                        kind.toArray(),
                        entryMeters.toArray(),
                        firstPeriod.toArray(),
                        span.toArray(),
                        firstTier.toArray(),
                        price.toArray(),
                        range.toArray(),
                        spanFrom.toArray(),
                        spanTo.toArray()));
    }
}
