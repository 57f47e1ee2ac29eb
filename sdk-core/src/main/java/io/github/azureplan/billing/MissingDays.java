package io.github.azureplan.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The days on which use behind a charge seems to be missing.
 *
 * @param days the days, none when there is no such sign
 * @param where whose use it is
 * @param certain whether these days alone can explain that units are missing
 */
record MissingDays(List<LocalDate> days, String where, boolean certain) {
    private static final MissingDays NONE = new MissingDays(List.of(), "", false);

    /**
     * From the strongest sign to the weakest: on a day between others nobody has use, an Azure subscription has none, it
     * has none of the product; then the same for days before the first use and after the last, which may be natural.
     */
    static MissingDays of(UseDays all, ChargeKey key) {
        List<UseDays.Days> users = all.of(key.subscriptionId(), key.product());
        MissingDays between = between(all, users, all::inside);
        return !between.days().isEmpty() || users.isEmpty() ? between : between(all, users, all::outside);
    }

    private static MissingDays between(UseDays all, List<UseDays.Days> users, IntUnaryOperator gaps) {
        int nobody = gaps.applyAsInt(all.all());
        if (nobody != 0) {
            return new MissingDays(all.list(nobody), "any Azure subscription", explains(all, users, nobody));
        }
        for (UseDays.Days user : users) {
            int days = gaps.applyAsInt(user.ofAll());
            if (days != 0) {
                String where = "Azure subscription " + user.subscription();
                return new MissingDays(all.list(days), where, explains(all, users, days));
            }
        }
        for (UseDays.Days user : users) {
            int days = gaps.applyAsInt(user.ofProduct());
            if (days != 0) {
                String where = "the product in Azure subscription " + user.subscription();
                return new MissingDays(all.list(days), where, false);
            }
        }
        return NONE;
    }

    /** Whether use of the product lacks no other day on which the Azure subscription has other use. */
    private static boolean explains(UseDays all, List<UseDays.Days> users, int days) {
        return !users.isEmpty()
                && users.stream().allMatch(user -> (all.inside(user.ofProduct()) & user.ofAll() & ~days) == 0);
    }

    String text() {
        String named = days.size() > 3
                ? days.size() + " days, the first is " + days.get(0)
                : String.join(", ", days.stream().map(LocalDate::toString).toList());
        return "Units are missing, and there is no use of " + where + " on " + named + ".";
    }
}
