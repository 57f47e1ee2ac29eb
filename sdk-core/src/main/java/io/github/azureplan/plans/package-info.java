/**
 * Step 6, the Azure plan: buying and finding it, and the Azure subscriptions under it.
 *
 * <p>A customer has one plan with a direct partner, and one for each reseller with an indirect provider. Buying it is one
 * call that may be repeated after any failure; with a {@link io.github.azureplan.plans.PurchaseJournal} that survives,
 * also after a crash. Azure subscriptions under the plan need no further order. A customer may take the partner's access
 * to one away, and with it the partner's credit; {@link io.github.azureplan.plans.PartnerAccess} tells it and restores it.
 *
 * <!-- sample plans -->
 * <pre>{@code
 * AzurePlan plan = customer.with(CallOptions.deadline(Duration.ofMinutes(20)))
 *         .azurePlan()
 *         .purchase();
 * AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
 * plan.azureSubscriptions().rename(dev.id(), "development");
 * PartnerAccess access = plan.azureSubscriptions().access(dev.id());
 * if (access.status().credit() != CreditReach.WHOLE) {
 *     access.restore().customerSteps().ifPresent(steps -> report(steps.toText()));
 * }
 * plan.azureSubscriptions().cancel(dev.id());
 * try {
 *     plan.suspend();
 * } catch (PlanInUseException e) {
 *     report("still active: " + e.activeSubscriptions());
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.plans;
