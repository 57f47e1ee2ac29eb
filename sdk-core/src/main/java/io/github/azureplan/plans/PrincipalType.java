package io.github.azureplan.plans;

import io.github.azureplan.common.OpenEnum;

/** What kind of principal holds a role in Azure. */
public final class PrincipalType extends OpenEnum {
    private static final Values<PrincipalType> VALUES = new Values<>(PrincipalType::new);

    /** A person, guests included. */
    public static final PrincipalType USER = VALUES.constant("User");

    /** A group of the customer's tenant. */
    public static final PrincipalType GROUP = VALUES.constant("Group");

    /** An application. */
    public static final PrincipalType SERVICE_PRINCIPAL = VALUES.constant("ServicePrincipal");

    /** A group of another tenant: how a partner's AdminAgents group acts on behalf of the customer. */
    public static final PrincipalType FOREIGN_GROUP = VALUES.constant("ForeignGroup");

    /** A device. */
    public static final PrincipalType DEVICE = VALUES.constant("Device");

    private PrincipalType(String text, boolean known) {
        super(text, known);
    }

    /**
     * The value of a text.
     *
     * @param text any spelling, known or not
     * @return the value
     */
    public static PrincipalType of(String text) {
        return VALUES.of(text);
    }
}
