/**
 * Step 6: the Azure plan. A partner buys one for a customer, once; any number of Azure subscriptions live under it
 * without another order.
 */
package io.github.azureplan.plans;
