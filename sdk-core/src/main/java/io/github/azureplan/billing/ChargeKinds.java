package io.github.azureplan.billing;

import io.github.azureplan.rows.CellState;
import io.github.azureplan.rows.Column;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells what a reconciliation line charges. Documented members decide where there are any; where the values are not
 * published (product category, term), their words do.
 */
final class ChargeKinds {
    /** A term, which only purchases have; use has the name of a meter there. */
    private static final Pattern TERM = Pattern.compile("p\\d+[ymd].*"
            + "|(\\d+|one|two|three|four|five)[ -]?(month|year)s?.*"
            + "|(monthly|annual|triennial|trial).*");

    private static final Pattern ONCE = Pattern.compile("(one[- ]?time|perpetual).*");

    /** Plans of which there is use. */
    private final Set<String> plans = new HashSet<>();

    /** Orders of benefits that cover use; a reconciliation line with the same order is a savings plan. */
    private final Set<String> benefits;

    private final Map<ChargeKey, ChargeSums> used;

    ChargeKinds(Map<ChargeKey, ChargeSums> used, Set<String> benefits) {
        this.used = used;
        this.benefits = benefits;
        used.keySet().forEach(key -> plans.add(key.subscriptionId()));
    }

    ChargeKind of(ReconciliationLine line, ChargeKey key) {
        boolean negative = line.subtotal().amount().signum() < 0;
        if (line.row().state(ReconciliationLine.CREDIT_REASON_CODE) == CellState.PRESENT
                || folded(line, ReconciliationLine.CHARGE_TYPE).startsWith("offset")) {
            return ChargeKind.CREDIT;
        }
        if (line.row().state(ReconciliationLine.RESERVATION_ORDER_ID) == CellState.PRESENT) {
            return negative ? ChargeKind.REFUND : benefit(line);
        }
        if (isUse(line, key)) {
            return negative && !usedNegatively(key) ? ChargeKind.REFUND : ChargeKind.AZURE_USAGE;
        }
        return negative ? ChargeKind.REFUND : purchase(line);
    }

    private ChargeKind benefit(ReconciliationLine line) {
        boolean savingsPlan = benefits.contains(folded(line, ReconciliationLine.RESERVATION_ORDER_ID))
                || words(line).contains("savings plan");
        return savingsPlan ? ChargeKind.SAVINGS_PLAN : ChargeKind.RESERVATION;
    }

    /** Whether daily use must stand behind a line. When it cannot be told it must: nothing is proved by a lack of data. */
    private boolean isUse(ReconciliationLine line, ChargeKey key) {
        if (isPurchase(line)) {
            return false;
        }
        String description = folded(line, ReconciliationLine.SUBSCRIPTION_DESCRIPTION);
        return plans.contains(key.subscriptionId()) || description.equals("azure plan") || description.isEmpty();
    }

    private static boolean isPurchase(ReconciliationLine line) {
        String term = folded(line, ReconciliationLine.TERM_AND_BILLING_CYCLE);
        return TERM.matcher(term).matches()
                || ONCE.matcher(term).matches()
                || line.row().state(ReconciliationLine.BILLING_FREQUENCY) == CellState.PRESENT
                || line.row().state(ReconciliationLine.SUBSCRIPTION_END_DATE) == CellState.PRESENT;
    }

    private boolean usedNegatively(ChargeKey key) {
        ChargeSums sums = used.get(key);
        return sums != null && sums.use.dollars.signum() < 0;
    }

    private static ChargeKind purchase(ReconciliationLine line) {
        String words = words(line);
        String publisher = folded(line, ReconciliationLine.PUBLISHER_NAME);
        if (words.contains("marketplace")
                || (!publisher.isEmpty() && !publisher.equals("na") && !publisher.startsWith("microsoft"))) {
            return ChargeKind.MARKETPLACE;
        }
        if (words.contains("savings plan")) {
            return ChargeKind.SAVINGS_PLAN;
        }
        if (words.contains("reservation") || words.contains("reserved")) {
            return ChargeKind.RESERVATION;
        }
        if (words.contains("software")
                || words.contains("perpetual")
                || ONCE.matcher(folded(line, ReconciliationLine.TERM_AND_BILLING_CYCLE))
                        .matches()) {
            return ChargeKind.SOFTWARE;
        }
        return isPurchase(line) || words.contains("license") ? ChargeKind.LICENSE : ChargeKind.OTHER;
    }

    private static String words(ReconciliationLine line) {
        return folded(line, ReconciliationLine.PRODUCT_CATEGORY)
                + ' '
                + folded(line, ReconciliationLine.PRODUCT_NAME)
                + ' '
                + folded(line, ReconciliationLine.SKU_NAME);
    }

    private static String folded(ReconciliationLine line, Column<String> column) {
        return ChargeKey.folded(line.row(), column);
    }
}
