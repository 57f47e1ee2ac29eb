package io.github.azureplan.subscriptions;

import io.github.azureplan.common.OpenEnum;

/**
 * What a subscription is billed by.
 */
public final class BillingType extends OpenEnum {
    private static final Values<BillingType> VALUES = new Values<>(BillingType::new);

    /** What was used. */
    public static final BillingType USAGE = VALUES.constant("usage");

    /** The number of licences. */
    public static final BillingType LICENSE = VALUES.constant("license");

    /** The service does not say. */
    public static final BillingType NONE = VALUES.constant("none");

    private BillingType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static BillingType of(String text) {
        return VALUES.of(text);
    }
}
