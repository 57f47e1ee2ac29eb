package io.github.azureplan.billing;

import io.github.azureplan.internal.export.RowSource;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of billing data, for what works the same on both.
 *
 * @param word what files and messages call it
 * @param table its columns
 * @param reader makes a reader of rows
 * @param identity what makes a line the same line in another version of the data
 * @param amount what a line charges
 * @param currency and in which currency
 * @param <S> the reader of its lines
 */
record LineKind<S extends BillingLines<?, S>>(
        String word,
        ColumnTable table,
        Reader<S> reader,
        List<Column<?>> identity,
        Column<BigDecimal> amount,
        Column<String> currency) {
    static final LineKind<UsageLines> USAGE = new LineKind<>(
            "usage",
            UsageLine.TABLE,
            UsageLines::new,
            List.of(
                    UsageLine.SUBSCRIPTION_ID,
                    UsageLine.ENTITLEMENT_ID,
                    UsageLine.RESOURCE_URI,
                    UsageLine.PRODUCT_ID,
                    UsageLine.SKU_ID,
                    UsageLine.METER_ID,
                    UsageLine.USAGE_DATE,
                    UsageLine.CHARGE_TYPE,
                    UsageLine.BENEFIT_ORDER_ID),
            UsageLine.BILLING_PRE_TAX_TOTAL,
            UsageLine.BILLING_CURRENCY);
    static final LineKind<ReconciliationLines> RECONCILIATION = new LineKind<>(
            "reconciliation",
            ReconciliationLine.TABLE,
            ReconciliationLines::new,
            List.of(
                    ReconciliationLine.CUSTOMER_ID,
                    ReconciliationLine.SUBSCRIPTION_ID,
                    ReconciliationLine.ORDER_ID,
                    ReconciliationLine.PRODUCT_ID,
                    ReconciliationLine.SKU_ID,
                    ReconciliationLine.AVAILABILITY_ID,
                    ReconciliationLine.CHARGE_TYPE,
                    ReconciliationLine.CHARGE_START_DATE,
                    ReconciliationLine.CHARGE_END_DATE,
                    ReconciliationLine.TERM_AND_BILLING_CYCLE,
                    ReconciliationLine.RESERVATION_ORDER_ID,
                    ReconciliationLine.PRICE_ADJUSTMENT_DESCRIPTION),
            ReconciliationLine.TOTAL,
            ReconciliationLine.CURRENCY);

    interface Reader<S> {
        S read(RowSource source, @Nullable AttributeSet attributes);
    }

    static LineKind<?> of(String word) {
        if (word.equals(USAGE.word)) {
            return USAGE;
        }
        if (word.equals(RECONCILIATION.word)) {
            return RECONCILIATION;
        }
        throw new IllegalArgumentException("there is no billing data called " + word);
    }
}
