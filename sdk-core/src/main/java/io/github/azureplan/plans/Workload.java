package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/**
 * What an Azure subscription is for.
 */
public final class Workload extends OpenEnum {
    private static final Values<Workload> VALUES = new Values<>(Workload::new);

    /** Live systems; the default. */
    public static final Workload PRODUCTION = VALUES.constant("Production");

    /** Development and tests. */
    public static final Workload DEV_TEST = VALUES.constant("DevTest");

    private Workload(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static Workload of(String text) {
        return VALUES.of(text);
    }
}
