package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;

/**
 * Who made an order.
 */
public final class OrderTransactionType extends OpenEnum {
    private static final Values<OrderTransactionType> VALUES = new Values<>(OrderTransactionType::new);

    /** Somebody ordered. */
    public static final OrderTransactionType USER_PURCHASE = VALUES.constant("UserPurchase");

    /** The service ordered, such as a renewal. */
    public static final OrderTransactionType SYSTEM_PURCHASE = VALUES.constant("SystemPurchase");

    /** The service billed. */
    public static final OrderTransactionType SYSTEM_BILLING = VALUES.constant("SystemBilling");

    private OrderTransactionType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static OrderTransactionType of(String text) {
        return VALUES.of(text);
    }
}
