/**
 * Step 4, ordering: carts, checkout and orders.
 *
 * <p>A cart lives seven days. Its checkout makes an order for each group of lines, once, however often it is repeated; an
 * order is pending first and may take a quarter of an hour to show.
 *
 * <!-- sample orders -->
 * <pre>{@code
 * Cart cart = customer.carts().create(List.of(CartLine.builder(item).build()));
 * CheckoutResult result = customer.carts().checkout(cart.id()); // repeat it freely: the orders are made once
 * if (!result.complete()) {
 *     result.orderErrors().forEach(error -> report(error.description()));
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.orders;
