/**
 * Step 7, the transition: moving a customer from the legacy offer MS-AZR-0145P to the Azure plan.
 *
 * <p>A customer with Azure of the legacy offer cannot buy an Azure plan. The service moves it: it buys the plan itself, one
 * for the customer or one for each partner on record, puts every Azure subscription under it with its id unchanged and its
 * use uninterrupted, and suspends the legacy subscriptions. It moves all of them or none, and there is no way back.
 *
 * <p>Look first: {@code preview()} changes nothing, and says what would move, what is lost, and what stands in the way with
 * a remedy for each. Then {@code start()}, which may be repeated after any failure and finds what is under way, and
 * {@code resume(id)}, which follows it to its end, in another process too. {@code verify(before)} lists every difference.
 * {@code move()} does all that in one call. Each call needs an App+User sign-in.
 *
 * <!-- sample transition -->
 * <pre>{@code
 * TransitionPreview before = customer.transition().preview(); // changes nothing
 * before.obstacles().forEach(obstacle -> report(obstacle.description() + ": " + obstacle.remedy()));
 * if (before.canStart()) {
 *     StartedTransition started = customer.transition().start(); // repeat it freely
 *     customer.with(CallOptions.deadline(Duration.ofHours(2)))
 *             .transition()
 *             .resume(started.id());
 *     TransitionReport after = customer.transition().verify(before);
 *     after.findings().forEach(finding -> report(finding.text()));
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.transition;
