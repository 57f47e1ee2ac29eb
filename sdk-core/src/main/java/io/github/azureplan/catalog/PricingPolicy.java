package io.github.azureplan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One rule of the prices of a specialized offer.
 *
 * @param policyType the kind of rule
 * @param value its value, as the service writes it
 */
public record PricingPolicy(
        @Nullable String policyType, @Nullable String value) {}
