package io.github.azureplan.common;

/** An Azure plan: the id of the Partner Center subscription that is the plan. Not an Azure subscription. */
public final class PlanId extends Identifier {
    private PlanId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text a GUID, in any case
     * @return the identifier, in lower case
     * @throws IllegalArgumentException when the text is no GUID
     */
    public static PlanId of(String text) {
        return new PlanId(requireGuid(
                text,
                "plan id",
                "take it from AzurePlan.id(), it is the Partner Center subscription that is the Azure plan"));
    }
}
