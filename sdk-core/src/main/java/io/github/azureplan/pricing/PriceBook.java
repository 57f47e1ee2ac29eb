package io.github.azureplan.pricing;

import io.github.azureplan.common.MeterId;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowLayout;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a sheet, found by meter or by product, SKU and availability, at a date. Immutable, safe for many
 * threads, and compact: a sheet of 300,000 rows takes some tens of megabytes.
 *
 * <p>{@link #find} makes small views. Where millions of prices are looked up, {@link #cursor()} makes nothing.
 *
 * <p>Two books are equal when they have equal entries, in any order; where they were read from does not count.
 */
public final class PriceBook {
    private final PriceTable table;

    PriceBook(PriceTable table) {
        this.table = table;
    }

    /**
     * Reads prices into a book.
     *
     * @param rows rows of one market and month; a sheet is not closed
     * @return the book
     * @throws io.github.azureplan.errors.DamagedDataException when a row cannot be what it should be
     */
    public static PriceBook of(Iterable<PriceRow> rows) {
        if (rows instanceof PriceSheet sheet) {
            return sheet.collect();
        }
        @Nullable PriceRows collected = null;
        @Nullable PriceCells cells = null;
        int[] starts = new int[0];
        int[] ends = new int[0];
        for (PriceRow priceRow : rows) {
            Row row = priceRow.row();
            if (collected == null || cells == null) {
                collected = new PriceRows(row.source());
                cells = new PriceCells(row.source());
            }
            RowLayout layout = row.layout();
            if (starts.length < layout.width()) {
                starts = new int[layout.width()];
                ends = new int[layout.width()];
            }
            byte[] data = row.locate(starts, ends);
            cells.read(data, starts, ends, row.line());
            collected.add(data, starts, ends, layout.slot(PriceRow.AVAILABILITY_ID), cells);
        }
        return new PriceBook((collected == null ? new PriceRows("no sheet") : collected).build());
    }

    /**
     * Reads a book that was saved.
     *
     * @param file a file that {@link #save} wrote
     * @return an equal book
     * @throws io.github.azureplan.errors.DamagedDataException when it is damaged or something else
     * @throws IOException when it cannot be read
     */
    public static PriceBook load(Path file) throws IOException {
        return new PriceBook(PriceBookFile.read(file));
    }

    /**
     * Saves the book, in a form of this library that loads faster than a sheet reads. The file is there as a whole or not
     * at all; one of the same name is replaced.
     *
     * @param file where to
     * @throws IOException when it cannot be written
     */
    public void save(Path file) throws IOException {
        PriceBookFile.write(table, file);
    }

    /**
     * The sheet the book was read from.
     *
     * @return its name, for messages
     */
    public String source() {
        return table.source;
    }

    /**
     * All prices.
     *
     * @return the prices in the order in which the sheet first names them
     */
    public List<PriceEntry> entries() {
        return new Entries(table);
    }

    /** Views, made when they are asked for. */
    private static final class Entries extends AbstractList<PriceEntry> implements RandomAccess {
        private final PriceTable table;

        Entries(PriceTable table) {
            this.table = table;
        }

        @Override
        public PriceEntry get(int index) {
            return new PriceEntry(table, Objects.checkIndex(index, size()));
        }

        @Override
        public int size() {
            return table.size();
        }
    }

    /**
     * Rows whose tiers contradict each other. On the days in question their prices cannot be quoted; all others can.
     *
     * @return one row for each such price and range of dates, most often none
     */
    public List<BadRow> contradictions() {
        return table.contradictions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /**
     * A way to look prices up without making objects.
     *
     * @return a cursor of its own, for one thread
     */
    public PriceCursor cursor() {
        return new PriceCursor(table);
    }

    /**
     * The prices of a meter.
     *
     * @param meter the meter
     * @return its prices, most often one, none when the book does not have it
     */
    public List<PriceEntry> find(MeterId meter) {
        int number = table.meters.find(meter);
        List<PriceEntry> found = new ArrayList<>(table.countOf(number));
        for (int i = 0; i < table.countOf(number); i++) {
            found.add(new PriceEntry(table, table.entryOf(number, i)));
        }
        return List.copyOf(found);
    }

    /**
     * The prices of a SKU.
     *
     * @param product product and SKU
     * @return its prices, one for each set of meters, none when the book does not have it
     */
    public List<PriceEntry> find(ProductSku product) {
        List<PriceEntry> found = new ArrayList<>(1);
        for (int entry = table.firstOf(product); entry >= 0; entry = table.nextOfSku(entry)) {
            found.add(new PriceEntry(table, entry));
        }
        return List.copyOf(found);
    }

    /**
     * The prices of an availability. No published sheet tells availabilities; prices without one hold for all of their
     * SKU.
     *
     * @param product product and SKU
     * @param availabilityId the availability, in any case
     * @return its prices, none when the book does not have it
     */
    public List<PriceEntry> find(ProductSku product, String availabilityId) {
        return find(product).stream()
                .filter(entry -> table.isOfAvailability(entry.number(), availabilityId))
                .toList();
    }

    /**
     * What a quantity costs in a month without use so far.
     *
     * @param meter the meter
     * @param quantity units, 0 or more
     * @param date the day, in UTC, whose prices hold
     * @return the quote in the currency of the sheet
     * @throws IllegalArgumentException when the book has no price of the meter for that day, or several
     */
    public Quote quote(MeterId meter, BigDecimal quantity, LocalDate date) {
        return quote(meter, quantity, date, BigDecimal.ZERO);
    }

    /**
     * What a quantity costs after use in the same calendar month, which counts for the tiers.
     *
     * @param meter the meter
     * @param quantity units, 0 or more
     * @param date the day, in UTC, whose prices hold
     * @param usedBefore units used before in the same month, 0 or more
     * @return the quote in the currency of the sheet
     * @throws IllegalArgumentException when the book has no price of the meter for that day, or several
     * @throws io.github.azureplan.errors.DamagedDataException when the sheet's tiers contradict each other
     */
    public Quote quote(MeterId meter, BigDecimal quantity, LocalDate date, BigDecimal usedBefore) {
        return price("meter " + meter, find(meter), date).quote(quantity, date, usedBefore);
    }

    /**
     * What a quantity of a SKU costs, for instance of a reservation.
     *
     * @param product product and SKU
     * @param quantity units, 0 or more
     * @param date the day, in UTC, whose prices hold
     * @param usedBefore units used before in the same month, 0 or more
     * @return the quote in the currency of the sheet
     * @throws IllegalArgumentException when the book has no price of the SKU for that day, or several
     * @throws io.github.azureplan.errors.DamagedDataException when the sheet's tiers contradict each other
     */
    public Quote quote(ProductSku product, BigDecimal quantity, LocalDate date, BigDecimal usedBefore) {
        return price("SKU " + product, find(product), date).quote(quantity, date, usedBefore);
    }

    private static PriceEntry price(String what, List<PriceEntry> all, LocalDate date) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException(what
                    + ": is not in this price book; is the book of the right market and month, or is this of another"
                    + " offer?");
        }
        List<PriceEntry> onSale =
                all.stream().filter(entry -> entry.onSale(date)).toList();
        if (onSale.isEmpty()) {
            return all.get(0);
        }
        PriceEntry first = onSale.get(0);
        if (onSale.size() > 1) {
            onSale.forEach(entry -> entry.tiersAt(date)); // what contradicts itself is not several prices
        }
        if (!onSale.stream().allMatch(entry -> first.samePriceOn(date, entry))) {
            throw new IllegalArgumentException(what + ": counts several products at different prices, "
                    + onSale.stream().map(PriceEntry::product).toList()
                    + "; choose one with find(...) and quote that");
        }
        return first;
    }

    /**
     * What another book, most often of the next month, has otherwise.
     *
     * @param newer the other book, of the same market
     * @return what is new there, what is gone, and what has changed
     */
    public PriceDiff diff(PriceBook newer) {
        return PriceDiff.between(this, newer);
    }

    PriceTable table() {
        return table;
    }

    @Override
    public boolean equals(Object o) {
        if (!(o instanceof PriceBook other) || table.size() != other.table.size()) {
            return o == this;
        }
        Map<PriceEntry, Integer> counts = new HashMap<>();
        entries().forEach(entry -> counts.merge(entry, 1, Integer::sum));
        for (PriceEntry entry : other.entries()) {
            Integer left = counts.get(entry);
            if (left == null || left == 0) {
                return false;
            }
            counts.put(entry, left - 1);
        }
        return true;
    }

    @Override
    public int hashCode() {
        return entries().stream().mapToInt(PriceEntry::hashCode).sum();
    }

    /** Where the book was read from and how many prices it has. */
    @Override
    public String toString() {
        return "PriceBook[" + table.source + ", " + table.size() + " prices]";
    }
}
