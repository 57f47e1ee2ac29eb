package io.github.azureplan.internal.backend.subscriptions;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.partners.Standing;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which changes of a subscription are refused, and how. */
final class SubscriptionRules {
    private static final int SANDBOX_SEATS = 25;
    private static final Set<Subscription.Kind> SEATS = EnumSet.of(Subscription.Kind.LICENSE, Subscription.Kind.SAAS);

    private SubscriptionRules() {}

    /** Refuses a change that breaks a rule; the state before anything else. */
    static void requireAllowed(State state, Context context, Customer customer, Subscription before, Wanted wanted) {
        requireChangeable(state, before);
        requireTrialKept(before, wanted);
        requireQuantity(context, before, wanted);
        requirePartner(state, context, before, wanted);
        requireCycle(before, wanted);
        requireRenewal(before, wanted);
        requireStatus(state, context, customer, before, wanted);
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "while an earlier change is under way, and while anything but a marketplace service is pending, a change is 409"
                + " with code 800082",
        "a marketplace service stays pending until its publisher activates it; changes are 400 with code 800081 so long",
        "an expired subscription is 400 with code 900279, whatever is changed"
    })
    private static void requireChangeable(State state, Subscription before) {
        if (Subscriptions.underWay(state, before.id())) {
            throw new Refusal(409, "800082", "The subscription is not ready to be updated; try again later.");
        }
        switch (before.status()) {
            case Subscription.DELETED -> throw new Refusal(400, "2011", "A deleted subscription cannot be updated.");
            case Subscription.EXPIRED ->
                throw new Refusal(400, "900279", "Updates of this subscription are no longer allowed.");
            case Subscription.PENDING -> {
                if (before.kind() == Subscription.Kind.SAAS) {
                    throw new Refusal(400, "800081", "The subscription must be activated before it is updated.");
                }
                throw new Refusal(409, "800082", "The subscription is not ready to be updated; try again later.");
            }
            default -> {}
        }
    }

    @Documented("Partner Center error codes")
    @Assumed("a trial takes a new name and no other change: 400 with code 2006")
    private static void requireTrialKept(Subscription before, Wanted wanted) {
        if (before.trial() && !wanted.changesOnlyName(before)) {
            throw new Refusal(400, "2006", "Updates are not allowed for this offer.");
        }
    }

    @Documented("Change the quantity of a subscription; Partner Center error codes")
    @Assumed({
        "the quantity of an Azure plan, of older Azure, of reservations and of software is fixed: 400 with code 800095",
        "seats whose minimum is their maximum are 403 with code 800027",
        "in a sandbox more than 25 seats of new commerce are 403 with code 800088, of an older offer 403 with code 800067",
        "new commerce takes a smaller quantity within 7 days of the order only, then 400 with code 800090"
    })
    private static void requireQuantity(Context context, Subscription before, Wanted wanted) {
        int asked = wanted.quantity();
        if (asked == before.quantity()) {
            return;
        }
        if (!SEATS.contains(before.kind())) {
            throw new Refusal(400, "800095", "quantity: cannot be updated");
        }
        if (before.status().equals(Subscription.SUSPENDED)) {
            throw new Refusal(400, "2001", "quantity: cannot be changed while the subscription is suspended");
        }
        if (before.minimum() == before.maximum()) {
            throw new Refusal(403, "800027", "quantity: the catalog item does not allow changes");
        }
        if (asked < before.minimum() || asked > before.maximum()) {
            throw new Refusal(400, "2002", "quantity: must be from " + before.minimum() + " to " + before.maximum());
        }
        if (context.partner().sandbox() && asked > SANDBOX_SEATS) {
            throw before.newCommerce()
                    ? new Refusal(403, "800088", "quantity: remaining seats per subscription: " + SANDBOX_SEATS)
                    : new Refusal(403, "800067", "quantity: too many seats for the subscription");
        }
        Instant until = before.refundableUntil();
        boolean late = until != null && !context.now().isBefore(until);
        if (asked < before.quantity() && before.newCommerce() && late) {
            throw new Refusal(400, "800090", "Subscription quantity cannot be decreased.");
        }
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "the partner on record of new commerce and of older Azure is fixed: 400 with code 800098",
        "a direct partner that names one on an older subscription, an advisor then, is 400 with code 2071"
    })
    private static void requirePartner(State state, Context context, Subscription before, Wanted wanted) {
        if (!wanted.changesReseller(before)) {
            return;
        }
        if (before.newCommerce() || before.kind() == Subscription.Kind.LEGACY_AZURE) {
            throw new Refusal(400, "800098", "partnerId: cannot be updated");
        }
        if (context.partner().type() == Partner.Type.DIRECT) {
            throw new Refusal(400, "2071", "partnerId: is not a valid advisor");
        }
        String reseller = wanted.reseller();
        if (reseller != null) {
            Standing.requireReseller(state, context, reseller);
        }
    }

    @Documented("Partner Center error codes")
    @Assumed("the billing cycle of new commerce is fixed: 400 with code 800097; of older offers it is the order's")
    private static void requireCycle(Subscription before, Wanted wanted) {
        if (wanted.billingCycle().equals(before.billingCycle())) {
            return;
        }
        throw before.newCommerce()
                ? new Refusal(400, "800097", "billingCycle: cannot be updated")
                : new Refusal(400, "2054", "billingCycle: must be changed on the order");
    }

    @Documented("Partner Center error codes")
    @Assumed("what has no term and no seats does not renew by itself: 400 with code 800093")
    private static void requireRenewal(Subscription before, Wanted wanted) {
        if (wanted.autoRenew() == before.autoRenew()) {
            return;
        }
        boolean renewable = SEATS.contains(before.kind()) && before.endsAt() != null;
        if (!renewable) {
            throw new Refusal(400, "800093", "autoRenewEnabled: the subscription is not eligible for renewal");
        }
    }

    @Documented("Suspend a subscription; Reactivate a suspended subscription; Partner Center error codes")
    @Assumed({
        "other changes of suspended new commerce are 400 with code 800091, unless the change reactivates it",
        "the status of software and reservations is fixed, their orders are cancelled instead: 400 with code 800096",
        "a status other than active and suspended is 400 with code 800040: no call deletes a subscription",
        "a marketplace service may be deleted as long as it can be given back",
        "reservations that belong to an Azure plan keep it from being suspended as active Azure subscriptions do"
    })
    private static void requireStatus(
            State state, Context context, Customer customer, Subscription before, Wanted wanted) {
        String status = wanted.status();
        boolean suspended = before.status().equals(Subscription.SUSPENDED);
        if (suspended && !status.equals(Subscription.ACTIVE) && before.newCommerce()) {
            if (wanted.changesMoreThanStatus(before)) {
                throw new Refusal(400, "800091", "A suspended subscription cannot be updated.");
            }
        }
        if (status.equals(before.status())) {
            return;
        }
        if (before.kind() == Subscription.Kind.SOFTWARE || before.kind() == Subscription.Kind.RESERVATION) {
            throw new Refusal(400, "800096", "status: cannot be updated");
        }
        boolean cancelled = status.equals(Subscription.DELETED) && givenBack(context, before);
        if (!status.equals(Subscription.ACTIVE) && !status.equals(Subscription.SUSPENDED) && !cancelled) {
            throw new Refusal(400, "800040", "status: the change to " + status + " is not allowed");
        }
        if (status.equals(Subscription.SUSPENDED) && before.plan() && used(state, context, customer, before)) {
            throw new Refusal(403, "900115", "The Azure plan has one or more active Azure subscriptions.");
        }
        if (status.equals(Subscription.ACTIVE)) {
            LegacyAzures.refuseReactivation(state, before);
            requireActiveParent(state, context, customer, before.parentId());
        }
    }

    private static boolean givenBack(Context context, Subscription before) {
        Instant until = before.refundableUntil();
        return before.kind() == Subscription.Kind.SAAS
                && until != null
                && context.now().isBefore(until);
    }

    private static boolean used(State state, Context context, Customer customer, Subscription plan) {
        List<AzureSubscription> own = AzureSubscriptions.ofPlan(state, plan.id());
        return own.stream().anyMatch(s -> s.statusAt(context.now()) == AzureSubscription.Status.ACTIVE)
                || Subscriptions.of(state, context, customer).stream()
                        .anyMatch(s -> plan.id().equals(s.parentId()) && s.active());
    }

    private static void requireActiveParent(
            State state, Context context, Customer customer, @Nullable String parentId) {
        if (parentId == null) {
            return;
        }
        Subscription parent = Subscriptions.find(state, context, customer, parentId);
        if (parent == null || !parent.active()) {
            throw new Refusal(409, "27009", "The subscription cannot be enabled: its parent is not active.");
        }
    }
}
