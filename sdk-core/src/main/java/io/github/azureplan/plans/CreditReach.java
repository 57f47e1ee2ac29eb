package io.github.azureplan.plans;

/** How far the partner's roles in an Azure subscription earn its credit, as far as they are known. */
public enum CreditReach {
    /** Everything in it: a role that earns holds for the whole subscription. */
    WHOLE,
    /** Some of it: a role that earns holds for single resource groups or resources. */
    PARTS,
    /** Nothing is known for sure: the roles may not be read, or are none of the known ones. */
    UNKNOWN,
    /** Nothing: no role, or only such as look. */
    NONE
}
