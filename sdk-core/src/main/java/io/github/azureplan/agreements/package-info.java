/**
 * Step 2, the Microsoft Customer Agreement: its templates, the partner's attestation, direct acceptance by the
 * customer, and whether the customer may order.
 *
 * <p>Nothing can be ordered without a valid agreement; the service refuses with 403, code 13605. Two ways lead to one:
 * the partner attests that a person at the customer has accepted, or the customer accepts in the Microsoft 365 admin
 * center. The attestation in the form used here was announced to end in production on 5 January 2026.
 *
 * <!-- sample agreements -->
 * <pre>{@code
 * AgreementStatus status = customer.agreements().status();
 * if (!status.canOrder()) {
 *     customer.agreements()
 *             .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
 *                     .on(LocalDate.of(2026, 2, 27)));
 * }
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.agreements;
