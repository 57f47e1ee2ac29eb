package io.github.azureplan.internal.backend.kernel;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The settings of what use and purchases cost; the public builder explains each.
 *
 * @param creditPercent of the partner earned credit
 * @param currencies what customers of a country are billed in, where it is not the partner's currency
 * @param taxPercents on what customers of a country are charged; none where a country is missing
 * @param rounding2021 whether each day is cut to cents, as the guide of 2021 says, and not each month
 */
public record RatingSettings(
        BigDecimal creditPercent,
        Map<String, String> currencies,
        Map<String, BigDecimal> taxPercents,
        boolean rounding2021) {
    public static final RatingSettings USUAL = new RatingSettings(new BigDecimal("15"), Map.of(), Map.of(), false);

    public RatingSettings {
        currencies = Map.copyOf(currencies);
        taxPercents = Map.copyOf(taxPercents);
    }
}
