package io.github.azureplan.orders;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.ETag;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order. A new one may take up to 15 minutes to appear in lists.
 *
 * @param id the order; case matters
 * @param alternateId another name of it
 * @param referenceCustomerId the customer
 * @param billingCycle how it is billed
 * @param currencyCode the currency of its prices
 * @param currencySymbol the sign of the currency
 * @param lineItems its lines
 * @param creationDate when it was made
 * @param status its state
 * @param transactionType who made it
 * @param totalPrice the price of all lines without tax, when asked for
 * @param partnerOnRecordAttestationAccepted whether the partners on record were confirmed
 * @param etag the version, on legacy orders only
 */
public record Order(
        @Required String id,
        @Nullable String alternateId,
        @Nullable CustomerId referenceCustomerId,
        @Nullable BillingCycle billingCycle,
        @Nullable CurrencyCode currencyCode,
        @Nullable String currencySymbol,
        List<OrderLine> lineItems,
        @Nullable Instant creationDate,
        @Nullable OrderStatus status,
        @Nullable OrderTransactionType transactionType,
        @Nullable BigDecimal totalPrice,
        @Nullable Boolean partnerOnRecordAttestationAccepted,
        @WireName({"attributes", "etag"}) @Nullable ETag etag) {}
