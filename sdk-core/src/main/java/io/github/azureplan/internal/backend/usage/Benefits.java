package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What pays for use in advance or in the customer's place.
 *
 * @param byPlan reservations and savings plans by the plan whose use they cover, oldest first
 * @param credited the days Azure credits pay for, by Azure subscription
 */
public record Benefits(PMap<String, List<Benefit>> byPlan, PMap<String, List<Days>> credited) {
    private static final Slice<Benefits> SLICE = new Slice<>("benefits", new Benefits(PMap.empty(), PMap.empty()));
    private static final BigDecimal DAY = new BigDecimal("24");
    private static final BigDecimal NOTHING_OFF = BigDecimal.ZERO;
    private static final BigDecimal SAVED = new BigDecimal("30");
    private static final String COMPUTE = "Virtual Machines";
    private static final int MOST_YEARS = 3;

    // the SKUs of the catalog whose capacity a meter counts
    private static final Map<String, String> RESERVED = Map.of(
            "DZH318ZZVM01:0001", "D8 v9 - EU West",
            "DZH318ZZVM01:0002", "D8 v9 - EU West",
            "DZH318ZZVM02:0001", "E4 v9 - SE Central",
            "DZH318ZZSQ01:0001", "SQL Database - General Purpose - vCore");

    /** Days, the last one too. */
    record Days(LocalDate from, LocalDate to) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * Capacity that was reserved.
     *
     * @param sku product and SKU, joined by a colon
     */
    @Documented("What are Azure reservations")
    @Assumed({
        "a reservation covers one invented meter for each SKU, 24 units a day for each piece, in all Azure"
                + " subscriptions of the plan, from the day it was bought to the day before its term ends or it is"
                + " cancelled",
        "capacity nobody uses on a day is lost"
    })
    public static State reserve(
            State state, String planId, String sku, String orderId, int quantity, LocalDate from, LocalDate to) {
        String meter = RESERVED.get(sku);
        if (meter == null) {
            return state;
        }
        return add(
                state,
                new Benefit(
                        Benefit.Kind.RESERVATION,
                        orderId,
                        orderId,
                        planId,
                        meter,
                        DAY.multiply(BigDecimal.valueOf(quantity)),
                        NOTHING_OFF,
                        from,
                        to));
    }

    /** What a purchase covers ends. */
    public static State end(State state, String planId, String orderId, LocalDate to) {
        List<Benefit> ended = new ArrayList<>();
        for (Benefit each : of(state, planId)) {
            ended.add(
                    each.orderId().equals(orderId) && each.to().isAfter(to)
                            ? new Benefit(
                                    each.kind(),
                                    each.orderId(),
                                    each.id(),
                                    planId,
                                    each.covers(),
                                    each.perDay(),
                                    each.discountPercent(),
                                    each.from(),
                                    to)
                            : each);
        }
        Benefits all = state.get(SLICE);
        return state.with(SLICE, new Benefits(all.byPlan().with(planId, List.copyOf(ended)), all.credited()));
    }

    /** So many dollars an hour are committed to, whether they are used or not. */
    @Documented("What is Azure savings plan for compute")
    @Assumed({
        "a savings plan covers virtual machines, none of them spot capacity, at 30 percent below their list price",
        "what it covers a day is 24 times the commitment of an hour; what nobody uses on a day is lost",
        "reservations cover use before savings plans do"
    })
    public static State savingsPlan(
            State state,
            Context context,
            String planId,
            String orderId,
            BigDecimal perHour,
            LocalDate from,
            LocalDate to) {
        return add(
                state,
                new Benefit(
                        Benefit.Kind.SAVINGS_PLAN,
                        orderId,
                        context.ids().guid("savings plan", orderId),
                        planId,
                        COMPUTE,
                        DAY.multiply(perHour),
                        SAVED,
                        from,
                        to));
    }

    /** Azure credits pay for the use of an Azure subscription on some days. */
    @Assumed("days that an Azure credit pays for cost nothing at all and earn no credit for the partner")
    public static State azureCredit(
            State state, Context context, String azureSubscriptionId, LocalDate from, LocalDate to) {
        AzureSubscription subscription = AzureSubscriptions.find(state, azureSubscriptionId);
        if (subscription == null) {
            throw new Refusal(404, null, "azureSubscriptionId: no such Azure subscription");
        }
        if (from.isBefore(context.today())) {
            throw Refusal.invalid("from: must not lie in the past, which may be billed already");
        }
        if (to.isBefore(from) || to.isAfter(from.plusYears(MOST_YEARS))) {
            throw Refusal.invalid("to: must not lie before from, nor more than three years after it");
        }
        Benefits all = state.get(SLICE);
        List<Days> days = new ArrayList<>(creditedDays(state, subscription.id()));
        days.add(new Days(from, to));
        return state.with(SLICE, new Benefits(all.byPlan(), all.credited().with(subscription.id(), List.copyOf(days))));
    }

    static List<Benefit> of(State state, String planId) {
        List<Benefit> own = state.get(SLICE).byPlan().get(planId);
        return own == null ? List.of() : own;
    }

    static List<Days> creditedDays(State state, String azureSubscriptionId) {
        List<Days> own = state.get(SLICE).credited().get(azureSubscriptionId);
        return own == null ? List.of() : own;
    }

    private static State add(State state, Benefit benefit) {
        Benefits all = state.get(SLICE);
        List<Benefit> own = new ArrayList<>(of(state, benefit.planId()));
        own.add(benefit);
        own.sort((a, b) -> a.kind().compareTo(b.kind()));
        return state.with(SLICE, new Benefits(all.byPlan().with(benefit.planId(), List.copyOf(own)), all.credited()));
    }
}
