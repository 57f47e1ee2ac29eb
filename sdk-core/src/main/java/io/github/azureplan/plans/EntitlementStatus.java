package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/**
 * The state of an Azure subscription as Partner Center tells it.
 */
public final class EntitlementStatus extends OpenEnum {
    private static final Values<EntitlementStatus> VALUES = new Values<>(EntitlementStatus::new);

    /** In use. */
    public static final EntitlementStatus ACTIVE = VALUES.constant("active");

    /** Stopped. */
    public static final EntitlementStatus SUSPENDED = VALUES.constant("suspended");

    /** Cancelled; can be reactivated for a time. */
    public static final EntitlementStatus CANCELLED = VALUES.constant("cancelled");

    /** Gone for good. */
    public static final EntitlementStatus DELETED = VALUES.constant("deleted");

    private EntitlementStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static EntitlementStatus of(String text) {
        return VALUES.of(text);
    }
}
