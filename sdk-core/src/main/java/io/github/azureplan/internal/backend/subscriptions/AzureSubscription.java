package io.github.azureplan.internal.backend.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One Azure subscription under a plan; Partner Center calls it an entitlement.
 *
 * @param planId the subscription of Partner Center that is the plan; before a product upgrade that of the older offer
 * @param reseller the MPN id of the indirect reseller the plan belongs to, or null
 * @param resources whether it holds resources, which keeps it from being cancelled by mistake
 * @param switches when it was cancelled and enabled, oldest first; also at moments still to come
 * @param access the mightiest role of the partner's admin agents and since when, oldest first, never empty; follows
 *     from the assignments there were
 * @param assignments the role assignments there are now
 * @param mark a state of Azure other than the usual one of an active subscription, or null
 */
public record AzureSubscription(
        String id,
        String name,
        String planId,
        String customerId,
        @Nullable String reseller,
        Instant createdAt,
        boolean resources,
        List<Switch> switches,
        List<Access> access,
        List<RoleAssignment> assignments,
        @Nullable String mark) {
    /** How long a cancelled subscription is kept. */
    static final Duration KEPT = Duration.ofDays(90);

    /** It is cancelled or enabled. */
    public record Switch(Instant at, boolean on) {}

    /** From a moment on the partner has a role, or none when it is null. */
    public record Access(Instant since, @Nullable String role) {}

    /** What a subscription may be, with the word Partner Center has for it and the one of Resource Manager. */
    public enum Status {
        ACTIVE("active", "Enabled"),
        CANCELLED("cancelled", "Disabled"),
        DELETED("deleted", "Deleted");

        private final String entitlement;
        private final String arm;

        Status(String entitlement, String arm) {
            this.entitlement = entitlement;
            this.arm = arm;
        }

        public String entitlement() {
            return entitlement;
        }

        public String arm() {
            return arm;
        }
    }

    public AzureSubscription {
        switches = List.copyOf(switches);
        access = List.copyOf(access);
        assignments = List.copyOf(assignments);
    }

    /** The status at a moment; before its creation a subscription counts as active. */
    public Status statusAt(Instant moment) {
        Switch last = null;
        for (Switch each : switches) {
            if (!each.at().isAfter(moment)) {
                last = each;
            }
        }
        if (last == null || last.on()) {
            return Status.ACTIVE;
        }
        return moment.isBefore(last.at().plus(KEPT)) ? Status.CANCELLED : Status.DELETED;
    }

    /** Whether it can be used, and so costs something, at a moment. */
    public boolean activeAt(Instant moment) {
        return !moment.isBefore(createdAt) && statusAt(moment) == Status.ACTIVE;
    }

    /** When the cancellation that still holds took or takes effect, or null. */
    public @Nullable Instant cancelledAt() {
        Switch last = switches.isEmpty() ? null : switches.get(switches.size() - 1);
        return last == null || last.on() ? null : last.at();
    }

    /** The partner's role at a moment, or null. */
    public @Nullable String roleAt(Instant moment) {
        String role = null;
        for (Access each : access) {
            if (!each.since().isAfter(moment)) {
                role = each.role();
            }
        }
        return role;
    }

    /** The word Resource Manager has for its state at a moment. */
    public String armState(Instant moment) {
        Status status = statusAt(moment);
        return status == Status.ACTIVE && mark != null ? mark : status.arm();
    }

    /** The roles that a user of the partner has here now: those of the admin agents and those given to the user itself. */
    public List<String> rolesOf(String objectId) {
        return assignments.stream()
                .filter(a -> a.ofAdminAgents() || a.holder().equalsIgnoreCase(objectId))
                .map(RoleAssignment::role)
                .toList();
    }

    AzureSubscription withName(String other) {
        return copy(other, resources, switches, access, assignments, mark);
    }

    AzureSubscription withPlan(String otherPlan, @Nullable String itsReseller) {
        return new AzureSubscription(
                id,
                name,
                otherPlan,
                customerId,
                itsReseller,
                createdAt,
                resources,
                switches,
                access,
                assignments,
                mark);
    }

    AzureSubscription withResources(boolean present) {
        return copy(name, present, switches, access, assignments, mark);
    }

    AzureSubscription withMark(@Nullable String other) {
        return copy(name, resources, switches, access, assignments, other);
    }

    AzureSubscription withSwitch(Instant at, boolean on) {
        List<Switch> more = new ArrayList<>(switches);
        more.add(new Switch(at, on));
        return copy(name, resources, more, access, assignments, mark);
    }

    /** With other role assignments from a moment on; what they mean for the partner is noted. */
    AzureSubscription withAssignments(Instant since, List<RoleAssignment> others) {
        String role = Roles.first(others.stream()
                .filter(RoleAssignment::ofAdminAgents)
                .map(RoleAssignment::role)
                .toList());
        List<Access> more = new ArrayList<>(access);
        if (more.isEmpty() || !Objects.equals(more.get(more.size() - 1).role(), role)) {
            more.add(new Access(since, role));
        }
        return copy(name, resources, switches, more, others, mark);
    }

    private AzureSubscription copy(
            String newName,
            boolean newResources,
            List<Switch> newSwitches,
            List<Access> newAccess,
            List<RoleAssignment> newAssignments,
            @Nullable String newMark) {
        return new AzureSubscription(
                id,
                newName,
                planId,
                customerId,
                reseller,
                createdAt,
                newResources,
                newSwitches,
                newAccess,
                newAssignments,
                newMark);
    }
}
