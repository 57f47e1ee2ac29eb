package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What currencies are worth, month by month.
 *
 * @param set what the world decided, by {@code EUR 2026-04}; all other months follow from the table
 */
public record ExchangeRates(PMap<String, BigDecimal> set) {
    private static final Slice<ExchangeRates> SLICE = new Slice<>("exchange rates", new ExchangeRates(PMap.empty()));
    // the same for every backend: the market does not know our seed
    private static final Ids MARKET = new Ids(0);
    private static final int RATE_DECIMALS = 17;
    private static final int BILL_DECIMALS = 9;
    private static final int BIGGEST_MOVE = 20_000;

    // US dollars for one unit, about
    private static final Map<String, BigDecimal> USUAL = usual("""
            AED .27229408 ARS .00103 AUD .655 BGN .596 BHD 2.6525 BRL .183 CAD .7285 CHF 1.2465 CLP .00107 CNY .1404
            COP .000245 CRC .00197 CZK .0478 DKK .1563 EGP .0207 EUR 1.1665 GBP 1.3385 GTQ .1303 HKD .12845 HUF .00302
            IDR .00006015 ILS .3055 INR .01123 ISK .0081 JPY .00663 KES .00774 KRW .000689 KWD 3.2575 KZT .00191
            MAD .1085 MXN .0553 MYR .2415 NGN .00068 NOK .0988 NZD .5785 OMR 2.6008 PEN .2965 PHP .017 PLN .2752
            QAR .27473 RON .2291 RSD .00995 RUB .0127 SAR .26664 SEK .1073 SGD .7745 THB .0314 TND .3425 TRY .0234
            TWD .0319 UAH .0237 USD 1 UYU .0252 VND .0000381 ZAR .0588
            """);

    public static boolean knows(String currency) {
        return USUAL.containsKey(currency.toUpperCase(Locale.ROOT));
    }

    /** The market moves in a month that has no published rates yet. */
    public static State set(State state, Context context, String currency, YearMonth month, BigDecimal usdPerUnit) {
        String known = currency.toUpperCase(Locale.ROOT);
        if (!knows(known) || known.equals("USD")) {
            throw Refusal.invalid("currency: must be one of the price API's, and not the dollar");
        }
        if (usdPerUnit.signum() <= 0 || usdPerUnit.precision() > 40 || Math.abs(usdPerUnit.scale()) > 40) {
            throw Refusal.invalid("usdPerUnit: must be positive and of at most 40 digits");
        }
        if (!publishedAt(month).isAfter(context.now())) {
            throw Refusal.invalid("month: the rates of " + month + " are published already");
        }
        return state.with(SLICE, new ExchangeRates(state.get(SLICE).set().with(known + " " + month, usdPerUnit)));
    }

    /** All rates of a month, US dollars for one unit, by currency. */
    @Documented("Get foreign exchange (FX) rates")
    @Assumed("rates move by at most two percent around a fixed table; about fifty currencies in place of about 160")
    public static Map<String, BigDecimal> usdPerUnit(State state, YearMonth month) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        USUAL.keySet().forEach(currency -> rates.put(currency, usdPerUnit(state, currency, month)));
        return rates;
    }

    /** What a bill multiplies dollars with: units of the currency for one dollar. */
    @Documented("Invoice reconciliation files: PCToBCExchangeRate")
    @Assumed("PCToBCExchangeRate is the inverse of USDPerUnit, rounded half up to nine decimals as in the samples")
    public static BigDecimal unitsPerUsd(State state, String currency, YearMonth month) {
        return BigDecimal.ONE.divide(usdPerUnit(state, currency, month), BILL_DECIMALS, RoundingMode.HALF_UP);
    }

    /** The evening before the month begins. */
    @Documented("Azure plan price list: exchange rates")
    @Assumed("Pacific standard time all year, so 02:00 UTC on the first of the month")
    public static Instant publishedAt(YearMonth month) {
        return month.atDay(1).atTime(2, 0).toInstant(ZoneOffset.UTC);
    }

    /** The day of the market rate a month is billed with. */
    @Documented("Azure plan price list: exchange rates")
    @Assumed("Saturdays and Sundays are the only days without business")
    public static LocalDate marketDay(YearMonth month) {
        LocalDate day = month.minusMonths(1).atEndOfMonth();
        for (int back = 0; back < 2; ) {
            day = day.minusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                back++;
            }
        }
        return day;
    }

    private static BigDecimal usdPerUnit(State state, String currency, YearMonth month) {
        BigDecimal set = state.get(SLICE).set().get(currency + " " + month);
        if (set != null) {
            return set;
        }
        BigDecimal usual = USUAL.get(currency);
        if (usual == null) {
            throw Refusal.invalid("currency: " + currency + " has no exchange rate here");
        }
        return currency.equals("USD") ? BigDecimal.ONE : moved(usual, currency, month);
    }

    private static BigDecimal moved(BigDecimal usual, String currency, YearMonth month) {
        long millionths = Math.floorMod(MARKET.number("move", currency, month.toString()), 2L * BIGGEST_MOVE);
        BigDecimal factor = BigDecimal.ONE.add(BigDecimal.valueOf(millionths - BIGGEST_MOVE, 6));
        // more digits than anybody's money has, as the service prints them
        BigDecimal tail = BigDecimal.valueOf(
                Math.floorMod(MARKET.number("digits", currency, month.toString()), 1_000_000_000L), RATE_DECIMALS);
        return usual.multiply(factor).add(tail).setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static Map<String, BigDecimal> usual(String table) {
        Map<String, BigDecimal> usual = new TreeMap<>();
        @Nullable String currency = null;
        for (String word : List.of(table.strip().split("\\s+", -1))) {
            if (currency == null) {
                currency = word;
            } else {
                usual.put(currency, new BigDecimal(word));
                currency = null;
            }
        }
        return usual;
    }
}
