package io.github.azureplan.agreements;

import io.github.azureplan.internal.json.WireName;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A partner's attestation that a customer has accepted an agreement, as the service has recorded it.
 *
 * @param primaryContact who accepted
 * @param templateId the version that was accepted
 * @param dateAgreed when it was accepted
 * @param type the kind of agreement
 * @param agreementLink a page that shows the agreement
 * @param userId the user of the partner who attested
 */
public record Agreement(
        @Nullable PrimaryContact primaryContact,
        @Nullable String templateId,
        @Nullable Instant dateAgreed,
        @WireName({"type", "agreementType"}) @Nullable AgreementType type,
        @Nullable URI agreementLink,
        @Nullable String userId) {}
