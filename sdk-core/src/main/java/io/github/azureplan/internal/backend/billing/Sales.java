package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.orders.Purchase;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.usage.Benefits;
import io.github.azureplan.internal.backend.usage.Currencies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was sold besides the use of plans: follows orders and subscriptions, and keeps what they forget.
 *
 * @param ofCustomer by customer and, within, by order and line
 * @param orders what was seen of the orders
 * @param subscriptions what was seen of the subscriptions
 * @param first the day of the first charge of all, or null
 */
record Sales(
        PMap<String, PMap<String, Sale>> ofCustomer,
        Purchase.Seen orders,
        PMap<String, PMap<String, Subscription>> subscriptions,
        @Nullable LocalDate first) {
    private static final Slice<Sales> SLICE =
            new Slice<>("sales", new Sales(PMap.empty(), Purchase.Seen.NOTHING, PMap.empty(), null));

    static @Nullable LocalDate firstDay(State state) {
        return state.get(SLICE).first();
    }

    /** Takes notice of what was bought, changed or given back, at the moment it was. */
    @Assumed({
        "a suspended subscription is charged on; one that is deleted, or whose order is cancelled, is not",
        "a change that takes its time counts from the moment it shows"
    })
    static State note(State state, Context context) {
        Sales before = state.get(SLICE);
        PMap<String, PMap<String, Subscription>> subscriptions = Subscriptions.byCustomer(state);
        if (before.orders().isAll(state) && before.subscriptions() == subscriptions) {
            return state;
        }
        State noted = bought(state, context, before);
        noted = changed(noted, context, before, subscriptions);
        Sales now = noted.get(SLICE);
        return noted.with(SLICE, new Sales(now.ofCustomer(), Purchase.seen(state), subscriptions, now.first()));
    }

    private static State bought(State state, Context context, Sales before) {
        State noted = state;
        for (Purchase purchase : Purchase.since(state, before.orders(), context.now())) {
            Article.Kind kind = purchase.article().kind();
            if (kind != Article.Kind.AZURE_PLAN && kind != Article.Kind.LEGACY_AZURE) {
                noted = bought(noted, purchase);
            }
        }
        return noted;
    }

    private static State bought(State state, Purchase purchase) {
        Subscription subscription = subscription(Subscriptions.byCustomer(state), purchase);
        boolean reservation = purchase.article().kind() == Article.Kind.RESERVATION;
        Subscription plan = reservation ? Subscriptions.plan(state, purchase.customerId(), purchase.reseller()) : null;
        Sale fresh = Sale.of(purchase, plan == null ? null : plan.id(), subscription);
        Sale known = of(state, purchase.customerId()).get(fresh.key());
        State after = state;
        if (known == null) {
            after = put(after, fresh);
            after = reserved(after, fresh);
        }
        Instant cancelled = purchase.cancelledAt();
        return cancelled == null ? after : step(after, known == null ? fresh : known, over(fresh.last(), cancelled));
    }

    private static State changed(
            State state, Context context, Sales before, PMap<String, PMap<String, Subscription>> subscriptions) {
        List<String> customers = new ArrayList<>();
        subscriptions.forEachChanged(before.subscriptions(), (customer, own) -> customers.add(customer));
        State noted = state;
        for (String customer : customers) {
            for (Sale sale : of(noted, customer).values()) {
                Subscription now = subscription(subscriptions, sale.purchase());
                if (now != null) {
                    boolean over = now.status().equals(Subscription.DELETED);
                    Sale.Step last = sale.last();
                    Sale.Step step = over
                            ? over(last, context.now())
                            : new Sale.Step(context.now(), now.quantity(), false, now.autoRenew() && now.active());
                    noted = step(noted, sale, step);
                }
            }
        }
        return noted;
    }

    private static Sale.Step over(Sale.Step last, Instant at) {
        return new Sale.Step(at, last.quantity(), true, false);
    }

    private static State step(State state, Sale sale, Sale.Step step) {
        Sale after = sale.with(step);
        if (after.steps().size() == sale.steps().size()) {
            return state;
        }
        State noted = put(state, after);
        return step.over() && sale.planId() != null
                ? Benefits.end(noted, sale.planId(), SaleCharges.reservationOrder(sale.purchase()), step.day())
                : noted;
    }

    private static State reserved(State state, Sale sale) {
        return sale.reservation() && sale.planId() != null && sale.ends() != null
                ? Benefits.reserve(
                        state,
                        sale.planId(),
                        sale.purchase().article().key(),
                        SaleCharges.reservationOrder(sale.purchase()),
                        sale.purchase().quantity(),
                        sale.began(),
                        sale.ends())
                : state;
    }

    private static @Nullable Subscription subscription(
            PMap<String, PMap<String, Subscription>> subscriptions, Purchase purchase) {
        String id = purchase.subscriptionId();
        PMap<String, Subscription> own = subscriptions.get(purchase.customerId());
        return id == null || own == null ? null : own.get(id.toLowerCase(Locale.ROOT));
    }

    private static PMap<String, Sale> of(State state, String customerId) {
        PMap<String, Sale> own = state.get(SLICE).ofCustomer().get(customerId);
        return own == null ? PMap.empty() : own;
    }

    private static State put(State state, Sale sale) {
        Sales all = state.get(SLICE);
        String customer = sale.purchase().customerId();
        LocalDate first = all.first();
        return state.with(
                SLICE,
                new Sales(
                        all.ofCustomer().with(customer, of(state, customer).with(sale.key(), sale)),
                        all.orders(),
                        all.subscriptions(),
                        first == null || sale.began().isBefore(first) ? sale.began() : first));
    }

    /** What a month's invoice says of what was sold, up to and with a last day. */
    static List<Charge> charges(
            State state, Context context, YearMonth month, LocalDate last, @Nullable String currency) {
        List<Charge> charges = new ArrayList<>();
        state.get(SLICE).ofCustomer().forEach((customer, sales) -> {
            String own = Currencies.of(state, context, customer);
            if (currency == null || currency.equalsIgnoreCase(own)) {
                for (Sale sale : sales.values()) {
                    charges.addAll(new SaleCharges(state, context, sale, month, last, own).all());
                }
            }
        });
        return charges;
    }

    static State purge(State state, String customerId) {
        Sales all = state.get(SLICE);
        return state.with(
                SLICE, new Sales(all.ofCustomer().without(customerId), all.orders(), all.subscriptions(), all.first()));
    }
}
