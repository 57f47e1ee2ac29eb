package io.github.azureplan.pricing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes of the rows of one entry what holds on each day: a chain of tiers, each beginning where the one before ends.
 *
 * <p>Of rows for the same tier the one that starts earlier holds until its end; of rows with the same start the one
 * that ends latest. A row that is neither in the chain nor set aside by that rule contradicts it: it overlaps, leaves a
 * gap, or is there twice at two prices. Then the days in question have no tiers but a named row.
 */
final class TierChains {
    /** Rows of one entry. Real ones have a few tens; the work grows with the cube. */
    private static final int MAX_ROWS = 300;

    /** A row: days inclusive, units as they are printed, null where there are none. */
    record Tier(
            int from,
            int to,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            BigDecimal unitPrice,
            int price,
            int line) {
        BigDecimal first() {
            return min == null ? BigDecimal.ZERO : min;
        }

        boolean covers(long firstDay, long lastDay) {
            return from <= firstDay && to >= lastDay;
        }
    }

    private TierChains() {}

    /** Adds the periods of the entry that was begun last. */
    static void resolve(List<Tier> rows, String source, PriceTableBuilder into) {
        if (rows.size() > MAX_ROWS) {
            into.period(into.span(PriceCells.NEVER_BEGAN, PriceCells.NEVER_ENDS));
            into.contradiction(new BadRow(
                    source, rows.get(MAX_ROWS).line(), null, "is one of more than " + MAX_ROWS + " of one price"));
            return;
        }
        Tier any = rows.get(0);
        boolean oneSpan = true;
        for (Tier row : rows) {
            oneSpan &= row.from() == any.from() && row.to() == any.to();
        }
        if (oneSpan) {
            List<Tier> chain = chain(rows);
            emit(new Segment(any.from(), any.to(), chain, unexplained(rows, chain)), source, into);
            return;
        }
        TreeSet<Long> days = new TreeSet<>();
        for (Tier row : rows) {
            days.add((long) row.from());
            days.add(row.to() + 1L);
        }
        Segment last = null;
        Long from = null;
        for (Long until : days) {
            if (from != null) {
                Segment next = segment(rows, from, until - 1);
                if (last != null && last.goesOnWith(next)) {
                    last = new Segment(last.from(), next.to(), last.chain(), last.odd());
                } else {
                    emit(last, source, into);
                    last = next;
                }
            }
            from = until;
        }
        emit(last, source, into);
    }

    /** Days on which the same rows hold; the odd one is the row that contradicts them. */
    private record Segment(
            long from, long to, List<Tier> chain, @Nullable Tier odd) {
        boolean goesOnWith(Segment next) {
            return to + 1 == next.from && chain.equals(next.chain) && odd == null && next.odd == null;
        }
    }

    private static Segment segment(List<Tier> rows, long from, long to) {
        List<Tier> covering = rows.stream().filter(row -> row.covers(from, to)).toList();
        List<Tier> chain = chain(covering);
        return new Segment(from, to, chain, unexplained(covering, chain));
    }

    private static void emit(@Nullable Segment segment, String source, PriceTableBuilder into) {
        if (segment == null || (segment.chain().isEmpty() && segment.odd() == null)) {
            return;
        }
        into.period(into.span((int) segment.from(), (int) segment.to()));
        Tier odd = segment.odd();
        if (odd != null) {
            into.contradiction(new BadRow(
                    source,
                    odd.line(),
                    PriceRow.PRICING_TIER_RANGE_MIN.name(),
                    "the tier overlaps another one, leaves a gap before it, or is there twice at two prices"));
            return;
        }
        BigDecimal above = BigDecimal.ZERO;
        for (Tier tier : segment.chain()) {
            into.tier(tier.price(), into.range(new PriceTable.Range(above, tier.max())));
            above = tier.max() == null ? above : tier.max();
        }
    }

    private static List<Tier> chain(List<Tier> covering) {
        List<Tier> chain = new ArrayList<>();
        BigDecimal above = BigDecimal.ZERO;
        while (true) {
            Tier next = null;
            for (Tier tier : covering) {
                boolean adjoins = tier.first().compareTo(above) == 0
                        || tier.first().subtract(BigDecimal.ONE).compareTo(above) == 0;
                boolean further = tier.max() == null || tier.max().compareTo(above) > 0;
                if (adjoins && further && (next == null || goesBefore(tier, next))) {
                    next = tier;
                }
            }
            if (next == null) {
                return chain;
            }
            chain.add(next);
            if (next.max() == null) {
                return chain;
            }
            above = next.max();
        }
    }

    /** Tiers whose first unit is printed as 0, 1, … both begin at the start: the one that ends where the other begins is it. */
    private static boolean goesBefore(Tier one, Tier other) {
        if (endsWhereBegins(one, other)) {
            return true;
        }
        if (endsWhereBegins(other, one)) {
            return false;
        }
        return one.from() < other.from() || (one.from() == other.from() && one.to() > other.to());
    }

    private static boolean endsWhereBegins(Tier one, Tier other) {
        return one.max() != null
                && one.first().compareTo(other.first()) < 0
                && one.max().compareTo(other.first()) <= 0;
    }

    private static @Nullable Tier unexplained(List<Tier> covering, List<Tier> chain) {
        for (Tier tier : covering) {
            if (!chain.contains(tier) && chain.stream().noneMatch(chosen -> setsAside(chosen, tier))) {
                return tier;
            }
        }
        return null;
    }

    /** Whether a row of the chain is why another one is not in it. */
    private static boolean setsAside(Tier chosen, Tier other) {
        boolean sameTier = chosen.first().compareTo(other.first()) == 0;
        if (chosen.from() == other.from()) {
            boolean same =
                    sameEnd(chosen.max(), other.max()) && chosen.unitPrice().compareTo(other.unitPrice()) == 0;
            return sameTier && (chosen.to() > other.to() || same);
        }
        return chosen.from() < other.from() && !endsWhereBegins(chosen, other) && !endsWhereBegins(other, chosen);
    }

    private static boolean sameEnd(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return (one == null || other == null) ? (one == null && other == null) : one.compareTo(other) == 0;
    }
}
