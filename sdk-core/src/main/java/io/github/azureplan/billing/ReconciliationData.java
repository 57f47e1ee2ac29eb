package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.rows.Row;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is kept of the lines while they are read: first all of the use, then the reconciliation lines. */
final class ReconciliationData {
    /** Lines that do not belong to the invoice, added by where they belong. */
    static final class Strangers {
        final boolean ofUse;
        final ReconciliationFinding finding;
        final String where;
        final TreeSet<LocalDate> days = new TreeSet<>();
        Money sum;
        long rows;
        String firstAt = "";

        Strangers(boolean ofUse, ReconciliationFinding finding, String where, CurrencyCode currency) {
            this.ofUse = ofUse;
            this.finding = finding;
            this.where = where;
            this.sum = Money.zero(currency);
        }
    }

    /** What becomes of the benefit orders of a hostile file. */
    private static final int MOST_BENEFITS = 100_000;

    final InvoicePeriod period;
    final UseDays days;
    final RowEvidence useRows = new RowEvidence();
    final RowEvidence lineRows = new RowEvidence();
    final Map<String, Strangers> strangers = new TreeMap<>();
    Map<ChargeKey, ChargeSums> groups = new TreeMap<>();
    Money lineTotals;
    Money doubledTotals;
    boolean taxArithmetic = true;
    long lines;

    private final Invoice invoice;
    private final Set<String> benefits = new HashSet<>();
    private boolean byAvailability = true;
    private @Nullable ChargeKinds kinds;

    ReconciliationData(Invoice invoice) {
        this.invoice = invoice;
        this.period = InvoicePeriod.of(invoice);
        this.days = new UseDays(period);
        this.lineTotals = Money.zero(invoice.currency());
        this.doubledTotals = lineTotals;
    }

    void add(UsageLine line) {
        Money total = line.billingTotal();
        Row row = line.row();
        LocalDate day = line.usageDate();
        if (isStrange(true, row, row.text(UsageLine.INVOICE_NUMBER), total, day)) {
            return;
        }
        ChargeKey key = ChargeKey.of(line);
        byAvailability &= !key.availabilityId().isEmpty();
        boolean inMonth = period.has(day);
        groups.computeIfAbsent(key, ChargeSums::new).add(line, inMonth, useRows.isAgain(row));
        if (inMonth) {
            days.add(key, ChargeKey.folded(row, UsageLine.ENTITLEMENT_ID), day);
        }
        String benefit = ChargeKey.folded(row, UsageLine.BENEFIT_ORDER_ID);
        if (!benefit.isEmpty() && benefits.size() < MOST_BENEFITS) {
            benefits.add(benefit);
        }
    }

    void endOfUse() {
        if (!byAvailability) {
            Map<ChargeKey, ChargeSums> folded = new TreeMap<>();
            groups.values().forEach(group -> {
                ChargeKey key = group.key.withoutAvailability();
                folded.merge(key, group.plus(new ChargeSums(key), key), (one, other) -> one.plus(other, key));
            });
            groups = folded;
        }
        kinds = new ChargeKinds(groups, benefits);
    }

    void add(ReconciliationLine line, RoundingRule rule) {
        Row row = line.row();
        if (kinds == null) {
            throw new IllegalStateException("use comes first");
        }
        if (isStrange(false, row, row.text(ReconciliationLine.INVOICE_NUMBER), line.total(), null)) {
            return;
        }
        lines++;
        lineTotals = lineTotals.plus(line.total());
        ChargeKey key = ChargeKey.of(line);
        key = byAvailability ? key : key.withoutAvailability();
        ChargeSums sums = groups.computeIfAbsent(key.as(kinds.of(line, key)), ChargeSums::new);
        boolean again = lineRows.isAgain(row);
        sums.add(line, rule, again);
        if (again) {
            doubledTotals = doubledTotals.plus(line.total());
        }
        taxArithmetic &= sums.taxArithmetic;
    }

    private boolean isStrange(boolean ofUse, Row row, @Nullable String number, Money total, @Nullable LocalDate day) {
        String other = number == null ? "" : number.strip();
        ReconciliationFinding finding;
        String where;
        if (!other.isEmpty() && !other.equalsIgnoreCase(invoice.id())) {
            finding = ReconciliationFinding.ROW_OF_ANOTHER_INVOICE;
            where = "invoice " + other;
        } else if (!total.currency().equals(invoice.currency())) {
            finding = ReconciliationFinding.ROW_IN_ANOTHER_CURRENCY;
            where = total.currency().text();
        } else {
            return false;
        }
        String name = (ofUse ? "daily use of " : "reconciliation of ") + where;
        Strangers all = strangers.computeIfAbsent(
                name + ' ' + total.currency(), each -> new Strangers(ofUse, finding, name, total.currency()));
        if (all.rows++ == 0) {
            all.firstAt = row.source() + ", line " + row.line();
        }
        all.sum = all.sum.plus(total);
        if (day != null) {
            all.days.add(day);
        }
        return true;
    }
}
