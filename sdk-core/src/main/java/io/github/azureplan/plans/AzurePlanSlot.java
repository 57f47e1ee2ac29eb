package io.github.azureplan.plans;

import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.CustomerCatalog;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.orders.CartError;
import io.github.azureplan.orders.CartLine;
import io.github.azureplan.orders.Carts;
import io.github.azureplan.orders.CheckoutResult;
import io.github.azureplan.orders.Order;
import io.github.azureplan.orders.OrderError;
import io.github.azureplan.orders.OrderLine;
import io.github.azureplan.orders.OrderStatus;
import io.github.azureplan.orders.Orders;
import io.github.azureplan.orders.Participant;
import io.github.azureplan.orders.ParticipantKind;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.Subscriptions;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of one Azure plan of a customer: the partner's own, or that of one indirect reseller. It may be empty;
 * {@link #purchase()} fills it. Immutable and safe for use by many threads.
 */
public final class AzurePlanSlot {
    /** An order may take 15 minutes to show; twice that is waited. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final Wire wire;
    private final CustomerId customer;
    private final PurchaseJournal journal;
    private final PurchaseJournal.Key key;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param journal where purchases are noted
     * @param customer the customer
     * @param reseller the indirect reseller, or null for the partner's own plan
     * @hidden
     */
    @SuppressWarnings("exports")
    public AzurePlanSlot(Wire wire, PurchaseJournal journal, CustomerId customer, @Nullable MpnId reseller) {
        this.wire = wire;
        this.journal = journal;
        this.customer = customer;
        this.key = new PurchaseJournal.Key(customer, reseller);
    }

    /**
     * The plan, if the customer has one. Without a reseller this is the only plan the customer has, or among several the
     * one that is no reseller's.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the plan, or empty
     * @throws IllegalStateException when the customer has plans of several resellers and none of the partner's own
     */
    public Optional<AzurePlan> find() {
        List<AzurePlan> plans = new AzurePlans(wire, customer).list();
        MpnId reseller = key.reseller();
        if (reseller != null) {
            return plans.stream()
                    .filter(plan -> plan.reseller().filter(reseller::equals).isPresent())
                    .findFirst();
        }
        if (plans.size() <= 1) {
            return plans.stream().findFirst();
        }
        List<AzurePlan> own =
                plans.stream().filter(plan -> plan.reseller().isEmpty()).toList();
        if (own.size() == 1) {
            return own.stream().findFirst();
        }
        throw new IllegalStateException("customer " + customer + " has several Azure plans: " + describe(plans)
                + "; name the reseller with azurePlan(MpnId), or read all with azurePlans().list()");
    }

    private static String describe(List<AzurePlan> plans) {
        return String.join(
                ", ",
                plans.stream()
                        .map(plan -> plan.id()
                                + plan.reseller().map(r -> " of reseller " + r).orElse(""))
                        .toList());
    }

    /**
     * The plan.
     *
     * <p><!-- LIST_SUBSCRIPTIONS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the plan
     * @throws NoSuchElementException when the customer has none; {@link #purchase()} buys one
     * @throws IllegalStateException when the customer has plans of several resellers and none of the partner's own
     */
    public AzurePlan get() {
        return find().orElseThrow(() -> new NoSuchElementException(
                "customer " + customer + " has no Azure plan here; buy one with purchase()"));
    }

    /**
     * Buys the plan, once: gives the one that exists, or looks the offer up, makes a cart, checks it out and waits for the
     * order. Safe to repeat after any failure, also after a crash when the client was built with a
     * {@link PurchaseJournal} that survives: the same cart is checked out again, and the service answers with the first
     * result. Calls of one client for the same customer and reseller wait for each other.
     *
     * <p>Progress is reported at each step. Without a deadline of the caller it waits up to half an hour for the order.
     *
     * <p><!-- LIST_SUBSCRIPTIONS LIST_CUSTOMER_PRODUCTS LIST_CUSTOMER_SKUS LIST_CUSTOMER_AVAILABILITIES CREATE_CART CHECK_OUT GET_ORDER GET_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code POST /v1/customers/<customer>/carts}</a>
     * (App-only or App+User; repeated under one request id);
     * <a href="https://learn.microsoft.com/partner-center/developer/checkout-a-cart">{@code POST /v1/customers/<customer>/carts/<cart>/checkout}</a>
     * (App-only or App+User; repeated for the same cart);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the plan; a suspended one is given as it is
     * @throws io.github.azureplan.errors.AgreementRequiredException when the customer has no valid agreement: attest, then
     *     repeat
     * @throws ForbiddenException when the customer may not have a plan, for example because a legacy offer must be moved
     *     first (800020)
     * @throws ConflictException when a transition of the customer is in the way (900112 to 900114)
     * @throws DeadlineExceededException when the order is not done in time; repeat to go on
     */
    public AzurePlan purchase() {
        AzurePlanSlot verb = new AzurePlanSlot(wire.begin(), journal, customer, key.reseller());
        return verb.wire.exclusively(key, "the purchase for customer " + customer, verb::purchaseAlone);
    }

    private AzurePlan purchaseAlone() {
        Optional<AzurePlan> present = find();
        if (present.isPresent()) {
            return present.get();
        }
        Optional<String> noted = journal.get(key);
        String cart = noted.isPresent() ? noted.get() : journal.putIfAbsent(key, newCart());
        try {
            AzurePlan plan = finish(cart);
            if (AzurePlans.exists(plan.subscription())) {
                return plan;
            }
            // The cart on record made a plan that was deleted since: its place is free again.
        } catch (ServiceException e) {
            if (noted.isEmpty() || !deadCart(e)) {
                throw e;
            }
            // A plan this cart made would have been found above, unless it was made this very moment.
            present = find();
            if (present.isPresent()) {
                return present.get();
            }
        }
        return finish(journal.replace(key, cart, newCart()));
    }

    /** Refusals after which an older cart has ordered nothing and never will: expired, or its catalog item is outdated. */
    private static boolean deadCart(ServiceException e) {
        return e.outcome() == Outcome.NOT_APPLIED
                && (e.code().equals(ErrorCode.CART_NOT_FOUND)
                        || e.code().equals(ErrorCode.CART_LINE_ERRORS)
                        || e.code().equals(ErrorCode.AVAILABILITY_NOT_FOUND));
    }

    private String newCart() {
        wire.report("the purchase", "looking the offer up", wire.clock().instant());
        Wire steps = wire.withoutRequestId();
        AzurePlanOffer offer = new CustomerCatalog(steps, customer)
                .azurePlan()
                .orElseThrow(() -> new IllegalStateException(
                        "the Azure plan is not sold to customer " + customer + " at present; see customer.catalog()"));
        CartLine.Builder line = CartLine.builder(offer.catalogItemId()).friendlyName("Azure plan");
        if (key.reseller() != null) {
            line.participants(List.of(new Participant(ParticipantKind.TRANSACTION_RESELLER, key.reseller())));
        }
        Cart cart = new Carts(wire, customer).create(List.of(line.build()));
        for (CartLine refused : cart.refusedLines()) {
            throw refusal(Objects.requireNonNull(refused.error()));
        }
        return cart.id();
    }

    private AzurePlan finish(String cart) {
        Wire steps = wire.withoutRequestId();
        steps.report("the purchase", "checking out", wire.clock().instant());
        ResumePoint resume = new ResumePoint(ResumePoint.Kind.CART, cart);
        CheckoutResult result;
        try {
            result = new Carts(steps, customer).checkout(cart);
        } catch (ForbiddenException e) {
            if (e.code().equals(ErrorCode.PLAN_LIMIT)) {
                return boughtElsewhere(e, resume);
            }
            throw e;
        }
        for (OrderError refused : result.orderErrors()) {
            throw refusal(refused, resume);
        }
        Order order = result.orders().stream()
                .findFirst()
                .orElseThrow(() -> refusal(new OrderError(null, null, "the checkout made no order"), resume));
        String subscriptionId = subscriptionOf(order).orElseGet(() -> awaitSubscription(order, resume));
        Subscription subscription = steps.await(
                        () -> new Subscriptions(steps, customer).find(subscriptionId),
                        new Wire.Wait<>(
                                "the Azure plan",
                                seen -> seen.map(s -> String.valueOf(s.status()))
                                        .orElse("not visible yet"),
                                seen -> seen.isPresent(),
                                LONGEST_WAIT,
                                resume))
                .orElseThrow();
        return new AzurePlan(wire, customer, subscription);
    }

    /** Somebody else has bought the plan just now: it is on its way and shows when its order is done. */
    private AzurePlan boughtElsewhere(ForbiddenException refused, ResumePoint resume) {
        try {
            return wire.await(
                            this::find,
                            new Wire.Wait<>(
                                    "the Azure plan ordered elsewhere",
                                    seen -> seen.isPresent() ? "there" : "not visible yet",
                                    Optional::isPresent,
                                    LONGEST_WAIT,
                                    resume))
                    .orElseThrow();
        } catch (DeadlineExceededException late) {
            refused.addSuppressed(late);
            throw refused;
        }
    }

    private String awaitSubscription(Order order, ResumePoint resume) {
        Wire steps = wire.withoutRequestId();
        Optional<Order> done = steps.await(
                () -> new Orders(steps, customer).find(order.id()),
                new Wire.Wait<>(
                        "order " + order.id(),
                        seen -> seen.map(o -> String.valueOf(o.status())).orElse("not visible yet"),
                        seen -> seen.map(AzurePlanSlot::settled).orElse(false),
                        LONGEST_WAIT,
                        resume));
        return done.flatMap(AzurePlanSlot::subscriptionOf)
                .orElseThrow(() -> refusal(
                        new OrderError(null, null, "order " + order.id() + " ended without a subscription"), resume));
    }

    private static boolean settled(Order order) {
        return subscriptionOf(order).isPresent()
                || OrderStatus.COMPLETED.equals(order.status())
                || OrderStatus.CANCELLED.equals(order.status());
    }

    private static Optional<String> subscriptionOf(Order order) {
        return order.lineItems().stream()
                .filter(line -> line.offerId() == null || AzurePlanOffer.isAzurePlan(line.offerId()))
                .map(OrderLine::subscriptionId)
                .filter(id -> id != null && !id.isBlank())
                .findFirst();
    }

    private static ServiceException refusal(CartError error) {
        ErrorCode code = error.errorCode() == null
                ? ErrorCode.NONE
                : ErrorCode.of(error.errorCode().text());
        return refusal("Create a cart", code, error.errorDescription(), null);
    }

    private static ServiceException refusal(OrderError error, ResumePoint resume) {
        ErrorCode code = error.code() == null ? ErrorCode.NONE : ErrorCode.of(error.code());
        return refusal("Check out a cart", code, error.description(), resume);
    }

    /** A refusal inside an answer of 201. */
    private static ServiceException refusal(
            String operation, ErrorCode code, @Nullable String description, @Nullable ResumePoint resume) {
        ErrorDetails details = new ErrorDetails(
                operation,
                201,
                code,
                description == null ? "" : description,
                null,
                null,
                null,
                false,
                "Correct what the description names, then repeat the purchase; it goes on with the same cart.",
                Outcome.NOT_APPLIED,
                resume);
        return code.equals(ErrorCode.AGREEMENT_REQUIRED)
                ? new io.github.azureplan.errors.AgreementRequiredException(details)
                : new ServiceException(details);
    }
}
