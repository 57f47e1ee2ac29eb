package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carts and orders.
 *
 * @param ofCustomer all orders by customer and, within, by id
 * @param pending the orders whose plans are still to come, by id
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

    static State add(State state, Order order) {
        Orders all = state.get(SLICE);
        PMap<String, Order> own = of(state, order.customerId()).with(order.id(), order);
        return state.with(
                SLICE,
                new Orders(
                        all.carts(),
                        all.ofCustomer().with(order.customerId(), own),
                        all.pending().with(order.id(), order)));
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
                || state.get(SLICE).pending().values().stream()
                        .filter(o -> o.customerId().equals(customerId))
                        .flatMap(o -> o.lines().stream())
                        .anyMatch(l -> Objects.equals(l.reseller(), reseller));
    }

    /** Completes the orders that are due: the plans come to be, each with a first Azure subscription. */
    @Assumed("the first Azure subscription of a plan comes to be together with it and is called Microsoft Azure")
    static State settle(State state, Context context) {
        List<Order> due = state.get(SLICE).pending().values().stream()
                .filter(o -> o.completedAt(context.now()))
                .toList();
        State settled = state;
        for (Order order : due) {
            settled = complete(settled, order, context);
        }
        return settled;
    }

    private static State complete(State state, Order order, Context context) {
        Orders all = state.get(SLICE);
        State after = state.with(
                SLICE, new Orders(all.carts(), all.ofCustomer(), all.pending().without(order.id())));
        for (Order.Line line : order.lines()) {
            String plan = line.subscriptionId();
            after = Subscriptions.addPlan(
                    after,
                    plan,
                    order.customerId(),
                    order.country(),
                    line.offerId(),
                    line.friendlyName(),
                    order.id(),
                    line.reseller(),
                    order.completesAt());
            after = AzureSubscriptions.create(
                    after,
                    context.ids().guid("Azure subscription", plan),
                    "Microsoft Azure",
                    plan,
                    order.customerId(),
                    line.reseller(),
                    order.completesAt());
        }
        return after;
    }
}
