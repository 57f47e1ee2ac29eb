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
 *
 * <p>After that the partner attests in the enhanced form. Of its three steps only the first is published in a form this
 * library can rely on, and it is the only one modelled. The page on which the person accepts, and the path and the body
 * of the last call, come from Microsoft's documentation of the day; {@code client.raw()} signs that call in, repeats it
 * under one request id and gives its refusals as typed exceptions. App-only credentials are needed for the first step.
 *
 * <!-- sample enhanced -->
 * <pre>{@code
 * StartedAttestation started = customer.agreements()
 *         .startEnhanced(EnhancedAttestation.builder()
 *                 .country(Market.of("US"))
 *                 .language(Locale.US)
 *                 .companyName("Contoso")
 *                 .signatory("Ada", "Lovelace")
 *                 .build());
 * String id = started.id().orElseThrow(() -> new IllegalStateException("look for the id in started.json()"));
 * // Now the person accepts on Microsoft's page for this id. Then the agreement is created, with the path and
 * // the body, and by the kind of credentials, that Microsoft's documentation says.
 * client.raw()
 *         .send(RawRequest.post(Service.PARTNER_CENTER, path)
 *                 .json(bodyFor.apply(id))
 *                 .appUser());
 * AgreementStatus status =
 *         customer.agreements().status(AgreementRules.none().attestation(AttestationForm.ENHANCED));
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.agreements;
