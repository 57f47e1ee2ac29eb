package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carts and orders.
 *
 * @param ofCustomer all orders by customer and, within, by id
 * @param pending the orders that are still to be completed, by id
 */
record Orders(PMap<String, Cart> carts, PMap<String, PMap<String, Order>> ofCustomer, PMap<String, Order> pending) {
    private static final Slice<Orders> SLICE =
            new Slice<>("orders", new Orders(PMap.empty(), PMap.empty(), PMap.empty()));

    static @Nullable Cart cart(State state, String id) {
        return state.get(SLICE).carts().get(id);
    }

    static State put(State state, Cart cart) {
        Orders all = state.get(SLICE);
        return state.with(SLICE, new Orders(all.carts().with(cart.id(), cart), all.ofCustomer(), all.pending()));
    }

    /** The orders of a customer, whether they show already or not. */
    static PMap<String, Order> of(State state, String customerId) {
        PMap<String, Order> own = state.get(SLICE).ofCustomer().get(customerId);
        return own == null ? PMap.empty() : own;
    }

    /** The orders of all customers, by customer and, within, by id. */
    static PMap<String, PMap<String, Order>> byCustomer(State state) {
        return state.get(SLICE).ofCustomer();
    }

    /** The orders of all customers. */
    static Stream<Order> all(State state) {
        return state.get(SLICE).ofCustomer().values().stream().flatMap(own -> own.values().stream());
    }

    /** A new order, pending at first. */
    static State add(State state, Order order) {
        Orders all = put(state.get(SLICE), order);
        return state.with(
                SLICE, new Orders(all.carts(), all.ofCustomer(), all.pending().with(order.id(), order)));
    }

    /** The order in the place of the one with its id; it is no longer pending. */
    static State end(State state, Order order) {
        Orders all = put(state.get(SLICE), order);
        return state.with(
                SLICE, new Orders(all.carts(), all.ofCustomer(), all.pending().without(order.id())));
    }

    private static Orders put(Orders all, Order order) {
        PMap<String, Order> own = all.ofCustomer().get(order.customerId());
        PMap<String, Order> with = (own == null ? PMap.<String, Order>empty() : own).with(order.id(), order);
        return new Orders(all.carts(), all.ofCustomer().with(order.customerId(), with), all.pending());
    }

    /** The lines of a customer's orders that are still to be completed. */
    static Stream<Order.Line> pendingLines(State state, String customerId) {
        return state.get(SLICE).pending().values().stream()
                .filter(o -> o.customerId().equals(customerId))
                .flatMap(o -> o.lines().stream());
    }

    static State purge(State state, String customerId) {
        Orders all = state.get(SLICE);
        PMap<String, Cart> carts = all.carts();
        for (Cart cart : all.carts().values()) {
            carts = cart.customerId().equals(customerId) ? carts.without(cart.id()) : carts;
        }
        PMap<String, Order> pending = all.pending();
        for (Order order : of(state, customerId).values()) {
            pending = pending.without(order.id());
        }
        return state.with(SLICE, new Orders(carts, all.ofCustomer().without(customerId), pending));
    }

    /** An order of the customer that is still to be completed, or null. */
    static @Nullable Order pending(State state, String customerId) {
        return state.get(SLICE).pending().values().stream()
                .filter(o -> o.customerId().equals(customerId))
                .findFirst()
                .orElse(null);
    }

    /** Whether a plan for the customer and reseller is there or on its way. */
    static boolean hasPlan(State state, String customerId, @Nullable String reseller) {
        return Subscriptions.plan(state, customerId, reseller) != null
                || pendingLines(state, customerId)
                        .anyMatch(l -> l.article().kind() == Article.Kind.AZURE_PLAN
                                && Objects.equals(l.wish().reseller(), reseller));
    }

    /** Completes the orders that are due. */
    static State settle(State state, Context context) {
        List<Order> due = state.get(SLICE).pending().values().stream()
                .filter(o -> o.completedAt(context.now()))
                .toList();
        State settled = state;
        for (Order order : due) {
            settled = Fulfilment.complete(end(settled, order), order, context);
        }
        return settled;
    }
}
