package io.github.azureplan.subscriptions;

import io.github.azureplan.common.OpenEnum;

/** How far the registration of a subscription for reservations is. */
public final class RegistrationStatus extends OpenEnum {
    private static final Values<RegistrationStatus> VALUES = new Values<>(RegistrationStatus::new);

    /** Reservations may be bought for it. */
    public static final RegistrationStatus REGISTERED = VALUES.constant("Registered");

    /** Under way. */
    public static final RegistrationStatus REGISTERING = VALUES.constant("Registering");

    /** Nobody has asked for it. */
    public static final RegistrationStatus NOT_REGISTERED = VALUES.constant("NotRegistered");

    private RegistrationStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static RegistrationStatus of(String text) {
        return VALUES.of(text);
    }
}
