package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import org.jspecify.annotations.Nullable;

/** An Azure subscription as Partner Center tells it. */
record Entitlement(
        @Required AzureSubscriptionId id,
        @Nullable String friendlyName,
        @Nullable EntitlementStatus status,
        @WireName("subscriptionId") @Nullable PlanId planId) {}
