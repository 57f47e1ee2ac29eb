package io.github.azureplan.billing;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/** Of which month an estimate is. */
public final class EstimatePeriod extends OpenEnum {
    private static final Values<EstimatePeriod> VALUES = new Values<>(EstimatePeriod::new);

    /** The running month. */
    public static final EstimatePeriod CURRENT = VALUES.constant("Current");

    /** The month before. */
    public static final EstimatePeriod PREVIOUS = VALUES.constant("Previous");

    private EstimatePeriod(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling
     * @return the constant of this meaning, or a value this version does not know
     */
    public static EstimatePeriod of(String text) {
        return VALUES.of(text);
    }

    /**
     * The values this version knows.
     *
     * @return the constants, in no particular order
     */
    public static List<EstimatePeriod> constants() {
        return VALUES.constants();
    }
}
