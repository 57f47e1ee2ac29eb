package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.SandboxSpending;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an integration sandbox may spend in Azure. */
final class SandboxLimit {
    private static final BigDecimal USD_OF_PLANS = new BigDecimal(2000);
    private static final BigDecimal USD_OF_OLDER_OFFER = new BigDecimal(200);

    private SandboxLimit() {}

    /** Looks at every day that has ended since the last look. */
    static State settle(State state, Context context) {
        LocalDate first = Uses.firstDay(state);
        if (!context.partner().sandbox() || first == null) {
            return state;
        }
        LocalDate today = context.today();
        LocalDate checked = SandboxSpending.of(state).checked();
        LocalDate from = checked == null ? first : checked.plusDays(1);
        if (!from.isBefore(today)) {
            return state;
        }
        State after = state;
        for (YearMonth month = YearMonth.from(from);
                !month.isAfter(YearMonth.from(today));
                month = month.plusMonths(1)) {
            after = SandboxSpending.begin(after, month);
            LocalDate last =
                    today.minusDays(1).isBefore(month.atEndOfMonth()) ? today.minusDays(1) : month.atEndOfMonth();
            LocalDate over = month.equals(SandboxSpending.of(after).spent()) ? null : over(after, context, month, last);
            if (over != null) {
                after = SandboxSpending.disable(after, over);
            }
            for (Map.Entry<String, LocalDate> older :
                    olderOver(after, month, last).entrySet()) {
                after = SandboxSpending.disableOlder(after, older.getKey(), older.getValue());
            }
        }
        return SandboxSpending.checked(after, today.minusDays(1));
    }

    /** The day on which the use of a month passes the limit, or null. */
    @Documented("Set up the integration sandbox")
    @Assumed("the limit of a sandbox is on what its plans cost together, with the earned credit taken off")
    private static @Nullable LocalDate over(State state, Context context, YearMonth month, LocalDate last) {
        Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
        Rating.rate(state, context, month, last, day -> byDay.merge(day.day(), day.usd(), BigDecimal::add));
        return passed(byDay, USD_OF_PLANS);
    }

    /** The Azure subscriptions of the older offer that pass their own limit in a month, with the day of it. */
    @Documented("Set up the integration sandbox")
    @Assumed("the limit of an Azure subscription of the older offer is on its use at the rates of the rate card")
    private static Map<String, LocalDate> olderOver(State state, YearMonth month, LocalDate last) {
        Map<String, Map<LocalDate, BigDecimal>> spent = new TreeMap<>();
        for (LegacyUse use : LegacyUse.of(state, month, last)) {
            Meter.Price price = use.meter().priceOn(month.atDay(1));
            BigDecimal before = BigDecimal.ZERO;
            for (LegacyUse.Day day : use.days()) {
                BigDecimal usd = Meter.charge(price, before, day.quantity()).usd();
                spent.computeIfAbsent(use.legacy().azureSubscriptionId(), id -> new TreeMap<>())
                        .merge(day.day(), usd, BigDecimal::add);
                before = before.add(day.quantity());
            }
        }
        Map<String, LocalDate> over = new TreeMap<>();
        spent.forEach((id, byDay) -> {
            LocalDate day = passed(byDay, USD_OF_OLDER_OFFER);
            if (day != null) {
                over.put(id, day);
            }
        });
        return over;
    }

    private static @Nullable LocalDate passed(Map<LocalDate, BigDecimal> byDay, BigDecimal limit) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, BigDecimal> day : byDay.entrySet()) {
            sum = sum.add(day.getValue());
            if (sum.compareTo(limit) > 0) {
                return day.getKey();
            }
        }
        return null;
    }
}
