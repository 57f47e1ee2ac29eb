package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names the differences of a reconciliation. What has one cause becomes one difference, however many charges it hits: a
 * missing day, a file that was read twice, another rate.
 */
final class DifferenceList {
    /** Of many places the first ones are named. */
    private static final int NAMED = 3;

    /** Charges with one cause. */
    private static final class Cause {
        final ReconciliationFinding finding;
        final InvoicePart part;
        final List<LocalDate> days;
        final String text;
        final TreeSet<String> where = new TreeSet<>();
        Money amount;
        long rows;

        Cause(ReconciliationFinding finding, InvoicePart part, List<LocalDate> days, String text, Money zero) {
            this.finding = finding;
            this.part = part;
            this.days = days;
            this.text = text;
            this.amount = zero;
        }

        ReconciliationDifference difference() {
            String places = where.stream().limit(NAMED).collect(Collectors.joining(", "))
                    + (where.size() > NAMED ? " and " + (where.size() - NAMED) + " more" : "");
            return new ReconciliationDifference(finding, part, amount, rows, days, places, text);
        }
    }

    private final ReconciliationData data;
    private final Money zero;
    private final Map<String, Cause> causes = new LinkedHashMap<>();
    private final List<ChargeSums> shortGroups = new ArrayList<>();
    private Money shortAmount;
    private boolean unexplainedShortage;
    private final Money onInvoiceOnly;
    private final String notInLines;

    DifferenceList(Invoice invoice, ReconciliationData data) {
        this.data = data;
        this.zero = Money.zero(invoice.currency());
        this.shortAmount = zero;
        this.onInvoiceOnly = invoice.total().minus(data.lineTotals);
        this.notInLines = notInLines(invoice, onInvoiceOnly);
    }

    List<ReconciliationDifference> all() {
        return causes.values().stream().map(Cause::difference).toList();
    }

    private Cause cause(
            ReconciliationFinding finding, InvoicePart part, List<LocalDate> days, String key, String text) {
        return causes.computeIfAbsent(
                finding + " " + part + " " + key, each -> new Cause(finding, part, days, text, zero));
    }

    private void note(Cause cause, String where, Money amount, long rows) {
        cause.where.add(where);
        cause.amount = cause.amount.plus(amount);
        cause.rows += rows;
    }

    /** Use of another month that the invoice does not charge. */
    void foreignMonth(ChargeSums group) {
        Cause cause = cause(
                ReconciliationFinding.ROW_OF_ANOTHER_MONTH,
                InvoicePart.AZURE_USAGE,
                List.of(),
                "",
                "The use is not of " + data.period + ", and the invoice does not charge it; ask for the export of this"
                        + " invoice only.");
        BigDecimal rate = group.rate();
        Money amount = Money.of(RoundingRule.cut(group.late.dollars.multiply(rate)), zero.currency());
        note(cause, group.key.product() + " of " + group.key.subscriptionId(), amount, group.late.rows);
    }

    /** A charge that differs from its use. */
    void add(ChargeSums group, ReconciledCharge charge) {
        for (ReconciliationFinding finding : charge.findings()) {
            switch (finding) {
                case EXCHANGE_RATE_DIFFERS -> rate(group, charge);
                case DOUBLED_ROWS -> doubled(group, charge);
                case QUANTITY_DIFFERS, USE_IS_MISSING -> quantity(finding, group, charge);
                case CREDIT_SPLIT_DIFFERS ->
                    single(finding, charge, "Units are on the other side of the credit than the daily use has them.");
                case USE_IS_NOT_BILLED ->
                    single(finding, charge, "The daily use has a cost that no reconciliation line charges.");
                case OTHER_ROUNDING_RULE ->
                    single(finding, charge, "It follows from the use by the other documented rounding rule.");
                case AMOUNT_DIFFERS ->
                    single(
                            finding,
                            charge,
                            "Units and rates agree, the amount does not"
                                    + (charge.findings().contains(ReconciliationFinding.OWN_ARITHMETIC_DIFFERS)
                                            ? ", nor does it follow from its own price and quantity."
                                            : "."));
                default -> {
                    // harmless, or named where it was found
                }
            }
        }
    }

    private void single(ReconciliationFinding finding, ReconciledCharge charge, String text) {
        String key = charge.where() + charge.availabilityId() + charge.credited();
        note(
                cause(finding, InvoicePart.AZURE_USAGE, List.of(), key, text),
                charge.where(),
                charge.difference(),
                charge.rows());
    }

    private void rate(ChargeSums group, ReconciledCharge charge) {
        String rates = plain(group.usageRates) + " in the use, " + plain(group.chargeRates) + " in the charge";
        Cause cause = cause(
                ReconciliationFinding.EXCHANGE_RATE_DIFFERS,
                InvoicePart.AZURE_USAGE,
                List.of(),
                rates,
                "The rates are " + rates + ".");
        note(cause, charge.where(), charge.difference(), charge.rows());
    }

    private static String plain(Iterable<BigDecimal> rates) {
        TreeSet<BigDecimal> sorted = new TreeSet<>();
        rates.forEach(sorted::add);
        return sorted.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" and "));
    }

    private void doubled(ChargeSums group, ReconciledCharge charge) {
        boolean ofUse = group.doubled.rows > 0;
        List<String> files = (ofUse ? data.useRows : data.lineRows).repeatedFiles();
        Cause cause = cause(
                ReconciliationFinding.DOUBLED_ROWS,
                InvoicePart.AZURE_USAGE,
                List.of(),
                ofUse ? "use" : "lines",
                (ofUse ? "Lines of daily use" : "Reconciliation lines")
                        + " stand twice; without the second ones the amounts agree."
                        + (files.isEmpty() ? "" : " These files repeat others: " + String.join(", ", files) + "."));
        note(cause, charge.where(), charge.difference(), ofUse ? group.doubled.rows : group.doubledRows);
    }

    /** Units that do not add up: a day, a file, or we cannot tell. */
    private void quantity(ReconciliationFinding finding, ChargeSums group, ReconciledCharge charge) {
        if (charge.used().abs().compareTo(charge.billed().abs()) >= 0) {
            single(finding, charge, "The daily use has more units than are charged.");
            return;
        }
        shortGroups.add(group);
        shortAmount = shortAmount.plus(charge.difference());
        MissingDays missing = MissingDays.of(data.days, group.key);
        if (!missing.days().isEmpty()) {
            Cause cause = cause(
                    ReconciliationFinding.MISSING_DAY,
                    InvoicePart.AZURE_USAGE,
                    missing.days(),
                    missing.where() + missing.days(),
                    missing.text());
            note(cause, charge.where(), charge.difference(), 0);
            unexplainedShortage |= !missing.certain();
            return;
        }
        unexplainedShortage = true;
        single(
                finding,
                charge,
                finding == ReconciliationFinding.USE_IS_MISSING
                        ? "There is no line of use for this charge."
                        : "The daily use has fewer units than are charged.");
    }

    /** What is seen only when all charges were looked at. */
    void close(List<ReconciledCharge> charges) {
        partition();
        for (ReconciledCharge charge : charges) {
            if (charge.findings().contains(ReconciliationFinding.TAX_ARITHMETIC_DIFFERS)) {
                Cause cause = cause(
                        ReconciliationFinding.TAX_ARITHMETIC_DIFFERS,
                        InvoicePart.TAX,
                        List.of(),
                        "",
                        "Subtotal and tax of a line do not add up to its total.");
                note(cause, charge.where(), zero, charge.rows());
            }
        }
        data.strangers.values().forEach(this::stranger);
        if (!onInvoiceOnly.isZero()) {
            onInvoiceOnly();
        }
    }

    private void partition() {
        List<Integer> numbers = data.useRows.missingNumbers();
        if (shortGroups.isEmpty() || (numbers.isEmpty() && (!unexplainedShortage || shortGroups.size() < 2))) {
            return;
        }
        Cause cause = cause(
                ReconciliationFinding.MISSING_PARTITION,
                InvoicePart.AZURE_USAGE,
                List.of(),
                "",
                "Use of " + shortGroups.size() + " charges is short, as when a file of the export was not read."
                        + (numbers.isEmpty() ? "" : " The names of the files leave out part " + numbers + "."));
        cause.amount = shortAmount;
        shortGroups.forEach(group -> cause.where.add(group.key.product() + " of " + group.key.subscriptionId()));
    }

    private void stranger(ReconciliationData.Strangers strangers) {
        ReconciliationDifference difference = new ReconciliationDifference(
                strangers.finding,
                strangers.ofUse ? InvoicePart.AZURE_USAGE : InvoicePart.ON_INVOICE_ONLY,
                strangers.sum,
                strangers.rows,
                List.copyOf(strangers.days),
                strangers.where,
                "Left out of all sums; the first one is in " + strangers.firstAt + ".");
        Cause cause = new Cause(
                difference.finding(), difference.part(), difference.days(), difference.text(), difference.amount());
        cause.rows = difference.rows();
        cause.where.add(difference.where());
        causes.put("stranger " + strangers.where + strangers.sum.currency(), cause);
    }

    /** What the notes that amend the invoice have to do with the part of its total that is in no line. */
    private static String notInLines(Invoice invoice, Money onInvoiceOnly) {
        String unknown =
                "No line has it: a one-off adjustment, which the invoice itself shows, or lines that are missing.";
        if (invoice.amendments().isEmpty()) {
            return unknown;
        }
        String notes = invoice.amendments().stream().map(Invoice::id).collect(Collectors.joining(" and "));
        Money left = onInvoiceOnly;
        for (Invoice note : invoice.amendments()) {
            if (note.totalCharges() == null || !left.currency().equals(note.currencyCode())) {
                return unknown + " The invoice is amended by " + notes + ".";
            }
            left = left.plus(note.total());
        }
        return left.isZero()
                ? "The lines hold what " + notes + " amended since: with that the invoice is the sum of its lines."
                : unknown + " The invoice is amended by " + notes + "; if the lines hold that, " + left + " is left.";
    }

    private void onInvoiceOnly() {
        boolean doubled = !data.doubledTotals.isZero()
                && onInvoiceOnly.plus(data.doubledTotals).isZero();
        Cause cause = doubled
                ? cause(
                        ReconciliationFinding.DOUBLED_ROWS,
                        InvoicePart.ON_INVOICE_ONLY,
                        List.of(),
                        "",
                        "Reconciliation lines stand twice; without the second ones the lines are the invoice's total.")
                : cause(ReconciliationFinding.ON_INVOICE_ONLY, InvoicePart.ON_INVOICE_ONLY, List.of(), "", notInLines);
        note(cause, "total of the invoice", onInvoiceOnly, 0);
    }
}
