package io.github.azureplan.customers;

import io.github.azureplan.common.OpenEnum;

/**
 * What the check of an address found.
 */
public final class AddressStatus extends OpenEnum {
    private static final Values<AddressStatus> VALUES = new Values<>(AddressStatus::new);

    /** Verified, and goods can be delivered there. */
    public static final AddressStatus VERIFIED_SHIPPABLE = VALUES.constant("VerifiedShippable");

    /** Verified. */
    public static final AddressStatus VERIFIED = VALUES.constant("Verified");

    /** Changed so much that a person should look at the suggestion. */
    public static final AddressStatus INTERACTION_REQUIRED = VALUES.constant("InteractionRequired");

    /** The street is incomplete. */
    public static final AddressStatus STREET_PARTIAL = VALUES.constant("StreetPartial");

    /** The number of the house or flat is incomplete. */
    public static final AddressStatus PREMISES_PARTIAL = VALUES.constant("PremisesPartial");

    /** Several parts are incomplete. */
    public static final AddressStatus MULTIPLE = VALUES.constant("Multiple");

    /** No such address is known. */
    public static final AddressStatus NONE = VALUES.constant("None");

    /** The address could not be checked. */
    public static final AddressStatus NOT_VALIDATED = VALUES.constant("NotValidated");

    private AddressStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static AddressStatus of(String text) {
        return VALUES.of(text);
    }

    /**
     * Whether the address can be used as it is.
     *
     * @return true for {@link #VERIFIED} and {@link #VERIFIED_SHIPPABLE}
     */
    public boolean usable() {
        return equals(VERIFIED) || equals(VERIFIED_SHIPPABLE);
    }
}
