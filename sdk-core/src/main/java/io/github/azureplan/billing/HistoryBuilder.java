package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks the days of one group in order. Days without eligible use say nothing of access and are passed over. */
final class HistoryBuilder {
    private final List<LocalDate> missed = new ArrayList<>();
    private final List<AccessChange> changes = new ArrayList<>();
    private CreditTotals sum;
    private @Nullable LocalDate lastDay;
    private @Nullable CreditTotals lastTotals;

    HistoryBuilder(CurrencyCode currency) {
        this.sum = CreditTotals.none(currency);
    }

    void add(LocalDate day, CreditTotals totals) {
        sum = sum.plus(totals);
        int level = CreditComparison.level(totals);
        if (level == CreditComparison.NO_USE) {
            return;
        }
        if (!totals.missed().usd().isZero()) {
            missed.add(day);
        }
        if (lastDay != null && lastTotals != null) {
            int before = CreditComparison.level(lastTotals);
            if (level != before) {
                changes.add(new AccessChange(
                        level < before ? AccessChange.Kind.LOST : AccessChange.Kind.REGAINED,
                        day,
                        lastDay,
                        lastTotals.status(),
                        totals.status()));
            }
        }
        lastDay = day;
        lastTotals = totals;
    }

    CreditTotals totals() {
        return sum;
    }

    CreditHistory build(CreditGroup group) {
        return new CreditHistory(group, missed, changes);
    }
}
