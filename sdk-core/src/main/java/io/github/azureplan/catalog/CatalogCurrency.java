package io.github.azureplan.catalog;

import io.github.azureplan.common.CurrencyCode;
import org.jspecify.annotations.Nullable;

/**
 * The currency of an offer.
 *
 * @param code the currency
 * @param symbol its sign, such as {@code $}
 */
public record CatalogCurrency(
        @Nullable CurrencyCode code, @Nullable String symbol) {}
