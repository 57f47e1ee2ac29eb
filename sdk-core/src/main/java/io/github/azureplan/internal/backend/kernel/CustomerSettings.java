package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/** The settings of customers; the public builder explains each. */
public record CustomerSettings(int defaultPageSize, Duration visibleAfter, boolean legacyAddressValidation) {
    public static final CustomerSettings USUAL = new CustomerSettings(100, Duration.ZERO, false);
}
