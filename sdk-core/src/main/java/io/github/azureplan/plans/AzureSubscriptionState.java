package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/**
 * The state of an Azure subscription as Azure tells it.
 */
public final class AzureSubscriptionState extends OpenEnum {
    private static final Values<AzureSubscriptionState> VALUES = new Values<>(AzureSubscriptionState::new);

    /** In use. */
    public static final AzureSubscriptionState ENABLED = VALUES.constant("Enabled");

    /** Read-only soon or already, such as after a cancellation. */
    public static final AzureSubscriptionState WARNED = VALUES.constant("Warned");

    /** A payment is overdue. */
    public static final AzureSubscriptionState PAST_DUE = VALUES.constant("PastDue");

    /** Stopped; can be enabled again for a time. */
    public static final AzureSubscriptionState DISABLED = VALUES.constant("Disabled");

    /** Gone for good. */
    public static final AzureSubscriptionState DELETED = VALUES.constant("Deleted");

    private AzureSubscriptionState(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static AzureSubscriptionState of(String text) {
        return VALUES.of(text);
    }
}
