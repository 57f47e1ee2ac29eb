package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer tenant.
 *
 * @param id the tenant id
 * @param billingProfile as it was given, without {@code attributes} and {@code links}
 * @param related whether the reseller relationship with the partner holds
 * @param associatedPartnerId the indirect reseller's tenant, or null
 * @param legacyAzure whether the customer has Azure of the older offer
 */
public record Customer(
        String id,
        String commerceId,
        String domain,
        String companyName,
        String country,
        @Nullable String registrationNumber,
        JsonObject billingProfile,
        String etag,
        boolean related,
        @Nullable String associatedPartnerId,
        Instant createdAt,
        boolean legacyAzure) {
    Customer withRelated(boolean now) {
        return new Customer(
                id,
                commerceId,
                domain,
                companyName,
                country,
                registrationNumber,
                billingProfile,
                etag,
                now,
                associatedPartnerId,
                createdAt,
                legacyAzure);
    }
}
