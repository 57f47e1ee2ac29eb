package io.github.azureplan.subscriptions;

import io.github.azureplan.common.OpenEnum;

/**
 * How a subscription was handed over.
 */
public final class ContractType extends OpenEnum {
    private static final Values<ContractType> VALUES = new Values<>(ContractType::new);

    /** As a subscription. */
    public static final ContractType SUBSCRIPTION = VALUES.constant("subscription");

    /** As a product key. */
    public static final ContractType PRODUCT_KEY = VALUES.constant("product_key");

    /** As a code to redeem. */
    public static final ContractType REDEMPTION_CODE = VALUES.constant("redemption_code");

    private ContractType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static ContractType of(String text) {
        return VALUES.of(text);
    }
}
