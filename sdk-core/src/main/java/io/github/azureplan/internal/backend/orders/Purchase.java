package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order that was completed, for those who bill it.
 *
 * @param line its number in the order
 * @param item the catalog item
 * @param cycle how it is billed, as the service writes it
 * @param term as ISO 8601, empty when there is none
 * @param price USD for one unit and billing period
 * @param subscriptionId what came of it, or null
 * @param reseller the partner on record, or null
 * @param at when it was completed
 * @param cancelledAt when the order was cancelled, or null
 */
public record Purchase(
        String orderId,
        int line,
        String customerId,
        Article article,
        String item,
        String cycle,
        String term,
        int quantity,
        BigDecimal price,
        @Nullable String subscriptionId,
        @Nullable String reseller,
        Instant at,
        @Nullable Instant cancelledAt) {
    /** What was seen of the orders at a moment. */
    public static final class Seen {
        /** Before there were any orders. */
        public static final Seen NOTHING = new Seen(PMap.empty());

        private final PMap<String, PMap<String, Order>> orders;

        private Seen(PMap<String, PMap<String, Order>> orders) {
            this.orders = orders;
        }

        /** Whether there is nothing else to be seen now. */
        public boolean isAll(State state) {
            return Orders.byCustomer(state) == orders;
        }
    }

    public static Seen seen(State state) {
        return new Seen(Orders.byCustomer(state));
    }

    /** The completed lines of all customers who had an order made, completed or cancelled since. */
    public static List<Purchase> since(State state, Seen before, Instant now) {
        List<Purchase> found = new ArrayList<>();
        Orders.byCustomer(state).forEachChanged(before.orders, (customer, orders) -> {
            for (Order order : orders.values()) {
                Instant cancelled = order.cancelledAt();
                boolean came = cancelled == null || !cancelled.isBefore(order.completesAt());
                if (came && !now.isBefore(order.completesAt())) {
                    order.lines().forEach(line -> found.add(of(order, line)));
                }
            }
        });
        return found;
    }

    private static Purchase of(Order order, Order.Line line) {
        return new Purchase(
                order.id(),
                line.number(),
                order.customerId(),
                line.article(),
                line.wish().item(),
                line.wish().billingCycle(),
                line.term(),
                line.wish().quantity(),
                line.price(),
                line.subscriptionId(),
                line.wish().reseller(),
                order.completesAt(),
                order.cancelledAt());
    }
}
