package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/**
 * The settings of Azure subscriptions; the public builder explains each.
 *
 * @param aliasPolls how often an alias is read before it has succeeded
 * @param entitlementChangesAfter how long a cancellation or reactivation in Partner Center takes
 */
public record AzureSettings(int aliasPolls, Duration entitlementChangesAfter) {
    public static final AzureSettings USUAL = new AzureSettings(2, Duration.ofSeconds(30));
}
