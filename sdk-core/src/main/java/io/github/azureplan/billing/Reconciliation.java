package io.github.azureplan.billing;

import io.github.azureplan.errors.DamagedDataException;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Proves an invoice: daily use against reconciliation lines, and these against the total. Immutable; reading the lines
 * costs memory for products and plans, not for lines.
 *
 * <p>Use and charges meet by subscription, product, SKU, availability (where the use has it; a basic attribute set does
 * not) and by whether the price is net of partner earned credit. Charges that have no daily use are summed by kind.
 */
public final class Reconciliation {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Invoice invoice;
    private final RoundingRule rule;
    private final BigDecimal tolerance;

    private Reconciliation(Invoice invoice, RoundingRule rule, BigDecimal tolerance) {
        this.invoice = invoice;
        this.rule = rule;
        this.tolerance = tolerance;
    }

    /**
     * The proof of an invoice, by the newest rounding rule and with a tolerance of one cent for each reconciliation row.
     *
     * @param invoice the invoice
     * @return a reconciliation to which lines are given
     */
    public static Reconciliation of(Invoice invoice) {
        return new Reconciliation(Objects.requireNonNull(invoice, "invoice"), RoundingRule.CUT_MONTH_TWICE, CENT);
    }

    /**
     * The same by another rounding rule.
     *
     * @param newRule the rule
     * @return the reconciliation
     */
    public Reconciliation rounding(RoundingRule newRule) {
        return new Reconciliation(invoice, Objects.requireNonNull(newRule, "rule"), tolerance);
    }

    /**
     * The same with another tolerance.
     *
     * @param perRow what charge and computation may differ for each reconciliation row, in the billing currency
     * @return the reconciliation
     * @throws IllegalArgumentException when it is negative
     */
    public Reconciliation tolerance(BigDecimal perRow) {
        if (perRow.signum() < 0) {
            throw new IllegalArgumentException("tolerance: must not be negative, was " + perRow);
        }
        return new Reconciliation(invoice, rule, perRow);
    }

    /**
     * Reads all lines and compares them. Closes nothing. Lines that name another invoice or another currency are left out
     * of all sums and named as differences.
     *
     * @param usage the daily use of the invoice
     * @param lines the reconciliation of the invoice
     * @return the report
     * @throws IllegalArgumentException when a projection lacks a column
     * @throws DamagedDataException when lines are damaged
     */
    public ReconciliationReport compare(UsageLines usage, ReconciliationLines lines) {
        usage.require(
                "the reconciliation",
                UsageLine.INVOICE_NUMBER,
                UsageLine.SUBSCRIPTION_ID,
                UsageLine.ENTITLEMENT_ID,
                UsageLine.RESOURCE_URI,
                UsageLine.USAGE_DATE,
                UsageLine.PRODUCT_ID,
                UsageLine.SKU_ID,
                UsageLine.AVAILABILITY_ID,
                UsageLine.METER_ID,
                UsageLine.UNIT_PRICE,
                UsageLine.EFFECTIVE_UNIT_PRICE,
                UsageLine.QUANTITY,
                UsageLine.PRICING_PRE_TAX_TOTAL,
                UsageLine.PRICING_CURRENCY,
                UsageLine.BILLING_PRE_TAX_TOTAL,
                UsageLine.BILLING_CURRENCY,
                UsageLine.PC_TO_BC_EXCHANGE_RATE,
                UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE,
                UsageLine.ADDITIONAL_INFO,
                UsageLine.BENEFIT_ORDER_ID);
        lines.require(
                "the reconciliation",
                ReconciliationLine.INVOICE_NUMBER,
                ReconciliationLine.ORDER_ID,
                ReconciliationLine.ORDER_DATE,
                ReconciliationLine.SUBSCRIPTION_ID,
                ReconciliationLine.SUBSCRIPTION_DESCRIPTION,
                ReconciliationLine.PRODUCT_ID,
                ReconciliationLine.SKU_ID,
                ReconciliationLine.AVAILABILITY_ID,
                ReconciliationLine.PRODUCT_NAME,
                ReconciliationLine.SKU_NAME,
                ReconciliationLine.PUBLISHER_NAME,
                ReconciliationLine.PRODUCT_CATEGORY,
                ReconciliationLine.CHARGE_TYPE,
                ReconciliationLine.CHARGE_START_DATE,
                ReconciliationLine.CHARGE_END_DATE,
                ReconciliationLine.TERM_AND_BILLING_CYCLE,
                ReconciliationLine.BILLING_FREQUENCY,
                ReconciliationLine.SUBSCRIPTION_END_DATE,
                ReconciliationLine.REFERENCE_ID,
                ReconciliationLine.EFFECTIVE_UNIT_PRICE,
                ReconciliationLine.BILLABLE_QUANTITY,
                ReconciliationLine.PC_TO_BC_EXCHANGE_RATE,
                ReconciliationLine.PRICE_ADJUSTMENT_DESCRIPTION,
                ReconciliationLine.SUBTOTAL,
                ReconciliationLine.TAX_TOTAL,
                ReconciliationLine.TOTAL,
                ReconciliationLine.CURRENCY,
                ReconciliationLine.RESERVATION_ORDER_ID,
                ReconciliationLine.CREDIT_REASON_CODE);
        ReconciliationData data = new ReconciliationData(invoice);
        usage.forEach(data::add);
        data.endOfUse();
        lines.forEach(line -> data.add(line, rule));
        return new ReconciliationComparison(invoice, rule, tolerance, data).report();
    }
}
