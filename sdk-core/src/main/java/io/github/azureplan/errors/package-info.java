/**
 * What can go wrong, and what to do about it.
 *
 * <p>What the service, the line and the data do is an {@link io.github.azureplan.errors.AzurePlanException} and says
 * whether anything was changed. What this client cannot do, or cannot do as things are, is an
 * {@link java.lang.IllegalStateException}, which may come later than the first request. What the service refuses is a {@link io.github.azureplan.errors.ServiceException} with
 * its status, code and words, the ids for a support case, and the next step. Wrong arguments are
 * {@link java.lang.IllegalArgumentException} before anything is sent.
 *
 * <!-- sample errors -->
 * <pre>{@code
 * try {
 *     customer.azurePlan().purchase();
 * } catch (AgreementRequiredException e) {
 *     report(e.nextStep()); // attest, or let the customer accept; then repeat
 * } catch (AzurePlanException e) {
 *     if (e.outcome() == Outcome.UNKNOWN) {
 *         report("repeat the purchase, it resumes with " + e.resumeWith().orElseThrow());
 *     }
 *     throw e;
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.errors;
