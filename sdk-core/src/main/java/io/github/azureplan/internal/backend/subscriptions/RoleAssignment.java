package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Ids;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A principal holds a role in an Azure subscription or in a part of it.
 *
 * @param givenName the name it was made with, or null for one that the service or the customer made
 * @param role by its name
 * @param holder the object id of the principal, or {@link #ADMIN_AGENTS}, alone or with a reseller's MPN id behind it
 * @param createdBy the object id of who made it, or null
 * @param scope what it covers below the subscription: a resource group or a resource by the rest of its address, or empty
 *     for all of it
 * @param partner whose people the holder belongs to: {@link #OWN}, the MPN id of a reseller, or null for nobody known
 */
public record RoleAssignment(
        @Nullable String givenName,
        String role,
        String holder,
        String principalType,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable String description,
        String scope,
        @Nullable String partner) {
    /** Stands for the group in the partner's tenant whose members act on behalf of customers. */
    public static final String ADMIN_AGENTS = "AdminAgents";
    /** Stands for the partner whose Partner Center this is. */
    public static final String OWN = "own";

    static final String GROUPS = "/resourceGroups/";

    /** One for the whole subscription; admin agents are the partner's, everybody else is not known to be. */
    public RoleAssignment(
            @Nullable String givenName,
            String role,
            String holder,
            String principalType,
            Instant createdAt,
            @Nullable String createdBy,
            @Nullable String description) {
        this(
                givenName,
                role,
                holder,
                principalType,
                createdAt,
                createdBy,
                description,
                "",
                holder.equals(ADMIN_AGENTS) ? OWN : null);
    }

    static RoleAssignment ofAdminAgents(String role, Instant at) {
        return new RoleAssignment(null, role, ADMIN_AGENTS, "ForeignGroup", at, null, null);
    }

    /** The admin agents of the partner, or of a reseller by its MPN id, in a part of a subscription. */
    static RoleAssignment ofAgents(String partner, String scope, String role, Instant at) {
        return new RoleAssignment(null, role, agents(partner), "ForeignGroup", at, null, null, scope, partner);
    }

    static String agents(String partner) {
        return partner.equals(OWN) ? ADMIN_AGENTS : ADMIN_AGENTS + " " + partner;
    }

    /** The object id of the group. */
    public static String adminAgents(Ids ids) {
        return ids.guid("group", ADMIN_AGENTS);
    }

    /** Whether the partner's admin agents hold it, wherever. */
    public boolean ofAdminAgents() {
        return holder.equals(ADMIN_AGENTS);
    }

    /** Whether it is for the whole subscription. */
    public boolean everywhere() {
        return scope.isEmpty();
    }

    /** Whether it covers a resource, by the rest of the resource's address behind the subscription. */
    public boolean covers(String resource) {
        String whole = resource.toLowerCase(Locale.ROOT) + "/";
        return everywhere() || whole.startsWith(scope.toLowerCase(Locale.ROOT) + "/");
    }

    /** Whether the holder is of the partner, or of the reseller that is on record. */
    public boolean ofPartner(@Nullable String reseller) {
        return partner != null && (partner.equals(OWN) || partner.equals(reseller));
    }

    /** The object id of the principal. */
    public String principalId(Ids ids) {
        return holder.startsWith(ADMIN_AGENTS) ? ids.guid("group", holder) : holder;
    }

    /** The name, a GUID. */
    public String name(Ids ids, String subscriptionId) {
        String where = subscriptionId + scope;
        return givenName != null ? givenName : ids.guid("role assignment", where, role, holder, createdAt.toString());
    }
}
