package io.github.azureplan.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Prices of an order line, without tax, in the currency of the order. Only given when asked for.
 *
 * @param listPrice the list price of one
 * @param discountedPrice after discounts
 * @param proratedPrice for the part of the term that is left
 * @param price the price of one
 * @param extendedPrice the price of all
 */
public record Pricing(
        @Nullable BigDecimal listPrice,
        @Nullable BigDecimal discountedPrice,
        @Nullable BigDecimal proratedPrice,
        @Nullable BigDecimal price,
        @Nullable BigDecimal extendedPrice) {}
