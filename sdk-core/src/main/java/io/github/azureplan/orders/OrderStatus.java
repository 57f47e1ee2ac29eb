package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;

/**
 * The state of an order.
 */
public final class OrderStatus extends OpenEnum {
    private static final Values<OrderStatus> VALUES = new Values<>(OrderStatus::new);

    /** Accepted, not yet fulfilled. */
    public static final OrderStatus PENDING = VALUES.constant("pending");

    /** Fulfilled. */
    public static final OrderStatus COMPLETED = VALUES.constant("completed");

    /** Cancelled. */
    public static final OrderStatus CANCELLED = VALUES.constant("cancelled");

    /** The service does not say. */
    public static final OrderStatus UNKNOWN = VALUES.constant("unknown");

    private OrderStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static OrderStatus of(String text) {
        return VALUES.of(text);
    }
}
