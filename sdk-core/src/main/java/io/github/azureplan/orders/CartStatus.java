package io.github.azureplan.orders;

import io.github.azureplan.common.OpenEnum;

/**
 * The state of a cart.
 */
public final class CartStatus extends OpenEnum {
    private static final Values<CartStatus> VALUES = new Values<>(CartStatus::new);

    /** It can be changed and checked out. */
    public static final CartStatus ACTIVE = VALUES.constant("Active");

    /** It was checked out; doing so again gives the first result again. */
    public static final CartStatus ORDERED = VALUES.constant("Ordered");

    private CartStatus(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static CartStatus of(String text) {
        return VALUES.of(text);
    }
}
