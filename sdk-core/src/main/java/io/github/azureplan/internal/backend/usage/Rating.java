package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.RatingSettings;
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
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns use into rated days: always from the first day of the month, because of the tiers. */
public final class Rating {
    // more than the decimals of any price here, so that only the price of a mixed day is ever rounded
    private static final int PRICE_DECIMALS = 22;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /**
     * One meter used by one resource.
     *
     * @param from the first day that is the plan's
     * @param credited the days of the month that earn credit
     * @param sponsored the days an Azure credit pays for
     */
    private record Used(
            AzureSubscription subscription,
            Meter meter,
            Uses.Use use,
            LocalDate from,
            BitSet credited,
            List<Benefits.Days> sponsored) {}

    private final RatingSettings settings;
    private final Covered covered;
    private final Consumer<RatedDay> out;

    private Rating(State state, Context context, Consumer<RatedDay> out) {
        this.settings = context.settings().rating();
        this.covered = new Covered(state);
        this.out = out;
    }

    /** The same in all currencies. */
    public static void rate(State state, Context context, YearMonth month, LocalDate last, Consumer<RatedDay> out) {
        rate(state, context, month, last, null, out);
    }

    /**
     * Hands out what was used in a month, up to and with a last day, by plan, meter, day, Azure subscription and resource.
     * The past does not change unless it is corrected, so that this is the same whenever it is asked.
     *
     * @param currency of the customers whose use is rated, or null for all
     */
    @Documented("Azure plan price list: tiered pricing; Daily rated usage")
    @Assumed({
        "tiers count the use of a meter in all Azure subscriptions of one plan, those with lower ids first on a day",
        "a day that reaches into a second tier stays one row, with the quotient of cost and quantity as effective"
                + " price",
        "the unit price of a tiered meter is that of its dearest tier; what a tier takes off shows in the effective"
                + " price",
        "a new price inside a month holds for the days from then on",
        "amounts of daily rows are not rounded, unless the rounding of 2021 is asked for: then they are cut to cents",
        "what a reservation or a savings plan covers of a day is a row of its own with quantity, list price and no cost"
    })
    public static void rate(
            State state,
            Context context,
            YearMonth month,
            LocalDate last,
            @Nullable String currency,
            Consumer<RatedDay> out) {
        Rating rating = new Rating(state, context, out);
        LocalDate end = last.isAfter(month.atEndOfMonth()) ? month.atEndOfMonth() : last;
        for (List<Used> counted : countedTogether(state, month).values()) {
            String own =
                    Currencies.of(state, context, counted.get(0).subscription().customerId());
            if (currency == null || currency.equalsIgnoreCase(own)) {
                rating.meter(counted, month.atDay(1), end, own, ExchangeRates.unitsPerUsd(state, own, month));
            }
        }
    }

    private static Map<String, List<Used>> countedTogether(State state, YearMonth month) {
        Map<String, List<Used>> together = new TreeMap<>();
        for (Uses.Use use : Uses.all(state)) {
            AzureSubscription subscription =
                    Objects.requireNonNull(AzureSubscriptions.find(state, use.azureSubscriptionId()));
            LocalDate from = LegacyAzures.firstPlanDay(state, subscription);
            if (from != null && use.in(month)) {
                Meter meter = Objects.requireNonNull(MeterCatalog.find(use.meterId()));
                together.computeIfAbsent(subscription.planId() + " " + use.meterId(), k -> new ArrayList<>())
                        .add(new Used(
                                subscription,
                                meter,
                                use,
                                from,
                                EarnedCredit.days(state, subscription, meter, use.resource(), month),
                                Benefits.creditedDays(state, subscription.id())));
            }
        }
        return together;
    }

    private void meter(List<Used> counted, LocalDate first, LocalDate end, String currency, BigDecimal rate) {
        BigDecimal before = BigDecimal.ZERO;
        for (LocalDate day = first; !day.isAfter(end); day = day.plusDays(1)) {
            for (Used used : counted) {
                BigDecimal quantity = Uses.quantity(used.subscription(), used.use(), day);
                if (quantity.signum() > 0 && !day.isBefore(used.from())) {
                    BigDecimal rest = covered(used, day, quantity, currency, rate);
                    if (rest.signum() > 0) {
                        out.accept(rated(used, day, before, rest, currency, rate));
                        before = before.add(rest);
                    }
                }
            }
        }
    }

    /** Hands out what is paid for already, and answers the rest. */
    private BigDecimal covered(Used used, LocalDate day, BigDecimal quantity, String currency, BigDecimal rate) {
        BigDecimal rest = quantity;
        Meter.Price price = used.meter().priceOn(day);
        Covered.Part part = covered.take(used.subscription().planId(), used.meter(), price, day, rest);
        while (part != null) {
            out.accept(free(used, day, part.units(), currency, rate, RatedDay.Paid.by(part.benefit())));
            rest = rest.subtract(part.units());
            part = rest.signum() > 0
                    ? covered.take(used.subscription().planId(), used.meter(), price, day, rest)
                    : null;
        }
        return rest;
    }

    private RatedDay rated(
            Used used, LocalDate day, BigDecimal before, BigDecimal quantity, String currency, BigDecimal rate) {
        if (used.sponsored().stream().anyMatch(d -> d.on(day))) {
            return free(used, day, quantity, currency, rate, RatedDay.Paid.AZURE_CREDIT);
        }
        Meter.Price price = used.meter().priceOn(day);
        Meter.Charge charge = Meter.charge(price, before, quantity);
        BigDecimal percent = used.credited().get(day.getDayOfMonth()) ? settings.creditPercent() : BigDecimal.ZERO;
        BigDecimal usd = charge.usd().multiply(HUNDRED.subtract(percent)).movePointLeft(2);
        return new RatedDay(
                used.subscription(),
                used.meter(),
                day,
                quantity,
                Meter.listPrice(price),
                usd.divide(quantity, PRICE_DECIMALS, RoundingMode.HALF_UP),
                usd,
                percent,
                charge.discounts(),
                rate,
                currency,
                settings.rounding2021(),
                used.use().resource(),
                RatedDay.Paid.AS_USED);
    }

    private RatedDay free(
            Used used, LocalDate day, BigDecimal quantity, String currency, BigDecimal rate, RatedDay.Paid paid) {
        return new RatedDay(
                used.subscription(),
                used.meter(),
                day,
                quantity,
                Meter.listPrice(used.meter().priceOn(day)),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(),
                rate,
                currency,
                settings.rounding2021(),
                used.use().resource(),
                paid);
    }
}
