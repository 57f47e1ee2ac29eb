package io.github.azureplan.orders;

import org.jspecify.annotations.Nullable;

/**
 * How far a part of an order line is.
 *
 * @param quantity how many
 * @param status how far they are
 */
public record QuantityProvisioning(int quantity, @Nullable FulfillmentStatus status) {}
