package io.github.azureplan.internal.backend.transition;

import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.catalog.Catalog;
import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The product upgrades, which move customers of the older offer to the Azure plan.
 *
 * @param byId all there ever were
 * @param latest the newest one of a customer
 * @param open those that have not come to their end
 * @param failing customers whose next upgrade fails
 * @param unfit customers the service cannot process
 */
public record Upgrades(
        PMap<String, Upgrade> byId,
        PMap<String, Upgrade> latest,
        PMap<String, Upgrade> open,
        PMap<String, Boolean> failing,
        PMap<String, Boolean> unfit) {
    private static final Slice<Upgrades> SLICE =
            new Slice<>("upgrades", new Upgrades(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty()));

    /** How far an upgrade is, in the words of the wire. */
    public enum Status {
        NOT_STARTED("NotStarted"),
        IN_PROGRESS("InProgress"),
        COMPLETED("Completed"),
        FAILED("Failed");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** One Azure subscription and the plan it goes to. */
    public record Line(
            String azureSubscriptionId,
            String planId,
            @Nullable String reseller) {}

    /**
     * One upgrade.
     *
     * @param runsAt when it is no longer pending
     * @param endsAt when it is done or has failed
     */
    public record Upgrade(
            String id,
            String customerId,
            Instant runsAt,
            Instant endsAt,
            boolean fails,
            String item,
            List<Line> lines) {
        public Upgrade {
            lines = List.copyOf(lines);
        }

        /** How far it is at a moment. */
        public Status at(Instant moment) {
            if (!moment.isBefore(endsAt)) {
                return fails ? Status.FAILED : Status.COMPLETED;
            }
            return moment.isBefore(runsAt) ? Status.NOT_STARTED : Status.IN_PROGRESS;
        }
    }

    /** The upgrade of an id in any case, or null. */
    public static @Nullable Upgrade find(State state, String id) {
        return state.get(SLICE).byId().get(id.toLowerCase(Locale.ROOT));
    }

    /** The newest upgrade of a customer, or null. */
    public static @Nullable Upgrade latest(State state, String customerId) {
        return state.get(SLICE).latest().get(customerId);
    }

    /** Why a customer cannot be moved, or null when it can. */
    @Documented("Product upgrade; Partner Center error codes; Transition from Azure (MS-AZR-0145P) to the Azure plan")
    @Assumed({
        "the reasons are looked at in this order: agreement, an upgrade under way, nothing left to move, the partner's standing, unfit, shared services, suspended, bought too recently, catalog",
        "a customer without an agreement is 403 with code 13605",
        "an upgrade that has failed does not keep another one from being started",
        "one shared-services, suspended or recent subscription keeps all others from moving",
        "a subscription is too recent for seven days by default"
    })
    public static @Nullable Refusal refusal(State state, Context context, Customer customer) {
        if (!Agreements.hasValidMca(state, context, customer.id())) {
            return new Refusal(
                    403,
                    "13605",
                    "The customer has neither accepted the Microsoft Customer Agreement nor has it been"
                            + " attested by the partner.");
        }
        Upgrade latest = latest(state, customer.id());
        Status status = latest == null ? null : latest.at(context.now());
        if (status == Status.NOT_STARTED || status == Status.IN_PROGRESS) {
            return new Refusal(409, "900109", "An Azure upgrade of this customer is already in progress.");
        }
        List<LegacyAzures.Legacy> legacy = LegacyAzures.toMove(state, customer.id());
        if (legacy.isEmpty()) {
            return status == Status.COMPLETED
                    ? new Refusal(400, "900110", "The Azure upgrade of this customer is already completed.")
                    : new Refusal(403, "900108", "The customer has no Azure subscriptions to upgrade.");
        }
        Refusal standing = standing(state, context, customer, legacy);
        if (standing != null) {
            return standing;
        }
        if (state.get(SLICE).unfit().has(customer.id())) {
            return new Refusal(403, "900120", "The Azure upgrade of this customer cannot be processed.");
        }
        return refusal(state, context, customer, legacy);
    }

    /** What keeps the partner, or a partner on record, from buying the plans an upgrade needs. */
    private static @Nullable Refusal standing(
            State state, Context context, Customer customer, List<LegacyAzures.Legacy> all) {
        try {
            for (LegacyAzures.Legacy legacy : all) {
                Standing.requireOrderable(state, context, customer.country(), reseller(state, context, legacy));
            }
            return null;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    /** Whose plan something goes to: the partner on record's, or, with a direct partner, the one there is. */
    private static @Nullable String reseller(State state, Context context, LegacyAzures.Legacy legacy) {
        return context.partner().type() == Partner.Type.INDIRECT_PROVIDER
                ? LegacyAzures.subscription(state, legacy).reseller()
                : null;
    }

    private static @Nullable Refusal refusal(
            State state, Context context, Customer customer, List<LegacyAzures.Legacy> all) {
        if (all.stream().anyMatch(LegacyAzures.Legacy::sharedServices)) {
            return new Refusal(403, "900119", "Azure Partner Shared Services cannot be upgraded.");
        }
        Instant recent = context.now().minus(context.settings().transition().recentFor());
        for (LegacyAzures.Legacy legacy : all) {
            if (!LegacyAzures.subscription(state, legacy).active()) {
                return new Refusal(403, "900105", "Suspended Azure subscriptions cannot be upgraded.");
            }
        }
        for (LegacyAzures.Legacy legacy : all) {
            if (LegacyAzures.subscription(state, legacy).createdAt().isAfter(recent)) {
                return new Refusal(403, "900130", "An Azure subscription was purchased too recently. Try again later.");
            }
        }
        return Catalog.planItem(state, context, customer.country()) == null
                ? new Refusal(400, "900107", "The catalog item of Azure was not found.")
                : null;
    }

    /** Starts an upgrade of a customer whom nothing keeps from it. */
    @Documented("Create a product upgrade entity for a customer")
    @Assumed({
        "each start after a failed upgrade makes an upgrade of its own, which takes the place of the failed one",
        "a plan that is there already takes in what is moved, and is active again when it was suspended"
    })
    public static State start(State state, Context context, Customer customer) {
        Upgrades all = state.get(SLICE);
        Upgrade before = all.latest().get(customer.id());
        String id = context.ids().guid("upgrade", customer.id(), before == null ? "" : before.id());
        List<Line> lines = new ArrayList<>();
        for (LegacyAzures.Legacy legacy : LegacyAzures.toMove(state, customer.id())) {
            String reseller = reseller(state, context, legacy);
            Subscription plan = Subscriptions.plan(state, customer.id(), reseller);
            lines.add(new Line(
                    legacy.azureSubscriptionId(),
                    plan == null ? context.ids().guid("upgraded plan", id, String.valueOf(reseller)) : plan.id(),
                    reseller));
        }
        Instant runsAt = context.now().plus(context.settings().transition().pendingFor());
        Instant endsAt = runsAt.plus(context.settings().transition().runningFor());
        boolean fails = all.failing().has(customer.id());
        String item = String.valueOf(Catalog.planItem(state, context, customer.country()));
        Upgrade upgrade = new Upgrade(id, customer.id(), runsAt, endsAt, fails, item, lines);
        return settle(
                state.with(
                        SLICE,
                        new Upgrades(
                                all.byId().with(id, upgrade),
                                all.latest().with(customer.id(), upgrade),
                                all.open().with(id, upgrade),
                                all.failing().without(customer.id()),
                                all.unfit())),
                context);
    }

    /** Ends the upgrades that are due: the plans come to be, and the Azure subscriptions under them. */
    @Documented("Transition from Azure (MS-AZR-0145P) to the Azure plan")
    @Assumed({
        "an upgrade moves everything at its end, or nothing when it fails",
        "the plan an upgrade buys names an order of its own, which the list of orders does not show",
        "no further Azure subscription is made with a plan that an upgrade buys"
    })
    public static State settle(State state, Context context) {
        State settled = state;
        for (Upgrade upgrade : state.get(SLICE).open().values()) {
            if (!context.now().isBefore(upgrade.endsAt())) {
                Upgrades all = settled.get(SLICE);
                settled = settled.with(
                        SLICE,
                        new Upgrades(
                                all.byId(),
                                all.latest(),
                                all.open().without(upgrade.id()),
                                all.failing(),
                                all.unfit()));
                settled = upgrade.fails() ? settled : complete(settled, context, upgrade);
            }
        }
        return settled;
    }

    private static State complete(State state, Context context, Upgrade upgrade) {
        State after = state;
        for (LegacyAzures.Legacy legacy : LegacyAzures.toMove(state, upgrade.customerId())) {
            for (Line line : upgrade.lines()) {
                if (line.azureSubscriptionId().equals(legacy.azureSubscriptionId())) {
                    after = requirePlan(after, context, upgrade, line);
                    Subscription plan = Subscriptions.plan(after, upgrade.customerId(), line.reseller());
                    after = plan == null ? after : LegacyAzures.move(after, legacy, plan, upgrade.endsAt());
                }
            }
        }
        return after;
    }

    private static State requirePlan(State state, Context context, Upgrade upgrade, Line line) {
        Subscription plan = Subscriptions.plan(state, upgrade.customerId(), line.reseller());
        if (plan != null) {
            return plan.active() ? state : Subscriptions.add(state, plan.withStatus(Subscription.ACTIVE));
        }
        Customer customer = Customers.find(state, upgrade.customerId());
        return Subscriptions.addPlan(
                state,
                line.planId(),
                upgrade.customerId(),
                customer == null ? "" : customer.country(),
                upgrade.item(),
                "Microsoft Azure plan",
                context.ids().hex(12, "upgrade order", line.planId()),
                line.reseller(),
                upgrade.endsAt());
    }

    /** Refuses the purchase of a plan that a customer can only have, or get, by an upgrade. */
    @Documented("Partner Center error codes; Transition from Azure (MS-AZR-0145P) to the Azure plan")
    @Assumed({
        "a plan for a customer of the older offer is 403 with code 800020: it comes by a product upgrade only",
        "a failed upgrade stops blocking purchases when another one is started, and that one then blocks them"
    })
    public static void refusePurchase(State state, Context context, String customerId) {
        Upgrade latest = latest(state, customerId);
        Status status = latest == null ? Status.COMPLETED : latest.at(context.now());
        switch (status) {
            case NOT_STARTED -> throw new Refusal(409, "900112", "A product upgrade of the customer is pending.");
            case IN_PROGRESS -> throw new Refusal(409, "900113", "A product upgrade of the customer is in progress.");
            case FAILED -> throw new Refusal(409, "900114", "A product upgrade of the customer has failed.");
            case COMPLETED -> {}
        }
        if (!LegacyAzures.toMove(state, customerId).isEmpty()) {
            throw new Refusal(
                    403, "800020", "The catalog item is not eligible for purchase: the customer has MS-AZR-0145P.");
        }
    }

    /** The next upgrade of a customer fails. */
    public static State failNext(State state, String customerId) {
        Upgrades all = state.get(SLICE);
        PMap<String, Boolean> failing = all.failing().with(require(state, customerId), true);
        return state.with(SLICE, new Upgrades(all.byId(), all.latest(), all.open(), failing, all.unfit()));
    }

    /** The service cannot process a customer, or can again. */
    public static State unfit(State state, String customerId, boolean unfit) {
        Upgrades all = state.get(SLICE);
        String id = require(state, customerId);
        PMap<String, Boolean> after =
                unfit ? all.unfit().with(id, true) : all.unfit().without(id);
        return state.with(SLICE, new Upgrades(all.byId(), all.latest(), all.open(), all.failing(), after));
    }

    private static String require(State state, String customerId) {
        Customer customer = Customers.find(state, customerId);
        if (customer == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        return customer.id();
    }
}
