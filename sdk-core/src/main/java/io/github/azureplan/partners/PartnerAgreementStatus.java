package io.github.azureplan.partners;

import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;

/**
 * Whether a partner has signed the Microsoft Partner Agreement, without which nothing is ordered.
 *
 * @param signed whether it is signed
 */
public record PartnerAgreementStatus(
        @Required @WireName("isAgreementSigned") boolean signed) {}
