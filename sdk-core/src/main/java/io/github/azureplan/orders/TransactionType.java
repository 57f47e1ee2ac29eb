package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;

/**
 * What an order line does.
 */
public final class TransactionType extends OpenEnum {
    private static final Values<TransactionType> VALUES = new Values<>(TransactionType::new);

    /** Buys something new. */
    public static final TransactionType NEW = VALUES.constant("New");

    /** Renews. */
    public static final TransactionType RENEW = VALUES.constant("Renew");

    /** Buys more of it. */
    public static final TransactionType ADD_QUANTITY = VALUES.constant("AddQuantity");

    /** Gives some of it back. */
    public static final TransactionType REMOVE_QUANTITY = VALUES.constant("RemoveQuantity");

    /** Cancels. */
    public static final TransactionType CANCEL = VALUES.constant("Cancel");

    /** Changes it into something else. */
    public static final TransactionType CONVERT = VALUES.constant("Convert");

    /** Credits the customer. */
    public static final TransactionType CUSTOMER_CREDIT = VALUES.constant("CustomerCredit");

    private TransactionType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static TransactionType of(String text) {
        return VALUES.of(text);
    }
}
