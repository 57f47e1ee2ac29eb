package io.github.azureplan.plans;

import org.jspecify.annotations.Nullable;

/**
 * A billing account in Azure that the signed-in user sees.
 *
 * @param name its name, which other calls take; two GUIDs and a date for a partner's
 * @param displayName its name for people; null where the service leaves it out
 * @param agreementType the agreement it rests on; null where the service leaves it out
 * @param accountType such as {@code Partner} or {@code Individual}; null where the service leaves it out
 * @param accountStatus such as {@code Active}; null where the service leaves it out
 * @param hasReadAccess whether the user may read it; null where the service leaves it out
 */
public record AzureBillingAccount(
        String name,
        @Nullable String displayName,
        @Nullable BillingAgreementType agreementType,
        @Nullable String accountType,
        @Nullable String accountStatus,
        @Nullable Boolean hasReadAccess) {
    static AzureBillingAccount of(Arm.BillingAccount account) {
        Arm.BillingAccountProperties properties = account.properties();
        return properties == null
                ? new AzureBillingAccount(account.name(), null, null, null, null, null)
                : new AzureBillingAccount(
                        account.name(),
                        properties.displayName(),
                        properties.agreementType(),
                        properties.accountType(),
                        properties.accountStatus(),
                        properties.hasReadAccess());
    }

    /**
     * Whether it is the account of a partner, which bills customers.
     *
     * @return true for the Microsoft Partner Agreement
     */
    public boolean ofPartner() {
        return BillingAgreementType.MICROSOFT_PARTNER_AGREEMENT.equals(agreementType);
    }
}
