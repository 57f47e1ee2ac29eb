package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What came out when an invoice was proved against its lines and its daily use.
 *
 * @param invoiceId the invoice
 * @param rule the rounding rule by which charges were computed
 * @param tolerance what charge and computation may differ for each reconciliation row
 * @param charges the charges by subscription, product and credit, in this order
 * @param lineTotals the sum of all reconciliation lines with tax
 * @param invoiceTotal the total of the invoice
 */
public record ReconciliationReport(
        String invoiceId,
        RoundingRule rule,
        BigDecimal tolerance,
        List<ReconciledCharge> charges,
        Money lineTotals,
        Money invoiceTotal) {
    /**
     * Copies the list.
     *
     * @param invoiceId the invoice
     * @param rule the rounding rule by which charges were computed
     * @param tolerance what charge and computation may differ for each reconciliation row
     * @param charges the charges by subscription, product and credit, in this order
     * @param lineTotals the sum of all reconciliation lines with tax
     * @param invoiceTotal the total of the invoice
     */
    public ReconciliationReport {
        charges = List.copyOf(charges);
    }

    /**
     * Charges of a verdict.
     *
     * @param verdict the verdict
     * @return the sum of the charges before tax
     */
    public Money charged(ReconciliationVerdict verdict) {
        Money sum = Money.zero(invoiceTotal.currency());
        for (ReconciledCharge charge : charges) {
            sum = charge.verdict() == verdict ? sum.plus(charge.charged()) : sum;
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
     * Tax of all lines.
     *
     * @return the sum of the lines with tax, less their charges
     */
    public Money tax() {
        Money sum = lineTotals;
        for (ReconciledCharge charge : charges) {
            sum = sum.minus(charge.charged());
        }
        return sum;
    }

    /**
     * What is on the invoice and in no line: one-off adjustments, or lines that are missing.
     *
     * @return the total of the invoice less the lines
     */
    public Money onInvoiceOnly() {
        return invoiceTotal.minus(lineTotals);
    }

    /**
     * Charges that do not agree with their use.
     *
     * @return the charges, none when all agree
     */
    public List<ReconciledCharge> differences() {
        return charges.stream()
                .filter(charge -> charge.verdict() == ReconciliationVerdict.DIFFERENT)
                .toList();
    }

    /**
     * Whether the bill adds up: every charge that has daily use follows from it within the tolerance, there is at least
     * one such charge or no charge at all, each line's tax adds up, and the lines are the invoice's total to the cent.
     *
     * @return true when nothing is left to explain
     */
    public boolean reconciled() {
        boolean provedAny = charges.stream()
                .anyMatch(charge -> charge.verdict() == ReconciliationVerdict.EXACT
                        || charge.verdict() == ReconciliationVerdict.WITHIN_TOLERANCE);
        return differences().isEmpty()
                && (provedAny || charges.isEmpty())
                && charges.stream()
                        .noneMatch(charge -> charge.findings().contains(ReconciliationFinding.TAX_ARITHMETIC_DIFFERS))
                && onInvoiceOnly().isZero();
    }

    /**
     * The outcome with its numbers.
     *
     * @return a few lines of text
     */
    public String summary() {
        String nl = "\n";
        StringBuilder text = new StringBuilder();
        text.append(invoiceId)
                .append(reconciled() ? ": reconciled to the cent" : ": does not reconcile")
                .append(nl);
        text.append("  proved by daily use      ").append(proved()).append(nl);
        text.append("  summed, without use      ")
                .append(charged(ReconciliationVerdict.SUMMED_ONLY))
                .append(nl);
        text.append("  not explained by use     ")
                .append(charged(ReconciliationVerdict.DIFFERENT))
                .append(nl);
        text.append("  tax                      ").append(tax()).append(nl);
        text.append("  on the invoice only      ").append(onInvoiceOnly()).append(nl);
        text.append("  invoice                  ").append(invoiceTotal).append(nl);
        for (ReconciledCharge charge : differences()) {
            text.append("  differs: ").append(charge.product()).append(" of ").append(charge.subscriptionId());
            text.append(", charged ")
                    .append(charge.charged())
                    .append(", computed ")
                    .append(charge.computed());
            text.append(' ').append(charge.findings()).append(nl);
        }
        return text.toString();
    }
}
