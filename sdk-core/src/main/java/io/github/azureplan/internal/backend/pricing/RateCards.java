package io.github.azureplan.internal.backend.pricing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rate cards of the older offer. */
final class RateCards {
    private static final int RATE_DECIMALS = 10;
    private static final String EFFECTIVE = "2020-02-01T00:00:00Z";

    private RateCards() {}

    /** A rate card in a currency; shared services have the meters of storage and network only. */
    @Documented("Get prices for Microsoft Azure; Azure Rate Card resources")
    @Assumed({
        "without parameters a rate card is in currency and country of the partner's profile, as the newest pages say",
        "the rates are the list prices of the Azure plan, converted at the rate of the month and rounded to ten decimals,"
                + " for every region",
        "App-only and App+User tokens are accepted: the page names neither"
    })
    static JsonObject of(Request request, State state, boolean shared, Set<String> markets) {
        if (!request.settings().pricing().ratesAllowed()) {
            throw new Refusal(403, "800043", "The partner has no access to pricing information.");
        }
        String currency =
                upper(request.query("currency"), request.settings().partner().currency());
        String region =
                upper(request.query("region"), request.settings().partner().country());
        if (!ExchangeRates.knows(currency)) {
            throw Refusal.invalid("currency: must be the ISO code of a currency the offer is sold in");
        }
        if (!markets.contains(region)) {
            throw Refusal.invalid("region: must be a country's two letters");
        }
        BigDecimal factor = ExchangeRates.unitsPerUsd(
                state, currency, YearMonth.from(request.context().today()));
        List<Meter> meters = MeterCatalog.all().stream()
                .filter(m -> !shared
                        || m.category().equals("Storage")
                        || m.category().equals("Bandwidth"))
                .filter(m -> m.meterId().length() == 36)
                .toList();
        return JsonObject.of(
                "locale", request.header("X-Locale").orElse("en-US"),
                "currency", currency,
                "isTaxIncluded", false,
                "meters",
                        JsonArray.of(meters.stream().map(m -> meter(m, factor)).toList()),
                "offerTerms", JsonArray.of(List.of(term(meters))),
                "attributes", JsonObject.of("objectType", "AzureRateCard"));
    }

    private static String upper(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.toUpperCase(Locale.ROOT);
    }

    private static JsonObject meter(Meter meter, BigDecimal factor) {
        List<Meter.Tier> tiers = meter.prices().get(0).tiers();
        Map<String, Json> rates = new LinkedHashMap<>();
        BigDecimal included = BigDecimal.ZERO;
        for (Meter.Tier tier : tiers) {
            rates.put(tier.start().toPlainString(), Json.of(rate(tier.usd(), factor)));
            included = tier.usd().signum() == 0 && tier.last() != null ? new BigDecimal(tier.last()) : included;
        }
        return JsonObject.of(
                "id", meter.meterId(),
                "name", meter.name(),
                "rates", JsonObject.ofMap(rates),
                "tags", meter.thirdParty() ? List.of(Meter.THIRD_PARTY) : List.of(),
                "category", meter.category(),
                "subcategory", meter.subcategory(),
                "region", meter.region(),
                "unit", meter.unit(),
                "includedQuantity", included,
                "effectiveDate", EFFECTIVE);
    }

    private static BigDecimal rate(BigDecimal usd, BigDecimal factor) {
        return usd.multiply(factor)
                .setScale(RATE_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** The discount of the offer; not on what runs on spare capacity. */
    private static JsonObject term(List<Meter> meters) {
        return JsonObject.of(
                "name",
                "Partner discount",
                "discount",
                new BigDecimal("0.15"),
                "excludedMeterIds",
                meters.stream().filter(Meter::spot).map(Meter::meterId).toList(),
                "effectiveDate",
                EFFECTIVE);
    }
}
