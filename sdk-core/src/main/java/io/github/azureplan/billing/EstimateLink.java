package io.github.azureplan.billing;

import org.jspecify.annotations.Nullable;

/**
 * Where the service has lines that are not billed yet, as it says itself. The address may name an older provider than
 * the service's pages ask for: {@link Billing#usage} and {@link LineItems} make their own requests and follow none.
 *
 * @param type what lines are there, or null when not told
 * @param title a title, or null
 * @param description a sentence, or null
 * @param period of which month, or null when not told
 * @param uri the address, relative to the service
 */
public record EstimateLink(
        @Nullable EstimateType type,
        @Nullable String title,
        @Nullable String description,
        @Nullable EstimatePeriod period,
        @Nullable String uri) {}
