package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
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
    private final Map<ChargeKey, ChargeSums> groups;

    ReconciliationComparison(
            Invoice invoice, RoundingRule rule, BigDecimal tolerance, Map<ChargeKey, ChargeSums> groups) {
        this.invoice = invoice;
        this.rule = rule;
        this.tolerance = tolerance;
        this.groups = groups;
    }

    ReconciliationReport report(Money lineTotals) {
        List<ReconciledCharge> charges = new ArrayList<>();
        groups.values().forEach(group -> charges.add(charge(group)));
        return new ReconciliationReport(invoice.id(), rule, tolerance, charges, lineTotals, invoice.total());
    }

    private ReconciledCharge charge(ChargeSums group) {
        BigDecimal computed = computed(group);
        Set<ReconciliationFinding> findings = EnumSet.noneOf(ReconciliationFinding.class);
        ReconciliationVerdict verdict = verdict(group, computed, findings);
        ChargeKey key = group.key;
        return new ReconciledCharge(
                key.subscriptionId(),
                key.product(),
                key.availabilityId().isEmpty() ? null : key.availabilityId(),
                key.credited(),
                group.rows,
                group.used,
                group.billed,
                Money.of(computed, invoice.currencyCode()),
                Money.of(group.charged, invoice.currencyCode()),
                verdict,
                findings);
    }

    private BigDecimal computed(ChargeSums group) {
        BigDecimal rate = group.rate();
        return group.usageRows == 0 || rate == null ? BigDecimal.ZERO : rule.ofUse(group.dollars, group.billing, rate);
    }

    private ReconciliationVerdict verdict(ChargeSums group, BigDecimal computed, Set<ReconciliationFinding> findings) {
        if (!group.taxArithmetic) {
            findings.add(ReconciliationFinding.TAX_ARITHMETIC_DIFFERS);
        }
        if (!group.ownArithmetic) {
            findings.add(ReconciliationFinding.OWN_ARITHMETIC_DIFFERS);
        }
        @Nullable ChargeSums other = groups.get(group.key.otherCredit());
        if (group.usageRows == 0 && !group.expectsUse && (other == null || other.usageRows == 0)) {
            return ReconciliationVerdict.SUMMED_ONLY;
        }
        if (other != null && group.rows > 0 && other.rows > 0) {
            findings.add(ReconciliationFinding.CREDIT_CHANGED_IN_MONTH);
        }
        BigDecimal difference = group.charged.subtract(computed).abs();
        if (difference.signum() == 0) {
            return ReconciliationVerdict.EXACT;
        }
        // use without a row is as far from the bill as a row of its own would be
        if (within(difference, group.rows)) {
            findings.add(ReconciliationFinding.ROUNDING);
            return ReconciliationVerdict.WITHIN_TOLERANCE;
        }
        explain(group, other, findings);
        return ReconciliationVerdict.DIFFERENT;
    }

    private boolean within(BigDecimal difference, int rows) {
        return difference.compareTo(tolerance.multiply(BigDecimal.valueOf(Math.max(rows, 1)))) <= 0;
    }

    private void explain(ChargeSums group, @Nullable ChargeSums other, Set<ReconciliationFinding> findings) {
        if (other != null && splitDiffersOnly(group, other)) {
            findings.add(ReconciliationFinding.CREDIT_SPLIT_DIFFERS);
        }
        if (group.usageRows == 0) {
            findings.add(ReconciliationFinding.USE_IS_MISSING);
        } else if (group.rows == 0) {
            findings.add(ReconciliationFinding.USE_IS_NOT_BILLED);
        } else if (group.used.compareTo(group.billed) != 0) {
            findings.add(ReconciliationFinding.QUANTITY_DIFFERS);
        }
        if (group.usageRows > 0 && group.rows > 0 && !group.usageRates.equals(group.chargeRates)) {
            findings.add(ReconciliationFinding.EXCHANGE_RATE_DIFFERS);
        }
    }

    /** All units are on the bill, but some on the other side of the credit. */
    private boolean splitDiffersOnly(ChargeSums group, ChargeSums other) {
        return group.used.add(other.used).compareTo(group.billed.add(other.billed)) == 0
                && group.used.compareTo(group.billed) != 0;
    }
}
