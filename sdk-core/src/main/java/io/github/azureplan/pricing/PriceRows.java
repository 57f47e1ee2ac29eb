package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.errors.DamagedDataException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows of a sheet, in any order, and makes a price table of them. Works on the bytes of the cells: the texts of a
 * row are nearly all there already, and most are those of the row before.
 */
final class PriceRows {
    private static final int KIND_CELLS = 7;
    private static final int CACHED_KINDS = 1024;
    private static final int CACHED_SPANS = 256;
    private static final int SHORT_IDS = 2048;
    private static final int BATCH = 128;

    /** Fifty times the rows of a large sheet; a book of more would not fit, whatever made them. */
    private static final int MOST_ROWS = 20_000_000;

    /** What is kept of a row, side by side because it is used together, and the place of each. */
    private static final int ROW = 5;

    private static final int ENTRY = 0;
    private static final int SPAN = 1;
    private static final int BOUNDS = 2;
    private static final int PRICE = 3;
    private static final int LINE = 4;

    private static final Bounds NO_TIERS = new Bounds(null, null);

    private final String source;
    private final PriceTableBuilder builder = new PriceTableBuilder();
    private final int[] lastText = new int[PriceRow.TABLE.columns().size()];

    /** The same for texts of fewer than eight bytes, which with their length are one number each. */
    private final long[] lastShort = new long[lastText.length];

    private final int[] lastShortText = new int[lastText.length];

    /** Keys of unit prices and 1, 0 for a free place; and their numbers at the same places. */
    private long[] priceKeys = new long[1024];

    private int[] priceNumbers = new int[1024];
    private int priceCount;

    private final int[] kindCells = new int[KIND_CELLS];
    private final int[] lastKindCells = new int[KIND_CELLS];
    private final String[] lastKindTexts = {"", "", "", "", "", "", ""};
    private final Map<Integer, List<String>> tags = new HashMap<>();
    private CurrencyCode currency = CurrencyCode.USD;
    private final int[] cachedKindCells = new int[CACHED_KINDS * KIND_CELLS];
    private final int[] cachedKinds = new int[CACHED_KINDS];
    private final PriceTableBuilder.Ints groupOfKind = new PriceTableBuilder.Ints();
    private final Map<List<Integer>, Integer> groupsByCells = new HashMap<>();
    private final Map<List<String>, Integer> groups = new HashMap<>();

    private final List<Bounds> bounds = new ArrayList<>(List.of(NO_TIERS));
    /** The bounds that came after each, 0 for none yet. */
    private final PriceTableBuilder.Ints after = new PriceTableBuilder.Ints();

    private int lastBounds;
    private final Map<Bounds, Integer> boundsNumbers = new HashMap<>(Map.of(NO_TIERS, 0));

    private final long[] shortIds = new long[SHORT_IDS];
    private final int[] shortIdNumbers = new int[SHORT_IDS];

    /** Days of a price from and to as one number; and the number of the span and 1 at the same place. */
    private final long[] spanKeys = new long[CACHED_SPANS];

    private final int[] spanNumbers = new int[CACHED_SPANS];

    private final PriceTableBuilder.Ints group = new PriceTableBuilder.Ints();

    /** Upper half of the hash, then entry and 1; 0 for a free place. */
    private long[] entryTable = new long[1024];

    // Rows.
    private int[] rowData = new int[ROW * 1024];

    private int rowCount;

    // The rows whose entries are not found yet.
    private final int[] kinds = new int[BATCH];
    private final int[] products = new int[BATCH];
    private final int[] skus = new int[BATCH];
    private final int[] availabilities = new int[BATCH];
    private final int[] titles = new int[BATCH];
    private final int[] meterSets = new int[BATCH];
    private final boolean[] guid = new boolean[BATCH];
    private final long[] uppers = new long[BATCH];
    private final long[] lowers = new long[BATCH];
    private final long[] hashes = new long[BATCH];
    private final long[] keys = new long[BATCH];
    private final int[] prices = new int[BATCH];
    private int batched;

    /** Takes what is read ahead, so that the reads are not left out. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /** First and last unit of a tier as they are printed. */
    private record Bounds(
            @Nullable BigDecimal min, @Nullable BigDecimal max) {
        boolean is(@Nullable BigDecimal otherMin, @Nullable BigDecimal otherMax) {
            return same(min, otherMin) && same(max, otherMax);
        }

        private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            if (one == null || other == null) {
                return one == null && other == null;
            }
            return one.scale() == other.scale() && one.compareTo(other) == 0;
        }
    }

    PriceRows(String source) {
        this.source = source;
    }

    /** Takes a row that was checked. */
    void add(byte[] data, int[] starts, int[] ends, int availabilitySlot, PriceCells checked) {
        if (rowCount == MOST_ROWS) {
            throw new DamagedDataException(
                    source, checked.line(), null, "is one of more rows than a price book can hold", null);
        }
        int at = batched++;
        kinds[at] = kind(data, starts, ends);
        products[at] = id(data, starts[PriceCells.PRODUCT_ID], ends[PriceCells.PRODUCT_ID], PriceCells.PRODUCT_ID);
        skus[at] = id(data, starts[PriceCells.SKU_ID], ends[PriceCells.SKU_ID], PriceCells.SKU_ID);
        availabilities[at] = availabilitySlot < 0
                ? 0
                : id(data, starts[availabilitySlot], ends[availabilitySlot], PriceCells.UNIT_PRICE);
        titles[at] = title(data, starts[PriceCells.SKU_TITLE], ends[PriceCells.SKU_TITLE]);
        meters(at, data, starts[PriceCells.METER_IDS], ends[PriceCells.METER_IDS], checked);
        int row = rowCount++ * ROW;
        if (row == rowData.length) {
            rowData = Arrays.copyOf(rowData, row * 2);
        }
        rowData[row + SPAN] = span(checked.from(), checked.to());
        rowData[row + LINE] = checked.line();
        if (checked.tierMin() != null || checked.tierMax() != null) {
            rowData[row + BOUNDS] = bounds(checked.tierMin(), checked.tierMax());
        }
        keys[at] = checked.priceKey();
        prices[at] = keys[at] >= 0 ? 0 : price(data, starts[PriceCells.UNIT_PRICE], ends[PriceCells.UNIT_PRICE]);
        if (batched == BATCH) {
            flush();
        }
    }

    /**
     * Finds the entries of the rows since the last time. The tables are larger than the caches: the places of many rows are
     * read at once first, so that they are waited for together and not one after the other.
     */
    private void flush() {
        for (int i = 0; i < batched; i++) {
            touched += guid[i] ? builder.meters.touch(uppers[i], lowers[i]) : 0;
            touched += priceKeys[pricePlace(keys[i])];
        }
        for (int i = 0; i < batched; i++) {
            if (guid[i]) {
                meterSets[i] = builder.meters.intern(uppers[i], lowers[i]) + 1;
            }
            hashes[i] = hash(products[i], skus[i], availabilities[i], meterSets[i], groupOfKind.get(kinds[i]));
        }
        for (int i = 0; i < batched; i++) {
            touched += entryTable[TextPool.place(hashes[i], entryTable.length)];
        }
        int row = (rowCount - batched) * ROW;
        for (int i = 0; i < batched; i++, row += ROW) {
            rowData[row + ENTRY] = entry(i);
            rowData[row + PRICE] = keys[i] >= 0 ? price(keys[i]) : prices[i];
        }
        batched = 0;
    }

    private int title(byte[] data, int from, int to) {
        if (from < 0) {
            return 0;
        }
        if (!builder.texts.is(lastText[PriceCells.SKU_TITLE], data, from, to)) {
            lastText[PriceCells.SKU_TITLE] = builder.texts.append(data, from, to);
        }
        return lastText[PriceCells.SKU_TITLE];
    }

    private int text(byte[] data, int[] starts, int[] ends, int slot) {
        if (starts[slot] < 0) {
            return 0;
        }
        int from = starts[slot];
        int length = ends[slot] - from;
        if (length < Long.BYTES && from + Long.BYTES <= data.length) {
            long key = TextPool.word(data, from, length) | (long) length << 56;
            if (lastShort[slot] != key) {
                lastShort[slot] = key;
                lastShortText[slot] = builder.texts.intern(data, from, ends[slot]);
            }
            return lastShortText[slot];
        }
        if (!builder.texts.is(lastText[slot], data, from, ends[slot])) {
            lastText[slot] = builder.texts.intern(data, from, ends[slot]);
        }
        return lastText[slot];
    }

    /** An id in upper case without blanks around it; column says which id came before. */
    private int id(byte[] data, int from, int to, int column) {
        if (from < 0) {
            return 0;
        }
        int length = to - from;
        if (length < Long.BYTES && from + Long.BYTES <= data.length) {
            // A short id and its length are one number: no SKU looks further than this.
            long key = TextPool.word(data, from, length) | (long) length << 56;
            int place = TextPool.place(TextPool.spread(key), SHORT_IDS);
            if (shortIds[place] != key) {
                shortIds[place] = key;
                shortIdNumbers[place] = newId(data, from, to);
            }
            return shortIdNumbers[place];
        }
        if (!builder.ids.is(lastText[column], data, from, to)) {
            lastText[column] = newId(data, from, to);
        }
        return lastText[column];
    }

    private int newId(byte[] data, int from, int to) {
        boolean plain = true;
        for (int i = from; plain && i < to; i++) {
            plain = data[i] > ' ' && (data[i] < 'a' || data[i] > 'z');
        }
        return plain
                ? builder.ids.intern(data, from, to)
                : builder.ids.intern(PriceCells.text(data, from, to).trim().toUpperCase(Locale.ROOT));
    }

    private void meters(int at, byte[] data, int from, int to, PriceCells checked) {
        guid[at] = checked.guid();
        uppers[at] = checked.upper();
        lowers[at] = checked.lower();
        meterSets[at] = 0;
        if (!guid[at] && from >= 0 && to > from) {
            meterSets[at] = builder.meterSet(PriceRow.split(PriceCells.text(data, from, to))
                    .map(MeterId::of)
                    .map(builder.meters::intern)
                    .toList());
        }
    }

    private int kind(byte[] data, int[] starts, int[] ends) {
        int[] cells = kindCells;
        int title = text(data, starts, ends, PriceCells.PRODUCT_TITLE);
        int publisher = text(data, starts, ends, PriceCells.PUBLISHER);
        int term = text(data, starts, ends, PriceCells.TERM_DURATION);
        int market = text(data, starts, ends, PriceCells.MARKET);
        int currency = text(data, starts, ends, PriceCells.CURRENCY);
        int unit = text(data, starts, ends, PriceCells.UNIT_OF_MEASURE);
        int tags = text(data, starts, ends, PriceCells.TAGS);
        cells[0] = title;
        cells[1] = publisher;
        cells[2] = term;
        cells[3] = market;
        cells[4] = currency;
        cells[5] = unit;
        cells[6] = tags;
        int hash = (((((title * 31 + publisher) * 31 + term) * 31 + market) * 31 + currency) * 31 + unit) * 31 + tags;
        int place = (hash ^ (hash >>> 12)) & (CACHED_KINDS - 1);
        int at = place * KIND_CELLS;
        // A place that was never taken has zeros only, and no row has the empty text for a currency.
        if (!Arrays.equals(cachedKindCells, at, at + KIND_CELLS, cells, 0, KIND_CELLS)) {
            System.arraycopy(cells, 0, cachedKindCells, at, KIND_CELLS);
            cachedKinds[place] = newKind(cells);
        }
        return cachedKinds[place];
    }

    private int newKind(int[] cells) {
        for (int i = 0; i < KIND_CELLS; i++) {
            if (cells[i] != lastKindCells[i]) {
                lastKindCells[i] = cells[i];
                lastKindTexts[i] = builder.texts.text(cells[i]);
            }
        }
        if (!currency.text().equals(lastKindTexts[4])) {
            currency = CurrencyCode.of(lastKindTexts[4]);
        }
        PriceTable.Kind value = new PriceTable.Kind(
                lastKindTexts[0],
                lastKindTexts[1],
                lastKindTexts[2],
                lastKindTexts[3],
                currency,
                lastKindTexts[5],
                tags.computeIfAbsent(
                        cells[6], cell -> PriceRow.split(lastKindTexts[6]).toList()));
        int number = builder.kind(value);
        if (number == groupOfKind.size()) {
            groupOfKind.add(groupsByCells.computeIfAbsent(
                    List.of(cells[2], cells[3], cells[4], cells[5]), same -> group(value)));
        }
        return number;
    }

    private int group(PriceTable.Kind value) {
        List<String> key = List.of(
                folded(value.term()), folded(value.market()), value.currency().text(), folded(value.unit()));
        return groups.computeIfAbsent(key, k -> groups.size());
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private int entry(int i) {
        long hash = hashes[i];
        int groupNumber = groupOfKind.get(kinds[i]);
        int place = TextPool.place(hash, entryTable.length);
        for (long there = entryTable[place]; there != 0; there = entryTable[place]) {
            int entry = (int) there - 1;
            if ((there ^ hash) >>> 32 == 0
                    && group.get(entry) == groupNumber
                    && builder.isEntry(entry, products[i], skus[i], availabilities[i], meterSets[i])) {
                return entry;
            }
            place = TextPool.next(place, entryTable.length);
        }
        builder.entry(products[i], skus[i], availabilities[i], titles[i], kinds[i], meterSets[i]);
        group.add(groupNumber);
        int entries = builder.entries();
        entryTable[place] = ((hash >>> 32) << 32) | entries;
        if (entries * 2 > entryTable.length) {
            entryTable = TextPool.grown(entryTable);
        }
        return entries - 1;
    }

    private static long hash(int productId, int skuId, int availabilityId, int meterSet, int groupNumber) {
        long hash = ((long) productId << 32 | skuId) * 31 + meterSet;
        return TextPool.spread((hash * 31 + availabilityId) * 31 + groupNumber);
    }

    private int span(int from, int to) {
        long key = ((long) from << Integer.SIZE) | (to & 0xffffffffL);
        int place = TextPool.place(TextPool.spread(key), CACHED_SPANS);
        if (spanNumbers[place] == 0 || spanKeys[place] != key) {
            spanKeys[place] = key;
            spanNumbers[place] = builder.span(from, to) + 1;
        }
        return spanNumbers[place] - 1;
    }

    private int bounds(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        // The tiers of one price most often follow each other as those of the price before.
        int next = after.size() > lastBounds ? after.get(lastBounds) : 0;
        if (next == 0 || !bounds.get(next).is(min, max)) {
            next = number(new Bounds(min, max));
            while (after.size() <= lastBounds) {
                after.add(0);
            }
            after.set(lastBounds, next);
        }
        lastBounds = next;
        return next;
    }

    private int number(Bounds value) {
        Integer known = boundsNumbers.get(value);
        if (known == null) {
            known = bounds.size();
            bounds.add(value);
            boundsNumbers.put(value, known);
        }
        return known;
    }

    private int price(byte[] data, int from, int to) {
        BigDecimal price = PriceRow.UNIT_PRICE.read(data, from, to);
        return builder.price(price == null ? BigDecimal.ZERO : price); // it was checked that there is one
    }

    private int pricePlace(long key) {
        return TextPool.place(TextPool.spread(key), priceKeys.length);
    }

    private int price(long key) {
        int place = pricePlace(key);
        while (priceKeys[place] != 0) {
            if (priceKeys[place] == key + 1) {
                return priceNumbers[place];
            }
            place = TextPool.next(place, priceKeys.length);
        }
        int number = builder.newPrice(PriceCells.price(key));
        priceKeys[place] = key + 1;
        priceNumbers[place] = number;
        if (++priceCount * 2 > priceKeys.length) {
            growPrices();
        }
        return number;
    }

    private void growPrices() {
        long[] oldKeys = priceKeys;
        int[] oldNumbers = priceNumbers;
        priceKeys = new long[oldKeys.length * 2];
        priceNumbers = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = pricePlace(oldKeys[i] - 1);
                while (priceKeys[place] != 0) {
                    place = TextPool.next(place, priceKeys.length);
                }
                priceKeys[place] = oldKeys[i];
                priceNumbers[place] = oldNumbers[i];
            }
        }
    }

    PriceTable build() {
        flush();
        int entries = builder.entries();
        int[] firstRow = new int[entries + 1];
        boolean inOrder = true;
        int before = 0;
        for (int row = 0; row < rowCount; row++) {
            int entry = of(row, ENTRY);
            firstRow[entry + 1]++;
            inOrder &= before <= entry;
            before = entry;
        }
        for (int entry = 0; entry < entries; entry++) {
            firstRow[entry + 1] += firstRow[entry];
        }
        int[] rows = inOrder ? new int[0] : byEntry(firstRow);
        for (int entry = 0; entry < entries; entry++) {
            builder.periods();
            periods(rows, firstRow[entry], firstRow[entry + 1]);
        }
        return builder.build(source);
    }

    private int of(int row, int what) {
        return rowData[row * ROW + what];
    }

    private int[] byEntry(int[] firstRow) {
        int[] next = firstRow.clone();
        int[] rows = new int[rowCount];
        for (int row = 0; row < rows.length; row++) {
            rows[next[of(row, ENTRY)]++] = row;
        }
        return rows;
    }

    /** The periods of one entry; the array is empty when the rows are in order of their entries. */
    private void periods(int[] rows, int from, int to) {
        int only = rows.length == 0 ? from : rows[from];
        if (to - from == 1 && of(only, BOUNDS) == 0) {
            builder.period(of(only, SPAN));
            builder.tier(of(only, PRICE), 0);
            return;
        }
        List<TierChains.Tier> tiers = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            int row = rows.length == 0 ? i : rows[i];
            Bounds units = bounds.get(of(row, BOUNDS));
            tiers.add(new TierChains.Tier(
                    builder.spanFrom(of(row, SPAN)),
                    builder.spanTo(of(row, SPAN)),
                    units.min(),
                    units.max(),
                    builder.priceOf(of(row, PRICE)),
                    of(row, PRICE),
                    of(row, LINE)));
        }
        TierChains.resolve(tiers, source, builder);
    }
}
