package io.github.azureplan.billing;

import io.github.azureplan.rows.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names of customers and Azure subscriptions. Of several the first by alphabet is kept, so that order does not count. */
final class CreditNames {
    private static final Map<CreditDimension, Column<String>> NAMED = Map.of(
            CreditDimension.CUSTOMER, UsageLine.CUSTOMER_NAME,
            CreditDimension.SUBSCRIPTION, UsageLine.ENTITLEMENT_DESCRIPTION);

    final Map<CreditDimension, Map<String, String>> byDimension = new TreeMap<>();

    static List<Column<String>> columns(CreditDimension dimension) {
        Column<String> column = NAMED.get(dimension);
        return column == null ? List.of() : List.of(column);
    }

    void note(UsageLine line, CreditDimension[] dimensions, CreditKey key) {
        for (int i = 0; i < dimensions.length; i++) {
            Column<String> column = NAMED.get(dimensions[i]);
            String name = column == null || !line.row().has(column)
                    ? null
                    : line.row().text(column);
            if (name != null && !name.isBlank()) {
                put(dimensions[i], key.values().get(i), name.strip());
            }
        }
    }

    void put(CreditDimension dimension, String value, String name) {
        byDimension
                .computeIfAbsent(dimension, each -> new TreeMap<>())
                .merge(value, name, (one, other) -> other.compareTo(one) < 0 ? other : one);
    }

    CreditNames and(CreditNames other) {
        CreditNames all = new CreditNames();
        for (CreditNames some : List.of(this, other)) {
            some.byDimension.forEach(
                    (dimension, names) -> names.forEach((value, name) -> all.put(dimension, value, name)));
        }
        return all;
    }

    Optional<String> find(CreditDimension dimension, String value) {
        return Optional.ofNullable(byDimension.getOrDefault(dimension, Map.of()).get(value));
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof CreditNames other && byDimension.equals(other.byDimension);
    }

    @Override
    public int hashCode() {
        return byDimension.hashCode();
    }
}
