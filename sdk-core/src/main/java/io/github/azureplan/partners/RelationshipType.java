package io.github.azureplan.partners;

import io.github.azureplan.common.OpenEnum;

/** What the partner is to another one. */
public final class RelationshipType extends OpenEnum {
    private static final Values<RelationshipType> VALUES = new Values<>(RelationshipType::new);

    /** The partner is the indirect provider, the other one its reseller. */
    public static final RelationshipType INDIRECT_PROVIDER_OF = VALUES.constant("IsIndirectCloudSolutionProviderOf");

    /** The partner is the indirect reseller, the other one its provider. */
    public static final RelationshipType INDIRECT_RESELLER_OF = VALUES.constant("IsIndirectResellerOf");

    private RelationshipType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static RelationshipType of(String text) {
        return VALUES.of(text);
    }
}
