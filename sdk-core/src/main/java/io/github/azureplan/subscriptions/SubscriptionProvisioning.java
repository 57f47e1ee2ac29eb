package io.github.azureplan.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the provisioning of a subscription is; refreshed every 15 minutes.
 *
 * @param skuId the SKU
 * @param status how far it is
 * @param quantity how many
 * @param endDate the end of the term
 */
public record SubscriptionProvisioning(
        @Nullable String skuId,
        @Nullable ProvisioningStatus status,
        int quantity,
        @Nullable Instant endDate) {}
