package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.subscriptions.Subscription;
import io.github.azureplan.subscriptions.Subscriptions;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The place of one Azure plan of a customer: the partner's own, or that of one indirect reseller. It may be empty;
 * {@link #purchase()} fills it. Immutable and safe for use by many threads.
 */
public final class AzurePlanSlot {
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
        return find(wire);
    }

    /** The same read within another verb, whose running deadline the plan does not take along. */
    Optional<AzurePlan> find(Wire verb) {
        List<AzurePlan> plans = new AzurePlans(wire, customer).list(verb);
        MpnId reseller = key.reseller();
        if (reseller != null) {
            return plans.stream()
                    .filter(plan -> plan.reseller().filter(reseller::equals).isPresent())
                    .findFirst()
                    .or(() -> unmarked(verb, plans, reseller));
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

    /** No page shows a plan as a subscription: where it does not name its reseller, the list by partner tells. */
    private Optional<AzurePlan> unmarked(Wire verb, List<AzurePlan> plans, MpnId reseller) {
        if (plans.stream().allMatch(plan -> plan.reseller().isPresent())) {
            return Optional.empty();
        }
        Set<String> ofReseller = new Subscriptions(verb, customer)
                .listByPartner(reseller).stream().map(Subscription::id).collect(Collectors.toSet());
        return plans.stream()
                .filter(plan -> plan.reseller().isEmpty()
                        && ofReseller.contains(plan.subscription().id()))
                .findFirst();
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
     * Buys the plan in the usual way: {@link #purchase(PlanPurchase)}.
     *
     * <p><!-- LIST_SUBSCRIPTIONS LIST_ORDERS LIST_RESELLERS GET_PARTNER_AGREEMENT_STATUS LIST_CUSTOMER_PRODUCTS LIST_CUSTOMER_SKUS LIST_CUSTOMER_AVAILABILITIES CREATE_CART GET_CART CHECK_OUT GET_ORDER GET_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders">{@code GET /v1/customers/<customer>/orders}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers">{@code GET /v1/relationships}</a>
     * (App+User only; safe to repeat; for indirect providers);
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status">{@code GET /v1/compliance/csp/agreementstatus}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code POST /v1/customers/<customer>/carts}</a>
     * (App-only or App+User; repeated under one request id);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code GET /v1/customers/<customer>/carts/<cart>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/checkout-a-cart">{@code POST /v1/customers/<customer>/carts/<cart>/checkout}</a>
     * (App-only or App+User; repeated for the same cart);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat). Roles to buy an Azure plan: Admin agent, Global admin, Sales agent or
     * User management admin.
     * <!-- end -->
     *
     * @return the plan; a suspended one is given as it is
     * @throws AgreementRequiredException when the customer has no valid agreement: attest, then repeat
     * @throws ForbiddenException when the customer may not have a plan, for example because a legacy offer must be moved
     *     first (800020)
     * @throws ConflictException when a transition of the customer is in the way (900112 to 900114)
     * @throws DeadlineExceededException when the order is not done in time; repeat to go on
     */
    public AzurePlan purchase() {
        return purchase(PlanPurchase.usual());
    }

    /**
     * Buys the plan, once: gives the one that exists, or looks the offer up, makes a cart, checks it out and waits for the
     * order. Safe to repeat after any failure, also after a crash when the client was built with a
     * {@link PurchaseJournal} that survives: the same cart is checked out again, and the service answers with the first
     * result. Calls of one client for the same customer and reseller wait for each other; clients and processes that share
     * a journal buy one plan between them.
     *
     * <p>A plan that is suspended fills its place: it is given as it is and can be reactivated. A plan that is deleted does
     * not: another one is bought. For an indirect reseller it is looked at first whether there is a partnership and whether
     * the reseller has signed its agreement, so that no cart is made in vain; a client without a user's credentials leaves
     * that to the checkout.
     *
     * <p>Progress is reported at each step.
     *
     * <p><!-- LIST_SUBSCRIPTIONS LIST_ORDERS LIST_RESELLERS GET_PARTNER_AGREEMENT_STATUS LIST_CUSTOMER_PRODUCTS LIST_CUSTOMER_SKUS LIST_CUSTOMER_AVAILABILITIES CREATE_CART GET_CART CHECK_OUT GET_ORDER GET_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders">{@code GET /v1/customers/<customer>/orders}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers">{@code GET /v1/relationships}</a>
     * (App+User only; safe to repeat; for indirect providers);
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status">{@code GET /v1/compliance/csp/agreementstatus}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code POST /v1/customers/<customer>/carts}</a>
     * (App-only or App+User; repeated under one request id);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code GET /v1/customers/<customer>/carts/<cart>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/checkout-a-cart">{@code POST /v1/customers/<customer>/carts/<cart>/checkout}</a>
     * (App-only or App+User; repeated for the same cart);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat). Roles to buy an Azure plan: Admin agent, Global admin, Sales agent or
     * User management admin.
     * <!-- end -->
     *
     * @param options name, wait and checks
     * @return the plan; a suspended one is given as it is
     * @throws AgreementRequiredException when the customer has no valid agreement: attest, then repeat
     * @throws BadRequestException when the reseller is none of this provider (800016)
     * @throws ForbiddenException when the customer may not have a plan, for example because a legacy offer must be moved
     *     first (800020), or the reseller has not signed its agreement (900123)
     * @throws ConflictException when a transition of the customer is in the way (900112 to 900114)
     * @throws DeadlineExceededException when the order is not done in time; repeat to go on
     * @throws IllegalStateException when a reseller is named and the partner is known to be no indirect provider, or the
     *     plan is not sold to the customer
     * @throws java.io.UncheckedIOException when the journal cannot be written; nothing was ordered then
     */
    public AzurePlan purchase(PlanPurchase options) {
        return alone(options, purchase -> purchase.await(purchase.place()));
    }

    /**
     * Orders the plan as {@link #purchase(PlanPurchase)} does, without waiting for it: for many customers at once, say.
     *
     * <p><!-- LIST_SUBSCRIPTIONS LIST_ORDERS LIST_RESELLERS GET_PARTNER_AGREEMENT_STATUS LIST_CUSTOMER_PRODUCTS LIST_CUSTOMER_SKUS LIST_CUSTOMER_AVAILABILITIES CREATE_CART GET_CART CHECK_OUT GET_ORDER GET_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-orders">{@code GET /v1/customers/<customer>/orders}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers">{@code GET /v1/relationships}</a>
     * (App+User only; safe to repeat; for indirect providers);
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status">{@code GET /v1/compliance/csp/agreementstatus}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code POST /v1/customers/<customer>/carts}</a>
     * (App-only or App+User; repeated under one request id);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-cart">{@code GET /v1/customers/<customer>/carts/<cart>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/checkout-a-cart">{@code POST /v1/customers/<customer>/carts/<cart>/checkout}</a>
     * (App-only or App+User; repeated for the same cart);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat). Roles to buy an Azure plan: Admin agent, Global admin, Sales agent or
     * User management admin.
     * <!-- end -->
     *
     * @param options name and checks; its wait is that of {@link PlanOrder#await()}
     * @return the order, or the plan that was there
     * @throws AgreementRequiredException when the customer has no valid agreement: attest, then repeat
     * @throws BadRequestException when the reseller is none of this provider (800016)
     * @throws ForbiddenException when the customer may not have a plan (800020), or the reseller has not signed its
     *     agreement (900123)
     * @throws ConflictException when a transition of the customer is in the way (900112 to 900114)
     */
    public PlanOrder order(PlanPurchase options) {
        return alone(options, Purchase::place);
    }

    private <T> T alone(PlanPurchase options, Function<Purchase, T> verb) {
        Objects.requireNonNull(options, "options");
        requireProvider();
        Wire begun = wire.begin();
        Purchase purchase = new Purchase(this, begun, journal, key, options);
        return begun.exclusively(key, "the purchase for customer " + customer, () -> verb.apply(purchase));
    }

    /** Waits for what was ordered earlier; the time for it runs from now. */
    AzurePlan await(PlanOrder placed, PlanPurchase options) {
        return new Purchase(this, wire.begin(), journal, key, options).await(placed);
    }

    private void requireProvider() {
        if (key.reseller() != null) {
            wire.requireProvider("azurePlan(MpnId)");
        }
    }

    /**
     * Looks what stands in the way of a purchase, without making a cart.
     *
     * <p><!-- LIST_SUBSCRIPTIONS LIST_CUSTOMER_PRODUCTS LIST_CUSTOMER_SKUS LIST_CUSTOMER_AVAILABILITIES LIST_AGREEMENTS GET_DIRECT_ACCEPTANCE LIST_RESELLERS GET_PARTNER_AGREEMENT_STATUS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions">{@code GET /v1/customers/<customer>/subscriptions}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/agreements}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-status-of-direct-acceptance-of-the-microsoft-customer-agreement">{@code GET /v1/customers/<customer>/directSignedMicrosoftCustomerAgreementStatus}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers">{@code GET /v1/relationships}</a>
     * (App+User only; safe to repeat; for indirect providers);
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status">{@code GET /v1/compliance/csp/agreementstatus}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return what was found
     * @throws IllegalStateException when a reseller is named and the partner is known to be no indirect provider
     */
    public PurchaseCheck check() {
        requireProvider();
        return new Preconditions(this, wire.begin().withoutRequestId(), key).check();
    }

    AzurePlan plan(Subscription subscription) {
        return new AzurePlan(wire, customer, subscription);
    }
}
