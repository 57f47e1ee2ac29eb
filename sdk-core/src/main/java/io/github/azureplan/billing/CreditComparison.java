package io.github.azureplan.billing;

import java.time.LocalDate;
import java.util.List;

/**
 * The credit of two days side by side.
 *
 * @param before the day compared with
 * @param after the day that is looked at
 * @param shifts one entry for each group with use on either day, those whose credit stopped first
 */
public record CreditComparison(LocalDate before, LocalDate after, List<Shift> shifts) {
    /**
     * Copies the list.
     *
     * @param before the day compared with
     * @param after the day that is looked at
     * @param shifts one entry for each group with use on either day
     */
    public CreditComparison {
        shifts = List.copyOf(shifts);
    }

    /** What became of the credit of a group. */
    public enum Outcome {
        /** It earned credit before, and its eligible use earns none now: look after the partner's access. */
        STOPPED,
        /** All eligible use earned credit before, a part of it does now. */
        REDUCED,
        /** It earned before and has no eligible use now: nothing was lost. */
        USE_ENDED,
        /** It earned nothing or not everything before and earns more now. */
        REGAINED,
        /** It had no eligible use before and earns credit now. */
        BEGAN,
        /** It had no eligible use before and misses credit now. */
        BEGAN_WITHOUT_CREDIT,
        /** It missed credit on both days. */
        STILL_MISSED,
        /** All the same otherwise. */
        UNCHANGED
    }

    /**
     * One group on both days.
     *
     * @param outcome what became of its credit
     * @param group the group on the later day; without use then, with totals of zero
     * @param before its totals on the earlier day, zero without use
     * @param after its totals on the later day, zero without use
     */
    public record Shift(Outcome outcome, CreditGroup group, CreditTotals before, CreditTotals after) {}

    /**
     * Groups whose credit stopped.
     *
     * @return those that earned credit before and whose eligible use earns none now
     */
    public List<Shift> stopped() {
        return of(Outcome.STOPPED);
    }

    /**
     * Groups of an outcome.
     *
     * @param outcome what became of their credit
     * @return these groups
     */
    public List<Shift> of(Outcome outcome) {
        return shifts.stream().filter(shift -> shift.outcome() == outcome).toList();
    }

    static Outcome outcome(CreditTotals before, CreditTotals after) {
        int was = level(before);
        int is = level(after);
        if (was == NO_USE) {
            return is == NO_USE ? Outcome.UNCHANGED : is == MISSED ? Outcome.BEGAN_WITHOUT_CREDIT : Outcome.BEGAN;
        }
        if (is == NO_USE) {
            return was == MISSED ? Outcome.UNCHANGED : Outcome.USE_ENDED;
        }
        if (is == was) {
            return is == MISSED ? Outcome.STILL_MISSED : Outcome.UNCHANGED;
        }
        return is > was ? Outcome.REGAINED : is == MISSED ? Outcome.STOPPED : Outcome.REDUCED;
    }

    static final int NO_USE = -1;
    private static final int MISSED = 0;

    /** How much of the eligible use earns; -1 without any. */
    static int level(CreditTotals totals) {
        return switch (totals.status()) {
            case EARNED -> 2;
            case PARTLY_EARNED -> 1;
            case MISSED -> MISSED;
            case NOT_ELIGIBLE, UNKNOWN -> NO_USE;
        };
    }
}
