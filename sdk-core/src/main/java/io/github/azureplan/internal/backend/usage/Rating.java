package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.pricing.MeterCatalog;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Turns use into rated days: always from the first day of the month, because of the tiers. */
public final class Rating {
    // more than the decimals of any price here, so that only the price of a mixed day is ever rounded
    private static final int PRICE_DECIMALS = 22;

    /** One meter in one Azure subscription, from the first day that is the plan's. */
    private record Used(AzureSubscription subscription, Uses.Use use, LocalDate from) {}

    private Rating() {}

    /**
     * Hands out what was used in a month, up to and with a last day, by plan, meter, day and Azure subscription. The
     * past does not change, so that this is the same whenever it is asked.
     */
    @Documented("Azure plan price list: tiered pricing; Daily rated usage")
    @Assumed({
        "tiers count the use of a meter in all Azure subscriptions of one plan, those with lower ids first on a day",
        "a day that reaches into a second tier stays one row, with the quotient of cost and quantity as effective price",
        "the unit price of a tiered meter is that of its dearest tier; what a tier takes off shows in the effective price",
        "a new price inside a month holds for the days from then on",
        "amounts of daily rows are not rounded"
    })
    public static void rate(State state, Context context, YearMonth month, LocalDate last, Consumer<RatedDay> out) {
        BigDecimal rate = ExchangeRates.unitsPerUsd(state, context.partner().currency(), month);
        LocalDate end = last.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : last;
        for (List<Used> counted : countedTogether(state).values()) {
            Meter meter = Objects.requireNonNull(
                    MeterCatalog.find(counted.get(0).use().meterId()));
            BigDecimal before = BigDecimal.ZERO;
            for (LocalDate day = month.atDay(1); !day.isAfter(end); day = day.plusDays(1)) {
                for (Used used : counted) {
                    BigDecimal quantity = Uses.quantity(used.subscription(), used.use(), day);
                    if (quantity.signum() > 0 && !day.isBefore(used.from())) {
                        out.accept(rated(used.subscription(), meter, day, before, quantity, rate));
                        before = before.add(quantity);
                    }
                }
            }
        }
    }

    private static Map<String, List<Used>> countedTogether(State state) {
        Map<String, List<Used>> together = new TreeMap<>();
        for (Uses.Use use : Uses.all(state)) {
            AzureSubscription subscription =
                    Objects.requireNonNull(AzureSubscriptions.find(state, use.azureSubscriptionId()));
            LocalDate from = LegacyAzures.firstPlanDay(state, subscription);
            if (from != null) {
                together.computeIfAbsent(subscription.planId() + " " + use.meterId(), k -> new ArrayList<>())
                        .add(new Used(subscription, use, from));
            }
        }
        return together;
    }

    private static RatedDay rated(
            AzureSubscription subscription,
            Meter meter,
            LocalDate day,
            BigDecimal before,
            BigDecimal quantity,
            BigDecimal rate) {
        Meter.Price price = meter.priceOn(day);
        Meter.Charge charge = Meter.charge(price, before, quantity);
        BigDecimal percent = EarnedCredit.earned(subscription, meter, day) ? EarnedCredit.PERCENT : BigDecimal.ZERO;
        BigDecimal usd =
                charge.usd().multiply(new BigDecimal(100).subtract(percent)).movePointLeft(2);
        return new RatedDay(
                subscription,
                meter,
                day,
                quantity,
                Meter.listPrice(price),
                usd.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP),
                usd,
                percent,
                charge.discounts(),
                rate);
    }
}
