/**
 * Step 4, ordering: carts, checkout and orders.
 */
package io.github.azureplan.orders;
