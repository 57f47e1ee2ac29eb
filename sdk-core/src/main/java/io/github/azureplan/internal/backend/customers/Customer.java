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
 * @param readableFrom before it the customer cannot be read or listed
 * @param realAddress whether the address it was made with is a real one
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
        Instant readableFrom,
        boolean realAddress,
        boolean legacyAzure) {
    Customer withRelated(boolean now) {
        return copy(billingProfile, etag, now, readableFrom, realAddress);
    }

    Customer withBillingProfile(JsonObject profile, String newEtag) {
        return copy(profile, newEtag, related, readableFrom, realAddress);
    }

    Customer withReadableFrom(Instant moment) {
        return copy(billingProfile, etag, related, moment, realAddress);
    }

    Customer withRealAddress(boolean real) {
        return copy(billingProfile, etag, related, readableFrom, real);
    }

    boolean readableAt(Instant moment) {
        return !moment.isBefore(readableFrom);
    }

    private Customer copy(JsonObject profile, String tag, boolean relatedNow, Instant readable, boolean real) {
        return new Customer(
                id,
                commerceId,
                domain,
                companyName,
                country,
                registrationNumber,
                profile,
                tag,
                relatedNow,
                associatedPartnerId,
                createdAt,
                readable,
                real,
                legacyAzure);
    }
}
