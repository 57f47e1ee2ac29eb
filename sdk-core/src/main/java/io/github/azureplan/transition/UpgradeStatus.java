package io.github.azureplan.transition;

import io.github.azureplan.common.OpenEnum;

/**
 * How far a product upgrade is. Only {@code Completed} is printed in the documentation; the other spellings are assumed,
 * so treat whatever is neither completed nor failed as running.
 */
public final class UpgradeStatus extends OpenEnum {
    private static final Values<UpgradeStatus> VALUES = new Values<>(UpgradeStatus::new);

    /** Accepted, not begun. */
    public static final UpgradeStatus NOT_STARTED = VALUES.constant("NotStarted");

    /** Under way. */
    public static final UpgradeStatus IN_PROGRESS = VALUES.constant("InProgress");

    /** Done: everything lives under the plan. */
    public static final UpgradeStatus COMPLETED = VALUES.constant("Completed");

    /** Failed. Until it is started again no Azure plan can be bought for the customer. */
    public static final UpgradeStatus FAILED = VALUES.constant("Failed");

    private UpgradeStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static UpgradeStatus of(String text) {
        return VALUES.of(text);
    }
}
