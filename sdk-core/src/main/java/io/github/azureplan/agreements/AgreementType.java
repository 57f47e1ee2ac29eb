package io.github.azureplan.agreements;

import io.github.azureplan.common.OpenEnum;

/**
 * The kind of an agreement between a customer and Microsoft.
 */
public final class AgreementType extends OpenEnum {
    private static final Values<AgreementType> VALUES = new Values<>(AgreementType::new);

    /** The agreement every new order needs. */
    public static final AgreementType MICROSOFT_CUSTOMER_AGREEMENT = VALUES.constant("MicrosoftCustomerAgreement");

    /** Its retired predecessor. */
    public static final AgreementType MICROSOFT_CLOUD_AGREEMENT = VALUES.constant("MicrosoftCloudAgreement");

    /** All types together; for reading only. */
    public static final AgreementType ALL = VALUES.constant("*");

    private AgreementType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static AgreementType of(String text) {
        return VALUES.of(text);
    }
}
