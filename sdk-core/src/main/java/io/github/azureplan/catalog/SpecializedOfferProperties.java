package io.github.azureplan.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and how an offer with prices of its own holds.
 *
 * @param startDate its first day, as the service writes it
 * @param endDate its last day, as the service writes it
 * @param pricingPolicies how its prices come about
 */
public record SpecializedOfferProperties(
        @Nullable String startDate, @Nullable String endDate, List<PricingPolicy> pricingPolicies) {}
