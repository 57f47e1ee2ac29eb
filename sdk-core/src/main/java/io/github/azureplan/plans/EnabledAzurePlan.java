package io.github.azureplan.plans;

import org.jspecify.annotations.Nullable;

/**
 * An Azure plan as Azure's billing knows it.
 *
 * @param skuId the SKU, {@code 0001} for the Azure plan
 * @param skuDescription its name
 */
public record EnabledAzurePlan(
        @Nullable String skuId, @Nullable String skuDescription) {}
