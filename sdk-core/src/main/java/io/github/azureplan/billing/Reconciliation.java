package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.rows.Row;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Proves an invoice: daily use against reconciliation lines, and these against the total. Immutable; reading the lines
 * costs memory for products and plans, not for lines.
 *
 * <p>Use and charges meet by subscription, product, SKU, availability (where the use has it; a basic attribute set does
 * not) and by whether the price is net of partner earned credit.
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
     * Reads all lines and compares them. Closes nothing.
     *
     * @param usage the daily use of the invoice
     * @param lines the reconciliation of the invoice
     * @return the report
     * @throws IllegalArgumentException when a projection lacks a column, or a line is not in the invoice's currency
     * @throws DamagedDataException when lines are damaged
     */
    public ReconciliationReport compare(UsageLines usage, ReconciliationLines lines) {
        usage.require(
                "the reconciliation",
                UsageLine.SUBSCRIPTION_ID,
                UsageLine.PRODUCT_ID,
                UsageLine.SKU_ID,
                UsageLine.AVAILABILITY_ID,
                UsageLine.UNIT_PRICE,
                UsageLine.EFFECTIVE_UNIT_PRICE,
                UsageLine.QUANTITY,
                UsageLine.PRICING_PRE_TAX_TOTAL,
                UsageLine.PRICING_CURRENCY,
                UsageLine.BILLING_PRE_TAX_TOTAL,
                UsageLine.BILLING_CURRENCY,
                UsageLine.PC_TO_BC_EXCHANGE_RATE,
                UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE);
        lines.require(
                "the reconciliation",
                ReconciliationLine.SUBSCRIPTION_ID,
                ReconciliationLine.SUBSCRIPTION_DESCRIPTION,
                ReconciliationLine.PRODUCT_ID,
                ReconciliationLine.SKU_ID,
                ReconciliationLine.AVAILABILITY_ID,
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
        Map<ChargeKey, ChargeSums> groups = new TreeMap<>();
        boolean byAvailability = true;
        for (UsageLine line : usage) {
            requireCurrency(line.billingTotal().currency(), line.row());
            ChargeKey key = ChargeKey.of(line);
            byAvailability &= !key.availabilityId().isEmpty();
            groups.computeIfAbsent(key, ChargeSums::new).add(line, rule);
        }
        if (!byAvailability) {
            groups = withoutAvailability(groups);
        }
        Set<String> plans = new HashSet<>();
        groups.keySet().forEach(key -> plans.add(key.subscriptionId()));
        BigDecimal totals = BigDecimal.ZERO;
        for (ReconciliationLine line : lines) {
            requireCurrency(line.total().currency(), line.row());
            totals = totals.add(line.total().amount());
            ChargeKey key = ChargeKey.of(line);
            ChargeKey folded = byAvailability ? key : key.withoutAvailability();
            groups.computeIfAbsent(folded, ChargeSums::new).add(line, rule, plans);
        }
        return new ReconciliationComparison(invoice, rule, tolerance, groups)
                .report(Money.of(totals, invoice.currencyCode()));
    }

    private void requireCurrency(CurrencyCode currency, Row row) {
        if (!currency.equals(invoice.currencyCode())) {
            throw new IllegalArgumentException("lines: " + row.source() + ", line " + row.line() + " is in " + currency
                    + ", invoice " + invoice.id() + " in " + invoice.currencyCode()
                    + "; ask for the export of this invoice");
        }
    }

    private static Map<ChargeKey, ChargeSums> withoutAvailability(Map<ChargeKey, ChargeSums> groups) {
        Map<ChargeKey, ChargeSums> folded = new TreeMap<>();
        groups.values()
                .forEach(
                        group -> folded.merge(group.key.withoutAvailability(), group, (one, other) -> one.plus(other)));
        return folded;
    }
}
