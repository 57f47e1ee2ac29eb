package io.github.azureplan.catalog;

import io.github.azureplan.common.BillingCycle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A period an offer is bought for.
 *
 * @param id the term
 * @param duration its length as an ISO 8601 duration such as {@code P1Y}; may be empty
 * @param description its name for people
 * @param billingCycle how it is billed
 * @param renewalOptions what it can be renewed to, member by member, because their shape is not documented; anything
 *     but a plain value is its JSON
 * @param cancellationPolicies until when and for how much it can be cancelled, member by member as well
 */
public record Term(
        @Nullable String id,
        @Nullable String duration,
        @Nullable String description,
        @Nullable BillingCycle billingCycle,
        List<Map<String, String>> renewalOptions,
        List<Map<String, String>> cancellationPolicies) {}
