/**
 * Step 2, the Microsoft Customer Agreement: its templates, the partner's attestation, direct acceptance by the
 * customer, and whether the customer may order.
 */
package io.github.azureplan.agreements;
