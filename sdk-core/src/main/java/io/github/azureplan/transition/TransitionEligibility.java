package io.github.azureplan.transition;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.json.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What the service says when asked whether a customer can be moved.
 *
 * @param customerId the customer; null when the service left it out
 * @param eligible whether it can be moved
 * @param productFamily always {@code azure}, in any case; null when the service left it out
 * @param upgradeId the upgrade, when there is one already; else null
 * @param reason why the customer cannot be moved, in the service's words; null when it gives none
 */
public record TransitionEligibility(
        @Nullable CustomerId customerId,
        @WireName("isEligible") boolean eligible,
        @Nullable String productFamily,
        @Nullable String upgradeId,
        @Nullable String reason) {
    /** An upgrade without an id is none. */
    public TransitionEligibility {
        upgradeId = upgradeId == null || upgradeId.isBlank() ? null : upgradeId;
    }
}
