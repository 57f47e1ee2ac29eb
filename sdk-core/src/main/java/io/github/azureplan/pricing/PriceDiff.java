package io.github.azureplan.pricing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What differs between two price books: the prices that are new, those that are gone and those that changed. Immutable.
 *
 * <p>Prices are matched by product, SKU, availability, meters, term, market, currency and unit: a SKU that is sold by
 * another unit is one price gone and one new.
 *
 * @param fresh prices that only the newer book has
 * @param gone prices that only the older book has
 * @param changed prices that both have and that are not equal
 * @param source where the newer book was read from
 */
public record PriceDiff(List<PriceEntry> fresh, List<PriceEntry> gone, List<PriceChange> changed, String source) {
    /** Copies the lists. */
    public PriceDiff {
        fresh = List.copyOf(fresh);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
        Objects.requireNonNull(source, "source");
    }

    static PriceDiff between(PriceBook older, PriceBook newer) {
        PriceTable before = older.table();
        BitSet matched = new BitSet(before.size());
        List<PriceEntry> fresh = new ArrayList<>();
        List<PriceChange> changed = new ArrayList<>();
        for (PriceEntry entry : newer.entries()) {
            int same = match(before, entry, matched);
            if (same < 0) {
                fresh.add(entry);
                continue;
            }
            matched.set(same);
            PriceEntry former = new PriceEntry(before, same);
            if (!former.equals(entry)) {
                changed.add(PriceChange.of(former, entry));
            }
        }
        List<PriceEntry> gone = new ArrayList<>();
        for (int i = matched.nextClearBit(0); i < before.size(); i = matched.nextClearBit(i + 1)) {
            gone.add(new PriceEntry(before, i));
        }
        return new PriceDiff(fresh, gone, changed, newer.source());
    }

    private static int match(PriceTable before, PriceEntry entry, BitSet matched) {
        for (int i = before.firstOf(entry.product()); i >= 0; i = before.nextOfSku(i)) {
            if (!matched.get(i) && new PriceEntry(before, i).sameThing(entry)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether the books are equal.
     *
     * @return true when nothing differs
     */
    public boolean isEmpty() {
        return fresh.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }

    /**
     * Makes the newer book of the older one.
     *
     * @param older a book equal to the one the difference was taken from
     * @return a book equal to the newer one
     * @throws IllegalArgumentException when it is another book: a price to be replaced or removed is not in it
     */
    public PriceBook applyTo(PriceBook older) {
        Map<PriceEntry, PriceEntry> replaced = new HashMap<>();
        changed.forEach(change -> replaced.put(change.before(), change.after()));
        List<PriceEntry> removed = new ArrayList<>(gone);
        Map<PriceEntry, Boolean> left = new HashMap<>();
        removed.forEach(entry -> left.put(entry, true));
        PriceTableBuilder builder = new PriceTableBuilder();
        int met = 0;
        for (PriceEntry entry : older.entries()) {
            PriceEntry after = replaced.get(entry);
            boolean drop = left.containsKey(entry);
            if (after != null) {
                builder.copy(after.table(), after.number());
            } else if (!drop) {
                builder.copy(entry.table(), entry.number());
            }
            met += after != null || drop ? 1 : 0;
        }
        if (met != changed.size() + gone.size()) {
            throw new IllegalArgumentException(
                    "older: is not the book that this difference was taken from; take a new difference");
        }
        fresh.forEach(entry -> builder.copy(entry.table(), entry.number()));
        return new PriceBook(builder.build(source));
    }

    /** How much differs. */
    @Override
    public String toString() {
        return fresh.size() + " new, " + gone.size() + " gone, " + changed.size() + " changed";
    }
}
