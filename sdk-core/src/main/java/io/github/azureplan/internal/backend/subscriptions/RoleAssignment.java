package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A principal holds a role in an Azure subscription.
 *
 * @param givenName the name it was made with, or null for one that the service or the customer made
 * @param role by its name
 * @param holder the object id of the principal, or {@link #ADMIN_AGENTS}
 * @param createdBy the object id of who made it, or null
 */
public record RoleAssignment(
        @Nullable String givenName,
        String role,
        String holder,
        String principalType,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable String description) {
    /** Stands for the group in the partner's tenant whose members act on behalf of customers. */
    public static final String ADMIN_AGENTS = "AdminAgents";

    static RoleAssignment ofAdminAgents(String role, Instant at) {
        return new RoleAssignment(null, role, ADMIN_AGENTS, "ForeignGroup", at, null, null);
    }

    /** The object id of the group. */
    public static String adminAgents(Ids ids) {
        return ids.guid("group", ADMIN_AGENTS);
    }

    public boolean ofAdminAgents() {
        return holder.equals(ADMIN_AGENTS);
    }

    /** The object id of the principal. */
    public String principalId(Ids ids) {
        return ofAdminAgents() ? adminAgents(ids) : holder;
    }

    /** The name, a GUID. */
    public String name(Ids ids, String subscriptionId) {
        return givenName != null
                ? givenName
                : ids.guid("role assignment", subscriptionId, role, holder, String.valueOf(createdAt));
    }
}
