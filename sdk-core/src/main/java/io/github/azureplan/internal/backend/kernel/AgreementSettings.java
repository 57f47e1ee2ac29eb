package io.github.azureplan.internal.backend.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The settings of agreements; the public builder explains each.
 *
 * @param duplicateStatus the HTTP status of code 600061
 */
public record AgreementSettings(
        boolean legacyAttestationRetired,
        boolean enhancedAttestationOffered,
        int duplicateStatus,
        @Nullable LocalDate mcaValidFrom) {
    public static final AgreementSettings USUAL = new AgreementSettings(false, true, 409, null);
}
