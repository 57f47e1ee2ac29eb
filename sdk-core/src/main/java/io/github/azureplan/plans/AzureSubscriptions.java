package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.Page;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Azure subscriptions under one plan. They are read and cancelled through Partner Center, made and renamed through
 * Azure Resource Manager; none of it needs an order. Immutable and safe for use by many threads.
 */
public final class AzureSubscriptions {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Wire wire;
    private final CustomerId customer;
    private final PlanId plan;
    private final @Nullable MpnId reseller;

    AzureSubscriptions(Wire wire, CustomerId customer, PlanId plan, @Nullable MpnId reseller) {
        this.wire = wire;
        this.customer = customer;
        this.plan = plan;
        this.reseller = reseller;
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
                        .path("customer", customer)
                        .path("plan", plan),
                Entitlement.class);
        return Listing.of(token -> new Page<>(
                entitlements.stream().map(e -> AzureSubscription.of(e, plan)).toList(), null));
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
                .path("customer", customer)
                .path("plan", plan)
                .path("entitlement", id)
                .json(Entitlement.class));
        return AzureSubscription.of(entitlement, plan);
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
     * <p>Without a deadline of the caller it waits up to 15 minutes.
     *
     * <p><!-- LIST_BILLING_ACCOUNTS PUT_ALIAS GET_ALIAS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Billing/billingAccounts}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code PUT /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/azure/cost-management-billing/manage/programmatically-create-subscription-microsoft-partner-agreement">{@code GET /providers/Microsoft.Subscription/aliases/<alias>}</a>
     * (App+User only; safe to repeat). Role: Admin agent.
     * <!-- end -->
     *
     * @param subscription the new Azure subscription
     * @return the Azure subscription
     * @throws ServiceException when the service refuses or its provisioning fails
     * @throws io.github.azureplan.errors.DeadlineExceededException when it is not there in time; repeat to go on
     */
    public AzureSubscription create(NewAzureSubscription subscription) {
        Wire verb = wire.begin();
        String alias = subscription.alias() != null ? subscription.alias() : derivedAlias(subscription.displayName());
        NewAzureSubscription complete =
                subscription.reseller() == null && reseller != null ? subscription.reseller(reseller) : subscription;
        if (complete.reseller() != null) {
            wire.requireProvider("reseller of the new Azure subscription");
        }
        ResumePoint resume = new ResumePoint(ResumePoint.Kind.ALIAS, alias);
        verb.execute(Call.on(Routes.PUT_ALIAS)
                .path("alias", alias)
                .body(complete.body(billingScope(verb)))
                .resume(ResumePoint.Kind.ALIAS, alias)
                .json(Arm.Alias.class));
        Arm.Alias made = verb.await(
                () -> verb.execute(
                        Call.on(Routes.GET_ALIAS).path("alias", alias).json(Arm.Alias.class)),
                new Wire.Wait<>(
                        "Azure subscription \"" + subscription.displayName() + "\"",
                        a -> String.valueOf(state(a)),
                        AzureSubscriptions::settled,
                        LONGEST_WAIT,
                        resume));
        Arm.AliasProperties properties = made.properties();
        if (properties == null
                || properties.subscriptionId() == null
                || !ProvisioningState.SUCCEEDED.equals(properties.provisioningState())) {
            throw failed(alias, resume);
        }
        String name = properties.displayName();
        return new AzureSubscription(
                properties.subscriptionId(),
                plan,
                name == null ? subscription.displayName() : name,
                EntitlementStatus.ACTIVE);
    }

    private static boolean settled(Arm.Alias alias) {
        ProvisioningState state = state(alias);
        return ProvisioningState.SUCCEEDED.equals(state) || ProvisioningState.FAILED.equals(state);
    }

    private static @Nullable ProvisioningState state(Arm.Alias alias) {
        return alias.properties() == null ? null : alias.properties().provisioningState();
    }

    private static ServiceException failed(String alias, ResumePoint resume) {
        return new ServiceException(new ErrorDetails(
                Routes.GET_ALIAS.name(),
                200,
                ErrorCode.NONE,
                "the provisioning failed",
                null,
                null,
                null,
                false,
                "Check the plan and the caller's role, then create it again with another alias than " + alias + ".",
                Outcome.NOT_APPLIED,
                resume));
    }

    private String derivedAlias(String name) {
        String key = plan.text() + "\n" + name;
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String billingScope(Wire verb) {
        return verb
                .listLinked(
                        () -> Call.on(Routes.LIST_BILLING_ACCOUNTS),
                        Routes.LIST_BILLING_ACCOUNTS,
                        Arm.BillingAccount.class)
                .stream()
                .filter(Arm.BillingAccount::ofPartner)
                .map(account ->
                        "/providers/Microsoft.Billing/billingAccounts/" + account.name() + "/customers/" + customer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the caller sees no billing account of a Microsoft Partner"
                        + " Agreement; sign in as an Admin agent of the partner"));
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
     */
    public void rename(AzureSubscriptionId id, String name) {
        // The same rule for the name of a new one and the new name of an old one.
        String checked = NewAzureSubscription.named(name).displayName();
        Wire verb = wire.begin();
        TenantId tenant = TenantId.of(customer.text());
        Call<Boolean> rename = Call.on(Routes.RENAME_AZURE_SUBSCRIPTION)
                .path("subscription", id)
                .inTenantOf(tenant)
                .body(new Arm.RenameRequest(checked))
                .decode((response, reader) -> true);
        verb.execute(rename.confirmedBy(() -> Optional.of(true).filter(t -> checked.equals(nameOf(verb, id, tenant)))));
    }

    private static @Nullable String nameOf(Wire verb, AzureSubscriptionId id, TenantId tenant) {
        return verb.execute(Call.on(Routes.GET_AZURE_SUBSCRIPTION)
                        .path("subscription", id)
                        .inTenantOf(tenant)
                        .json(Arm.Subscription.class))
                .displayName();
    }

    /**
     * Cancels an Azure subscription and waits until it is not active any more. The plan stays. Cancelling one that is
     * cancelled already changes nothing.
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
        AzureSubscriptions verb = new AzureSubscriptions(wire.begin(), customer, plan, reseller);
        AzureSubscription before = verb.get(Objects.requireNonNull(id, "id"));
        if (!EntitlementStatus.ACTIVE.equals(before.status())) {
            return before;
        }
        Call<Boolean> cancel = Call.on(Routes.CANCEL_ENTITLEMENT)
                .path("customer", customer)
                .path("plan", plan)
                .path("entitlement", id)
                .body(Map.of("cancellationReason", "Other"))
                .decode((response, reader) -> true);
        verb.wire.execute(cancel.confirmedBy(() -> Optional.of(true)
                .filter(t -> !EntitlementStatus.ACTIVE.equals(verb.get(id).status()))));
        return verb.wire.await(
                () -> verb.get(id),
                new Wire.Wait<>(
                        "the cancellation of Azure subscription " + id,
                        seen -> String.valueOf(seen.status()),
                        seen -> !EntitlementStatus.ACTIVE.equals(seen.status()),
                        LONGEST_WAIT,
                        null));
    }
}
