package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.SubscriptionStatus;
import io.github.azureplan.subscriptions.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An Azure plan a customer has: a Partner Center subscription that any number of Azure subscriptions live under. The data
 * is what the service told when it was read. Immutable.
 */
public final class AzurePlan {
    /** How many Azure subscriptions a message names. */
    private static final int NAMED = 10;

    private final Wire wire;
    private final CustomerId customer;
    private final Subscription subscription;
    private final PlanId id;

    AzurePlan(Wire wire, CustomerId customer, Subscription subscription) {
        this.wire = wire;
        this.customer = customer;
        this.subscription = subscription;
        this.id = PlanId.of(subscription.id());
    }

    /**
     * The plan's id: that of its Partner Center subscription, not of an Azure subscription.
     *
     * @return the id
     */
    public PlanId id() {
        return id;
    }

    /**
     * The customer who has the plan.
     *
     * @return the customer
     */
    public CustomerId customerId() {
        return customer;
    }

    /**
     * The plan's status; Azure subscriptions can be made while it is active.
     *
     * @return the status, or null where the service leaves it out
     */
    public @Nullable SubscriptionStatus status() {
        return subscription.status();
    }

    /**
     * The indirect reseller the plan was bought for.
     *
     * @return the reseller's location, or empty for the partner's own plan
     */
    public Optional<MpnId> reseller() {
        return Optional.ofNullable(subscription.partnerId());
    }

    /**
     * The Partner Center subscription that is the plan.
     *
     * @return the subscription as it was read
     */
    public Subscription subscription() {
        return subscription;
    }

    /**
     * The Azure subscriptions under the plan.
     *
     * @return the Azure subscriptions; no I/O
     */
    public AzureSubscriptions azureSubscriptions() {
        return azureSubscriptions(wire);
    }

    private AzureSubscriptions azureSubscriptions(Wire over) {
        return new AzureSubscriptions(
                over, new PlanContext(customer, id, subscription.partnerId(), subscription.creationDate()));
    }

    /**
     * Suspends the plan, which is as far as a plan can be ended: no call deletes one. Its Azure subscriptions must be
     * cancelled before, its reservations too. A plan that is suspended stays so.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION LIST_ENTITLEMENTS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the plan as it is then
     * @throws PlanInUseException when Azure subscriptions are still active (900115); it names them
     * @throws BadRequestException when the plan is deleted (2011)
     */
    public AzurePlan suspend() {
        Wire verb = wire.begin();
        try {
            return new AzurePlan(wire, customer, new Subscriptions(verb, customer).suspend(id.text()));
        } catch (ForbiddenException e) {
            throw e.code().equals(ErrorCode.PLAN_HAS_ACTIVE_SUBSCRIPTIONS) ? inUse(verb, e) : e;
        }
    }

    /** The refusal with what is in the way; without it where that cannot be read. */
    private ForbiddenException inUse(Wire verb, ForbiddenException refused) {
        List<AzureSubscription> active;
        try {
            active = azureSubscriptions(verb.withoutRequestId()).list().stream()
                    .filter(s -> EntitlementStatus.ACTIVE.equals(s.status()))
                    .toList();
        } catch (AzurePlanException unreadable) {
            refused.addSuppressed(unreadable);
            return refused;
        }
        String named = active.stream()
                .limit(NAMED)
                .map(s -> s.name() + " (" + s.id() + ")")
                .collect(Collectors.joining(", "));
        String more = active.size() > NAMED ? " and " + (active.size() - NAMED) + " more" : "";
        ErrorDetails said = refused.details();
        PlanInUseException explained = new PlanInUseException(
                new ErrorDetails(
                        said.operation(),
                        said.status(),
                        said.code(),
                        said.description(),
                        said.requestId(),
                        said.correlationId(),
                        said.retryAfter(),
                        said.retryable(),
                        active.isEmpty()
                                ? "No Azure subscription is active; cancel what else belongs to the plan, its reservations."
                                : "Cancel these with azureSubscriptions().cancel(id) first: " + named + more + ".",
                        said.outcome(),
                        said.resume()),
                active.stream().map(AzureSubscription::id).toList());
        explained.addSuppressed(refused);
        return explained;
    }

    /**
     * Makes a suspended plan active again; one that is active stays so. Its cancelled Azure subscriptions stay cancelled.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @return the plan as it is then
     * @throws BadRequestException when the plan is deleted (2011)
     */
    public AzurePlan reactivate() {
        return new AzurePlan(wire, customer, new Subscriptions(wire, customer).reactivate(id.text()));
    }

    @Override
    public String toString() {
        return "AzurePlan[" + id + ", " + status() + "]";
    }
}
