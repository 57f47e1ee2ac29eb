package io.github.azureplan.billing;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses rows of another month than was asked for. "Current" and "last" change their meaning at midnight, so that a
 * request on the last evening of a month could be answered with another one.
 *
 * @param month the month that was asked for
 * @param columns dates of which one at least lies in the month
 */
record MonthCheck(YearMonth month, List<Column<?>> columns) {
    static MonthCheck ofUsage(YearMonth month) {
        return new MonthCheck(month, List.of(UsageLine.USAGE_DATE));
    }

    /** What was bought is charged for a period that need not begin in the month it is billed in. */
    static MonthCheck ofReconciliation(YearMonth month) {
        return new MonthCheck(
                month,
                List.of(
                        ReconciliationLine.CHARGE_START_DATE,
                        ReconciliationLine.CHARGE_END_DATE,
                        ReconciliationLine.ORDER_DATE));
    }

    /** A row without any of the dates passes: it says nothing of a month. */
    void look(Row row) {
        List<YearMonth> found = new ArrayList<>();
        for (Column<?> column : columns) {
            YearMonth of = monthOf(row.get(column));
            if (month.equals(of)) {
                return;
            }
            if (of != null) {
                found.add(of);
            }
        }
        if (!found.isEmpty()) {
            throw new DamagedDataException(
                    row.source(),
                    row.line(),
                    columns.get(0).name(),
                    "is of " + found.get(0) + ", asked for was " + month + "; ask again, or read by the invoice's number",
                    null);
        }
    }

    private static @Nullable YearMonth monthOf(@Nullable Object date) {
        if (date instanceof LocalDate day) {
            return YearMonth.from(day);
        }
        return date instanceof Instant moment ? YearMonth.from(moment.atOffset(ZoneOffset.UTC)) : null;
    }
}
