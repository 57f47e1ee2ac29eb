package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/** Why an Azure subscription is cancelled, as Partner Center asks. Its reference lists no words; others are sent as given. */
public final class CancellationReason extends OpenEnum {
    private static final Values<CancellationReason> VALUES = new Values<>(CancellationReason::new);

    /** Somebody else uses it: fraud. */
    public static final CancellationReason COMPROMISE = VALUES.constant("Compromise");

    /** The customer does not agree to its charges. */
    public static final CancellationReason DISPUTE = VALUES.constant("Dispute");

    /** Any other reason. */
    public static final CancellationReason OTHER = VALUES.constant("Other");

    private CancellationReason(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static CancellationReason of(String text) {
        return VALUES.of(text);
    }
}
