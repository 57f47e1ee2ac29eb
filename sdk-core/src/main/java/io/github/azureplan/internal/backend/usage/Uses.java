package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is used, as it was meant: so much of a meter on every day. What was used follows from it and from the time.
 *
 * @param byKey by Azure subscription and meter
 * @param firstDay the first day anything was used at all, or null
 */
public record Uses(PMap<String, Use> byKey, @Nullable LocalDate firstDay) {
    private static final Slice<Uses> SLICE = new Slice<>("use", new Uses(PMap.empty(), null));
    private static final BigDecimal MOST = BigDecimal.TEN.pow(12);
    private static final int MOST_DECIMALS = 20;

    /** From a day on, so much a day. */
    record Level(LocalDate from, BigDecimal perDay) {}

    /**
     * The use of one meter in one Azure subscription.
     *
     * @param levels oldest first, one for a day
     */
    record Use(String azureSubscriptionId, String meterId, List<Level> levels) {
        Use {
            levels = List.copyOf(levels);
        }

        BigDecimal on(LocalDate day) {
            BigDecimal perDay = BigDecimal.ZERO;
            for (Level level : levels) {
                if (!level.from().isAfter(day)) {
                    perDay = level.perDay();
                }
            }
            return perDay;
        }
    }

    static List<Use> all(State state) {
        return state.get(SLICE).byKey().values();
    }

    public static @Nullable LocalDate firstDay(State state) {
        return state.get(SLICE).firstDay();
    }

    /** From now on so much a day, until this is called again; nothing at all ends the use. */
    @Assumed("use counts by whole UTC days: the day it begins or changes counts with the new quantity")
    public static State goOn(
            State state, Context context, String azureSubscriptionId, String meterId, BigDecimal perDay) {
        Use before = checked(state, context, azureSubscriptionId, meterId, perDay);
        LocalDate today = today(context);
        List<Level> levels = new ArrayList<>(before.levels());
        levels.removeIf(l -> !l.from().isBefore(today));
        levels.add(new Level(today, perDay));
        return keep(state, before, levels, today);
    }

    /** On some days so much; before and after them the use stays what it was. */
    public static State during(
            State state,
            Context context,
            String azureSubscriptionId,
            String meterId,
            BigDecimal perDay,
            LocalDate first,
            LocalDate last) {
        Use before = checked(state, context, azureSubscriptionId, meterId, perDay);
        if (first.isBefore(today(context))) {
            throw Refusal.invalid("from: must not lie in the past, which may be billed already");
        }
        if (last.isBefore(first) || last.isAfter(first.plusYears(10))) {
            throw Refusal.invalid("to: must not lie before from, nor more than ten years after it");
        }
        LocalDate after = last.plusDays(1);
        List<Level> levels = new ArrayList<>(before.levels());
        levels.removeIf(l -> !l.from().isBefore(first));
        levels.add(new Level(first, perDay));
        levels.add(new Level(after, before.on(after)));
        before.levels().stream().filter(l -> l.from().isAfter(after)).forEach(levels::add);
        return keep(state, before, levels, first);
    }

    /** What was used on a day. */
    @Assumed("an Azure subscription that was active at some moment of a day is charged for the whole day")
    static BigDecimal quantity(AzureSubscription subscription, Use use, LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        boolean active = subscription.activeAt(start)
                || (inside(subscription.createdAt(), start, end) && subscription.activeAt(subscription.createdAt()))
                || subscription.switches().stream().anyMatch(s -> s.on() && inside(s.at(), start, end));
        return active ? use.on(day) : BigDecimal.ZERO;
    }

    private static boolean inside(Instant moment, Instant start, Instant end) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    private static Use checked(
            State state, Context context, String azureSubscriptionId, String meterId, BigDecimal perDay) {
        AzureSubscription subscription = AzureSubscriptions.find(state, azureSubscriptionId);
        if (subscription == null) {
            throw new Refusal(404, null, "azureSubscriptionId: no such Azure subscription");
        }
        if (!subscription.activeAt(context.now())) {
            throw Refusal.invalid("azureSubscriptionId: the Azure subscription is not active");
        }
        Meter meter = MeterCatalog.find(meterId);
        if (meter == null) {
            throw Refusal.invalid("meterId: there is no such meter; the world lists those there are");
        }
        if (perDay.signum() < 0 || perDay.compareTo(MOST) > 0 || perDay.scale() > MOST_DECIMALS) {
            throw Refusal.invalid("quantityPerDay: must be from 0 to " + MOST.toPlainString() + " with at most "
                    + MOST_DECIMALS + " decimals");
        }
        Use before = state.get(SLICE).byKey().get(key(subscription.id(), meter.meterId()));
        return before == null ? new Use(subscription.id(), meter.meterId(), List.of()) : before;
    }

    private static State keep(State state, Use before, List<Level> levels, LocalDate from) {
        Uses all = state.get(SLICE);
        Use after = new Use(before.azureSubscriptionId(), before.meterId(), levels);
        LocalDate first = all.firstDay();
        return state.with(
                SLICE,
                new Uses(
                        all.byKey().with(key(after.azureSubscriptionId(), after.meterId()), after),
                        first == null || from.isBefore(first) ? from : first));
    }

    /** Forgets the use of a customer's Azure subscriptions, whether they are there still or gone already. */
    static State purge(State state, String customerId) {
        Uses all = state.get(SLICE);
        PMap<String, Use> left = all.byKey();
        for (Use use : all(state)) {
            AzureSubscription user = AzureSubscriptions.find(state, use.azureSubscriptionId());
            if (user == null || user.customerId().equals(customerId)) {
                left = left.without(key(use.azureSubscriptionId(), use.meterId()));
            }
        }
        return state.with(SLICE, new Uses(left, all.firstDay()));
    }

    private static String key(String azureSubscriptionId, String meterId) {
        return azureSubscriptionId + " " + meterId;
    }

    private static LocalDate today(Context context) {
        return LocalDate.ofInstant(context.now(), ZoneOffset.UTC);
    }
}
