package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Page;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.ProvisioningFailedException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The Azure subscriptions under one plan. They are read, cancelled and reactivated through Partner Center, made and renamed
 * through Azure Resource Manager; none of it needs an order. Immutable and safe for use by many threads.
 */
public final class AzureSubscriptions {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Set<EntitlementStatus> STOPPED =
            Set.of(EntitlementStatus.SUSPENDED, EntitlementStatus.CANCELLED, EntitlementStatus.DELETED);

    private final Wire wire;
    private final PlanContext plan;

    AzureSubscriptions(Wire wire, PlanContext plan) {
        this.wire = wire;
        this.plan = plan;
    }

    /** The same through another wire, whose deadline is running. */
    AzureSubscriptions through(Wire other) {
        return new AzureSubscriptions(other, plan);
    }

    /**
     * All Azure subscriptions of the plan.
     *
     * <p><!-- LIST_ENTITLEMENTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the Azure subscriptions
     */
    public Listing<AzureSubscription> list() {
        Listing<Entitlement> entitlements = wire.listWhole(
                () -> Call.on(Routes.LIST_ENTITLEMENTS)
                        .path("customer", plan.customer())
                        .path("plan", plan.id()),
                Entitlement.class);
        return Listing.of(token -> new Page<>(
                entitlements.stream()
                        .map(e -> AzureSubscription.of(e, plan.id()))
                        .toList(),
                null));
    }

    /**
     * Reads one Azure subscription.
     *
     * <p><!-- GET_ENTITLEMENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @return the Azure subscription
     * @throws NotFoundException when the plan has none of this id (800111)
     */
    public AzureSubscription get(AzureSubscriptionId id) {
        Entitlement entitlement = wire.execute(Call.on(Routes.GET_ENTITLEMENT)
                .path("customer", plan.customer())
                .path("plan", plan.id())
                .path("entitlement", id)
                .json(Entitlement.class));
        return AzureSubscription.of(entitlement, plan.id());
    }

    /**
     * Reads one Azure subscription, if the plan has it.
     *
     * <p><!-- GET_ENTITLEMENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @return the Azure subscription, or empty
     */
    public Optional<AzureSubscription> find(AzureSubscriptionId id) {
        try {
            return Optional.of(get(id));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Makes an Azure subscription and waits until it is there. Repeating with the same alias gives the first one; without
     * an alias of the caller one is derived from plan and name, so that the same name gives the same subscription.
     *
     * <p>Who is billed is found by itself: the billing account in Azure that has the customer, and for an indirect
     * provider the plan's reseller, which is looked for among the customer's resellers before anything is made. A refusal
     * with 403 {@code Forbidden} or by a billing account that does not know the customer is asked again for some minutes
     * when the plan is new, see {@link NewAzureSubscription#retryForbiddenFor}; a second creation soon after another,
     * which Azure likes to throttle, is asked again as often as the client's retry policy allows.
     *
     * <p>Without a deadline of the caller it waits up to 15 minutes.
     *
     * <p><!-- LIST_BILLING_ACCOUNTS GET_BILLING_CUSTOMER PUT_ALIAS GET_ALIAS GET_ENTITLEMENT -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts/<account>/customers/<customer>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code PUT /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat). Role: Admin agent.
     * <!-- end -->
     *
     * @param subscription the new Azure subscription
     * @return the Azure subscription; one that was made earlier as Partner Center shows it now
     * @throws ServiceException when the service refuses
     * @throws ProvisioningFailedException when the service has taken the request and then failed
     * @throws IllegalArgumentException when it names another reseller than the plan's
     * @throws IllegalStateException when the billing account cannot be told, the reseller is none of the customer's, or the
     *     alias stands for a subscription of somebody else
     * @throws io.github.azureplan.errors.DeadlineExceededException when it is not there in time; repeat, or
     *     {@link #resume} with its alias, to go on
     */
    public AzureSubscription create(NewAzureSubscription subscription) {
        if (subscription.reseller() != null) {
            wire.requireProvider("reseller of the new Azure subscription");
        }
        Wire verb = wire.begin();
        AliasCreation.Made made =
                new AliasCreation(verb, plan).create(Objects.requireNonNull(subscription, "subscription"));
        return through(verb).of(made);
    }

    /**
     * Goes on with the creation of an Azure subscription that was begun earlier, for example by a process that has died,
     * and waits for its end.
     *
     * <p><!-- GET_ALIAS GET_ENTITLEMENT -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param alias the alias, for example of {@link AzurePlanException#resumeWith()}
     * @return the Azure subscription as Partner Center shows it now
     * @throws NotFoundException when there is no such alias: nothing was begun
     * @throws ProvisioningFailedException when the creation has failed
     * @throws IllegalStateException when the alias stands for a subscription of somebody else
     * @throws io.github.azureplan.errors.DeadlineExceededException when it is not there in time; repeat to go on
     */
    public AzureSubscription resume(String alias) {
        Wire verb = wire.begin();
        return through(verb).of(new AliasCreation(verb, plan).resume(Objects.requireNonNull(alias, "alias")));
    }

    /** What came of an alias. One of earlier may have been renamed or cancelled since, which the alias does not tell. */
    private AzureSubscription of(AliasCreation.Made made) {
        AzureAlias alias = made.alias();
        AzureSubscriptionId id = Objects.requireNonNull(alias.subscriptionId());
        if (made.fresh()) {
            return new AzureSubscription(id, plan.id(), made.name(), EntitlementStatus.ACTIVE);
        }
        return find(id).orElseGet(() -> new AzureSubscription(id, plan.id(), made.name(), null));
    }

    /**
     * Reads one Azure subscription as Azure Resource Manager tells it, in the customer's tenant.
     *
     * <p><!-- GET_AZURE_SUBSCRIPTION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/resources/subscriptions/get">{@code GET /subscriptions/<subscription>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @return the Azure subscription with its state in Azure
     * @throws NotFoundException when the customer's tenant has none of this id ({@code SubscriptionNotFound})
     * @throws io.github.azureplan.errors.ForbiddenException when the partner's access was removed
     *     ({@code AuthorizationFailed}); see {@link #access}
     */
    public SubscriptionInAzure getInAzure(AzureSubscriptionId id) {
        return SubscriptionInAzure.of(wire.execute(Call.on(Routes.GET_AZURE_SUBSCRIPTION)
                .path("subscription", id)
                .inTenantOf(plan.tenant())
                .json(Arm.Subscription.class)));
    }

    /**
     * Gives an Azure subscription another name.
     *
     * <p><!-- RENAME_AZURE_SUBSCRIPTION GET_AZURE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/rest/api/subscription/rename">{@code POST /subscriptions/<subscription>/providers/Microsoft.Subscription/rename}</a>
     * (App+User only; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/rest/api/resources/subscriptions/get">{@code GET /subscriptions/<subscription>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @param name the new display name
     * @throws IllegalArgumentException when the name is blank or has control characters
     * @throws ConflictException when the subscription is disabled ({@code ReadOnlyDisabledSubscription})
     */
    public void rename(AzureSubscriptionId id, String name) {
        // The same rule for the name of a new one and the new name of an old one.
        String checked = NewAzureSubscription.named(name).displayName();
        AzureSubscriptions verb = through(wire.begin());
        Call<Boolean> rename = Call.on(Routes.RENAME_AZURE_SUBSCRIPTION)
                .path("subscription", id)
                .inTenantOf(plan.tenant())
                .body(new Arm.RenameRequest(checked))
                .decode((response, reader) -> true);
        verb.wire.execute(rename.confirmedBy(() ->
                Optional.of(true).filter(t -> checked.equals(verb.getInAzure(id).displayName()))));
    }

    /**
     * Cancels an Azure subscription through Partner Center, whatever it holds, and waits until it is not active any more.
     * The plan stays. Cancelling one that is cancelled already changes nothing.
     *
     * <p><!-- CANCEL_ENTITLEMENT GET_ENTITLEMENT -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/cancel-an-azure-entitlement">{@code POST /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>/cancel}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat). Roles: Global admin together with Admin agent.
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @return the Azure subscription in its new status
     * @throws NotFoundException when the plan has none of this id (800111)
     */
    public AzureSubscription cancel(AzureSubscriptionId id) {
        return cancel(id, Cancellation.inPartnerCenter(CancellationReason.OTHER));
    }

    /**
     * Cancels an Azure subscription in a way of the caller's choice and waits until it is not active any more. The plan
     * stays. Cancelling one that is cancelled already changes nothing.
     *
     * <p><!-- CANCEL_ENTITLEMENT CANCEL_AZURE_SUBSCRIPTION GET_AZURE_SUBSCRIPTION GET_ENTITLEMENT -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/cancel-an-azure-entitlement">{@code POST /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>/cancel}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/rest/api/subscription/cancel">{@code POST /subscriptions/<subscription>/providers/Microsoft.Subscription/cancel}</a>
     * (App+User only; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/rest/api/resources/subscriptions/get">{@code GET /subscriptions/<subscription>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat). Roles: Global admin together with Admin agent. Role in the
     * subscription: Owner.
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @param how through Partner Center, or through Azure, which refuses while it holds resources
     * @return the Azure subscription as Partner Center shows it then; after a cancellation through Azure it may show the
     *     new status some moments later
     * @throws NotFoundException when the plan has none of this id (800111, {@code SubscriptionNotFound})
     * @throws BadRequestException through Azure, when it holds resources
     */
    public AzureSubscription cancel(AzureSubscriptionId id, Cancellation how) {
        Objects.requireNonNull(id, "id");
        AzureSubscriptions verb = through(wire.begin());
        CancellationReason reason = how.reason();
        return reason != null ? verb.cancelInPartnerCenter(id, reason) : verb.cancelInAzure(id, how.ignoresResources());
    }

    private AzureSubscription cancelInPartnerCenter(AzureSubscriptionId id, CancellationReason reason) {
        AzureSubscription before = get(id);
        if (before.status() != null && STOPPED.contains(before.status())) {
            return before;
        }
        toStatus(
                Call.on(Routes.CANCEL_ENTITLEMENT).body(Map.of("cancellationReason", reason.text())),
                id,
                status -> !EntitlementStatus.ACTIVE.equals(status),
                ErrorCode.SUBSCRIPTION_NOT_ACTIVE);
        return await(id, "the cancellation", status -> !EntitlementStatus.ACTIVE.equals(status));
    }

    private AzureSubscription cancelInAzure(AzureSubscriptionId id, boolean ignoringResources) {
        SubscriptionInAzure before = getInAzure(id);
        if (!stopped(before, before)) {
            Call.Builder call = Call.on(Routes.CANCEL_AZURE_SUBSCRIPTION)
                    .queryIf("IgnoreResourceCheck", ignoringResources ? true : null);
            turnInAzure(call, id, seen -> stopped(seen, before), "the cancellation");
        }
        return get(id);
    }

    /** A cancelled subscription may be warned before it is disabled; one may also be warned for other reasons. */
    private static boolean stopped(SubscriptionInAzure seen, SubscriptionInAzure before) {
        AzureSubscriptionState state = seen.state();
        return AzureSubscriptionState.DISABLED.equals(state)
                || AzureSubscriptionState.DELETED.equals(state)
                || (AzureSubscriptionState.WARNED.equals(state)
                        && !AzureSubscriptionState.WARNED.equals(before.state()));
    }

    /**
     * Reactivates an Azure subscription that was cancelled, through Partner Center, and waits until it is active. Doing so
     * with one that is active changes nothing. Safe to repeat after any failure.
     *
     * <p><!-- REACTIVATE_ENTITLEMENT GET_ENTITLEMENT -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/reactivate-an-azure-entitlement">{@code POST /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>/reactivate}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-azure-entitlement">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements/<entitlement>}</a>
     * (App-only or App+User; safe to repeat). Roles: Global admin together with Admin agent.
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @return the Azure subscription, active
     * @throws NotFoundException when the plan has none of this id (800111)
     * @throws BadRequestException when it is deleted for good (2011)
     * @throws ConflictException when the plan itself is not active (27009)
     * @throws io.github.azureplan.errors.DeadlineExceededException when it is not active in time, after 15 minutes without
     *     a deadline of the caller; repeat to go on
     */
    public AzureSubscription reactivate(AzureSubscriptionId id) {
        AzureSubscriptions verb = through(wire.begin());
        AzureSubscription before = verb.get(Objects.requireNonNull(id, "id"));
        if (EntitlementStatus.ACTIVE.equals(before.status())) {
            return before;
        }
        verb.toStatus(
                Call.on(Routes.REACTIVATE_ENTITLEMENT),
                id,
                EntitlementStatus.ACTIVE::equals,
                ErrorCode.SUBSCRIPTION_ALREADY_ACTIVE);
        return verb.await(id, "the reactivation", EntitlementStatus.ACTIVE::equals);
    }

    /**
     * Enables an Azure subscription that was cancelled, through Azure Resource Manager in the customer's tenant. Doing so
     * with one that is enabled changes nothing.
     *
     * <p><!-- ENABLE_AZURE_SUBSCRIPTION GET_AZURE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/rest/api/subscription/enable">{@code POST /subscriptions/<subscription>/providers/Microsoft.Subscription/enable}</a>
     * (App+User only; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/rest/api/resources/subscriptions/get">{@code GET /subscriptions/<subscription>}</a>
     * (App+User only; safe to repeat). Role in the subscription: Owner.
     * <!-- end -->
     *
     * @param id the Azure subscription
     * @return the Azure subscription, enabled
     * @throws NotFoundException when it is gone ({@code SubscriptionNotFound})
     */
    public SubscriptionInAzure enable(AzureSubscriptionId id) {
        AzureSubscriptions verb = through(wire.begin());
        SubscriptionInAzure before = verb.getInAzure(Objects.requireNonNull(id, "id"));
        return before.enabled()
                ? before
                : verb.turnInAzure(
                        Call.on(Routes.ENABLE_AZURE_SUBSCRIPTION), id, SubscriptionInAzure::enabled, "the enabling");
    }

    /**
     * The partner's access to an Azure subscription: what it holds, whether that earns credit, how to restore it.
     *
     * @param id the Azure subscription
     * @return the access; no I/O
     */
    public PartnerAccess access(AzureSubscriptionId id) {
        return new PartnerAccess(this, wire, plan, Objects.requireNonNull(id, "id"));
    }

    /**
     * The partner's AdminAgents group, as the first Azure subscription of the plan tells that still has a foreign group for
     * its Owner. Nothing else in this API tells its object id.
     *
     * <p><!-- LIST_ENTITLEMENTS LIST_ROLE_ASSIGNMENTS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription">{@code GET /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the object id of the group, or empty when no subscription tells it
     * @throws IllegalStateException when a subscription has several foreign groups for owners
     */
    public Optional<PrincipalId> findAdminAgents() {
        AzureSubscriptions verb = through(wire.begin());
        for (AzureSubscription each : verb.list()) {
            Set<PrincipalId> groups =
                    EntitlementStatus.DELETED.equals(each.status()) ? Set.of() : verb.owners(each.id());
            if (groups.size() > 1) {
                throw new IllegalStateException(
                        "Azure subscription " + each.id() + " has several foreign groups for owners: " + groups
                                + "; find out which one is the partner's AdminAgents");
            }
            if (!groups.isEmpty()) {
                return groups.stream().findFirst();
            }
        }
        return Optional.empty();
    }

    private Set<PrincipalId> owners(AzureSubscriptionId id) {
        try {
            return access(id).foreignOwners();
        } catch (ForbiddenException | NotFoundException e) {
            return Set.of();
        }
    }

    // ---- changes of state

    /** Asks Partner Center for a change; that it is there already is as good. */
    private void toStatus(
            Call.Builder call, AzureSubscriptionId id, Predicate<EntitlementStatus> reached, ErrorCode alreadyThere) {
        Call<Boolean> change = call.path("customer", plan.customer())
                .path("plan", plan.id())
                .path("entitlement", id)
                .decode((response, reader) -> true);
        try {
            wire.execute(change.confirmedBy(() -> Optional.of(true).filter(t -> reached.test(get(id).status()))));
        } catch (BadRequestException e) {
            if (!e.code().equals(alreadyThere)) {
                throw e;
            }
        }
    }

    private AzureSubscription await(AzureSubscriptionId id, String what, Predicate<EntitlementStatus> reached) {
        return wire.await(
                () -> get(id),
                new Wire.Wait<>(
                        what + " of Azure subscription " + id,
                        seen -> String.valueOf(seen.status()),
                        seen -> reached.test(seen.status()),
                        LONGEST_WAIT,
                        null));
    }

    /** Asks Azure for a change and waits for it; a refusal because it is there already is as good. */
    private SubscriptionInAzure turnInAzure(
            Call.Builder call, AzureSubscriptionId id, Predicate<SubscriptionInAzure> reached, String what) {
        Call<Boolean> change =
                call.path("subscription", id).inTenantOf(plan.tenant()).decode((response, reader) -> true);
        try {
            wire.execute(change.confirmedBy(() -> Optional.of(true).filter(t -> reached.test(getInAzure(id)))));
        } catch (BadRequestException | ConflictException e) {
            if (!reached.test(getInAzure(id))) {
                throw e;
            }
        }
        return wire.await(
                () -> getInAzure(id),
                new Wire.Wait<>(
                        what + " of Azure subscription " + id,
                        seen -> String.valueOf(seen.state()),
                        reached::test,
                        LONGEST_WAIT,
                        null));
    }
}
