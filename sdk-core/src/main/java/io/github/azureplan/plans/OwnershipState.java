package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/**
 * Whether the new owner has accepted an Azure subscription.
 */
public final class OwnershipState extends OpenEnum {
    private static final Values<OwnershipState> VALUES = new Values<>(OwnershipState::new);

    /** Not yet. */
    public static final OwnershipState PENDING = VALUES.constant("Pending");

    /** Accepted. */
    public static final OwnershipState COMPLETED = VALUES.constant("Completed");

    /** Not accepted in time. */
    public static final OwnershipState EXPIRED = VALUES.constant("Expired");

    private OwnershipState(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static OwnershipState of(String text) {
        return VALUES.of(text);
    }
}
