package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;

/**
 * How far the delivery of an order line is.
 */
public final class FulfillmentStatus extends OpenEnum {
    private static final Values<FulfillmentStatus> VALUES = new Values<>(FulfillmentStatus::new);

    /** Delivered. */
    public static final FulfillmentStatus FULFILLED = VALUES.constant("Fulfilled");

    /** Not delivered. */
    public static final FulfillmentStatus UNFULFILLED = VALUES.constant("Unfulfilled");

    /** Waiting for something before the delivery. */
    public static final FulfillmentStatus PREFULFILLMENT_PENDING = VALUES.constant("PrefulfillmentPending");

    private FulfillmentStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static FulfillmentStatus of(String text) {
        return VALUES.of(text);
    }
}
