package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import io.github.azureplan.pricing.ProductSku;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The use of one product of one plan, with or without credit, against what was charged for it; or charges of one product
 * that have no use.
 *
 * @param kind what is charged
 * @param subscriptionId the Azure plan or other subscription
 * @param product product and SKU
 * @param availabilityId the availability, or null where the use does not tell it
 * @param credited whether this is the part that is net of partner earned credit
 * @param rows how many reconciliation rows charge it
 * @param used units of daily use
 * @param billed units charged
 * @param computed the charge that follows from daily use by the rounding rule; zero where there is none
 * @param charged the charge before tax on the invoice
 * @param verdict how far the charge was proved
 * @param findings what explains it, in the order of the enumeration
 */
public record ReconciledCharge(
        ChargeKind kind,
        String subscriptionId,
        ProductSku product,
        @Nullable String availabilityId,
        boolean credited,
        int rows,
        BigDecimal used,
        BigDecimal billed,
        Money computed,
        Money charged,
        ReconciliationVerdict verdict,
        Set<ReconciliationFinding> findings) {
    /**
     * Copies the set.
     *
     * @param kind what is charged
     * @param subscriptionId the Azure plan or other subscription
     * @param product product and SKU
     * @param availabilityId the availability, or null where the use does not tell it
     * @param credited whether this is the part that is net of partner earned credit
     * @param rows how many reconciliation rows charge it
     * @param used units of daily use
     * @param billed units charged
     * @param computed the charge that follows from daily use by the rounding rule
     * @param charged the charge before tax on the invoice
     * @param verdict how far the charge was proved
     * @param findings what explains it, in the order of the enumeration
     */
    public ReconciledCharge {
        findings = findings.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(findings));
    }

    /**
     * Charged less computed.
     *
     * @return zero when the charge was proved exactly; the whole charge when there is no use
     */
    public Money difference() {
        return charged.minus(computed);
    }

    /** What is charged, as differences name it. */
    String where() {
        return product + " of " + subscriptionId + (credited ? " with credit" : "");
    }
}
