/**
 * Step 5, the subscriptions of Partner Center: what an order becomes. An Azure plan is one of them; the Azure
 * subscriptions under it are not.
 */
package io.github.azureplan.subscriptions;
