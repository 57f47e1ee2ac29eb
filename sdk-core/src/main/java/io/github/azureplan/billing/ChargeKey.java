package io.github.azureplan.billing;

import io.github.azureplan.pricing.ProductSku;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What use and charges meet by. A charge without daily use (reservation, licence, credit) must not meet the use of the same
 * product, so its kind is a part of the key.
 */
record ChargeKey(String subscriptionId, ProductSku product, String availabilityId, boolean credited, ChargeKind kind)
        implements Comparable<ChargeKey> {
    static ChargeKey of(UsageLine line) {
        BigDecimal percent = line.get(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE);
        boolean credited = percent == null ? isReduced(line) : percent.signum() > 0;
        return new ChargeKey(
                folded(line.row(), UsageLine.SUBSCRIPTION_ID),
                line.product(),
                folded(line.row(), UsageLine.AVAILABILITY_ID),
                credited,
                ChargeKind.AZURE_USAGE);
    }

    /** The key of a charge of use; what kind it is has to be found out. */
    static ChargeKey of(ReconciliationLine line) {
        return new ChargeKey(
                folded(line.row(), ReconciliationLine.SUBSCRIPTION_ID),
                line.product(),
                folded(line.row(), ReconciliationLine.AVAILABILITY_ID),
                line.hasPartnerEarnedCredit(),
                ChargeKind.AZURE_USAGE);
    }

    /** A price of zero says nothing: a free tier or Azure credit makes it, and it charges nothing either way. */
    private static boolean isReduced(UsageLine line) {
        return line.effectiveUnitPrice().signum() != 0
                && line.effectiveUnitPrice().compareTo(line.unitPrice()) < 0;
    }

    static String folded(Row row, Column<String> column) {
        String text = row.get(column);
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    ChargeKey withoutAvailability() {
        return new ChargeKey(subscriptionId, product, "", credited, kind);
    }

    ChargeKey otherCredit() {
        return new ChargeKey(subscriptionId, product, availabilityId, !credited, kind);
    }

    ChargeKey as(ChargeKind other) {
        return new ChargeKey(subscriptionId, product, availabilityId, credited, other);
    }

    @Override
    public int compareTo(ChargeKey other) {
        int order = subscriptionId.compareTo(other.subscriptionId);
        order = order != 0 ? order : product.toString().compareTo(other.product.toString());
        order = order != 0 ? order : availabilityId.compareTo(other.availabilityId);
        order = order != 0 ? order : kind.compareTo(other.kind);
        return order != 0 ? order : Boolean.compare(other.credited, credited);
    }
}
