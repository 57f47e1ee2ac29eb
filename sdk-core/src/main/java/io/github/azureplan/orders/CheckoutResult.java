package io.github.azureplan.orders;

import java.util.List;

/**
 * What a checkout gave: an order for each group of lines. A checkout that succeeds can still have groups that failed;
 * checking the same cart out again tries those again.
 *
 * @param orders the orders that were made
 * @param orderErrors the groups that failed
 */
public record CheckoutResult(List<Order> orders, List<OrderError> orderErrors) {
    /**
     * Whether everything in the cart was ordered.
     *
     * @return true when there are orders and no errors
     */
    public boolean complete() {
        return !orders.isEmpty() && orderErrors.isEmpty();
    }
}
