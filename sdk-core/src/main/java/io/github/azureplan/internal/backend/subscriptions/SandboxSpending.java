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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an integration sandbox has spent in Azure what it may in a month.
 *
 * @param checked the last day that was looked at, or null
 * @param spent the month in which the limit was passed last, or null
 * @param disabled the Azure subscriptions that were disabled for it
 */
public record SandboxSpending(
        @Nullable LocalDate checked, @Nullable YearMonth spent, List<String> disabled) {
    private static final Slice<SandboxSpending> SLICE =
            new Slice<>("sandbox spending", new SandboxSpending(null, null, List.of()));

    public SandboxSpending {
        disabled = List.copyOf(disabled);
    }

    public static SandboxSpending of(State state) {
        return state.get(SLICE);
    }

    /** All days up to this one were looked at. */
    public static State checked(State state, LocalDate day) {
        SandboxSpending now = of(state);
        return state.with(SLICE, new SandboxSpending(day, now.spent(), now.disabled()));
    }

    /** The limit was passed on a day: at its end everything under plans is disabled. */
    @Documented("Set up the integration sandbox")
    @Assumed("a sandbox that has spent its limit has its Azure subscriptions disabled at the end of that day (UTC)")
    public static State disable(State state, LocalDate day) {
        Instant end = start(day.plusDays(1));
        List<String> disabled = new ArrayList<>();
        State after = state;
        for (AzureSubscription each : AzureSubscriptions.all(state)) {
            boolean underPlan = LegacyAzures.firstPlanDay(state, each) != null;
            if (underPlan && each.statusAt(end) == AzureSubscription.Status.ACTIVE) {
                after = AzureSubscriptions.turn(after, each, end, false);
                disabled.add(each.id());
            }
        }
        return after.with(SLICE, new SandboxSpending(of(state).checked(), YearMonth.from(day), disabled));
    }

    /** A month begins: what was disabled for an earlier one is enabled again. */
    @Documented("Set up the integration sandbox")
    @Assumed("what was disabled for the limit of a sandbox is enabled when the next month begins; a cycle is a month")
    public static State begin(State state, YearMonth month) {
        SandboxSpending now = of(state);
        if (now.spent() == null || !now.spent().isBefore(month)) {
            return state;
        }
        State after = state;
        for (String id : now.disabled()) {
            AzureSubscription each = AzureSubscriptions.find(state, id);
            if (each != null && each.statusAt(start(month.atDay(1))) == AzureSubscription.Status.CANCELLED) {
                after = AzureSubscriptions.turn(after, each, start(month.atDay(1)), true);
            }
        }
        return after.with(SLICE, new SandboxSpending(now.checked(), null, List.of()));
    }

    /** Whether the limit of this month is passed, so that nothing can be enabled. */
    public static boolean over(State state, Context context) {
        YearMonth spent = of(state).spent();
        return spent != null && spent.equals(YearMonth.from(context.today()));
    }

    @Documented("Set up the integration sandbox; Partner Center error codes")
    @Assumed("to enable an Azure subscription of a sandbox that has spent its limit is 400 with code 800018")
    static void refuseWhileOver(State state, Context context) {
        if (over(state, context)) {
            throw new Refusal(400, "800018", "The sandbox has spent what it may in this billing cycle.");
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
