package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What comes of an order, and what goes with it. */
final class Fulfilment {
    private Fulfilment() {}

    /** What was ordered comes to be. */
    @Documented("Purchase Azure plan; Order resources")
    @Assumed({
        "the first Azure subscription of a plan comes to be together with it and is called Microsoft Azure",
        "every line but one of perpetual software makes a subscription of its own"
    })
    static State complete(State state, Order order, Context context) {
        State after = state;
        for (Order.Line line : order.lines()) {
            String id = line.subscriptionId();
            if (id != null) {
                after = line(after, order, line, id, context);
            }
        }
        return after;
    }

    private static State line(State state, Order order, Order.Line line, String id, Context context) {
        Subscription.Kind kind = kind(line);
        if (kind == null) {
            State with = Subscriptions.addPlan(
                    state,
                    id,
                    order.customerId(),
                    order.country(),
                    line.wish().item(),
                    line.name(),
                    order.id(),
                    line.wish().reseller(),
                    order.completesAt());
            return AzureSubscriptions.create(
                    with,
                    context.ids().guid("Azure subscription", id),
                    "Microsoft Azure",
                    id,
                    order.customerId(),
                    line.wish().reseller(),
                    order.completesAt());
        }
        Subscription made = Subscription.builder(kind, id, order.customerId(), order.country())
                .offer(line.wish().item(), line.article().label().title())
                .name(line.name())
                .quantity(
                        line.wish().quantity(),
                        line.article().minimum(),
                        line.article().maximum())
                .billing(order.billingCycle(), line.term())
                .autoRenew(line.renewable() && !line.article().trial())
                .trial(line.article().trial())
                .parent(parent(state, line))
                .order(order.id(), order.completesAt())
                .reseller(line.wish().reseller())
                .endsAt(line.wish().customEnd())
                .build();
        return Subscriptions.add(state, made);
    }

    /** What an add-on adds to, or the plan a reservation is for. */
    @Assumed(
            "a reservation belongs to the plan its context names, or under which the Azure subscription named there is")
    private static @Nullable String parent(State state, Order.Line line) {
        if (line.article().kind() != Article.Kind.RESERVATION) {
            return line.parentId();
        }
        String id = line.wish().context().textOrEmpty("subscriptionId").toLowerCase(Locale.ROOT);
        AzureSubscription azure = AzureSubscriptions.find(state, id);
        return azure == null ? id : azure.planId();
    }

    /** What kind of subscription a line makes; null for a plan, which is more than one. */
    private static Subscription.@Nullable Kind kind(Order.Line line) {
        return switch (line.article().kind()) {
            case AZURE_PLAN -> null;
            case LEGACY_AZURE -> Subscription.Kind.LEGACY_AZURE;
            case RESERVATION, LEGACY_RESERVATION -> Subscription.Kind.RESERVATION;
            case SOFTWARE_SUBSCRIPTION, PERPETUAL_SOFTWARE -> Subscription.Kind.SOFTWARE;
            case ONLINE_SERVICE, ADD_ON -> Subscription.Kind.LICENSE;
            case METERED_SERVICE -> Subscription.Kind.SAAS;
        };
    }

    /** The subscriptions of a cancelled order end. */
    @Documented("Cancel an order from the integration sandbox")
    @Assumed("the subscriptions of a cancelled order are deleted with it")
    static State undo(Till till, Order order) {
        State after = till.state();
        for (Subscription each : Subscriptions.of(till.state(), till.context(), till.customer())) {
            if (each.orderId().equals(order.id())) {
                after = Subscriptions.add(after, each.withStatus(Subscription.DELETED));
            }
        }
        return after;
    }
}
