package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.json.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an Azure subscription of the older offer MS-AZR-0145P costs on an invoice for one meter.
 *
 * @param detailLineItemId number of the line, or null
 * @param sku the SKU, or null
 * @param includedQuantity units that are free, or null
 * @param overageQuantity units that are charged, or null
 * @param listPrice price of one unit, or null
 * @param currency the billing currency
 * @param pretaxCharges charge before tax
 * @param taxAmount the tax, or null
 * @param postTaxTotal charge and tax, or null
 * @param pretaxEffectiveRate charge before tax for one unit, or null
 * @param postTaxEffectiveRate charge and tax for one unit, or null
 * @param chargeType kind of charge, such as {@code Assess usage fee for current cycle}, or null
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
public record LegacyAzureCharge(
        @Nullable String detailLineItemId,
        @Nullable String sku,
        @Nullable BigDecimal includedQuantity,
        @Nullable BigDecimal overageQuantity,
        @Nullable BigDecimal listPrice,
        @Required CurrencyCode currency,
        @Required BigDecimal pretaxCharges,
        @Nullable BigDecimal taxAmount,
        @Nullable BigDecimal postTaxTotal,
        @Nullable BigDecimal pretaxEffectiveRate,
        @Nullable BigDecimal postTaxEffectiveRate,
        @Nullable String chargeType,
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
        @Nullable BillingProvider billingProvider) {
    /**
     * Charge before tax.
     *
     * @return the amount in the billing currency
     */
    public Money charge() {
        return Money.of(pretaxCharges, currency);
    }

    /**
     * Charge and tax.
     *
     * @return the amount in the billing currency; empty when the service tells none
     */
    public Optional<Money> total() {
        return Costs.in(currency, postTaxTotal);
    }
}
