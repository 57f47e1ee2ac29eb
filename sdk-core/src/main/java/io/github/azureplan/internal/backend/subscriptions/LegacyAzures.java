package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Azure of the older offer MS-AZR-0145P: each subscription of it has one Azure subscription, which a product upgrade
 * moves under a plan.
 *
 * @param ofCustomer by customer, oldest first
 * @param byAzureSubscription the same by Azure subscription
 * @param seen the customers when they were last looked through
 */
public record LegacyAzures(
        PMap<String, List<Legacy>> ofCustomer,
        PMap<String, Legacy> byAzureSubscription,
        @Nullable PMap<String, Customer> seen) {
    private static final Slice<LegacyAzures> SLICE =
            new Slice<>("older Azure", new LegacyAzures(PMap.empty(), PMap.empty(), null));
    private static final String OFFER = "MS-AZR-0145P";
    private static final String NAME = "Microsoft Azure";

    /**
     * A subscription of the older offer.
     *
     * @param subscriptionId that of Partner Center
     * @param sharedServices whether it is Azure Partner Shared Services
     * @param movedAt when it came under a plan, or null
     */
    public record Legacy(
            String customerId,
            String subscriptionId,
            String azureSubscriptionId,
            boolean sharedServices,
            @Nullable Instant movedAt) {}

    /**
     * How a subscription of the older offer comes to be.
     *
     * @param reseller the partner on record, or null
     * @param boughtAt when it was bought, or null for a year ago
     */
    public record Wanted(
            @Nullable String reseller, @Nullable Instant boughtAt, boolean suspended, boolean sharedServices) {
        /** What a customer of the older offer has when nobody says more. */
        public static final Wanted USUAL = new Wanted(null, null, false, false);
    }

    /** Gives the older offer to customers who came with it and have nothing of it yet. */
    @Assumed("a customer of the older offer has one subscription of it, bought a year ago, unless told otherwise")
    public static State settle(State state, Context context) {
        PMap<String, Customer> customers = state.get(Customers.SLICE).byId();
        LegacyAzures all = state.get(SLICE);
        if (all.seen() == customers) {
            return state;
        }
        State settled = state.with(SLICE, new LegacyAzures(all.ofCustomer(), all.byAzureSubscription(), customers));
        for (Customer customer : customers.values()) {
            if (customer.legacyAzure() && !all.ofCustomer().has(customer.id())) {
                settled = add(settled, context, customer.id(), Wanted.USUAL);
            }
        }
        return settled;
    }

    /** A customer comes to have another subscription of the older offer. */
    public static State add(State state, Context context, String customerId, Wanted wanted) {
        Customer customer = Customers.find(state, customerId);
        if (customer == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        Instant bought = wanted.boughtAt() == null ? context.now().minus(365, ChronoUnit.DAYS) : wanted.boughtAt();
        if (bought.isAfter(context.now())) {
            throw Refusal.invalid("boughtAt: must not lie in the future");
        }
        if (wanted.reseller() != null) {
            Standing.requireReseller(state, context, wanted.reseller());
        }
        List<Legacy> own = new ArrayList<>(of(state, customer.id()));
        String number = String.valueOf(own.size());
        String id = context.ids().guid("legacy subscription", customer.id(), number);
        String azure = context.ids().guid("legacy Azure subscription", customer.id(), number);
        Legacy legacy = new Legacy(customer.id(), id, azure, wanted.sharedServices(), null);
        State after = AzureSubscriptions.create(state, azure, NAME, id, customer.id(), wanted.reseller(), bought);
        Subscription subscription = Subscription.builder(
                        Subscription.Kind.LEGACY_AZURE, id, customer.id(), customer.country())
                .offer(OFFER, NAME)
                .entitlement(azure)
                .billing("monthly", "")
                .order(context.ids().guid("legacy order", customer.id(), number), bought)
                .reseller(wanted.reseller())
                .status(wanted.suspended() ? Subscription.SUSPENDED : Subscription.ACTIVE)
                .build();
        after = Subscriptions.add(after, subscription);
        own.add(legacy);
        return keep(after, customer.id(), own);
    }

    /** All a customer ever had of the older offer, in the order it came. */
    static List<Legacy> of(State state, String customerId) {
        List<Legacy> own = state.get(SLICE).ofCustomer().get(customerId);
        return own == null ? List.of() : own;
    }

    /** The one that is there after a change and was not before. */
    public static Legacy added(State before, State after, String customerId) {
        List<Legacy> old = of(before, customerId.toLowerCase(Locale.ROOT));
        return of(after, customerId.toLowerCase(Locale.ROOT)).stream()
                .filter(l -> !old.contains(l))
                .findFirst()
                .orElseThrow();
    }

    /** The one an Azure subscription belongs or belonged to, or null. */
    public static @Nullable Legacy find(State state, String azureSubscriptionId) {
        return state.get(SLICE).byAzureSubscription().get(azureSubscriptionId);
    }

    /** What a customer still has of the older offer. */
    public static List<Legacy> toMove(State state, String customerId) {
        return of(state, customerId).stream().filter(l -> l.movedAt() == null).toList();
    }

    /** The subscription of Partner Center behind one of the older offer. */
    public static Subscription subscription(State state, Legacy legacy) {
        return Objects.requireNonNull(Subscriptions.stored(state, legacy.customerId(), legacy.subscriptionId()));
    }

    /** Puts an Azure subscription under a plan, and suspends its subscription of the older offer. */
    @Documented("Transition from Azure (MS-AZR-0145P) to the Azure plan")
    public static State move(State state, Legacy legacy, Subscription plan, Instant at) {
        AzureSubscription azure = Objects.requireNonNull(AzureSubscriptions.find(state, legacy.azureSubscriptionId()));
        State after = AzureSubscriptions.move(state, azure, plan.id(), plan.reseller());
        Subscription old = subscription(after, legacy);
        after = Subscriptions.add(after, old.withStatus(Subscription.SUSPENDED));
        List<Legacy> own = new ArrayList<>(of(after, legacy.customerId()));
        own.replaceAll(l -> l.subscriptionId().equals(legacy.subscriptionId())
                ? new Legacy(l.customerId(), l.subscriptionId(), l.azureSubscriptionId(), l.sharedServices(), at)
                : l);
        return keep(after, legacy.customerId(), own);
    }

    private static State keep(State state, String customerId, List<Legacy> own) {
        LegacyAzures all = state.get(SLICE);
        PMap<String, Legacy> byAzure = all.byAzureSubscription();
        for (Legacy legacy : own) {
            byAzure = byAzure.with(legacy.azureSubscriptionId(), legacy);
        }
        own.sort(Comparator.comparing((Legacy l) -> subscription(state, l).createdAt())
                .thenComparing(Legacy::subscriptionId));
        return state.with(
                SLICE, new LegacyAzures(all.ofCustomer().with(customerId, List.copyOf(own)), byAzure, all.seen()));
    }

    /** Refuses to bring a subscription back to life whose Azure subscription lives under a plan. */
    @Documented("Transition from Azure (MS-AZR-0145P) to the Azure plan")
    @Assumed("a subscription of the older offer that was moved cannot be reactivated: 400 with code 800040")
    static void refuseReactivation(State state, Subscription subscription) {
        String azure = subscription.entitlementId();
        Legacy legacy =
                azure == null ? null : state.get(SLICE).byAzureSubscription().get(azure);
        if (legacy != null && legacy.movedAt() != null) {
            throw new Refusal(
                    400, "800040", "status: the subscription was moved to the Azure plan and stays suspended");
        }
    }

    /**
     * The first day on which the use of an Azure subscription is the plan's; null while it is that of the older offer.
     */
    @Documented("Transition from Azure (MS-AZR-0145P) to the Azure plan")
    @Assumed("use counts by whole days: the day of the move (UTC) still belongs to the older offer, the next to the"
            + " plan")
    public static @Nullable LocalDate firstPlanDay(State state, AzureSubscription subscription) {
        Legacy legacy = state.get(SLICE).byAzureSubscription().get(subscription.id());
        if (legacy == null) {
            return LocalDate.MIN;
        }
        return legacy.movedAt() == null
                ? null
                : LocalDate.ofInstant(legacy.movedAt(), ZoneOffset.UTC).plusDays(1);
    }
}
