package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lines of use that have something in common, and their totals in one billing currency.
 *
 * @param values what they have in common, by dimension in the order that was asked for; empty texts where the lines tell
 *     nothing
 * @param totals list cost, partner cost and credit
 */
public record CreditGroup(Map<CreditDimension, String> values, CreditTotals totals) {
    /**
     * Copies the map.
     *
     * @param values what the lines have in common
     * @param totals list cost, partner cost and credit
     */
    public CreditGroup {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * The value of a dimension.
     *
     * @param dimension one of those that were asked for
     * @return the value, empty when the lines tell nothing
     * @throws IllegalArgumentException when the group is not made by this dimension
     */
    public String value(CreditDimension dimension) {
        String value = values.get(dimension);
        if (value == null) {
            throw new IllegalArgumentException(
                    "dimension " + dimension + ": the group is made by " + values.keySet() + " only");
        }
        return value;
    }

    /**
     * The Azure subscription.
     *
     * @return the id, or empty when the lines name none
     */
    public Optional<AzureSubscriptionId> subscription() {
        return parsed(CreditDimension.SUBSCRIPTION, AzureSubscriptionId::of);
    }

    /**
     * The customer.
     *
     * @return the tenant, or empty when the lines name none
     */
    public Optional<CustomerId> customer() {
        return parsed(CreditDimension.CUSTOMER, CustomerId::of);
    }

    /**
     * The reseller of record.
     *
     * @return what the lines say of it
     */
    public ResellerOfRecord reseller() {
        return ResellerOfRecord.ofValue(value(CreditDimension.RESELLER));
    }

    /**
     * The day.
     *
     * @return the day, in UTC
     */
    public LocalDate day() {
        return LocalDate.parse(value(CreditDimension.DAY));
    }

    private <T> Optional<T> parsed(CreditDimension dimension, Function<String, T> parser) {
        String value = value(dimension);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a value of another form is still to be had from value()
        }
    }

    /** What the group is made by, without values of tags, which may name a person; and its totals. */
    @Override
    public String toString() {
        String shown = values.entrySet().stream()
                .map(each -> each.getKey().tagKey() == null
                        ? each.toString()
                        : each.getKey().name())
                .collect(Collectors.joining(", "));
        return "[" + shown + "] charged " + totals.charged() + ", earned " + totals.earned() + ", missed "
                + totals.missed();
    }
}
