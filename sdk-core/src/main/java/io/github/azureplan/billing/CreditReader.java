package io.github.azureplan.billing;

import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.rows.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads lines of use into groups; of the lines themselves nothing is kept. */
final class CreditReader {
    private final UsageLines lines;
    private final CreditEligibility eligibility;
    private final CreditDimension[] by;
    private final Map<CreditKey, CreditTotals> groups = new HashMap<>();
    private final Map<String, String> pool = new HashMap<>();
    private final CreditNames names = new CreditNames();

    CreditReader(UsageLines lines, CreditEligibility eligibility, CreditDimension... by) {
        this.lines = lines;
        this.eligibility = eligibility;
        this.by = by;
    }

    void read() {
        List<Column<?>> columns = new ArrayList<>(EarnedCreditReport.columns(by));
        for (CreditDimension dimension : by) {
            CreditNames.columns(dimension).stream()
                    .filter(lines.columns()::contains)
                    .forEach(columns::add);
        }
        lines.requireDelivered("the earned credit", columns.toArray(Column<?>[]::new));
        boolean first = true;
        for (UsageLine line : lines) {
            if (first) {
                requireFull(line, columns);
                first = false;
            }
            add(line);
        }
    }

    /** A line that has no column beyond the basic set is of the basic set; single ones may be left out for being null. */
    private static void requireFull(UsageLine line, List<Column<?>> needed) {
        List<Column<?>> full = needed.stream().filter(column -> !column.basic()).toList();
        if (full.stream().noneMatch(column -> line.row().has(column))) {
            throw new IllegalArgumentException("columns "
                    + full.stream().map(Column::name).collect(Collectors.joining(", "))
                    + ": are needed for the earned credit and missing from "
                    + line.row().source()
                    + ", as in a basic attribute set; ask for AttributeSet.FULL");
        }
    }

    private void add(UsageLine line) {
        CreditKey key = CreditKey.of(line, by);
        CreditTotals totals = LineCredit.of(line, eligibility);
        CreditTotals sum = groups.get(key);
        if (sum == null) {
            key = key.pooled(value -> pool.computeIfAbsent(value, each -> each));
        }
        groups.put(key, sum == null ? totals : sum.plus(totals));
        names.note(line, by, key);
    }

    Map<CreditKey, CreditTotals> groups() {
        return groups;
    }

    CreditNames names() {
        return names;
    }
}
