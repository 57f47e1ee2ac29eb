package io.github.azureplan.customers;

import io.github.azureplan.common.OpenEnum;

/**
 * What a customer qualifies as, which opens offers and prices to it.
 */
public final class Qualification extends OpenEnum {
    private static final Values<Qualification> VALUES = new Values<>(Qualification::new);

    /** A school or university. */
    public static final Qualification EDUCATION = VALUES.constant("Education");

    /** A government body of the United States. */
    public static final Qualification GOVERNMENT_COMMUNITY_CLOUD = VALUES.constant("GovernmentCommunityCloud");

    /** A company that a state owns. */
    public static final Qualification STATE_OWNED_ENTITY = VALUES.constant("StateOwnedEntity");

    /** An organization without profit; cannot be requested here. */
    public static final Qualification NONPROFIT = VALUES.constant("Nonprofit");

    /** Nothing; cannot be requested. */
    public static final Qualification NONE = VALUES.constant("None");

    private Qualification(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static Qualification of(String text) {
        return VALUES.of(text);
    }
}
