package io.github.azureplan.pricing;

import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The prices of a sheet, found by meter or by product and SKU, at a date. Immutable; safe for many threads. */
public final class PriceBook {
    private final List<PriceEntry> entries;
    private final Map<MeterId, List<PriceEntry>> byMeter;
    private final Map<ProductSku, List<PriceEntry>> byProduct;

    private PriceBook(List<PriceEntry> entries) {
        this.entries = List.copyOf(entries);
        Map<MeterId, List<PriceEntry>> meters = new HashMap<>();
        Map<ProductSku, List<PriceEntry>> products = new HashMap<>();
        for (PriceEntry entry : entries) {
            products.computeIfAbsent(entry.product(), key -> new ArrayList<>(1)).add(entry);
            for (MeterId meter : entry.meters()) {
                meters.computeIfAbsent(meter, key -> new ArrayList<>(1)).add(entry);
            }
        }
        meters.replaceAll((meter, prices) -> List.copyOf(prices));
        products.replaceAll((product, prices) -> List.copyOf(prices));
        this.byMeter = meters;
        this.byProduct = products;
    }

    /** What makes rows of a sheet tiers and dates of one price. */
    private record Key(ProductSku product, String meters, String term, String market, String currency) {
        static Key of(PriceRow row) {
            return new Key(
                    row.product(),
                    folded(row.get(PriceRow.METER_IDS)),
                    folded(row.get(PriceRow.TERM_DURATION)),
                    folded(row.get(PriceRow.MARKET)),
                    row.currency().text());
        }

        private static String folded(@Nullable String text) {
            return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        }
    }

    /** Shares equal texts among entries while a book is built. */
    static final class Texts {
        private final Map<Object, Object> shared = new HashMap<>();

        String of(@Nullable String text) {
            return text == null ? "" : share(text);
        }

        ProductSku product(ProductSku product) {
            return share(product);
        }

        List<MeterId> meters(List<MeterId> meters) {
            return share(List.copyOf(meters));
        }

        List<String> list(List<String> texts) {
            return share(List.copyOf(texts));
        }

        @SuppressWarnings("unchecked") // equal objects of these classes have one class
        private <V> V share(V value) {
            Object other = shared.putIfAbsent(Objects.requireNonNull(value), value);
            return other == null ? value : (V) other;
        }
    }

    /**
     * Reads prices into a book.
     *
     * @param rows rows of one market and month
     * @return the book
     */
    public static PriceBook of(Iterable<PriceRow> rows) {
        Map<Key, PriceRow> first = new LinkedHashMap<>();
        Map<Key, List<PriceEntry.Tier>> tiers = new HashMap<>();
        for (PriceRow row : rows) {
            Key key = Key.of(row);
            first.putIfAbsent(key, row);
            tiers.computeIfAbsent(key, k -> new ArrayList<>(1)).add(PriceEntry.Tier.of(row));
        }
        Texts texts = new Texts();
        List<PriceEntry> entries = new ArrayList<>(first.size());
        first.forEach((key, row) -> entries.add(new PriceEntry(row, texts, tiers.getOrDefault(key, List.of()))));
        return new PriceBook(entries);
    }

    /**
     * All prices.
     *
     * @return the prices in the order in which the sheet first names them
     */
    public List<PriceEntry> entries() {
        return entries;
    }

    /**
     * The prices of a meter.
     *
     * @param meter the meter
     * @return its prices, most often one, none when the book does not have it
     */
    public List<PriceEntry> find(MeterId meter) {
        return byMeter.getOrDefault(Objects.requireNonNull(meter, "meter"), List.of());
    }

    /**
     * The prices of a SKU.
     *
     * @param product product and SKU
     * @return its prices, one for each set of meters, none when the book does not have it
     */
    public List<PriceEntry> find(ProductSku product) {
        return byProduct.getOrDefault(Objects.requireNonNull(product, "product"), List.of());
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
        return price(meter, date).quote(quantity, date, usedBefore);
    }

    private PriceEntry price(MeterId meter, LocalDate date) {
        List<PriceEntry> all = find(meter);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("meter " + meter
                    + ": is not in this price book; is the book of the right market and month, or is this a meter of"
                    + " another offer?");
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        List<PriceEntry> onSale =
                all.stream().filter(entry -> !entry.tiersAt(date).isEmpty()).toList();
        if (onSale.isEmpty()) {
            return all.get(0);
        }
        long different =
                onSale.stream().map(entry -> entry.tiersAt(date)).distinct().count();
        if (different > 1) {
            throw new IllegalArgumentException("meter " + meter + ": counts several products at different prices, "
                    + onSale.stream().map(PriceEntry::product).toList()
                    + "; choose one with find(...) and quote that");
        }
        return onSale.get(0);
    }
}
