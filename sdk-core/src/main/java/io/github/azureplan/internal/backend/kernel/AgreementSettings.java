package io.github.azureplan.internal.backend.kernel;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The settings of agreements; the public builder explains each. */
public record AgreementSettings(
        boolean legacyAttestationRetired, @Nullable LocalDate mcaValidFrom) {
    public static final AgreementSettings USUAL = new AgreementSettings(false, null);
}
