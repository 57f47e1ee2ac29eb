package io.github.azureplan.plans;

import io.github.azureplan.common.MpnId;
import org.jspecify.annotations.Nullable;

/**
 * An indirect reseller of a customer as Azure's billing knows it.
 *
 * @param resellerId the reseller's location
 * @param description the reseller's name
 */
public record AzureReseller(
        @Nullable MpnId resellerId, @Nullable String description) {}
