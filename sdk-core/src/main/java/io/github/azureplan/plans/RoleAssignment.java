package io.github.azureplan.plans;

import io.github.azureplan.common.PrincipalId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which role where in Azure.
 *
 * @param name the assignment's name, a GUID
 * @param id its address; null where the service leaves it out
 * @param roleDefinitionId the address of the role's definition; null where the service leaves it out
 * @param principalId who holds the role; null where the service leaves it out
 * @param principalType what kind of principal that is; null where the service leaves it out
 * @param scope where the role holds, as an address: a management group, a subscription, a resource group or a resource;
 *     null where the service leaves it out
 * @param condition a condition on the role, or null
 * @param conditionVersion the language of the condition, or null
 * @param createdOn when it was made; null where the service leaves it out
 * @param updatedOn when it was last changed; null where the service leaves it out
 * @param createdBy who made it, an object id; null where the service leaves it out
 * @param updatedBy who last changed it, an object id; null where the service leaves it out
 * @param delegatedManagedIdentityResourceId the managed identity it was made for, or null
 * @param description a note, or null
 */
public record RoleAssignment(
        String name,
        @Nullable String id,
        @Nullable String roleDefinitionId,
        @Nullable PrincipalId principalId,
        @Nullable PrincipalType principalType,
        @Nullable String scope,
        @Nullable String condition,
        @Nullable String conditionVersion,
        @Nullable Instant createdOn,
        @Nullable Instant updatedOn,
        @Nullable String createdBy,
        @Nullable String updatedBy,
        @Nullable String delegatedManagedIdentityResourceId,
        @Nullable String description) {
    static RoleAssignment of(Arm.Assignment assignment) {
        Arm.AssignmentProperties is = assignment.properties();
        return is == null
                ? new RoleAssignment(
                        assignment.name(),
                        assignment.id(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                : new RoleAssignment(
                        assignment.name(),
                        assignment.id(),
                        is.roleDefinitionId(),
                        is.principalId(),
                        is.principalType(),
                        is.scope(),
                        is.condition(),
                        is.conditionVersion(),
                        is.createdOn(),
                        is.updatedOn(),
                        is.createdBy(),
                        is.updatedBy(),
                        is.delegatedManagedIdentityResourceId(),
                        is.description());
    }

    /**
     * The role.
     *
     * @return the role, or empty when the service leaves it out or writes it in an unknown way
     */
    public Optional<AzureRole> role() {
        if (roleDefinitionId == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(AzureRole.of(roleDefinitionId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether it holds for a whole subscription: given there, or above it. */
    boolean coversWhole(String subscriptionScope) {
        String at = scope == null ? "" : scope.toLowerCase(Locale.ROOT);
        return at.equals("/")
                || at.equals(subscriptionScope.toLowerCase(Locale.ROOT))
                || at.startsWith("/providers/microsoft.management/managementgroups/");
    }
}
