package io.github.azureplan.orders;

import io.github.azureplan.common.MpnId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order.
 *
 * @param lineItemNumber the number of the line, from 0
 * @param offerId what was ordered; the catalog item id in new commerce
 * @param subscriptionId the subscription that came of it; may be missing until it is provisioned
 * @param parentSubscriptionId the subscription an add-on belongs to
 * @param friendlyName a name given by the partner
 * @param quantity how many
 * @param termDuration the term as an ISO 8601 duration; may be empty
 * @param transactionType what the line does
 * @param partnerIdOnRecord the reseller on record
 * @param additionalPartnerIdsOnRecord further resellers on record
 * @param provisioningContext what the delivery needed to know
 * @param renewsTo what it is renewed to
 * @param attestationAccepted whether the confirmation the SKU asks for was given
 * @param pricing the prices, when asked for
 * @param promotionId the promotion that was used
 * @param customTermEndDate the end of a term that was cut to fit another
 */
public record OrderLine(
        int lineItemNumber,
        @Nullable String offerId,
        @Nullable String subscriptionId,
        @Nullable String parentSubscriptionId,
        @Nullable String friendlyName,
        int quantity,
        @Nullable String termDuration,
        @Nullable TransactionType transactionType,
        @Nullable MpnId partnerIdOnRecord,
        List<MpnId> additionalPartnerIdsOnRecord,
        Map<String, String> provisioningContext,
        @Nullable RenewsTo renewsTo,
        @Nullable Boolean attestationAccepted,
        @Nullable Pricing pricing,
        @Nullable String promotionId,
        @Nullable Instant customTermEndDate) {}
