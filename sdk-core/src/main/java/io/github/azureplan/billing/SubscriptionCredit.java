package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credit of one Azure subscription over all days of a report.
 *
 * @param subscription the Azure subscription, or null where the lines name none
 * @param totals what was earned and missed
 * @param missedDays the days on which eligible use earned nothing or not everything, in order
 * @param changes the days on which credit stopped or came back, in order
 */
public record SubscriptionCredit(
        @Nullable AzureSubscriptionId subscription,
        CreditTotals totals,
        List<LocalDate> missedDays,
        List<AccessChange> changes) {
    /**
     * Copies the lists.
     *
     * @param subscription the Azure subscription, or null where the lines name none
     * @param totals what was earned and missed
     * @param missedDays the days on which eligible use earned nothing or not everything, in order
     * @param changes the days on which credit stopped or came back, in order
     */
    public SubscriptionCredit {
        missedDays = List.copyOf(missedDays);
        changes = List.copyOf(changes);
    }
}
