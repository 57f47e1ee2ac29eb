package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import java.util.List;
import java.util.Objects;

/**
 * What the partner may do in an Azure subscription. Only role assignments are looked at: roles through Azure Lighthouse do
 * not show there, and whether a service principal is linked to the partner's id does not either.
 *
 * @param subscription the Azure subscription
 * @param readable whether the caller may read the role assignments; when not, all lists are empty
 * @param held the assignments that are the partner's
 * @param others all other assignments
 */
public record AccessStatus(
        AzureSubscriptionId subscription, boolean readable, List<RoleAssignment> held, List<RoleAssignment> others) {
    /** Copies the lists. */
    public AccessStatus {
        Objects.requireNonNull(subscription, "subscription");
        held = List.copyOf(held);
        others = List.copyOf(others);
    }

    /**
     * Whether and for what the partner earns its credit by these roles. Credit is given for whole days only, and to direct
     * partners and indirect providers.
     *
     * @return how far they reach
     */
    public CreditReach credit() {
        if (!readable) {
            return CreditReach.UNKNOWN;
        }
        if (held.stream().anyMatch(each -> earns(each) && each.coversWhole(scope()))) {
            return CreditReach.WHOLE;
        }
        if (held.stream().anyMatch(AccessStatus::earns)) {
            return CreditReach.PARTS;
        }
        return held.stream().anyMatch(each -> credit(each) == RoleCredit.UNKNOWN)
                ? CreditReach.UNKNOWN
                : CreditReach.NONE;
    }

    /**
     * Whether the partner may assign roles in the whole subscription, and so restore its own access.
     *
     * @return true when a role for that is held
     */
    public boolean mayAssignRoles() {
        return held.stream()
                .filter(each -> each.coversWhole(scope()))
                .anyMatch(each -> each.role().filter(AzureRole::assignsRoles).isPresent());
    }

    private String scope() {
        return "/subscriptions/" + subscription;
    }

    private static boolean earns(RoleAssignment assignment) {
        return credit(assignment) == RoleCredit.EARNS;
    }

    private static RoleCredit credit(RoleAssignment assignment) {
        return assignment.role().map(AzureRole::credit).orElse(RoleCredit.UNKNOWN);
    }
}
