package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.usage.RatedDay;
import io.github.azureplan.internal.backend.usage.Rating;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the running month costs so far, as usage records tell it. */
final class Estimates {
    /** What some days add up to. */
    record Sum(List<RatedDay> days, BigDecimal billed, BigDecimal usd, BigDecimal quantity) {
        /** One of them, for what they have in common. */
        RatedDay first() {
            return days.get(0);
        }
    }

    private Estimates() {}

    /** The month whose use is told. */
    static YearMonth month(Context context) {
        return YearMonth.from(context.today());
    }

    @Documented("Customer usage resources: estimates")
    @Assumed("usage records are brought up to date at midnight (UTC), with the days that ended 24 hours before")
    static Instant refreshedAt(Context context) {
        return context.today().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The days of the running month that match. */
    static List<RatedDay> days(State state, Context context, Predicate<RatedDay> which) {
        List<RatedDay> days = new ArrayList<>();
        LocalDate last = context.today().minusDays(2);
        if (YearMonth.from(last).equals(month(context))) {
            Rating.rate(state, context, month(context), last, day -> {
                if (which.test(day)) {
                    days.add(day);
                }
            });
        }
        return days;
    }

    /** What the older offer costs so far. */
    static List<LegacyCharge> older(State state, Context context, Predicate<LegacyCharge> which) {
        LocalDate last = context.today().minusDays(2);
        return YearMonth.from(last).equals(month(context))
                ? LegacyCharge.of(state, context, month(context), last).stream()
                        .filter(which)
                        .toList()
                : List.of();
    }

    static Sum sum(List<RatedDay> days) {
        return new Sum(
                days, total(days, RatedDay::billed), total(days, RatedDay::usd), total(days, RatedDay::quantity));
    }

    /** The sums of the days that have something in common. */
    static Map<String, Sum> by(List<RatedDay> days, Function<RatedDay, String> common) {
        Map<String, List<RatedDay>> groups = new LinkedHashMap<>();
        days.forEach(day -> groups.computeIfAbsent(common.apply(day), k -> new ArrayList<>())
                .add(day));
        Map<String, Sum> sums = new LinkedHashMap<>();
        groups.forEach((key, some) -> sums.put(key, sum(some)));
        return sums;
    }

    private static BigDecimal total(List<RatedDay> days, Function<RatedDay, BigDecimal> amount) {
        return days.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
