package io.github.azureplan.billing;

import io.github.azureplan.pricing.ProductSku;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * On which days of a month there is use: in all, and for each product of each Azure subscription. Days are bits of a
 * number, the first of the month is bit 1.
 */
final class UseDays {
    /** Beyond this many products of Azure subscriptions the days are kept in all only. */
    private static final int MOST = 50_000;

    private record Used(String plan, String subscription, ProductSku product) {}

    /**
     * The days of an Azure subscription that uses a product.
     *
     * @param subscription the Azure subscription
     * @param ofProduct days with use of the product
     * @param ofAll days with use of anything
     */
    record Days(String subscription, int ofProduct, int ofAll) {}

    private final LocalDate from;
    private final LocalDate to;
    private final Map<Used, Integer> used = new HashMap<>();
    private int all;

    /** The same by plan, made when all lines are read and something has to be explained. */
    private @Nullable Map<String, List<Used>> byPlan;

    UseDays(InvoicePeriod period) {
        this.from = period.from();
        this.to = period.to();
    }

    void add(ChargeKey key, String subscription, LocalDate day) {
        int bit = 1 << day.getDayOfMonth();
        all |= bit;
        Used product = new Used(key.subscriptionId(), subscription, key.product());
        Integer before = used.get(product);
        if (before != null || used.size() < MOST) {
            used.put(product, before == null ? bit : before | bit);
        }
    }

    int all() {
        return all;
    }

    /** The Azure subscriptions of a plan that use a product, by id. */
    List<Days> of(String plan, ProductSku product) {
        if (byPlan == null) {
            byPlan = used.keySet().stream().collect(Collectors.groupingBy(Used::plan));
        }
        Map<String, Integer> ofAll = new HashMap<>();
        List<Used> users = new ArrayList<>();
        for (Used each : byPlan.getOrDefault(plan, List.of())) {
            ofAll.merge(each.subscription(), used.getOrDefault(each, 0), (one, other) -> one | other);
            if (each.product().equals(product)) {
                users.add(each);
            }
        }
        return users.stream()
                .sorted((one, other) -> one.subscription().compareTo(other.subscription()))
                .map(each -> new Days(
                        each.subscription(), used.getOrDefault(each, 0), ofAll.getOrDefault(each.subscription(), 0)))
                .toList();
    }

    /** The days a number leaves out between its first and its last day. */
    int inside(int days) {
        int inside = 0;
        int since = 0;
        boolean begun = false;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            int bit = 1 << day.getDayOfMonth();
            if ((days & bit) != 0) {
                inside |= since;
                since = 0;
                begun = true;
            } else if (begun) {
                since |= bit;
            }
        }
        return inside;
    }

    /** The days of the period that a number leaves out before its first and after its last day. */
    int outside(int days) {
        int whole = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            whole |= 1 << day.getDayOfMonth();
        }
        return whole & ~days & ~inside(days);
    }

    List<LocalDate> list(int days) {
        List<LocalDate> list = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if ((days & 1 << day.getDayOfMonth()) != 0) {
                list.add(day);
            }
        }
        return list;
    }
}
