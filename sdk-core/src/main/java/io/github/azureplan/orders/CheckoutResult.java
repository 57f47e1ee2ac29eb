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

    /**
     * Whether a part of the cart was ordered and another was not.
     *
     * @return true when there are both orders and errors
     */
    public boolean partial() {
        return !orders.isEmpty() && !orderErrors.isEmpty();
    }

    /**
     * Whether nothing of the cart was ordered, although the service answered with a success.
     *
     * @return true when there are no orders
     */
    public boolean nothingOrdered() {
        return orders.isEmpty();
    }

    /**
     * Which lines became which order, and which were refused. An order tells no group; it is found by the items of its
     * lines.
     *
     * @param cart the cart that was checked out, as the service gave it
     * @return the groups in the order of the cart's lines, and behind them whatever fits none
     */
    public List<OrderGroup> groups(Cart cart) {
        return OrderGroups.of(cart, this);
    }
}
