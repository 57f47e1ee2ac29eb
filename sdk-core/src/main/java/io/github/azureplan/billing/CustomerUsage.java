package io.github.azureplan.billing;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one customer has used of Azure in the running month, and the budget for it. All amounts are estimates without
 * tax, credits and adjustments, refreshed once a day; what is billed is in {@link Billing#usage(String)}. Not available in
 * an integration sandbox. Immutable and safe for use by many threads.
 */
public final class CustomerUsage {
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
    public CustomerUsage(Wire wire, CustomerId customer) {
        this.wire = wire;
        this.customer = customer;
    }

    /**
     * What all the customer's Azure subscriptions cost so far, against the budget.
     *
     * <p><!-- GET_CUSTOMER_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-usage-summary">{@code GET /v1/customers/<customer>/usagesummary}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @return the sum
     * @throws io.github.azureplan.errors.ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public CustomerUsageSummary summary() {
        return wire.execute(
                Call.on(Routes.GET_CUSTOMER_USAGE).path("customer", customer).json(CustomerUsageSummary.class));
    }

    /**
     * What each of the customer's Azure plans, and each subscription of the older Azure offer, costs so far.
     *
     * <p><!-- LIST_SUBSCRIPTION_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-s-usage-records">{@code GET /v1/customers/<customer>/subscriptions/usagerecords}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @return the records; read on iteration
     */
    public Listing<SubscriptionUsageRecord> subscriptions() {
        return list(Routes.LIST_SUBSCRIPTION_USAGE, null, SubscriptionUsageRecord.class);
    }

    /**
     * What one of the customer's Azure plans costs so far.
     *
     * <p><!-- GET_SUBSCRIPTION_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-usage-summary">{@code GET /v1/customers/<customer>/subscriptions/<subscription>/usagesummary}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @param plan the plan; an Azure subscription under it is none
     * @return the sum
     * @throws io.github.azureplan.errors.NotFoundException when the customer has no such plan (20003)
     */
    public SubscriptionUsageSummary summary(PlanId plan) {
        return wire.execute(Call.on(Routes.GET_SUBSCRIPTION_USAGE)
                .path("customer", customer)
                .path("subscription", Objects.requireNonNull(plan, "plan"))
                .json(SubscriptionUsageSummary.class));
    }

    /**
     * What one of the customer's Azure plans has used of each meter.
     *
     * <p><!-- LIST_METER_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-meter-usage-records">{@code GET /v1/customers/<customer>/subscriptions/<subscription>/meterusagerecords}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @param plan the plan
     * @return the records; read on iteration
     */
    public Listing<MeterUsageRecord> meters(PlanId plan) {
        return list(Routes.LIST_METER_USAGE, Objects.requireNonNull(plan, "plan"), MeterUsageRecord.class);
    }

    /**
     * What each resource under one of the customer's Azure plans costs so far.
     *
     * <p><!-- LIST_RESOURCE_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-subscription-resource-usage-records">{@code GET /v1/customers/<customer>/subscriptions/<subscription>/resourceusagerecords}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @param plan the plan
     * @return the records; read on iteration
     */
    public Listing<ResourceUsageRecord> resources(PlanId plan) {
        return list(Routes.LIST_RESOURCE_USAGE, Objects.requireNonNull(plan, "plan"), ResourceUsageRecord.class);
    }

    /**
     * The customer's budget for a month.
     *
     * <p><!-- GET_USAGE_BUDGET -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-spending-budget">{@code GET /v1/customers/<customer>/usagebudget}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the budget, with no amount when none is set
     * @throws io.github.azureplan.errors.ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public SpendingBudget budget() {
        return read(wire);
    }

    /**
     * Sets the customer's budget for a month, in place of the one there is. When the answer is lost the budget is read: says
     * it what was to be set, it is done.
     *
     * <p><!-- SET_USAGE_BUDGET GET_USAGE_BUDGET -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-customer-s-usage-spending-budget">{@code PATCH /v1/customers/<customer>/usagebudget}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-spending-budget">{@code GET /v1/customers/<customer>/usagebudget}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param amount the amount in the customer's billing currency; 0 is a budget that any cost overspends
     * @return the budget as the service has it now
     * @throws IllegalArgumentException when the amount is negative
     * @throws io.github.azureplan.errors.ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public SpendingBudget setBudget(BigDecimal amount) {
        if (Objects.requireNonNull(amount, "amount").signum() < 0) {
            throw new IllegalArgumentException(
                    "amount: must not be negative, was " + amount.toPlainString() + "; removeBudget() takes it away");
        }
        return write(amount);
    }

    /**
     * Takes the customer's budget away. That there was none is no error.
     *
     * <p><!-- SET_USAGE_BUDGET GET_USAGE_BUDGET -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/update-a-customer-s-usage-spending-budget">{@code PATCH /v1/customers/<customer>/usagebudget}</a>
     * (App-only or App+User; after a lost answer the state is read first);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-spending-budget">{@code GET /v1/customers/<customer>/usagebudget}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the budget as the service has it now, without an amount
     * @throws io.github.azureplan.errors.ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public SpendingBudget removeBudget() {
        return write(null);
    }

    private SpendingBudget write(@Nullable BigDecimal amount) {
        Wire verb = wire.begin();
        String body = "{\"Amount\":" + (amount == null ? "null" : amount.toPlainString())
                + ",\"Attributes\":{\"ObjectType\":\"SpendingBudget\"}}";
        Call<SpendingBudget> call = Call.on(Routes.SET_USAGE_BUDGET)
                .path("customer", customer)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .json(SpendingBudget.class);
        return verb.execute(call.confirmedBy(
                () -> Optional.of(read(verb.withoutRequestId())).filter(budget -> same(budget.amount(), amount))));
    }

    private SpendingBudget read(Wire reads) {
        return reads.execute(
                Call.on(Routes.GET_USAGE_BUDGET).path("customer", customer).json(SpendingBudget.class));
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null ? b == null : b != null && a.compareTo(b) == 0;
    }

    private <T> Listing<T> list(Route route, @Nullable PlanId plan, Class<T> item) {
        return wire.listSeeking(() -> call(route, plan), () -> call(route, plan), item);
    }

    private Call.Builder call(Route route, @Nullable PlanId plan) {
        Call.Builder call = Call.on(route).path("customer", customer);
        return plan == null ? call : call.path("subscription", plan);
    }

    @Override
    public String toString() {
        return "CustomerUsage[" + customer + "]";
    }
}
