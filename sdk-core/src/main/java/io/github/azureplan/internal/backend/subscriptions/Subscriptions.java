package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions customers have in Partner Center.
 *
 * @param ofCustomer by customer and, within, by subscription
 */
public record Subscriptions(PMap<String, PMap<String, Subscription>> ofCustomer) {
    private static final Slice<Subscriptions> SLICE = new Slice<>("subscriptions", new Subscriptions(PMap.empty()));

    /** All as they are stored, by customer and, within, by subscription. */
    public static PMap<String, PMap<String, Subscription>> byCustomer(State state) {
        return state.get(SLICE).ofCustomer();
    }

    /** All of a customer as they are at this moment, in the order of their ids. */
    public static List<Subscription> of(State state, Context context, Customer customer) {
        List<Subscription> found = new ArrayList<>();
        for (Subscription each : stored(state, customer.id()).values()) {
            found.add(each.at(context.now()));
        }
        return found;
    }

    /** One of a customer's as it is at this moment, or null. */
    public static @Nullable Subscription find(State state, Context context, Customer customer, String id) {
        String key = id.toLowerCase(Locale.ROOT);
        return of(state, context, customer).stream()
                .filter(s -> s.id().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** The Azure plans of a customer, suspended ones too, deleted ones not. */
    public static List<Subscription> plans(State state, String customerId) {
        return stored(state, customerId).values().stream()
                .filter(s -> s.plan() && !s.status().equals(Subscription.DELETED))
                .toList();
    }

    /** The plan of a customer and an indirect reseller, or of the partner itself when that is null; null when none. */
    public static @Nullable Subscription plan(State state, String customerId, @Nullable String reseller) {
        return plans(state, customerId).stream()
                .filter(p -> Objects.equals(p.reseller(), reseller))
                .findFirst()
                .orElse(null);
    }

    /** A plan that was ordered. */
    public static State addPlan(
            State state,
            String id,
            String customerId,
            String country,
            String catalogItemId,
            String name,
            String orderId,
            @Nullable String reseller,
            Instant at) {
        return add(state, Subscription.plan(id, customerId, country, catalogItemId, name, orderId, reseller, at));
    }

    /** Adds a subscription, or puts it in the place of the one with its id. */
    public static State add(State state, Subscription subscription) {
        PMap<String, Subscription> own =
                stored(state, subscription.customerId()).with(subscription.id(), subscription);
        return state.with(SLICE, new Subscriptions(state.get(SLICE).ofCustomer().with(subscription.customerId(), own)));
    }

    static State purge(State state, String customerId) {
        return state.with(SLICE, new Subscriptions(state.get(SLICE).ofCustomer().without(customerId)));
    }

    /** One as it is stored, or null. */
    static @Nullable Subscription stored(State state, String customerId, String id) {
        return stored(state, customerId).get(id);
    }

    private static PMap<String, Subscription> stored(State state, String customerId) {
        PMap<String, Subscription> own = state.get(SLICE).ofCustomer().get(customerId);
        return own == null ? PMap.empty() : own;
    }
}
