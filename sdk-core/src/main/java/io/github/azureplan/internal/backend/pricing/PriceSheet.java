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
    private static final String NEVER = "11/30/9999 11:59:59 PM";
    private static final String OPEN_TIER = "9223372036854780000";
    private static final List<String> COLUMNS = List.of(
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
        "prices are the same in every market; lines end with CR and LF; there is no byte order mark",
        "several tags are separated by a semicolon",
        "a price below one dollar is printed without its zero where the published sample does so"
    })
    static String of(String market, LocalDate from, LocalDate to) {
        StringBuilder text = new StringBuilder();
        CsvText.row(text, COLUMNS);
        for (Meter meter : MeterCatalog.all()) {
            for (int i = 0; i < meter.prices().size(); i++) {
                Meter.Price price = meter.prices().get(i);
                LocalDate next = i + 1 < meter.prices().size()
                        ? meter.prices().get(i + 1).from()
                        : LocalDate.MAX;
                if (!price.from().isAfter(to) && next.isAfter(from)) {
                    String end = next.equals(LocalDate.MAX) ? NEVER : DAY.format(next.minusDays(1)) + " 11:59:59 PM";
                    price.tiers().forEach(tier -> row(text, market, meter, price, tier, end));
                }
            }
        }
        return text.toString();
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
