package io.github.azureplan.pricing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A price that two books have, and have differently.
 *
 * @param before the price in the older book
 * @param after the price in the newer one
 * @param steps the days on which the newer book has another price than the older one has for them, or had last before
 *     them, in order; none when only dates or names changed
 */
public record PriceChange(PriceEntry before, PriceEntry after, List<Step> steps) {
    /** Copies the list. */
    public PriceChange {
        steps = List.copyOf(steps);
    }

    /**
     * A change over some days.
     *
     * @param from the first day, in UTC; {@link LocalDate#MIN} where the sheets have none
     * @param to the last day; {@link LocalDate#MAX} where the sheets have none
     * @param tiers what the units cost before and after, from the first unit up, those included that did not change
     * @param tiersChanged whether the units are cut into tiers otherwise than before
     */
    public record Step(LocalDate from, LocalDate to, List<TierChange> tiers, boolean tiersChanged) {
        /** Copies the list. */
        public Step {
            tiers = List.copyOf(tiers);
        }
    }

    static PriceChange of(PriceEntry before, PriceEntry after) {
        List<Step> steps = new ArrayList<>();
        for (PriceEntry.Period newer : after.periods()) {
            compare(before.periods(), newer, steps);
        }
        return new PriceChange(before, after, steps);
    }

    /** Compares with what the older book says of the same days, else with what it said last before them. */
    private static void compare(List<PriceEntry.Period> older, PriceEntry.Period newer, List<Step> steps) {
        PriceEntry.Period last = null;
        LocalDate from = newer.from();
        for (PriceEntry.Period each : older) {
            if (each.to().isBefore(from)) {
                last = each;
                continue;
            }
            if (each.from().isAfter(newer.to())) {
                break;
            }
            if (each.from().isAfter(from)) {
                add(from, each.from().minusDays(1), last, newer, steps);
                from = each.from();
            }
            boolean longer = each.to().isBefore(newer.to());
            add(from, longer ? each.to() : newer.to(), each, newer, steps);
            if (!longer) {
                return;
            }
            from = each.to().plusDays(1);
            last = each;
        }
        add(from, newer.to(), last, newer, steps);
    }

    private static void add(
            LocalDate from,
            LocalDate to,
            PriceEntry.@Nullable Period older,
            PriceEntry.Period newer,
            List<Step> steps) {
        if (older == null || older.tiers().isEmpty() || newer.tiers().isEmpty()) {
            return;
        }
        Step step = step(from, to, older.tiers(), newer.tiers());
        if (step.tiersChanged() || step.tiers().stream().anyMatch(PriceChange::differs)) {
            steps.add(step);
        }
    }

    private static boolean differs(TierChange tier) {
        BigDecimal amount = tier.amount();
        return amount == null || amount.signum() != 0;
    }

    private static Step step(LocalDate from, LocalDate to, List<TierPrice> before, List<TierPrice> after) {
        TreeSet<BigDecimal> cuts = new TreeSet<>();
        boolean open = false;
        for (List<TierPrice> tiers : List.of(before, after)) {
            for (TierPrice tier : tiers) {
                cuts.add(tier.above());
                BigDecimal upTo = tier.upTo();
                if (upTo == null) {
                    open = true;
                } else {
                    cuts.add(upTo);
                }
            }
        }
        List<TierChange> changes = new ArrayList<>();
        List<BigDecimal> ends = new ArrayList<>(cuts);
        for (int i = 0; i < ends.size(); i++) {
            BigDecimal upTo = i + 1 < ends.size() ? ends.get(i + 1) : null;
            if (upTo != null || open) {
                changes.add(new TierChange(ends.get(i), upTo, price(before, ends.get(i)), price(after, ends.get(i))));
            }
        }
        boolean cutOtherwise = before.size() != after.size() || changes.size() != before.size();
        return new Step(from, to, changes, cutOtherwise);
    }

    private static @Nullable BigDecimal price(List<TierPrice> tiers, BigDecimal above) {
        for (TierPrice tier : tiers) {
            BigDecimal upTo = tier.upTo();
            if (tier.above().compareTo(above) <= 0 && (upTo == null || upTo.compareTo(above) > 0)) {
                return tier.unitPrice();
            }
        }
        return null;
    }

    /**
     * Whether a unit costs another amount on some day.
     *
     * @return false when only dates or names changed
     */
    public boolean priceChanged() {
        return !steps.isEmpty();
    }

    /**
     * Whether the units are cut into tiers otherwise on some day.
     *
     * @return true for a change of tiers
     */
    public boolean tiersChanged() {
        return steps.stream().anyMatch(Step::tiersChanged);
    }

    /**
     * Whether names, publisher or tags changed.
     *
     * @return true for a change of one of them
     */
    public boolean detailsChanged() {
        return !before.sameDetails(after);
    }

    /** The price and its steps. */
    @Override
    public String toString() {
        return after + " " + steps;
    }
}
