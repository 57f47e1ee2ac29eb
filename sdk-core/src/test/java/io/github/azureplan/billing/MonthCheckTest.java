package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.RowPart;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthCheckTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static UsageLines usage(String... days) {
        StringBuilder text = new StringBuilder();
        for (String day : days) {
            text.append("{\"UsageDate\":\"").append(day).append("\",\"Quantity\":1}\n");
        }
        return UsageLines.read(List.of(RowPart.of("part-0", text.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static <L extends BillingLine> List<L> all(BillingLines<L, ?> lines) {
        List<L> all = new ArrayList<>();
        lines.forEach(all::add);
        return all;
    }

    @Test
    void a_line_of_another_month_is_refused_by_file_and_line() {
        assertThat(all(usage("2026-03-01T00:00:00Z", "2026-03-31T00:00:00Z").checkedBy(MonthCheck.ofUsage(MARCH))))
                .hasSize(2);
        assertThatThrownBy(() -> all(
                        usage("2026-03-31T00:00:00Z", "2026-04-01T00:00:00Z").checkedBy(MonthCheck.ofUsage(MARCH))))
                .isInstanceOf(DamagedDataException.class)
                .hasMessageContaining("part-0")
                .hasMessageContaining("2026-04")
                .hasMessageContaining("2026-03");
    }

    @Test
    void the_month_is_checked_whatever_is_projected() {
        assertThatThrownBy(() -> all(usage("2026-04-01T00:00:00Z")
                        .checkedBy(MonthCheck.ofUsage(MARCH))
                        .only(UsageLine.QUANTITY)))
                .isInstanceOf(DamagedDataException.class);
        UsageLines projected = usage("2026-03-01T00:00:00Z")
                .checkedBy(MonthCheck.ofUsage(MARCH))
                .only(UsageLine.QUANTITY);
        assertThat(projected.columns()).hasSize(1);
        assertThat(all(projected)).hasSize(1);
    }

    @Test
    void what_was_bought_counts_by_any_of_its_dates() {
        String line = "{\"OrderDate\":\"2026-03-04T00:00:00Z\",\"ChargeStartDate\":\"2026-04-01T00:00:00Z\"}\n{}\n";
        ReconciliationLines lines =
                ReconciliationLines.read(List.of(RowPart.of("part-0", line.getBytes(StandardCharsets.UTF_8))));
        assertThat(all(lines.checkedBy(MonthCheck.ofReconciliation(MARCH)))).hasSize(2);
        ReconciliationLines other =
                ReconciliationLines.read(List.of(RowPart.of("part-0", line.getBytes(StandardCharsets.UTF_8))));
        assertThatThrownBy(() -> all(other.checkedBy(MonthCheck.ofReconciliation(YearMonth.of(2026, 6)))))
                .isInstanceOf(DamagedDataException.class);
    }
}
