package io.github.azureplan.plans;

/** Whether a role, held by the partner for a whole day, earns the partner's credit. */
public enum RoleCredit {
    /** It can act, and the published list does not exclude it. */
    EARNS,
    /** It only looks: the published list excludes it. */
    DOES_NOT_EARN,
    /** This version does not know the role: one of the customer's own, or a newer one. Most roles that can act earn. */
    UNKNOWN
}
