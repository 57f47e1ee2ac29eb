package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Ids;
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

    /** All of a customer, in the order of their ids. */
    static List<Subscription> of(State state, Context context, Customer customer) {
        List<Subscription> found = new ArrayList<>(stored(state, customer.id()).values());
        Subscription legacy = customer.legacyAzure() ? legacy(context.ids(), customer) : null;
        if (legacy != null && found.stream().noneMatch(s -> s.id().equals(legacy.id()))) {
            found.add(legacy);
        }
        return found;
    }

    static @Nullable Subscription find(State state, Context context, Customer customer, String id) {
        String key = id.toLowerCase(Locale.ROOT);
        return of(state, context, customer).stream()
                .filter(s -> s.id().equals(key))
                .findFirst()
                .orElse(null);
    }

    /** The Azure plans of a customer, suspended ones too. */
    public static List<Subscription> plans(State state, String customerId) {
        return stored(state, customerId).values().stream()
                .filter(Subscription::plan)
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
        return put(
                state,
                new Subscription(
                        id,
                        customerId,
                        country,
                        catalogItemId,
                        name,
                        null,
                        orderId,
                        reseller,
                        at,
                        Subscription.ACTIVE,
                        1));
    }

    /** Adds a subscription, or puts it in the place of the one with its id. */
    static State put(State state, Subscription subscription) {
        PMap<String, Subscription> own =
                stored(state, subscription.customerId()).with(subscription.id(), subscription);
        return state.with(SLICE, new Subscriptions(state.get(SLICE).ofCustomer().with(subscription.customerId(), own)));
    }

    static State purge(State state, String customerId) {
        return state.with(SLICE, new Subscriptions(state.get(SLICE).ofCustomer().without(customerId)));
    }

    @Assumed("a customer of the older offer has one subscription of it with one Azure subscription, both active")
    private static Subscription legacy(Ids ids, Customer customer) {
        return new Subscription(
                ids.guid("legacy subscription", customer.id()),
                customer.id(),
                customer.country(),
                "MS-AZR-0145P",
                "Microsoft Azure",
                ids.guid("legacy Azure subscription", customer.id()),
                ids.guid("legacy order", customer.id()),
                null,
                customer.createdAt(),
                Subscription.ACTIVE,
                1);
    }

    private static PMap<String, Subscription> stored(State state, String customerId) {
        PMap<String, Subscription> own = state.get(SLICE).ofCustomer().get(customerId);
        return own == null ? PMap.empty() : own;
    }
}
