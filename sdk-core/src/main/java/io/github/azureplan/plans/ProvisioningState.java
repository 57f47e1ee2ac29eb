package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/**
 * How far the creation of an Azure subscription is.
 */
public final class ProvisioningState extends OpenEnum {
    private static final Values<ProvisioningState> VALUES = new Values<>(ProvisioningState::new);

    /** Under way. */
    public static final ProvisioningState ACCEPTED = VALUES.constant("Accepted");

    /** Done. */
    public static final ProvisioningState SUCCEEDED = VALUES.constant("Succeeded");

    /** Failed. */
    public static final ProvisioningState FAILED = VALUES.constant("Failed");

    private ProvisioningState(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static ProvisioningState of(String text) {
        return VALUES.of(text);
    }
}
