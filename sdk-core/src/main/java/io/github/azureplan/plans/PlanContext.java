package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.common.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the Azure subscriptions of a plan need to know of it.
 *
 * @param reseller the indirect reseller it was bought for, or null
 * @param boughtAt when it was bought, or null where the service leaves it out
 */
record PlanContext(
        CustomerId customer,
        PlanId id,
        @Nullable MpnId reseller,
        @Nullable Instant boughtAt) {
    /** The tenant in which Azure is asked about a subscription itself. */
    TenantId tenant() {
        return TenantId.of(customer.text());
    }
}
