package io.github.azureplan.plans;

import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.CustomerCatalog;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
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
import io.github.azureplan.orders.CartStatus;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One purchase of a plan. What keeps it from buying twice is the cart: it is noted before it is checked out, whoever comes
 * later checks the same one out, and the service answers with the first result. Another cart takes its place only when the
 * noted one can have no order any more that does not show:
 *
 * <ul>
 *   <li>A noted cart is checked out only as long as it has {@link #LEAST_LEFT} to live, and a checkout is given up after
 *       {@link #LONGEST_CHECKOUT}. So an order of a cart that has expired was made long enough ago to show.
 *   <li>A cart too old to be checked out and not ordered is replaced only when no checkout that began in time can be
 *       under way.
 *   <li>Before any new cart, a plan's order that is under way is looked for and followed.
 * </ul>
 */
final class Purchase {
    /** More than the 15 minutes an order may take to show. */
    static final Duration LEAST_LEFT = Duration.ofHours(1);

    static final Duration LONGEST_CHECKOUT = Duration.ofMinutes(15);

    private static final Set<ErrorCode> FORBIDDEN =
            Set.of(ErrorCode.PLAN_LIMIT, ErrorCode.ITEM_NOT_ELIGIBLE, ErrorCode.RESELLER_AGREEMENT_MISSING);
    private static final Set<ErrorCode> TRANSITION =
            Set.of(ErrorCode.UPGRADE_PENDING, ErrorCode.UPGRADE_IN_PROGRESS, ErrorCode.UPGRADE_FAILED);

    private final AzurePlanSlot slot;
    private final Wire wire;
    private final PurchaseJournal journal;
    private final PurchaseJournal.Key key;
    private final PlanPurchase options;

    Purchase(AzurePlanSlot slot, Wire wire, PurchaseJournal journal, PurchaseJournal.Key key, PlanPurchase options) {
        this.slot = slot;
        this.wire = wire;
        this.journal = journal;
        this.key = key;
        this.options = options;
    }

    /** Finds the plan, or orders it. */
    PlanOrder place() {
        Optional<AzurePlan> present = slot.find(steps());
        if (present.isPresent()) {
            return PlanOrder.there(this, present.get());
        }
        Optional<String> noted = journal.get(key);
        if (noted.isEmpty()) {
            return begin(cart -> journal.putIfAbsent(key, cart));
        }
        String cart = noted.get();
        return resume(cart).orElseGet(() -> begin(other -> journal.replace(key, cart, other)));
    }

    /** Goes on with the cart that is noted; empty when another one must take its place. */
    private Optional<PlanOrder> resume(String cart) {
        if (!orderable(cart)) {
            return Optional.empty();
        }
        PlanOrder placed;
        try {
            placed = checkOut(cart);
        } catch (ServiceException e) {
            if (!dead(e)) {
                throw e;
            }
            return slot.find(steps()).map(plan -> PlanOrder.there(this, plan));
        }
        return spent(placed) ? Optional.empty() : Optional.of(placed);
    }

    /** Whether a cart may be checked out, for the first time or again. */
    private boolean orderable(String cart) {
        Carts carts = new Carts(steps(), key.customer());
        Optional<Cart> settled;
        try {
            settled = steps().await(
                            () -> find(carts, cart),
                            new Wire.Wait<>(
                                    "cart " + cart,
                                    seen -> seen.map(c -> String.valueOf(c.status()))
                                            .orElse("expired"),
                                    seen -> seen.map(c -> ordered(c) || !closing(c))
                                            .orElse(true),
                                    LEAST_LEFT,
                                    new ResumePoint(ResumePoint.Kind.CART, cart)));
        } catch (ServiceException unreadable) {
            if (unreadable.retryable()) {
                throw unreadable;
            }
            // No page describes how a cart is read: where that is not offered, the checkout itself tells.
            return true;
        }
        return settled.map(c -> ordered(c) || left(c).compareTo(LEAST_LEFT) > 0).orElse(false);
    }

    private static Optional<Cart> find(Carts carts, String id) {
        try {
            return Optional.of(carts.get(id));
        } catch (ServiceException e) {
            if (e.code().equals(ErrorCode.CART_NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean ordered(Cart cart) {
        return CartStatus.ORDERED.equals(cart.status());
    }

    /** Too old to be checked out, and yet a checkout that began in time may be under way. */
    private boolean closing(Cart cart) {
        Duration left = left(cart);
        return left.compareTo(LEAST_LEFT) <= 0 && left.compareTo(LEAST_LEFT.minus(LONGEST_CHECKOUT)) > 0;
    }

    private Duration left(Cart cart) {
        return cart.expirationTimestamp() == null
                ? Duration.ofDays(1)
                : Duration.between(wire.clock().instant(), cart.expirationTimestamp());
    }

    /** Refusals after which a cart has ordered nothing and never will: expired, or its catalog item is outdated. */
    private static boolean dead(ServiceException e) {
        return e.outcome() == Outcome.NOT_APPLIED
                && (e.code().equals(ErrorCode.CART_NOT_FOUND)
                        || e.code().equals(ErrorCode.CART_LINE_ERRORS)
                        || e.code().equals(ErrorCode.AVAILABILITY_NOT_FOUND));
    }

    /** Whether what a cart ordered is gone: the order was cancelled, or its plan deleted since. */
    private boolean spent(PlanOrder placed) {
        Order order = placed.order();
        if (order == null) {
            return false;
        }
        Order now = new Orders(steps(), key.customer()).find(order.id()).orElse(order);
        Optional<String> plan = subscriptionOf(now);
        if (plan.isEmpty()) {
            return OrderStatus.CANCELLED.equals(now.status());
        }
        return new Subscriptions(steps(), key.customer())
                .find(plan.get())
                .map(subscription -> !AzurePlans.exists(subscription))
                .orElse(OrderStatus.CANCELLED.equals(now.status()));
    }

    /** Orders the plan with a cart that has to be made and noted first, unless an order of it is under way. */
    private PlanOrder begin(UnaryOperator<String> note) {
        Optional<Order> underWay = underWay();
        if (underWay.isPresent()) {
            return PlanOrder.placed(this, null, underWay.get());
        }
        if (key.reseller() != null && options.resellerChecked()) {
            new ResellerCheck(wire, key.reseller(), new ArrayList<>()).refusal().ifPresent(refused -> {
                throw refused;
            });
        }
        return checkOut(note.apply(newCart()));
    }

    private Optional<Order> underWay() {
        return new Orders(steps(), key.customer())
                .list().stream()
                        .filter(order -> OrderStatus.PENDING.equals(order.status()))
                        .filter(order -> order.lineItems().stream().anyMatch(this::ofThisPlace))
                        .findFirst();
    }

    private boolean ofThisPlace(OrderLine line) {
        return line.offerId() != null
                && AzurePlanOffer.isAzurePlan(line.offerId())
                && (key.reseller() == null || key.reseller().equals(line.partnerIdOnRecord()));
    }

    private String newCart() {
        wire.report("the purchase", "looking the offer up", wire.clock().instant());
        AzurePlanOffer offer = new CustomerCatalog(steps(), key.customer())
                .azurePlan()
                .orElseThrow(() -> new IllegalStateException("the Azure plan is not sold to customer " + key.customer()
                        + " at present; see customer.catalog()"));
        CartLine.Builder line = CartLine.builder(offer.catalogItemId()).friendlyName(options.friendlyName());
        if (key.reseller() != null) {
            line.participants(List.of(new Participant(ParticipantKind.TRANSACTION_RESELLER, key.reseller())));
        }
        Cart cart = new Carts(wire, key.customer()).create(List.of(line.build()));
        for (CartLine refused : cart.refusedLines()) {
            throw refusal(Objects.requireNonNull(refused.error()));
        }
        return cart.id();
    }

    private PlanOrder checkOut(String cart) {
        wire.report("the purchase", "checking out", wire.clock().instant());
        ResumePoint resume = new ResumePoint(ResumePoint.Kind.CART, cart);
        CheckoutResult result;
        try {
            result = new Carts(steps().within(LONGEST_CHECKOUT), key.customer()).checkout(cart);
        } catch (ServiceException e) {
            return orderedBefore(cart, e).orElseThrow(() -> e);
        }
        for (OrderError error : result.orderErrors()) {
            ServiceException refused = refusal(error, resume);
            return orderedBefore(cart, refused).orElseThrow(() -> refused);
        }
        Order order = result.orders().stream()
                .findFirst()
                .orElseThrow(() -> refusal(new OrderError(null, null, "the checkout made no order"), resume));
        return PlanOrder.placed(this, cart, order);
    }

    /**
     * What a refusal says was ordered before: by somebody else, when there would be one plan too many; by this cart, when
     * it was submitted already, which the service may answer in place of the first result.
     */
    private Optional<PlanOrder> orderedBefore(String cart, ServiceException refused) {
        if (refused.code().equals(ErrorCode.PLAN_LIMIT)) {
            return Optional.of(PlanOrder.elsewhere(this, cart, refused));
        }
        if (!refused.code().equals(ErrorCode.CART_SUBMITTED)) {
            return Optional.empty();
        }
        return Optional.of(underWay()
                .map(order -> PlanOrder.placed(this, cart, order))
                .orElseGet(() -> PlanOrder.elsewhere(this, cart, refused)));
    }

    /** Waits within a verb of its own for what this one ordered: the time of this one may be over. */
    AzurePlan again(PlanOrder placed) {
        return slot.await(placed, options);
    }

    /** Waits until an order has brought the plan. */
    AzurePlan await(PlanOrder placed) {
        Optional<AzurePlan> present = placed.plan();
        if (present.isPresent()) {
            return present.get();
        }
        Order order = placed.order();
        ResumePoint resume = placed.cartId()
                .map(cart -> new ResumePoint(ResumePoint.Kind.CART, cart))
                .orElse(null);
        if (order == null) {
            return awaitElsewhere(Objects.requireNonNull(placed.refusedAsSecond()), resume);
        }
        String subscriptionId = subscriptionOf(order).orElseGet(() -> awaitSubscription(order, resume));
        return slot.plan(awaitPlan(order, subscriptionId, resume));
    }

    /** An order may be cancelled after its line had a subscription; what it was to bring never shows then. */
    private Subscription awaitPlan(Order order, String subscriptionId, @Nullable ResumePoint resume) {
        return steps().await(
                        () -> {
                            Optional<Subscription> seen =
                                    new Subscriptions(steps(), key.customer()).find(subscriptionId);
                            if (seen.isEmpty() && cancelled(order)) {
                                throw refusal(
                                        new OrderError(null, null, "order " + order.id() + " was cancelled"), resume);
                            }
                            return seen;
                        },
                        wait(
                                "the Azure plan",
                                seen -> seen.map(s -> String.valueOf(s.status()))
                                        .orElse("not visible yet"),
                                Optional::isPresent,
                                resume))
                .orElseThrow();
    }

    private boolean cancelled(Order order) {
        return new Orders(steps(), key.customer())
                .find(order.id())
                .filter(now -> OrderStatus.CANCELLED.equals(now.status()))
                .isPresent();
    }

    private <T> Wire.Wait<T> wait(
            String what, Function<T, String> state, Function<T, Boolean> done, @Nullable ResumePoint resume) {
        return new Wire.Wait<>(what, state, done, options.longestWait(), resume);
    }

    /** Somebody else has bought the plan just now: it is on its way and shows when its order is done. */
    private AzurePlan awaitElsewhere(ServiceException refused, @Nullable ResumePoint resume) {
        try {
            return steps().await(
                            () -> slot.find(steps()),
                            wait(
                                    "the Azure plan ordered elsewhere",
                                    (Optional<AzurePlan> seen) -> seen.isPresent() ? "there" : "not visible yet",
                                    Optional::isPresent,
                                    resume))
                    .orElseThrow();
        } catch (DeadlineExceededException late) {
            refused.addSuppressed(late);
            throw refused;
        }
    }

    private String awaitSubscription(Order order, @Nullable ResumePoint resume) {
        Optional<Order> done = steps().await(
                        () -> new Orders(steps(), key.customer()).find(order.id()),
                        wait(
                                "order " + order.id(),
                                seen -> seen.map(o -> String.valueOf(o.status()))
                                        .orElse("not visible yet"),
                                seen -> seen.map(Purchase::settled).orElse(false),
                                resume));
        return done.flatMap(Purchase::subscriptionOf)
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

    /** A request id of the caller's is for the cart; everything else goes under ids of its own. */
    private Wire steps() {
        return wire.withoutRequestId();
    }

    private static ServiceException refusal(CartError error) {
        ErrorCode code = error.errorCode() == null
                ? ErrorCode.NONE
                : ErrorCode.of(error.errorCode().text());
        return refusal("Create a cart", code, error.errorDescription(), null);
    }

    private static ServiceException refusal(OrderError error, @Nullable ResumePoint resume) {
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
        if (code.equals(ErrorCode.AGREEMENT_REQUIRED)) {
            return new AgreementRequiredException(details);
        }
        if (FORBIDDEN.contains(code)) {
            return new ForbiddenException(details);
        }
        if (code.equals(ErrorCode.RESELLER_INVALID)) {
            return new BadRequestException(details);
        }
        return TRANSITION.contains(code) ? new ConflictException(details) : new ServiceException(details);
    }
}
