package io.github.azureplan.subscriptions;

import io.github.azureplan.common.OpenEnum;

/**
 * How far the provisioning of a subscription is.
 */
public final class ProvisioningStatus extends OpenEnum {
    private static final Values<ProvisioningStatus> VALUES = new Values<>(ProvisioningStatus::new);

    /** Done. */
    public static final ProvisioningStatus SUCCESS = VALUES.constant("success");

    /** Under way. */
    public static final ProvisioningStatus PENDING = VALUES.constant("pending");

    /** Failed. */
    public static final ProvisioningStatus FAILED = VALUES.constant("failed");

    /** The service does not say. */
    public static final ProvisioningStatus NONE = VALUES.constant("none");

    private ProvisioningStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static ProvisioningStatus of(String text) {
        return VALUES.of(text);
    }
}
