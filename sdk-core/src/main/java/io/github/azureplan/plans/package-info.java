/**
 * Step 6, the Azure plan: buying and finding it, and the Azure subscriptions under it.
 */
package io.github.azureplan.plans;
