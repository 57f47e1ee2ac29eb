package io.github.azureplan.common;

/** A user, group or service principal that can hold a role in Azure: its object id in its own tenant. */
public final class PrincipalId extends Identifier {
    private PrincipalId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text a GUID, in any case
     * @return the identifier, in lower case
     * @throws IllegalArgumentException when the text is no GUID
     */
    public static PrincipalId of(String text) {
        return new PrincipalId(requireGuid(
                text, "principal id", "take the object id of the user, group or service principal from its tenant"));
    }
}
