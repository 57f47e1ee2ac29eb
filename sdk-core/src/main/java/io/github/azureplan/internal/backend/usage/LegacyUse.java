package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an Azure subscription used of a meter in a month, as long as it was one of the older offer.
 *
 * @param reseller the MPN id of the partner on record, or null
 * @param days those with any use
 */
public record LegacyUse(
        LegacyAzures.Legacy legacy, @Nullable String reseller, Meter meter, List<Day> days, BigDecimal quantity) {
    /** What was used on a day. */
    public record Day(LocalDate day, BigDecimal quantity) {}

    public LegacyUse {
        days = List.copyOf(days);
    }

    /** All there was in a month, up to and with a last day, by Azure subscription and meter. */
    public static List<LegacyUse> of(State state, YearMonth month, LocalDate last) {
        LocalDate end = last.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : last;
        Map<String, LegacyUse> all = new TreeMap<>();
        for (Uses.Use use : Uses.all(state)) {
            AzureSubscription subscription =
                    Objects.requireNonNull(AzureSubscriptions.find(state, use.azureSubscriptionId()));
            LegacyAzures.Legacy legacy = LegacyAzures.find(state, subscription.id());
            if (legacy != null && use.in(month)) {
                List<Day> days = days(state, subscription, use, month.atDay(1), end);
                if (!days.isEmpty()) {
                    Meter meter = Objects.requireNonNull(MeterCatalog.find(use.meterId()));
                    LegacyUse fresh = of(legacy, subscription.reseller(), meter, days);
                    all.merge(subscription.id() + " " + meter.meterId(), fresh, LegacyUse::plus);
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static List<Day> days(
            State state, AzureSubscription subscription, Uses.Use use, LocalDate first, LocalDate end) {
        LocalDate moved = LegacyAzures.firstPlanDay(state, subscription);
        List<Day> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(end); day = day.plusDays(1)) {
            BigDecimal quantity = Uses.quantity(subscription, use, day);
            if (quantity.signum() > 0 && (moved == null || day.isBefore(moved))) {
                days.add(new Day(day, quantity));
            }
        }
        return days;
    }

    private static LegacyUse of(LegacyAzures.Legacy legacy, @Nullable String reseller, Meter meter, List<Day> days) {
        BigDecimal sum = days.stream().map(Day::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new LegacyUse(legacy, reseller, meter, days, sum);
    }

    /** Together with what another resource used. */
    private LegacyUse plus(LegacyUse other) {
        Map<LocalDate, BigDecimal> sums = new TreeMap<>();
        days.forEach(d -> sums.merge(d.day(), d.quantity(), BigDecimal::add));
        other.days.forEach(d -> sums.merge(d.day(), d.quantity(), BigDecimal::add));
        List<Day> both = new ArrayList<>();
        sums.forEach((day, quantity) -> both.add(new Day(day, quantity)));
        return of(legacy, reseller, meter, both);
    }
}
