package io.github.azureplan.subscriptions;

import io.github.azureplan.common.OpenEnum;

/**
 * The state of a subscription.
 */
public final class SubscriptionStatus extends OpenEnum {
    private static final Values<SubscriptionStatus> VALUES = new Values<>(SubscriptionStatus::new);

    /** In use. */
    public static final SubscriptionStatus ACTIVE = VALUES.constant("active");

    /** Stopped; can be made active again. The end state of an Azure plan. */
    public static final SubscriptionStatus SUSPENDED = VALUES.constant("suspended");

    /** Being provisioned. */
    public static final SubscriptionStatus PENDING = VALUES.constant("pending");

    /** Its term is over. */
    public static final SubscriptionStatus EXPIRED = VALUES.constant("expired");

    /** Stopped by the service. */
    public static final SubscriptionStatus DISABLED = VALUES.constant("disabled");

    /** Gone for good. */
    public static final SubscriptionStatus DELETED = VALUES.constant("deleted");

    /** The service does not say. */
    public static final SubscriptionStatus NONE = VALUES.constant("none");

    private SubscriptionStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static SubscriptionStatus of(String text) {
        return VALUES.of(text);
    }
}
