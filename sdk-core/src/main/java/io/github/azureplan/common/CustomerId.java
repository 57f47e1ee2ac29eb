package io.github.azureplan.common;

/** A customer of the partner: its Microsoft Entra tenant id. */
public final class CustomerId extends Identifier {
    private CustomerId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text a GUID, in any case
     * @return the identifier, in lower case
     * @throws IllegalArgumentException when the text is no GUID
     */
    public static CustomerId of(String text) {
        return new CustomerId(
                requireGuid(
                        text,
                        "customer id",
                        "take it from Customer.id() or from the customer list, it is the customer's Microsoft Entra tenant id"));
    }
}
