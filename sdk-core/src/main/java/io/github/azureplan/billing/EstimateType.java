package io.github.azureplan.billing;

import io.github.azureplan.common.OpenEnum;
import java.util.List;

/** What lines an estimate link leads to. */
public final class EstimateType extends OpenEnum {
    private static final Values<EstimateType> VALUES = new Values<>(EstimateType::new);

    /** Daily rated use. */
    public static final EstimateType DAILY_RATED_USAGE = VALUES.constant("daily_rated_usage");

    /** Reconciliation lines. */
    public static final EstimateType NON_CONSUMPTION = VALUES.constant("non_consumption");

    private EstimateType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling
     * @return the constant of this meaning, or a value this version does not know
     */
    public static EstimateType of(String text) {
        return VALUES.of(text);
    }

    /**
     * The values this version knows.
     *
     * @return the constants, in no particular order
     */
    public static List<EstimateType> constants() {
        return VALUES.constants();
    }
}
