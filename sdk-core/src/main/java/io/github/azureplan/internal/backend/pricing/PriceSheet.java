package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The price sheet of pay-as-you-go use as text. */
final class PriceSheet {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M/d/yyyy", Locale.ROOT);
    static final String NEVER = "11/30/9999 11:59:59 PM";
    private static final String OPEN_TIER = "9223372036854780000";
    static final List<String> COLUMNS = List.of(
            "ProductTitle",
            "ProductId",
            "SkuId",
            "SkuTitle",
            "Publisher",
            "SkuDescription",
            "UnitOfMeasure",
            "TermDuration",
            "Market",
            "Currency",
            "UnitPrice",
            "PricingTierRangeMin",
            "PricingTierRangeMax",
            "EffectiveStartDate",
            "EffectiveEndDate",
            "MeterIds",
            "MeterType",
            "Tags");

    private PriceSheet() {}

    /** All prices that hold on some day of a span. */
    @Documented("Get a pricesheet; Azure plan price list")
    @Assumed({
        "prices are the same in every market; products of other publishers are not sold in all; lines end with CR and LF;"
                + " there is no byte order mark",
        "several tags are separated by a semicolon",
        "a price below one dollar is printed without its zero where the published sample does so"
    })
    static String of(String market, LocalDate from, LocalDate to) {
        StringBuilder text = new StringBuilder(300_000);
        CsvText.row(text, COLUMNS);
        for (Meter meter : MeterCatalog.all()) {
            rows(text, market, meter, LocalDate.MAX, from, to);
        }
        for (MoreMeters.Offered offered : MoreMeters.all()) {
            if (!offered.meter().thirdParty() || MoreMeters.THIRD_PARTY_MARKETS.contains(market)) {
                rows(text, market, offered.meter(), offered.until(), from, to);
            }
        }
        return text.toString();
    }

    private static void rows(
            StringBuilder text, String market, Meter meter, LocalDate until, LocalDate from, LocalDate to) {
        for (int i = 0; i < meter.prices().size(); i++) {
            Meter.Price price = meter.prices().get(i);
            LocalDate last = i + 1 < meter.prices().size()
                    ? meter.prices().get(i + 1).from().minusDays(1)
                    : until;
            if (!price.from().isAfter(to) && !last.isBefore(from)) {
                String end = last.equals(LocalDate.MAX) ? NEVER : DAY.format(last) + " 11:59:59 PM";
                price.tiers().forEach(tier -> row(text, market, meter, price, tier, end));
            }
        }
    }

    private static void row(
            StringBuilder text, String market, Meter meter, Meter.Price price, Meter.Tier tier, String end) {
        String last = tier.last();
        CsvText.row(
                text,
                List.of(
                        meter.productTitle(),
                        meter.productId(),
                        meter.skuId(),
                        meter.skuTitle(),
                        meter.publisher(),
                        description(meter),
                        meter.unit(),
                        "payG-1",
                        market,
                        "USD",
                        tier.price(),
                        tier.first(),
                        tier.first().isEmpty() ? "" : last == null ? OPEN_TIER : last,
                        DAY.format(price.from()) + " 12:00:00 AM",
                        end,
                        meter.meterId(),
                        meter.unit(),
                        String.join(";", meter.tags())));
    }

    // a third party writes what it likes, in more than one line
    private static String description(Meter meter) {
        return meter.thirdParty() ? meter.skuTitle() + "\nsupport is sold apart" : meter.skuTitle();
    }
}
