package io.github.azureplan.subscriptions;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The Partner Center subscriptions of one customer: what was bought, an Azure plan among it. The Azure subscriptions under
 * a plan are elsewhere. Immutable and safe for use by many threads.
 */
public final class Subscriptions {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 3;

    private final Wire wire;
    private final CustomerId customer;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public Subscriptions(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * All subscriptions.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the subscriptions
     */
    public Listing<Subscription> list() {
        return wire.listWhole(() -> Call.on(Routes.LIST_SUBSCRIPTIONS).path("customer", customer), Subscription.class);
    }

    /**
     * The subscriptions an order has made.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param orderId the order
     * @return the subscriptions
     */
    public Listing<Subscription> listByOrder(String orderId) {
        Objects.requireNonNull(orderId, "orderId");
        return wire.listWhole(
                () -> Call.on(Routes.LIST_SUBSCRIPTIONS)
                        .path("customer", customer)
                        .query("order_id", orderId),
                Subscription.class);
    }

    /**
     * The subscriptions that have a partner on record.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param partner the partner's location, for an indirect provider one of its resellers
     * @return the subscriptions
     */
    public Listing<Subscription> listByPartner(MpnId partner) {
        Objects.requireNonNull(partner, "partner");
        return wire.listWhole(
                () -> Call.on(Routes.LIST_SUBSCRIPTIONS)
                        .path("customer", customer)
                        .query("mpn_id", partner),
                Subscription.class);
    }

    /**
     * Reads a subscription.
     *
     * <p><!-- GET_SUBSCRIPTION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the subscription
     * @throws NotFoundException when there is none (20003)
     */
    public Subscription get(String subscriptionId) {
        return wire.execute(Call.on(Routes.GET_SUBSCRIPTION)
                .path("customer", customer)
                .path("subscription", subscriptionId)
                .json(Subscription.class));
    }

    /**
     * Reads a subscription, if there is one.
     *
     * <p><!-- GET_SUBSCRIPTION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the subscription, or empty
     */
    public Optional<Subscription> find(String subscriptionId) {
        try {
            return Optional.of(get(subscriptionId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Changes a subscription: what was changed with {@code toBuilder()} since it was read, and nothing else. Where the
     * service takes its time, this waits until the change shows; where it is not ready, this asks again. Safe to repeat:
     * a change that shows already is no error. What others have changed meanwhile stays, or makes the update fail where
     * the subscription has an ETag.
     *
     * <p>Without a deadline of the caller it waits up to 15 minutes. A subscription that nothing was changed about is
     * only read.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param subscription the subscription as it was read, changed
     * @return the subscription as it is then
     * @throws NotFoundException when there is none (20003)
     * @throws PreconditionFailedException when somebody else has changed it since it was read (2055): read it again
     * @throws BadRequestException when it is suspended (2001, 800091), deleted (2011), not activated (800081), or the change
     *     is not one it takes (2002, 2006, 2054, 800040, 800090, 800093, 800095 to 800098)
     * @throws ForbiddenException when an Azure plan still has active Azure subscriptions (900115), or seats are limited
     *     (800067, 800088)
     * @throws ConflictException when what it belongs to is not active (27009), or it is not ready for long (800082)
     * @throws DeadlineExceededException when the change was taken and does not show in time; repeat to go on waiting
     */
    public Subscription update(Subscription subscription) {
        Objects.requireNonNull(subscription, "subscription");
        if (!subscription.isChanged()) {
            return get(subscription.id());
        }
        return new SubscriptionUpdate(wire.begin(), customer, subscription, false).run();
    }

    /**
     * Suspends a subscription; one that is suspended stays so. An Azure plan is suspended only without active Azure
     * subscriptions; {@code AzurePlan.suspend()} names those in the way.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the subscription as it is then
     * @throws NotFoundException when there is none (20003)
     * @throws ForbiddenException when an Azure plan still has active Azure subscriptions (900115)
     * @throws BadRequestException when its status cannot be changed (2011, 800040, 800096)
     */
    public Subscription suspend(String subscriptionId) {
        return change(subscriptionId, builder -> builder.status(SubscriptionStatus.SUSPENDED));
    }

    /**
     * Reactivates a suspended subscription; one that is active stays so. What was cancelled under it, or suspended with it,
     * stays as it is.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the subscription as it is then
     * @throws NotFoundException when there is none (20003)
     * @throws ConflictException when what it belongs to is not active (27009)
     * @throws BadRequestException when its status cannot be changed (2011, 800040, 800096)
     */
    public Subscription reactivate(String subscriptionId) {
        return change(subscriptionId, builder -> builder.status(SubscriptionStatus.ACTIVE));
    }

    /**
     * Gives a subscription another name.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @param friendlyName the partner's name for it
     * @return the subscription as it is then
     * @throws IllegalArgumentException when the name is blank
     * @throws NotFoundException when there is none (20003)
     * @throws BadRequestException when it takes no change (2011, 800081, 800091)
     */
    public Subscription rename(String subscriptionId, String friendlyName) {
        if (friendlyName.isBlank()) {
            throw new IllegalArgumentException("friendlyName: must not be blank");
        }
        return change(subscriptionId, builder -> builder.friendlyName(friendlyName));
    }

    /**
     * Gives a subscription another number of seats.
     *
     * <p><!-- GET_SUBSCRIPTION UPDATE_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-subscription-by-id">{@code PATCH /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param subscriptionId the subscription
     * @param quantity how many in all, at least 1
     * @return the subscription as it is then
     * @throws IllegalArgumentException when the quantity is less than 1
     * @throws NotFoundException when there is none (20003)
     * @throws BadRequestException when it is suspended (2001), the quantity out of range (2002), fixed (800095) or may not
     *     go down any more (800090)
     * @throws ForbiddenException when there are not so many left (800067, 800088)
     */
    public Subscription changeQuantity(String subscriptionId, int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity: must be at least 1, was " + quantity);
        }
        return change(subscriptionId, builder -> builder.quantity(quantity));
    }

    /** Reads, changes and writes; begins again when somebody else was quicker, as the aim does not depend on what was. */
    private Subscription change(String subscriptionId, UnaryOperator<Subscription.Builder> aim) {
        Objects.requireNonNull(subscriptionId, "subscriptionId");
        Subscriptions verb = new Subscriptions(wire.begin(), customer);
        for (int attempt = 1; ; attempt++) {
            Subscription before = verb.reads().get(subscriptionId);
            Subscription wanted = aim.apply(before.toBuilder()).build();
            if (wanted.shownBy(before)) {
                return before;
            }
            try {
                // Under the caller's request id the service knows the first body only.
                Wire sender = attempt == 1 ? verb.wire : verb.wire.withoutRequestId();
                return new SubscriptionUpdate(sender, customer, wanted, true).run();
            } catch (PreconditionFailedException stale) {
                if (attempt == ATTEMPTS) {
                    throw stale;
                }
            }
        }
    }

    /**
     * How far the service has provisioned a subscription; refreshed every 15 minutes.
     *
     * <p><!-- GET_SUBSCRIPTION_PROVISIONING -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-subscription-provisioning-status">{@code GET /v1/customers/<customer>/subscriptions/<subscription>/provisioningstatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param subscriptionId the subscription
     * @return the status as it was refreshed last
     * @throws NotFoundException when there is none (20003)
     */
    public SubscriptionProvisioning provisioning(String subscriptionId) {
        return wire.execute(Call.on(Routes.GET_SUBSCRIPTION_PROVISIONING)
                .path("customer", customer)
                .path("subscription", subscriptionId)
                .json(SubscriptionProvisioning.class));
    }

    /**
     * Whether a subscription is registered for reservations.
     *
     * <p><!-- GET_SUBSCRIPTION_REGISTRATION -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-subscription-registration-status">{@code GET /v1/customers/<customer>/subscriptions/<subscription>/registrationstatus}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the registration as it stands
     * @throws NotFoundException when there is none (20003)
     */
    public SubscriptionRegistration registration(String subscriptionId) {
        return wire.execute(Call.on(Routes.GET_SUBSCRIPTION_REGISTRATION)
                .path("customer", customer)
                .path("subscription", subscriptionId)
                .json(SubscriptionRegistration.class));
    }

    /**
     * Registers an Azure plan, or a subscription of the older Azure offer, so that reservations can be bought for it, and
     * waits until it is registered. One that is registered stays so; repeating goes on with a registration under way.
     *
     * <p>Without a deadline of the caller it waits up to 15 minutes.
     *
     * <p><!-- GET_SUBSCRIPTION_REGISTRATION REGISTER_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-subscription-registration-status">{@code GET /v1/customers/<customer>/subscriptions/<subscription>/registrationstatus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/register-a-subscription">{@code POST /v1/customers/<customer>/subscriptions/<subscription>/registrations}</a>
     * (App-only or App+User; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param subscriptionId the subscription; for a plan {@code PlanId.text()}
     * @return the registration, which is done
     * @throws NotFoundException when there is none (20003)
     * @throws BadRequestException when it is no Azure (800011) or not active (800012)
     * @throws DeadlineExceededException when it is not registered in time; repeat to go on waiting
     */
    public SubscriptionRegistration register(String subscriptionId) {
        Objects.requireNonNull(subscriptionId, "subscriptionId");
        Subscriptions verb = new Subscriptions(wire.begin(), customer);
        if (verb.reads().underWay(subscriptionId).isEmpty()) {
            Call<Boolean> register = Call.on(Routes.REGISTER_SUBSCRIPTION)
                    .path("customer", customer)
                    .path("subscription", subscriptionId)
                    .decode((response, reader) -> true);
            verb.wire.execute(register.confirmedBy(
                    () -> verb.reads().underWay(subscriptionId).map(registration -> true)));
        }
        return verb.wire.await(
                () -> verb.reads().registration(subscriptionId),
                new Wire.Wait<>(
                        "the registration of subscription " + subscriptionId,
                        seen -> String.valueOf(seen.status()),
                        SubscriptionRegistration::registered,
                        LONGEST_WAIT,
                        null));
    }

    /** For the reads of a verb: a request id of the caller's is meant for what is written. */
    private Subscriptions reads() {
        return new Subscriptions(wire.withoutRequestId(), customer);
    }

    /** The registration that was asked for, done or not. */
    private Optional<SubscriptionRegistration> underWay(String subscriptionId) {
        SubscriptionRegistration now = registration(subscriptionId);
        boolean none = now.status() == null || RegistrationStatus.NOT_REGISTERED.equals(now.status());
        return none ? Optional.empty() : Optional.of(now);
    }
}
