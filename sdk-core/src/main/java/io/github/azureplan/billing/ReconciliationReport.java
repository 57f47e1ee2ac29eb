package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import io.github.azureplan.rows.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came out when an invoice was proved against its lines and its daily use.
 *
 * @param invoiceId the invoice
 * @param from the first day whose use it charges
 * @param to the last day whose use it charges
 * @param rule the rounding rule by which charges were computed
 * @param tolerance what charge and computation may differ for each reconciliation row
 * @param parts the parts of the invoice in the order of {@link InvoicePart}, one of each; they add up to the total
 * @param charges the charges by subscription, product, kind and credit, in this order
 * @param differences in what invoice, lines and use do not agree, by cause
 * @param lineTotals the sum of all reconciliation lines with tax
 * @param invoiceTotal the total of the invoice
 */
public record ReconciliationReport(
        String invoiceId,
        LocalDate from,
        LocalDate to,
        RoundingRule rule,
        BigDecimal tolerance,
        List<ReconciledPart> parts,
        List<ReconciledCharge> charges,
        List<ReconciliationDifference> differences,
        Money lineTotals,
        Money invoiceTotal) {
    /**
     * Copies the lists.
     *
     * @param invoiceId the invoice
     * @param from the first day whose use it charges
     * @param to the last day whose use it charges
     * @param rule the rounding rule by which charges were computed
     * @param tolerance what charge and computation may differ for each reconciliation row
     * @param parts the parts of the invoice
     * @param charges the charges by subscription, product, kind and credit
     * @param differences in what invoice, lines and use do not agree
     * @param lineTotals the sum of all reconciliation lines with tax
     * @param invoiceTotal the total of the invoice
     */
    public ReconciliationReport {
        parts = List.copyOf(parts);
        charges = List.copyOf(charges);
        differences = List.copyOf(differences);
    }

    /**
     * A part of the invoice.
     *
     * @param part which one
     * @return its amount and verdict
     */
    public ReconciledPart part(InvoicePart part) {
        return parts.stream().filter(each -> each.part() == part).findFirst().orElseThrow();
    }

    /**
     * Charges of a verdict.
     *
     * @param verdict the verdict
     * @return these charges, none when no charge has it
     */
    public List<ReconciledCharge> charges(ReconciliationVerdict verdict) {
        return charges.stream().filter(charge -> charge.verdict() == verdict).toList();
    }

    /**
     * Charges of a verdict.
     *
     * @param verdict the verdict
     * @return the sum of the charges before tax
     */
    public Money charged(ReconciliationVerdict verdict) {
        Money sum = Money.zero(invoiceTotal.currency());
        for (ReconciledCharge charge : charges(verdict)) {
            sum = sum.plus(charge.charged());
        }
        return sum;
    }

    /**
     * Charges that follow from daily use, exactly or within the tolerance.
     *
     * @return the sum before tax
     */
    public Money proved() {
        return charged(ReconciliationVerdict.EXACT).plus(charged(ReconciliationVerdict.WITHIN_TOLERANCE));
    }

    /**
     * What rounding makes: the charges that agree within the tolerance, less what follows from their use.
     *
     * @return the sum, zero when all that agree do so to the cent
     */
    public Money rounding() {
        Money sum = Money.zero(invoiceTotal.currency());
        for (ReconciledCharge charge : charges(ReconciliationVerdict.WITHIN_TOLERANCE)) {
            sum = sum.plus(charge.difference());
        }
        return sum;
    }

    /**
     * Tax of all lines.
     *
     * @return the sum of the lines with tax, less their charges
     */
    public Money tax() {
        return part(InvoicePart.TAX).amount();
    }

    /**
     * What is on the invoice and in no line: one-off adjustments, or lines that are missing.
     *
     * @return the total of the invoice less the lines
     */
    public Money onInvoiceOnly() {
        return part(InvoicePart.ON_INVOICE_ONLY).amount();
    }

    /**
     * Whether the bill adds up: no part is unexplained and nothing differs. What has daily use was proved by it, the rest
     * was summed.
     *
     * @return true when nothing is left to explain
     */
    public boolean reconciled() {
        return differences.isEmpty() && parts.stream().noneMatch(part -> part.verdict() == PartVerdict.UNEXPLAINED);
    }

    /**
     * The outcome with its numbers: the parts and the differences.
     *
     * @return a few lines of text
     */
    public String summary() {
        StringBuilder text =
                new StringBuilder(invoiceId).append(": ").append(outcome()).append('\n');
        for (ReconciledPart part : parts) {
            line(text, part.part().text(), part.amount(), verdict(part));
        }
        line(text, "invoice", invoiceTotal, "");
        differences.forEach(difference -> text.append("  ").append(difference).append('\n'));
        return text.toString();
    }

    private String outcome() {
        if (!reconciled()) {
            return "does not reconcile";
        }
        boolean rounded = !charges(ReconciliationVerdict.WITHIN_TOLERANCE).isEmpty();
        return rounded ? "reconciled within the tolerance" : "reconciled to the cent";
    }

    private static String verdict(ReconciledPart part) {
        if (part.verdict() == PartVerdict.UNEXPLAINED) {
            return part.part() == InvoicePart.AZURE_USAGE ? "unexplained by use: " + part.unexplained() : "unexplained";
        }
        boolean nothing = part.amount().isZero() && part.part() != InvoicePart.AZURE_USAGE;
        return nothing ? "" : part.verdict() == PartVerdict.PROVED ? "proved by daily use" : "summed";
    }

    private static void line(StringBuilder text, String name, Money amount, String remark) {
        String number = amount.toString();
        text.append("  ")
                .append(name)
                .append(" ".repeat(Math.max(1, 24 - name.length())))
                .append(" ".repeat(Math.max(0, 16 - number.length())))
                .append(number)
                .append(remark.isEmpty() ? "" : "  " + remark)
                .append('\n');
    }

    /**
     * The computation, so that a person can check it: how it was computed, the parts by kind of charge, the differences,
     * and each charge with its use.
     *
     * @return many lines of text
     */
    public String explain() {
        StringBuilder text = new StringBuilder(summary());
        text.append("  use of ")
                .append(from)
                .append(" to ")
                .append(to)
                .append(", rounding ")
                .append(rule);
        text.append(", tolerance ").append(tolerance.toPlainString()).append(" for each line\n");
        if (!rounding().isZero()) {
            text.append("  rounding makes ").append(rounding()).append('\n');
        }
        for (ReconciledPart part : parts) {
            for (Map.Entry<ChargeKind, Money> kind : part.kinds().entrySet()) {
                line(text, kind.getKey().text(), kind.getValue(), "");
            }
        }
        for (ReconciledCharge charge : charges) {
            text.append("  ")
                    .append(charge.where())
                    .append(" (")
                    .append(charge.kind().text());
            text.append("): charged ").append(charge.charged());
            if (charge.kind() == ChargeKind.AZURE_USAGE) {
                text.append(" for ").append(charge.billed().toPlainString()).append(" units; the use has ");
                text.append(charge.used().toPlainString())
                        .append(" units and makes ")
                        .append(charge.computed());
            }
            charge.findings().forEach(finding -> text.append("; ").append(finding.text()));
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Writes the charges as a CSV file: UTF-8, a header line, every field in quotes, one line for each charge. A text that
     * a spreadsheet would take for a formula gets an apostrophe before it.
     *
     * @param out where to; closed when done
     * @throws IOException when it cannot be written
     */
    public void writeCsv(OutputStream out) throws IOException {
        try (RowWriter writer = RowWriter.csv(
                out,
                List.of(
                        "InvoiceNumber",
                        "Part",
                        "Kind",
                        "SubscriptionId",
                        "ProductId",
                        "SkuId",
                        "AvailabilityId",
                        "Credited",
                        "Lines",
                        "UsedQuantity",
                        "BilledQuantity",
                        "Currency",
                        "Computed",
                        "Charged",
                        "Difference",
                        "Verdict",
                        "Findings"))) {
            for (ReconciledCharge charge : charges) {
                writer.write(cells(charge));
            }
        }
    }

    private List<String> cells(ReconciledCharge charge) {
        String availability = charge.availabilityId();
        return List.of(
                SafeCell.of(invoiceId),
                charge.kind().part().text(),
                charge.kind().text(),
                SafeCell.of(charge.subscriptionId()),
                SafeCell.of(charge.product().productId()),
                SafeCell.of(charge.product().skuId()),
                SafeCell.of(availability == null ? "" : availability),
                String.valueOf(charge.credited()),
                String.valueOf(charge.rows()),
                charge.used().toPlainString(),
                charge.billed().toPlainString(),
                charge.charged().currency().text(),
                charge.computed().amount().toPlainString(),
                charge.charged().amount().toPlainString(),
                charge.difference().amount().toPlainString(),
                charge.verdict().name(),
                charge.findings().stream().map(ReconciliationFinding::text).collect(Collectors.joining("; ")));
    }

    /** The summary. */
    @Override
    public String toString() {
        return summary();
    }
}
