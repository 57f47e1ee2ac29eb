package io.github.azureplan.catalog;

import io.github.azureplan.common.BillingCycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period an offer is bought for.
 *
 * @param id the term
 * @param duration its length as an ISO 8601 duration such as {@code P1Y}; may be empty
 * @param description its name for people
 * @param billingCycle how it is billed
 * @param renewalOptions what it can be renewed to
 * @param cancellationPolicies until when it can be cancelled, and what is paid back
 */
public record Term(
        @Nullable String id,
        @Nullable String duration,
        @Nullable String description,
        @Nullable BillingCycle billingCycle,
        List<RenewalOption> renewalOptions,
        List<CancellationPolicy> cancellationPolicies) {}
