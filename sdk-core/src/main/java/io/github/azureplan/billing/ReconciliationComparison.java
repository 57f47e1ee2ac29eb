package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges the groups of a reconciliation once all lines are read. */
final class ReconciliationComparison {
    private final Invoice invoice;
    private final RoundingRule rule;
    private final BigDecimal tolerance;
    private final ReconciliationData data;
    private final Map<ChargeKey, ChargeSums> groups;
    private final DifferenceList differences;

    ReconciliationComparison(Invoice invoice, RoundingRule rule, BigDecimal tolerance, ReconciliationData data) {
        this.invoice = invoice;
        this.rule = rule;
        this.tolerance = tolerance;
        this.data = data;
        this.groups = data.groups;
        this.differences = new DifferenceList(invoice, data);
    }

    ReconciliationReport report() {
        foldCorrections();
        List<ReconciledCharge> charges = new ArrayList<>();
        groups.values().forEach(group -> charges.add(charge(group)));
        differences.close(charges);
        return new ReconciliationReport(
                invoice.id(),
                data.period.from(),
                data.period.to(),
                rule,
                tolerance,
                parts(charges),
                charges,
                differences.all(),
                data.lineTotals,
                invoice.total());
    }

    /** A negative line that the daily use has too is a correction of the charge, not a refund beside it. */
    private void foldCorrections() {
        for (ChargeSums refund : List.copyOf(groups.values())) {
            if (refund.key.kind() != ChargeKind.REFUND) {
                continue;
            }
            ChargeKey key = refund.key.as(ChargeKind.AZURE_USAGE);
            ChargeSums group = groups.get(key);
            if (group == null || agrees(group, group.use)) {
                continue;
            }
            ChargeSums sum = group.plus(refund, key);
            if (agrees(sum, sum.use)) {
                groups.put(key, sum);
                groups.remove(refund.key);
            }
        }
    }

    private ReconciledCharge charge(ChargeSums group) {
        Set<ReconciliationFinding> findings = EnumSet.noneOf(ReconciliationFinding.class);
        if (!group.taxArithmetic) {
            findings.add(ReconciliationFinding.TAX_ARITHMETIC_DIFFERS);
        }
        if (!group.ownArithmetic) {
            findings.add(ReconciliationFinding.OWN_ARITHMETIC_DIFFERS);
        }
        UseSums counted = group.use;
        if (group.late.rows > 0 && !agrees(group, group.use) && agrees(group, group.use.plus(group.late))) {
            findings.add(ReconciliationFinding.LATE_USE);
            counted = group.use.plus(group.late);
        }
        ReconciliationVerdict verdict = group.key.kind() == ChargeKind.AZURE_USAGE
                ? verdict(group, counted, findings)
                : ReconciliationVerdict.SUMMED_ONLY;
        ReconciledCharge charge = charge(group, counted, verdict, findings);
        if (group.late.rows > 0 && counted == group.use) {
            differences.foreignMonth(group);
        }
        if (verdict == ReconciliationVerdict.DIFFERENT) {
            differences.add(group, charge);
        }
        return charge;
    }

    private ReconciledCharge charge(
            ChargeSums group, UseSums counted, ReconciliationVerdict verdict, Set<ReconciliationFinding> findings) {
        ChargeKey key = group.key;
        return new ReconciledCharge(
                key.kind(),
                key.subscriptionId(),
                key.product(),
                key.availabilityId().isEmpty() ? null : key.availabilityId(),
                key.credited(),
                group.rows,
                counted.quantity,
                group.billed,
                Money.of(counted.charge(rule, group.rate()), invoice.currency()),
                Money.of(group.charged, invoice.currency()),
                verdict,
                findings);
    }

    private ReconciliationVerdict verdict(ChargeSums group, UseSums counted, Set<ReconciliationFinding> findings) {
        @Nullable ChargeSums other = groups.get(group.key.otherCredit());
        if (other != null && group.rows > 0 && other.rows > 0) {
            findings.add(ReconciliationFinding.CREDIT_CHANGED_IN_MONTH);
        }
        if (groups.containsKey(group.key.as(ChargeKind.REFUND))
                || groups.containsKey(group.key.otherCredit().as(ChargeKind.REFUND))) {
            findings.add(ReconciliationFinding.REFUNDED);
        }
        if (agrees(group, counted) && !group.ratesDiffer()) {
            boolean exact = group.charged.compareTo(counted.charge(rule, group.rate())) == 0;
            if (!exact) {
                findings.add(ReconciliationFinding.ROUNDING);
            }
            return exact ? ReconciliationVerdict.EXACT : ReconciliationVerdict.WITHIN_TOLERANCE;
        }
        explain(group, other, counted, findings);
        return ReconciliationVerdict.DIFFERENT;
    }

    /** Use without a row is as far from the bill as a row of its own would be. */
    private boolean agrees(ChargeSums group, UseSums counted) {
        return within(group, group.charged.subtract(counted.charge(rule, group.rate())));
    }

    private boolean within(ChargeSums group, BigDecimal difference) {
        return difference.abs().compareTo(tolerance.multiply(BigDecimal.valueOf(Math.max(group.rows, 1)))) <= 0;
    }

    private void explain(
            ChargeSums group, @Nullable ChargeSums other, UseSums counted, Set<ReconciliationFinding> findings) {
        if (group.ratesDiffer()) {
            findings.add(ReconciliationFinding.EXCHANGE_RATE_DIFFERS);
        }
        if (agrees(group, counted)) {
            return;
        }
        if (isDoubled(group, counted)) {
            findings.add(ReconciliationFinding.DOUBLED_ROWS);
        } else if (other != null && splitDiffersOnly(group, other)) {
            findings.add(ReconciliationFinding.CREDIT_SPLIT_DIFFERS);
        } else if (!group.hasUse()) {
            findings.add(ReconciliationFinding.USE_IS_MISSING);
        } else if (group.rows == 0) {
            findings.add(
                    group.use.rows == 0
                            ? ReconciliationFinding.ROW_OF_ANOTHER_MONTH
                            : ReconciliationFinding.USE_IS_NOT_BILLED);
        } else if (counted.quantity.compareTo(group.billed) != 0) {
            findings.add(ReconciliationFinding.QUANTITY_DIFFERS);
        } else if (within(group, group.charged.subtract(counted.charge(otherRule(), group.rate())))) {
            findings.add(ReconciliationFinding.OTHER_ROUNDING_RULE);
        } else if (findings.stream().allMatch(ReconciliationFinding::harmless)) {
            findings.add(ReconciliationFinding.AMOUNT_DIFFERS);
        }
    }

    private boolean isDoubled(ChargeSums group, UseSums counted) {
        if (group.doubled.rows > 0 && agrees(group, counted.minus(group.doubled))) {
            return true;
        }
        BigDecimal once = group.charged.subtract(group.doubledCharge);
        return group.doubledRows > 0 && within(group, once.subtract(counted.charge(rule, group.rate())));
    }

    private RoundingRule otherRule() {
        return rule == RoundingRule.CUT_EACH_DAY ? RoundingRule.CUT_MONTH_TWICE : RoundingRule.CUT_EACH_DAY;
    }

    /** All units are on the bill, but some on the other side of the credit. */
    private static boolean splitDiffersOnly(ChargeSums group, ChargeSums other) {
        return group.use.quantity.add(other.use.quantity).compareTo(group.billed.add(other.billed)) == 0
                && group.use.quantity.compareTo(group.billed) != 0;
    }

    // ---- parts

    private List<ReconciledPart> parts(List<ReconciledCharge> charges) {
        Money charged = Money.zero(invoice.currency());
        List<ReconciledPart> parts = new ArrayList<>();
        for (InvoicePart part :
                List.of(InvoicePart.AZURE_USAGE, InvoicePart.WITHOUT_USAGE, InvoicePart.CREDITS_AND_REFUNDS)) {
            ReconciledPart reconciled = part(part, charges);
            parts.add(reconciled);
            charged = charged.plus(reconciled.amount());
        }
        Money zero = Money.zero(invoice.currency());
        Money tax = data.lineTotals.minus(charged);
        parts.add(new ReconciledPart(
                InvoicePart.TAX,
                tax,
                data.lines,
                Map.of(),
                zero,
                !data.taxArithmetic
                        ? PartVerdict.UNEXPLAINED
                        : tax.isZero() ? PartVerdict.PROVED : PartVerdict.SUMMED));
        Money only = invoice.total().minus(data.lineTotals);
        parts.add(new ReconciledPart(
                InvoicePart.ON_INVOICE_ONLY,
                only,
                0,
                Map.of(),
                only,
                only.isZero() ? PartVerdict.PROVED : PartVerdict.UNEXPLAINED));
        return parts;
    }

    private ReconciledPart part(InvoicePart part, List<ReconciledCharge> charges) {
        Money amount = Money.zero(invoice.currency());
        Money unexplained = amount;
        long lines = 0;
        boolean differs = false;
        Map<ChargeKind, Money> kinds = new EnumMap<>(ChargeKind.class);
        for (ReconciledCharge charge : charges) {
            if (charge.kind().part() != part) {
                continue;
            }
            amount = amount.plus(charge.charged());
            lines += charge.rows();
            kinds.merge(charge.kind(), charge.charged(), Money::plus);
            if (charge.verdict() == ReconciliationVerdict.DIFFERENT) {
                differs = true;
                unexplained = unexplained.plus(charge.difference());
            }
        }
        boolean proved = part == InvoicePart.AZURE_USAGE || lines == 0;
        return new ReconciledPart(
                part,
                amount,
                lines,
                kinds,
                unexplained,
                differs ? PartVerdict.UNEXPLAINED : proved ? PartVerdict.PROVED : PartVerdict.SUMMED);
    }
}
