package io.github.azureplan.internal.backend.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Azure subscription under a plan; Partner Center calls it an entitlement.
 *
 * @param planId the subscription of Partner Center that is the plan; before a product upgrade that of the older offer
 * @param reseller the MPN id of the indirect reseller the plan belongs to, or null
 * @param resources whether it holds resources, which keeps it from being cancelled by mistake
 * @param switches when it was cancelled and enabled, oldest first; also at moments still to come
 * @param assignments the role assignments there are now
 * @param held the role assignments there ever were, with their times
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
        List<RoleAssignment> assignments,
        List<Held> held,
        @Nullable String mark) {
    /** How long a cancelled subscription is kept. */
    static final Duration KEPT = Duration.ofDays(90);

    /** It is cancelled or enabled. */
    public record Switch(Instant at, boolean on) {}

    /** A role that is held from a moment on, until another one or, when that is null, still. */
    public record Held(
            RoleAssignment assignment,
            Instant from,
            @Nullable Instant to) {
        /** Whether it is held at a moment. */
        public boolean at(Instant moment) {
            return !moment.isBefore(from) && (to == null || moment.isBefore(to));
        }
    }

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
        assignments = List.copyOf(assignments);
        held = List.copyOf(held);
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

    /** The mightiest role of the partner's admin agents in the whole subscription at a moment, or null. */
    public @Nullable String roleAt(Instant moment) {
        return Roles.first(held.stream()
                .filter(h -> h.at(moment) && h.assignment().everywhere())
                .map(Held::assignment)
                .filter(RoleAssignment::ofAdminAgents)
                .map(RoleAssignment::role)
                .toList());
    }

    /** The word Resource Manager has for its state at a moment. */
    public String armState(Instant moment) {
        Status status = statusAt(moment);
        return status == Status.ACTIVE && mark != null ? mark : status.arm();
    }

    /**
     * The roles that a user of the partner has now in the whole subscription: those of the admin agents and those given to
     * the user itself.
     */
    public List<String> rolesOf(String objectId) {
        return assignments.stream()
                .filter(RoleAssignment::everywhere)
                .filter(a -> a.ofAdminAgents() || a.holder().equalsIgnoreCase(objectId))
                .map(RoleAssignment::role)
                .toList();
    }

    AzureSubscription withName(String other) {
        return copy(other, resources, switches, assignments, held, mark);
    }

    AzureSubscription withPlan(String otherPlan, @Nullable String itsReseller) {
        return new AzureSubscription(
                id, name, otherPlan, customerId, itsReseller, createdAt, resources, switches, assignments, held, mark);
    }

    AzureSubscription withResources(boolean present) {
        return copy(name, present, switches, assignments, held, mark);
    }

    AzureSubscription withMark(@Nullable String other) {
        return copy(name, resources, switches, assignments, held, other);
    }

    AzureSubscription withSwitch(Instant at, boolean on) {
        List<Switch> more = new ArrayList<>(switches);
        more.add(new Switch(at, on));
        return copy(name, resources, more, assignments, held, mark);
    }

    /** With other role assignments from a moment on. */
    AzureSubscription withAssignments(Instant since, List<RoleAssignment> others) {
        List<Held> all = new ArrayList<>();
        for (Held each : held) {
            boolean ends = each.to() == null && !others.contains(each.assignment());
            all.add(ends ? new Held(each.assignment(), each.from(), since) : each);
        }
        for (RoleAssignment each : others) {
            if (!assignments.contains(each)) {
                all.add(new Held(each, since, null));
            }
        }
        // what was held for no time was not held
        all.removeIf(h -> h.from().equals(h.to()));
        return copy(name, resources, switches, others, all, mark);
    }

    private AzureSubscription copy(
            String newName,
            boolean newResources,
            List<Switch> newSwitches,
            List<RoleAssignment> newAssignments,
            List<Held> newHeld,
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
                newAssignments,
                newHeld,
                newMark);
    }
}
