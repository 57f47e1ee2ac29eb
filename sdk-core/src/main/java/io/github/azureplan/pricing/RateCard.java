package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rates of the older Azure offer MS-AZR-0145P, as Partner Center has them. An Azure plan is priced by price sheets.
 *
 * @param locale the language of its texts
 * @param currency the currency of the rates
 * @param isTaxIncluded always false: rates are before tax
 * @param meters what is counted, and what it costs
 * @param offerTerms discounts and what they do not hold for
 */
public record RateCard(
        @Nullable String locale,
        @Nullable CurrencyCode currency,
        boolean isTaxIncluded,
        List<Meter> meters,
        List<OfferTerm> offerTerms) {
    /** Copies the lists. */
    public RateCard {
        meters = List.copyOf(meters);
        offerTerms = List.copyOf(offerTerms);
    }

    /**
     * A meter and its rates.
     *
     * @param id the meter
     * @param name its name
     * @param rates rates by the quantity they begin at, as decimal text
     * @param tags such as {@code Third Party}, most often none
     * @param category the service
     * @param subcategory part of the service, may be empty
     * @param region where, may be empty
     * @param unit what is counted
     * @param includedQuantity units that are free
     * @param effectiveDate from when the rates hold
     */
    public record Meter(
            @Nullable MeterId id,
            @Nullable String name,
            Map<String, BigDecimal> rates,
            List<String> tags,
            @Nullable String category,
            @Nullable String subcategory,
            @Nullable String region,
            @Nullable String unit,
            @Nullable BigDecimal includedQuantity,
            @Nullable Instant effectiveDate) {
        /** Copies list and map. */
        public Meter {
            rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
            tags = List.copyOf(tags);
        }

        /**
         * The rates as graduated tiers.
         *
         * @return the tiers from the first unit up, none when the meter has no rates
         * @throws NumberFormatException when a rate does not begin at a number
         */
        public List<TierPrice> tiers() {
            TreeMap<BigDecimal, BigDecimal> byStart = new TreeMap<>();
            rates.forEach((start, rate) -> byStart.put(new BigDecimal(start.strip()), rate));
            List<TierPrice> tiers = new ArrayList<>();
            byStart.forEach((start, rate) -> tiers.add(new TierPrice(start, byStart.higherKey(start), rate)));
            return List.copyOf(tiers);
        }
    }

    /**
     * A term of the offer.
     *
     * @param name its name
     * @param discount the part of the rate that is taken off: 0.15 for 15 percent
     * @param excludedMeterIds the meters it does not hold for
     * @param effectiveDate from when it holds
     */
    public record OfferTerm(
            @Nullable String name,
            @Nullable BigDecimal discount,
            List<MeterId> excludedMeterIds,
            @Nullable Instant effectiveDate) {
        /** Copies the list. */
        public OfferTerm {
            excludedMeterIds = List.copyOf(excludedMeterIds);
        }
    }

    /**
     * The meter of an id.
     *
     * @param id the meter
     * @return the meter, or empty when the card does not have it
     */
    public Optional<Meter> find(MeterId id) {
        return meters.stream().filter(meter -> Objects.equals(meter.id(), id)).findFirst();
    }

    /** Currency and number of meters; a card has thousands. */
    @Override
    public String toString() {
        return "RateCard[" + currency + ", " + locale + ", " + meters.size() + " meters]";
    }
}
