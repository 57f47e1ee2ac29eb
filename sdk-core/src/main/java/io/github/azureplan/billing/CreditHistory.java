package io.github.azureplan.billing;

import java.time.LocalDate;
import java.util.List;

/**
 * What happened to the credit of a group from day to day.
 *
 * @param group the group, with its totals over all days
 * @param missedDays the days on which eligible use earned nothing or not everything, in order
 * @param changes the days on which credit stopped or came back, in order
 */
public record CreditHistory(CreditGroup group, List<LocalDate> missedDays, List<AccessChange> changes) {
    /**
     * Copies the lists.
     *
     * @param group the group, with its totals over all days
     * @param missedDays the days on which eligible use earned nothing or not everything, in order
     * @param changes the days on which credit stopped or came back, in order
     */
    public CreditHistory {
        missedDays = List.copyOf(missedDays);
        changes = List.copyOf(changes);
    }
}
