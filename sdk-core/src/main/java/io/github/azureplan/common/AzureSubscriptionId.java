package io.github.azureplan.common;

/** An Azure subscription under a plan; Partner Center calls it the entitlement id. */
public final class AzureSubscriptionId extends Identifier {
    private AzureSubscriptionId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text a GUID, in any case
     * @return the identifier, in lower case
     * @throws IllegalArgumentException when the text is no GUID
     */
    public static AzureSubscriptionId of(String text) {
        return new AzureSubscriptionId(requireGuid(
                text,
                "Azure subscription id",
                "take it from AzureSubscription.id(), Partner Center calls it the entitlement id"));
    }
}
