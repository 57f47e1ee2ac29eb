package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.Instant;
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
    private static final String OWNER = "Owner";
    private static final List<String> ROLES =
            List.of(OWNER, "Contributor", "User Access Administrator", "Reader", "Support Request Contributor");

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
        return put(
                state,
                new AzureSubscription(
                        id,
                        name,
                        planId,
                        customerId,
                        reseller,
                        at,
                        false,
                        List.of(),
                        List.of(new AzureSubscription.Access(at, OWNER))));
    }

    public static State rename(State state, AzureSubscription subscription, String name) {
        return put(state, subscription.withName(name));
    }

    /** It is cancelled, or enabled again, from a moment on. */
    public static State turn(State state, AzureSubscription subscription, Instant at, boolean on) {
        return put(state, subscription.withSwitch(at, on));
    }

    /** The customer gives the partner a role, or takes access away when it is null. */
    public static State access(State state, String id, @Nullable String role, Instant since) {
        AzureSubscription subscription = require(state, id);
        if (role == null) {
            return put(state, subscription.withAccess(since, null));
        }
        for (String known : ROLES) {
            if (known.equalsIgnoreCase(role)) {
                return put(state, subscription.withAccess(since, known));
            }
        }
        throw Refusal.invalid("role: must be one of " + String.join(", ", ROLES) + ", or null for none");
    }

    /** Resources come to be in it, or the last one goes. */
    public static State resources(State state, String id, boolean present) {
        return put(state, require(state, id).withResources(present));
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
