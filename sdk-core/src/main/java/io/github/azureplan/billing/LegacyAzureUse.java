package io.github.azureplan.billing;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an Azure subscription of the older offer MS-AZR-0145P used of one meter on one day. It has no price; the invoice
 * charges the month in {@link LegacyAzureCharge}.
 *
 * @param customerBillableAccount the customer's account with the service, or null
 * @param usageDate the day (UTC), or null
 * @param partnerId the partner's tenant, or null
 * @param partnerName the partner's name, or null
 * @param partnerBillableAccountId the partner's account with the service, or null
 * @param customerId the customer's tenant, or null
 * @param domainName the customer's domain, or null
 * @param customerCompanyName the customer's name, or null
 * @param mpnId location id of the partner, or null
 * @param tier2MpnId location id of the reseller; -1 for none, or null
 * @param invoiceNumber the invoice, or null
 * @param subscriptionId the Azure subscription, or null
 * @param subscriptionName name of the subscription, or null
 * @param subscriptionDescription name of what was bought, or null
 * @param billingCycleType how often it is billed, or null
 * @param orderId the order, or null
 * @param serviceName the service, or null
 * @param serviceType kind of service, or null
 * @param resourceGuid the meter, or null
 * @param resourceName name of the meter, or null
 * @param region region of the meter, or null
 * @param consumedQuantity units used, or null
 * @param chargeStartDate start of the billing period, or null
 * @param chargeEndDate end of the billing period, or null
 * @param unit the unit, or null
 * @param invoiceLineItemType what kind of line, or null
 * @param billingProvider where it comes from, or null
 */
public record LegacyAzureUse(
        @Nullable String customerBillableAccount,
        @Nullable Instant usageDate,
        @Nullable String partnerId,
        @Nullable String partnerName,
        @Nullable String partnerBillableAccountId,
        @Nullable String customerId,
        @Nullable String domainName,
        @Nullable String customerCompanyName,
        @Nullable String mpnId,
        @Nullable String tier2MpnId,
        @Nullable String invoiceNumber,
        @Nullable String subscriptionId,
        @Nullable String subscriptionName,
        @Nullable String subscriptionDescription,
        @Nullable String billingCycleType,
        @Nullable String orderId,
        @Nullable String serviceName,
        @Nullable String serviceType,
        @Nullable String resourceGuid,
        @Nullable String resourceName,
        @Nullable String region,
        @Nullable BigDecimal consumedQuantity,
        @Nullable Instant chargeStartDate,
        @Nullable Instant chargeEndDate,
        @Nullable String unit,
        @Nullable InvoiceLineItemType invoiceLineItemType,
        @Nullable BillingProvider billingProvider) {}
