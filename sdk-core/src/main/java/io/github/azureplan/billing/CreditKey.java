package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a group of lines has in common, dimension by dimension, and its billing currency. */
record CreditKey(List<String> values, CurrencyCode currency) implements Comparable<CreditKey> {
    static CreditKey of(UsageLine line, CreditDimension[] dimensions) {
        String[] values = new String[dimensions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(line, dimensions[i]);
        }
        return new CreditKey(List.of(values), line.billingTotal().currency());
    }

    private static String value(UsageLine line, CreditDimension dimension) {
        Row row = line.row();
        String tag = dimension.tagKey();
        if (tag != null) {
            return TagText.find(row.text(UsageLine.TAGS), tag);
        }
        if (dimension.equals(CreditDimension.DAY)) {
            return line.usageDate().toString();
        }
        if (dimension.equals(CreditDimension.RESELLER)) {
            return ResellerOfRecord.of(line).value();
        }
        if (dimension.equals(CreditDimension.CUSTOMER)) {
            String customer = folded(row, UsageLine.CUSTOMER_ID);
            return customer.startsWith("org:") ? customer.substring(4) : customer; // the older service has a prefix
        }
        if (dimension.equals(CreditDimension.RESOURCE_GROUP)) {
            String group = folded(row, UsageLine.RESOURCE_GROUP);
            return group.isEmpty() ? "" : "/subscriptions/" + subscription(line) + "/resourcegroups/" + group;
        }
        if (dimension.equals(CreditDimension.SUBSCRIPTION)) {
            return subscription(line);
        }
        return folded(row, dimension.equals(CreditDimension.PLAN) ? UsageLine.SUBSCRIPTION_ID : UsageLine.RESOURCE_URI);
    }

    private static String subscription(UsageLine line) {
        var subscription = line.azureSubscriptionId();
        return subscription == null ? "" : subscription.text();
    }

    private static String folded(Row row, Column<String> column) {
        @Nullable String text = row.text(column);
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /** The same with values that are kept once for all groups. */
    CreditKey pooled(UnaryOperator<String> pool) {
        return new CreditKey(values.stream().map(pool).toList(), currency);
    }

    /** The values at these places. */
    CreditKey at(int[] places) {
        String[] some = new String[places.length];
        for (int i = 0; i < some.length; i++) {
            some[i] = values.get(places[i]);
        }
        return new CreditKey(List.of(some), currency);
    }

    @Override
    public int compareTo(CreditKey other) {
        for (int i = 0; i < values.size(); i++) {
            int order = values.get(i).compareTo(other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        return currency.text().compareTo(other.currency.text());
    }
}
