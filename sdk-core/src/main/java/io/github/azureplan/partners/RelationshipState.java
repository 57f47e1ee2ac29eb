package io.github.azureplan.partners;

import io.github.azureplan.common.OpenEnum;

/** How a partnership stands. The service documents one value; others are kept as they come. */
public final class RelationshipState extends OpenEnum {
    private static final Values<RelationshipState> VALUES = new Values<>(RelationshipState::new);

    /** The partnership holds. */
    public static final RelationshipState ACTIVE = VALUES.constant("Active");

    private RelationshipState(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static RelationshipState of(String text) {
        return VALUES.of(text);
    }
}
