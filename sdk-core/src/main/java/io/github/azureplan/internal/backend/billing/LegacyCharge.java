package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import io.github.azureplan.internal.backend.usage.LegacyUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription of the older offer MS-AZR-0145P used of a meter in a month, and what that costs.
 *
 * @param legacy whose use it is
 * @param reseller the MPN id of the partner on record, or null
 * @param days what was used on each day with any use
 * @param quantity all of it
 * @param included what is free of it
 * @param listPrice for one unit beyond what is free, in the currency of the invoice, net of the partner's discount
 * @param pretax the charge before tax
 * @param currency of the invoice
 */
record LegacyCharge(
        LegacyAzures.Legacy legacy,
        @Nullable String reseller,
        Meter meter,
        YearMonth month,
        List<LegacyUse.Day> days,
        BigDecimal quantity,
        BigDecimal included,
        BigDecimal listPrice,
        BigDecimal pretax,
        BigDecimal tax,
        String currency) {
    private static final BigDecimal DISCOUNTED = new BigDecimal("0.85");
    private static final int RATE_DECIMALS = 10;
    private static final int CENTS = 2;

    BigDecimal overage() {
        return quantity.subtract(included);
    }

    BigDecimal total() {
        return pretax.add(tax);
    }

    /** The charges of a month, by Azure subscription and meter. */
    @Documented("Get invoice line items: commercial consumption line items")
    @Assumed({
        "use of the older offer is charged at the rate card's rates of the month less 15 percent, spot capacity"
                + " without it, in the partner's currency",
        "its billing period is the calendar month; tiers count for each subscription"
    })
    static List<LegacyCharge> of(State state, Context context, YearMonth month, LocalDate last) {
        List<LegacyCharge> charges = new ArrayList<>();
        String currency = context.partner().currency();
        BigDecimal rate = ExchangeRates.unitsPerUsd(state, currency, month);
        for (LegacyUse use : LegacyUse.of(state, month, last)) {
            charges.add(charge(state, context, use, month, currency, rate));
        }
        return charges;
    }

    private static LegacyCharge charge(
            State state, Context context, LegacyUse use, YearMonth month, String currency, BigDecimal rate) {
        Meter meter = use.meter();
        Meter.Price price = meter.priceOn(month.atDay(1));
        BigDecimal factor = meter.spot() ? rate : rate.multiply(DISCOUNTED);
        BigDecimal pretax = Meter.charge(price, BigDecimal.ZERO, use.quantity())
                .usd()
                .multiply(factor)
                .setScale(CENTS, RoundingMode.HALF_UP);
        return new LegacyCharge(
                use.legacy(),
                use.reseller(),
                meter,
                month,
                use.days(),
                use.quantity(),
                use.quantity().min(Meter.free(price)),
                Meter.listPrice(price)
                        .multiply(factor)
                        .setScale(RATE_DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros(),
                pretax,
                Taxes.of(state, context, use.legacy().customerId(), pretax),
                currency);
    }
}
