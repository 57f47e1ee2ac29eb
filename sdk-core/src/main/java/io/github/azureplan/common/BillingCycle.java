package io.github.azureplan.common;

/**
 * How often something is billed.
 */
public final class BillingCycle extends OpenEnum {
    private static final Values<BillingCycle> VALUES = new Values<>(BillingCycle::new);

    /** Every month. */
    public static final BillingCycle MONTHLY = VALUES.constant("monthly");

    /** Every year. */
    public static final BillingCycle ANNUAL = VALUES.constant("annual");

    /** Every three years. */
    public static final BillingCycle TRIENNIAL = VALUES.constant("triennial");

    /** Every two years. */
    public static final BillingCycle BIENNIAL = VALUES.constant("biennial");

    /** Once; what an Azure plan is ordered with. */
    public static final BillingCycle ONE_TIME = VALUES.constant("one_time");

    /** Never, such as a trial. */
    public static final BillingCycle NONE = VALUES.constant("none");

    /** The service does not say. */
    public static final BillingCycle UNKNOWN = VALUES.constant("unknown");

    private BillingCycle(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static BillingCycle of(String text) {
        return VALUES.of(text);
    }
}
