package io.github.azureplan.plans;

import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.orders.Order;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An Azure plan that is ordered, or was there before. It need not be kept: a purchase for the same customer and reseller
 * goes on where this one stands.
 */
public final class PlanOrder {
    private final Purchase purchase;
    private final @Nullable AzurePlan plan;
    private final @Nullable String cartId;
    private final @Nullable Order order;
    private final @Nullable ServiceException elsewhere;

    private PlanOrder(
            Purchase purchase,
            @Nullable AzurePlan plan,
            @Nullable String cartId,
            @Nullable Order order,
            @Nullable ServiceException elsewhere) {
        this.purchase = purchase;
        this.plan = plan;
        this.cartId = cartId;
        this.order = order;
        this.elsewhere = elsewhere;
    }

    static PlanOrder there(Purchase purchase, AzurePlan plan) {
        return new PlanOrder(purchase, plan, null, null, null);
    }

    static PlanOrder placed(Purchase purchase, @Nullable String cartId, Order order) {
        return new PlanOrder(purchase, null, cartId, order, null);
    }

    /** The service says that there is a plan already, and it does not show yet. */
    static PlanOrder elsewhere(Purchase purchase, String cartId, ServiceException refused) {
        return new PlanOrder(purchase, null, cartId, null, refused);
    }

    /**
     * The plan, where it was there before anything was ordered.
     *
     * @return the plan as it was read, or empty when it is on its way
     */
    public Optional<AzurePlan> plan() {
        return Optional.ofNullable(plan);
    }

    /**
     * The order that brings the plan.
     *
     * @return the order's id; empty when the plan was there before, or somebody else has ordered it
     */
    public Optional<String> orderId() {
        return Optional.ofNullable(order).map(Order::id);
    }

    /**
     * The cart that was checked out.
     *
     * @return the cart's id, or empty when none was needed
     */
    public Optional<String> cartId() {
        return Optional.ofNullable(cartId);
    }

    /**
     * Waits until the plan is there. May be called again.
     *
     * <p><!-- GET_ORDER GET_SUBSCRIPTION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-order-by-id">{@code GET /v1/customers/<customer>/orders/<order>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id">{@code GET /v1/customers/<customer>/subscriptions/<subscription>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the plan
     * @throws ServiceException when the order ended without a plan
     * @throws DeadlineExceededException when it is not there in time; repeat to go on
     */
    public AzurePlan await() {
        return purchase.again(this);
    }

    @Nullable
    Order order() {
        return order;
    }

    @Nullable
    ServiceException refusedAsSecond() {
        return elsewhere;
    }

    @Override
    public String toString() {
        return "PlanOrder[" + (plan != null ? plan : order != null ? "order " + order.id() : "ordered elsewhere") + "]";
    }
}
