package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/** The agreement an Azure billing account rests on. */
public final class BillingAgreementType extends OpenEnum {
    private static final Values<BillingAgreementType> VALUES = new Values<>(BillingAgreementType::new);

    /** A partner's: the only kind under which Azure subscriptions are made for customers. */
    public static final BillingAgreementType MICROSOFT_PARTNER_AGREEMENT = VALUES.constant("MicrosoftPartnerAgreement");

    /** A customer's own with Microsoft. */
    public static final BillingAgreementType MICROSOFT_CUSTOMER_AGREEMENT =
            VALUES.constant("MicrosoftCustomerAgreement");

    /** An enterprise enrollment. */
    public static final BillingAgreementType ENTERPRISE_AGREEMENT = VALUES.constant("EnterpriseAgreement");

    /** Azure bought with a credit card. */
    public static final BillingAgreementType MICROSOFT_ONLINE_SERVICES_PROGRAM =
            VALUES.constant("MicrosoftOnlineServicesProgram");

    private BillingAgreementType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static BillingAgreementType of(String text) {
        return VALUES.of(text);
    }
}
