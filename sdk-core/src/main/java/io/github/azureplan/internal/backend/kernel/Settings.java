package io.github.azureplan.internal.backend.kernel;

/**
 * What a user of the backend chose when building it; the public builder explains each.
 *
 * @param throttlePerMinute calls per operation group and customer in one minute, 0 for no limit
 */
public record Settings(
        long seed,
        Partner partner,
        boolean enforceMfa,
        boolean anyToken,
        int throttlePerMinute,
        CustomerSettings customers,
        AgreementSettings agreements,
        CatalogSettings catalog,
        OrderSettings orders,
        SubscriptionSettings subscriptions,
        AzureSettings azure,
        PricingSettings pricing,
        TransitionSettings transition,
        BillingSettings billing,
        RatingSettings rating) {
    /** The settings nobody changed anything about. */
    public static Settings usual(long seed, Partner partner) {
        return new Settings(
                seed,
                partner,
                true,
                false,
                0,
                CustomerSettings.USUAL,
                AgreementSettings.USUAL,
                CatalogSettings.USUAL,
                OrderSettings.USUAL,
                SubscriptionSettings.USUAL,
                AzureSettings.USUAL,
                PricingSettings.USUAL,
                TransitionSettings.USUAL,
                BillingSettings.USUAL,
                RatingSettings.USUAL);
    }
}
