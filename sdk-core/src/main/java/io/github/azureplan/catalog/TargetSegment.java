package io.github.azureplan.catalog;

import io.github.azureplan.common.OpenEnum;

/**
 * The kind of customer an offer is for.
 */
public final class TargetSegment extends OpenEnum {
    private static final Values<TargetSegment> VALUES = new Values<>(TargetSegment::new);

    /** Companies. */
    public static final TargetSegment COMMERCIAL = VALUES.constant("commercial");

    /** Schools and universities; the customer must be qualified. */
    public static final TargetSegment EDUCATION = VALUES.constant("education");

    /** Public bodies; the customer must be qualified. */
    public static final TargetSegment GOVERNMENT = VALUES.constant("government");

    /** Charities; the customer must be qualified. */
    public static final TargetSegment NONPROFIT = VALUES.constant("nonprofit");

    private TargetSegment(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static TargetSegment of(String text) {
        return VALUES.of(text);
    }
}
