package io.github.azureplan.common;

/** A Microsoft Entra tenant. */
public final class TenantId extends Identifier {
    private TenantId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text a GUID, in any case
     * @return the identifier, in lower case
     * @throws IllegalArgumentException when the text is no GUID
     */
    public static TenantId of(String text) {
        return new TenantId(requireGuid(text, "tenant id", "take it from Microsoft Entra ID, overview page"));
    }
}
