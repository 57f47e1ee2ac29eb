package io.github.azureplan.internal.backend.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of Partner Center: an Azure plan, or Azure of the older offer.
 *
 * @param entitlementId the Azure subscription of the older offer; null for a plan, which has many
 * @param reseller the MPN id of the partner on record, or null
 * @param status a word of the wire: {@code active}, {@code suspended}
 * @param version counts the changes
 */
public record Subscription(
        String id,
        String customerId,
        String country,
        String offerId,
        String name,
        @Nullable String entitlementId,
        String orderId,
        @Nullable String reseller,
        Instant createdAt,
        String status,
        int version) {
    static final String ACTIVE = "active";
    static final String SUSPENDED = "suspended";

    public boolean plan() {
        return entitlementId == null;
    }

    public boolean active() {
        return status.equals(ACTIVE);
    }

    Subscription changed(String newName, String newStatus) {
        return new Subscription(
                id,
                customerId,
                country,
                offerId,
                newName,
                entitlementId,
                orderId,
                reseller,
                createdAt,
                newStatus,
                version + 1);
    }
}
