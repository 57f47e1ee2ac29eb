/**
 * Step 5, the subscriptions of Partner Center: what an order becomes. An Azure plan is one of them; the Azure
 * subscriptions under it are not.
 *
 * <!-- sample subscriptions -->
 * <pre>{@code
 * for (Subscription subscription : customer.subscriptions().list()) {
 *     report(subscription.offerName() + ": " + subscription.status());
 *     if (subscription.isAzurePlan()) {
 *         customer.subscriptions().rename(subscription.id(), "Production");
 *     }
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.subscriptions;
