package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/**
 * The settings of Azure subscriptions; the public builder explains each.
 *
 * @param aliasPolls how often an alias is read before it has succeeded
 * @param aliasRetryAfter what an alias in progress says in {@code Retry-After}; zero for nothing
 * @param aliasPause how long after one creation the next is throttled; zero for never
 * @param knowsPlanAfter how long Azure knows nothing of a new plan
 * @param throttled whether calls are counted against the limits of Azure Resource Manager
 * @param secondAccount whether the partner has a second billing account
 * @param entitlementChangesAfter how long a cancellation or reactivation in Partner Center takes
 */
public record AzureSettings(
        int aliasPolls,
        Duration aliasRetryAfter,
        Duration aliasPause,
        Duration knowsPlanAfter,
        boolean throttled,
        boolean secondAccount,
        Duration entitlementChangesAfter) {
    public static final AzureSettings USUAL =
            new AzureSettings(2, Duration.ZERO, Duration.ZERO, Duration.ZERO, false, false, Duration.ofSeconds(30));
}
