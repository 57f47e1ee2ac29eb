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
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is used, as it was meant: so much of a meter on every day. What was used follows from it and from the time.
 *
 * @param byKey by Azure subscription, meter and resource
 * @param firstDay the first day anything was used at all, or null
 */
public record Uses(PMap<String, Use> byKey, @Nullable LocalDate firstDay) {
    private static final Slice<Uses> SLICE = new Slice<>("use", new Uses(PMap.empty(), null));
    private static final BigDecimal MOST = BigDecimal.TEN.pow(12);
    private static final int MOST_DECIMALS = 20;
    private static final int MOST_YEARS = 10;

    /** From a day on, so much a day. */
    record Level(LocalDate from, BigDecimal perDay) {}

    /**
     * The use of one meter by one resource of an Azure subscription.
     *
     * @param levels oldest first, one for a day
     */
    record Use(String azureSubscriptionId, String meterId, Resource resource, List<Level> levels) {
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

        /** Whether anything is meant to be used in a month. */
        boolean in(YearMonth month) {
            return on(month.atDay(1)).signum() > 0
                    || levels.stream()
                            .anyMatch(l -> l.perDay().signum() > 0
                                    && YearMonth.from(l.from()).equals(month));
        }

        /** On some days so much; before and after them what it was. */
        Use with(LocalDate first, LocalDate last, BigDecimal perDay) {
            LocalDate after = last.plusDays(1);
            List<Level> changed = new ArrayList<>(levels);
            changed.removeIf(l -> !l.from().isBefore(first));
            changed.add(new Level(first, perDay));
            changed.add(new Level(after, on(after)));
            levels.stream().filter(l -> l.from().isAfter(after)).forEach(changed::add);
            return new Use(azureSubscriptionId, meterId, resource, changed);
        }
    }

    /**
     * Who uses what.
     *
     * @param resource which, or null for the one there is when nobody says
     */
    public record User(
            String azureSubscriptionId,
            String meterId,
            @Nullable Resource resource) {}

    static List<Use> all(State state) {
        return state.get(SLICE).byKey().values();
    }

    public static @Nullable LocalDate firstDay(State state) {
        return state.get(SLICE).firstDay();
    }

    /** From now on so much a day, until this is called again; nothing at all ends the use. */
    public static State goOn(
            State state, Context context, String azureSubscriptionId, String meterId, BigDecimal perDay) {
        return goOn(state, context, new User(azureSubscriptionId, meterId, null), perDay);
    }

    /** The same for a resource. */
    @Assumed({
        "use counts by whole UTC days: the day it begins or changes counts with the new quantity",
        "a resource has the location and the tags it was named with last, on all days"
    })
    public static State goOn(State state, Context context, User user, BigDecimal perDay) {
        Use before = active(state, context, user, perDay);
        LocalDate today = context.today();
        List<Level> levels = new ArrayList<>(before.levels());
        levels.removeIf(l -> !l.from().isBefore(today));
        levels.add(new Level(today, perDay));
        Use after = new Use(before.azureSubscriptionId(), before.meterId(), before.resource(), levels);
        return keep(state, after, today);
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
        return during(state, context, new User(azureSubscriptionId, meterId, null), perDay, first, last);
    }

    /** The same for a resource. */
    public static State during(
            State state, Context context, User user, BigDecimal perDay, LocalDate first, LocalDate last) {
        Use before = active(state, context, user, perDay);
        if (first.isBefore(context.today())) {
            throw Refusal.invalid("from: must not lie in the past, which may be billed already; correct it instead");
        }
        requireSpan(first, last);
        return keep(state, before.with(first, last, perDay), first);
    }

    /** Microsoft finds that on days in the past something else was used. */
    @Assumed("use that is corrected is rated anew with prices, access and exchange rates of its own time")
    public static State correct(
            State state, Context context, User user, BigDecimal perDay, LocalDate first, LocalDate last) {
        Use before = checked(state, user, perDay);
        if (!last.isBefore(context.today())) {
            throw Refusal.invalid("to: must lie in the past; what is still to come is not corrected but used");
        }
        requireSpan(first, last);
        return keep(state, before.with(first, last, perDay), first);
    }

    private static void requireSpan(LocalDate first, LocalDate last) {
        if (last.isBefore(first) || last.isAfter(first.plusYears(MOST_YEARS))) {
            throw Refusal.invalid("to: must not lie before from, nor more than ten years after it");
        }
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

    private static Use active(State state, Context context, User user, BigDecimal perDay) {
        Use before = checked(state, user, perDay);
        AzureSubscription subscription =
                Objects.requireNonNull(AzureSubscriptions.find(state, before.azureSubscriptionId()));
        if (!subscription.activeAt(context.now())) {
            throw Refusal.invalid("azureSubscriptionId: the Azure subscription is not active");
        }
        return before;
    }

    private static Use checked(State state, User user, BigDecimal perDay) {
        AzureSubscription subscription = AzureSubscriptions.find(state, user.azureSubscriptionId());
        if (subscription == null) {
            throw new Refusal(404, null, "azureSubscriptionId: no such Azure subscription");
        }
        Meter meter = MeterCatalog.find(user.meterId());
        if (meter == null) {
            throw Refusal.invalid("meterId: there is no such meter; the world lists those there are");
        }
        if (perDay.signum() < 0 || perDay.compareTo(MOST) > 0 || perDay.scale() > MOST_DECIMALS) {
            throw Refusal.invalid("quantityPerDay: must be from 0 to " + MOST.toPlainString() + " with at most "
                    + MOST_DECIMALS + " decimals");
        }
        Resource resource = user.resource() == null ? Resource.usual(meter) : user.resource();
        Use bare = new Use(subscription.id(), meter.meterId(), resource, List.of());
        Use before = state.get(SLICE).byKey().get(key(bare));
        return before == null ? bare : new Use(bare.azureSubscriptionId(), bare.meterId(), resource, before.levels());
    }

    private static State keep(State state, Use after, LocalDate from) {
        Uses all = state.get(SLICE);
        LocalDate first = all.firstDay();
        return state.with(
                SLICE,
                new Uses(all.byKey().with(key(after), after), first == null || from.isBefore(first) ? from : first));
    }

    /** Forgets the use of a customer's Azure subscriptions, whether they are there still or gone already. */
    static State purge(State state, String customerId) {
        Uses all = state.get(SLICE);
        PMap<String, Use> left = all.byKey();
        for (Use use : all(state)) {
            AzureSubscription user = AzureSubscriptions.find(state, use.azureSubscriptionId());
            if (user == null || user.customerId().equals(customerId)) {
                left = left.without(key(use));
            }
        }
        return state.with(SLICE, new Uses(left, all.firstDay()));
    }

    private static String key(Use use) {
        return use.azureSubscriptionId() + " " + use.meterId() + " "
                + use.resource().key();
    }
}
