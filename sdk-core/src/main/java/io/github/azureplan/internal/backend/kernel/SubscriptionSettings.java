package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/**
 * The settings of subscriptions; the public builder explains each.
 *
 * @param changesAfter how long a change takes, zero for at once
 * @param registrationAfter how long a registration takes
 */
public record SubscriptionSettings(Duration changesAfter, Duration registrationAfter) {
    public static final SubscriptionSettings USUAL = new SubscriptionSettings(Duration.ZERO, Duration.ofSeconds(30));
}
