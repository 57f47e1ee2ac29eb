package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions customers have in Partner Center.
 *
 * @param ofCustomer by customer and, within, by subscription
 * @param changes what is under way, by subscription
 * @param failing the customers whose subscriptions take no change
 */
public record Subscriptions(
        PMap<String, PMap<String, Subscription>> ofCustomer,
        PMap<String, Change> changes,
        PMap<String, Boolean> failing) {
    private static final Slice<Subscriptions> SLICE =
            new Slice<>("subscriptions", new Subscriptions(PMap.empty(), PMap.empty(), PMap.empty()));

    /** A change that shows at a moment to come. */
    record Change(String customerId, Wanted wanted, Instant due) {}

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
        Subscriptions all = state.get(SLICE);
        return state.with(
                SLICE,
                new Subscriptions(all.ofCustomer().with(subscription.customerId(), own), all.changes(), all.failing()));
    }

    /** A change comes through. */
    @Assumed({
        "add-ons are suspended and deleted together with what they belong to; they are reactivated one by one",
        "a change that is under way when its subscription is deleted comes to nothing"
    })
    static State change(State state, Subscription before, Wanted wanted) {
        return together(state, wanted.on(before));
    }

    /** A change begins that shows later. */
    static State changeLater(State state, Subscription before, Wanted wanted, Instant due) {
        Subscriptions all = state.get(SLICE);
        // what is there by itself, as the older offer's is, is written down now
        State stored = add(state, before);
        Change change = new Change(before.customerId(), wanted, due);
        return stored.with(
                SLICE,
                new Subscriptions(
                        stored.get(SLICE).ofCustomer(), all.changes().with(before.id(), change), all.failing()));
    }

    static boolean underWay(State state, String id) {
        return state.get(SLICE).changes().has(id);
    }

    /** The changes that are due come through. */
    static State settle(State state, Instant now) {
        State settled = state;
        Map<String, Change> due = new LinkedHashMap<>();
        state.get(SLICE).changes().forEach((id, change) -> {
            if (!now.isBefore(change.due())) {
                due.put(id, change);
            }
        });
        for (Map.Entry<String, Change> each : due.entrySet()) {
            Subscriptions all = settled.get(SLICE);
            settled = settled.with(
                    SLICE, new Subscriptions(all.ofCustomer(), all.changes().without(each.getKey()), all.failing()));
            Subscription before = stored(settled, each.getValue().customerId()).get(each.getKey());
            if (before != null && !before.status().equals(Subscription.DELETED)) {
                settled = change(settled, before, each.getValue().wanted());
            }
        }
        return settled;
    }

    /** The service ends a subscription for good, with the Azure subscriptions under it. */
    @Assumed("the Azure subscriptions of a plan that the service deletes are cancelled with it")
    public static State delete(State state, Context context, String customerId, String id) {
        Customer customer = Customers.find(state, customerId);
        Subscription found = customer == null ? null : find(state, context, customer, id);
        if (found == null) {
            throw new Refusal(404, null, "subscriptionId: no such subscription");
        }
        State after = together(state, found.withStatus(Subscription.DELETED));
        for (AzureSubscription each : AzureSubscriptions.ofPlan(after, found.id())) {
            if (each.statusAt(context.now()) == AzureSubscription.Status.ACTIVE) {
                after = AzureSubscriptions.turn(after, each, context.now(), false);
            }
        }
        return after;
    }

    /** From now on no subscription of a customer takes a change, or all do again. */
    public static State failing(State state, String customerId, boolean fail) {
        Customer customer = Customers.find(state, customerId);
        if (customer == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        Subscriptions all = state.get(SLICE);
        PMap<String, Boolean> failing = all.failing().without(customer.id());
        return state.with(
                SLICE,
                new Subscriptions(all.ofCustomer(), all.changes(), fail ? failing.with(customer.id(), true) : failing));
    }

    static boolean failing(State state, String customerId) {
        return state.get(SLICE).failing().has(customerId);
    }

    private static State together(State state, Subscription after) {
        State changed = add(state, after);
        if (after.status().equals(Subscription.SUSPENDED) || after.status().equals(Subscription.DELETED)) {
            for (Subscription each : stored(state, after.customerId()).values()) {
                boolean follows = after.id().equals(each.parentId())
                        && (each.active() || each.status().equals(Subscription.SUSPENDED));
                if (follows && !each.status().equals(after.status())) {
                    changed = add(changed, each.withStatus(after.status()));
                }
            }
        }
        return changed;
    }

    static State purge(State state, String customerId) {
        Subscriptions all = state.get(SLICE);
        PMap<String, Change> changes = all.changes();
        for (Subscription each : stored(state, customerId).values()) {
            changes = changes.without(each.id());
        }
        return state.with(
                SLICE,
                new Subscriptions(
                        all.ofCustomer().without(customerId),
                        changes,
                        all.failing().without(customerId)));
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
