package io.github.azureplan.customers;

import io.github.azureplan.common.OpenEnum;

/**
 * What the partner is to a customer.
 */
public final class RelationshipToPartner extends OpenEnum {
    private static final Values<RelationshipToPartner> VALUES = new Values<>(RelationshipToPartner::new);

    /** The partner sells to the customer. */
    public static final RelationshipToPartner RESELLER = VALUES.constant("reseller");

    /** The partner advises the customer. */
    public static final RelationshipToPartner ADVISOR = VALUES.constant("advisor");

    /** The partner is a syndication partner. */
    public static final RelationshipToPartner SYNDICATION = VALUES.constant("syndication");

    /** The partner is Microsoft support. */
    public static final RelationshipToPartner MICROSOFT_SUPPORT = VALUES.constant("microsoft_support");

    /** There is no relationship; also what the answer of a create may say although there is one. */
    public static final RelationshipToPartner NONE = VALUES.constant("none");

    /** The service does not say. */
    public static final RelationshipToPartner UNKNOWN = VALUES.constant("unknown");

    private RelationshipToPartner(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static RelationshipToPartner of(String text) {
        return VALUES.of(text);
    }
}
