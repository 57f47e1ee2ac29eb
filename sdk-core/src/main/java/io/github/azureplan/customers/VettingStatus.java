package io.github.azureplan.customers;

import io.github.azureplan.common.OpenEnum;

/**
 * How far Microsoft has checked a qualification.
 */
public final class VettingStatus extends OpenEnum {
    private static final Values<VettingStatus> VALUES = new Values<>(VettingStatus::new);

    /** Being checked. */
    public static final VettingStatus IN_REVIEW = VALUES.constant("InReview");

    /** The customer qualifies. */
    public static final VettingStatus APPROVED = VALUES.constant("Approved");

    /** The customer does not qualify; the reason says why. */
    public static final VettingStatus DENIED = VALUES.constant("Denied");

    private VettingStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static VettingStatus of(String text) {
        return VALUES.of(text);
    }
}
