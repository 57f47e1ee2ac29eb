package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All Azure subscriptions under plans, seen through Partner Center as through Resource Manager.
 *
 * @param byId in the order of the ids
 */
public record AzureSubscriptions(PMap<String, AzureSubscription> byId) {
    private static final Slice<AzureSubscriptions> SLICE =
            new Slice<>("Azure subscriptions", new AzureSubscriptions(PMap.empty()));
    private static final int GROUPS_LENGTH = RoleAssignment.GROUPS.length();
    private static final List<String> MARKS = List.of("Enabled", "Warned", "PastDue");

    /** All there are, in the order of their ids. */
    public static List<AzureSubscription> all(State state) {
        return state.get(SLICE).byId().values();
    }

    /** One of them, or null. */
    public static @Nullable AzureSubscription find(State state, String id) {
        return state.get(SLICE).byId().get(id.toLowerCase(Locale.ROOT));
    }

    /** Those of a plan, oldest first. */
    public static List<AzureSubscription> ofPlan(State state, String planId) {
        return all(state).stream()
                .filter(s -> s.planId().equals(planId))
                .sorted(Comparator.comparing(AzureSubscription::createdAt))
                .toList();
    }

    /** A new one, for which the partner's admin agents are owners from the start. */
    @Documented("Azure plan: admin on behalf of")
    @Assumed("a new Azure subscription has one role assignment: Owner for the foreign group of the admin agents")
    public static State create(
            State state,
            String id,
            String name,
            String planId,
            String customerId,
            @Nullable String reseller,
            Instant at) {
        AzureSubscription bare = new AzureSubscription(
                id, name, planId, customerId, reseller, at, false, List.of(), List.of(), List.of(), null);
        return put(state, bare.withAssignments(at, List.of(RoleAssignment.ofAdminAgents(Roles.OWNER, at))));
    }

    public static State rename(State state, AzureSubscription subscription, String name) {
        return put(state, subscription.withName(name));
    }

    /** It comes under a plan, and keeps everything else. */
    static State move(State state, AzureSubscription subscription, String planId, @Nullable String reseller) {
        return put(state, subscription.withPlan(planId, reseller));
    }

    /** It is cancelled, or enabled again, from a moment on. */
    public static State turn(State state, AzureSubscription subscription, Instant at, boolean on) {
        return put(state, subscription.withSwitch(at, on));
    }

    /** The customer gives the partner a role in place of those it had, or takes access away when it is null. */
    public static State access(State state, String id, @Nullable String role, Instant since) {
        return access(state, id, RoleAssignment.OWN, "", role, since);
    }

    /**
     * The same for the partner or one of its resellers, in the whole subscription or a part of it.
     *
     * @param partner {@link RoleAssignment#OWN} or the MPN id of a reseller
     * @param scope the address of a resource group or resource behind that of the subscription, or empty for all of it
     */
    @Assumed({
        "a customer who gives a partner's admin agents a role takes the ones they had there; other principals and other"
                + " scopes keep theirs",
        "resource groups and resources need not exist to have roles given in them"
    })
    public static State access(
            State state, String id, String partner, String scope, @Nullable String role, Instant since) {
        AzureSubscription subscription = require(state, id);
        String group = RoleAssignment.agents(partner);
        List<RoleAssignment> assignments = new ArrayList<>(subscription.assignments());
        assignments.removeIf(a -> a.holder().equals(group) && a.scope().equalsIgnoreCase(scope));
        if (role != null) {
            assignments.add(RoleAssignment.ofAgents(partner, scope(scope), known(role), since));
        }
        return put(state, subscription.withAssignments(since, assignments));
    }

    private static String scope(String scope) {
        String inside = scope.isEmpty() ? "" : scope.substring(1);
        boolean known = scope.isEmpty() || scope.regionMatches(true, 0, RoleAssignment.GROUPS, 0, GROUPS_LENGTH);
        if (!known || scope.endsWith("/") || inside.contains("//")) {
            throw Refusal.invalid("scope: must be empty, /resourceGroups/{name} or the address of a resource in one");
        }
        return scope;
    }

    /** Somebody is given a role. */
    public static State assign(State state, AzureSubscription subscription, RoleAssignment assignment, Instant at) {
        List<RoleAssignment> assignments = new ArrayList<>(subscription.assignments());
        assignments.add(assignment);
        return put(state, subscription.withAssignments(at, assignments));
    }

    /** The customer gives a user, group or service principal of the partner a role, in place of those it had, or none when it is null. */
    public static State grant(State state, String id, String principalId, @Nullable String role, Instant at) {
        AzureSubscription subscription = require(state, id);
        List<RoleAssignment> assignments = new ArrayList<>(subscription.assignments());
        assignments.removeIf(a -> a.holder().equalsIgnoreCase(principalId));
        if (role != null) {
            String holder = principalId.toLowerCase(Locale.ROOT);
            assignments.add(
                    new RoleAssignment(null, known(role), holder, "User", at, null, null, "", RoleAssignment.OWN));
        }
        return put(state, subscription.withAssignments(at, assignments));
    }

    /** Azure warns of something, or a payment is overdue, or all is well again. */
    public static State mark(State state, String id, String armState) {
        AzureSubscription subscription = require(state, id);
        for (String known : MARKS) {
            if (known.equalsIgnoreCase(armState)) {
                return put(state, subscription.withMark(known.equals("Enabled") ? null : known));
            }
        }
        throw Refusal.invalid("state: must be one of " + String.join(", ", MARKS) + "; others come of a cancellation");
    }

    /** Resources come to be in it, or the last one goes. */
    public static State resources(State state, String id, boolean present) {
        return put(state, require(state, id).withResources(present));
    }

    private static String known(String role) {
        String known = Roles.named(role);
        if (known == null) {
            throw Refusal.invalid("role: must be one of " + String.join(", ", Roles.names()) + ", or null for none");
        }
        return known;
    }

    static State purge(State state, String customerId) {
        PMap<String, AzureSubscription> left = state.get(SLICE).byId();
        for (AzureSubscription subscription : all(state)) {
            left = subscription.customerId().equals(customerId) ? left.without(subscription.id()) : left;
        }
        return state.with(SLICE, new AzureSubscriptions(left));
    }

    private static AzureSubscription require(State state, String id) {
        AzureSubscription subscription = find(state, id);
        if (subscription == null) {
            throw new Refusal(404, null, "azureSubscriptionId: no such Azure subscription");
        }
        return subscription;
    }

    private static State put(State state, AzureSubscription subscription) {
        return state.with(SLICE, new AzureSubscriptions(state.get(SLICE).byId().with(subscription.id(), subscription)));
    }
}
