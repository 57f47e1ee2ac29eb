package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether an integration sandbox has spent in Azure what it may in a month.
 *
 * @param checked the last day that was looked at, or null
 * @param spent the month in which the plans passed their limit last, or null
 * @param disabled the Azure subscriptions that were disabled for a limit, with the month of it
 */
public record SandboxSpending(
        @Nullable LocalDate checked, @Nullable YearMonth spent, Map<String, YearMonth> disabled) {
    private static final Slice<SandboxSpending> SLICE =
            new Slice<>("sandbox spending", new SandboxSpending(null, null, Map.of()));

    public SandboxSpending {
        disabled = Map.copyOf(disabled);
    }

    public static SandboxSpending of(State state) {
        return state.get(SLICE);
    }

    /** All days up to this one were looked at. */
    public static State checked(State state, LocalDate day) {
        SandboxSpending now = of(state);
        return state.with(SLICE, new SandboxSpending(day, now.spent(), now.disabled()));
    }

    /** The plans passed their limit on a day: at its end everything under them is disabled. */
    @Documented("Set up the integration sandbox")
    @Assumed("a sandbox that has spent its limit has its Azure subscriptions disabled at the end of that day (UTC)")
    public static State disable(State state, LocalDate day) {
        State after = state.with(
                SLICE,
                new SandboxSpending(
                        of(state).checked(), YearMonth.from(day), of(state).disabled()));
        for (AzureSubscription each : AzureSubscriptions.all(state)) {
            boolean underPlan = LegacyAzures.firstPlanDay(state, each) != null;
            if (underPlan && each.statusAt(start(day.plusDays(1))) == AzureSubscription.Status.ACTIVE) {
                after = disable(after, each, day);
            }
        }
        return after;
    }

    /** An Azure subscription of the older offer passed its own limit on a day: it is disabled at the end of it. */
    @Documented("Set up the integration sandbox")
    @Assumed("an Azure subscription of the older offer that has spent its limit is disabled as those under plans are")
    public static State disableOlder(State state, String id, LocalDate day) {
        AzureSubscription own = AzureSubscriptions.find(state, id);
        if (own == null || own.statusAt(start(day.plusDays(1))) != AzureSubscription.Status.ACTIVE) {
            return state;
        }
        return disable(state, own, day);
    }

    private static State disable(State state, AzureSubscription subscription, LocalDate day) {
        SandboxSpending now = of(state);
        Map<String, YearMonth> disabled = new TreeMap<>(now.disabled());
        disabled.put(subscription.id(), YearMonth.from(day));
        return AzureSubscriptions.turn(state, subscription, start(day.plusDays(1)), false)
                .with(SLICE, new SandboxSpending(now.checked(), now.spent(), disabled));
    }

    /** A month begins: what was disabled for an earlier one is enabled again. */
    @Documented("Set up the integration sandbox")
    @Assumed("what was disabled for the limit of a sandbox is enabled when the next month begins; a cycle is a month")
    public static State begin(State state, YearMonth month) {
        SandboxSpending now = of(state);
        Map<String, YearMonth> disabled = new TreeMap<>(now.disabled());
        disabled.values().removeIf(of -> of.isBefore(month));
        State after = state;
        for (String id : now.disabled().keySet()) {
            AzureSubscription each = disabled.containsKey(id) ? null : AzureSubscriptions.find(state, id);
            if (each != null && each.statusAt(start(month.atDay(1))) == AzureSubscription.Status.CANCELLED) {
                after = AzureSubscriptions.turn(after, each, start(month.atDay(1)), true);
            }
        }
        boolean past = now.spent() != null && now.spent().isBefore(month);
        return after.with(SLICE, new SandboxSpending(now.checked(), past ? null : now.spent(), disabled));
    }

    /** Whether the limit of this month is passed, so that an Azure subscription cannot be enabled. */
    public static boolean over(State state, Context context, AzureSubscription subscription) {
        YearMonth month = YearMonth.from(context.today());
        return month.equals(of(state).spent())
                || month.equals(of(state).disabled().get(subscription.id()));
    }

    @Documented("Set up the integration sandbox; Partner Center error codes")
    @Assumed("to enable an Azure subscription of a sandbox that has spent its limit is 400 with code 800018")
    static void refuseWhileOver(State state, Context context, AzureSubscription subscription) {
        if (over(state, context, subscription)) {
            throw new Refusal(400, "800018", "The sandbox has spent what it may in this billing cycle.");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
