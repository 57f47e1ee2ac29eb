package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.internal.json.Required;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Licences on an invoice of legacy commerce.
 *
 * @param partnerId the partner's tenant, or null
 * @param customerId the customer's tenant, or null
 * @param customerName the customer's name, or null
 * @param domainName the customer's domain, or null
 * @param mpnId location id of the partner, or null
 * @param tier2MpnId location id of the reseller; -1 for none, or null
 * @param orderId the order, or null
 * @param subscriptionId the subscription, or null
 * @param syndicationPartnerSubscriptionNumber the subscription as the service itself numbers it, or null
 * @param offerId the offer, or null
 * @param durableOfferId the offer over all its versions, or null
 * @param offerName name of the offer, or null
 * @param billingCycleType how often it is billed, or null
 * @param subscriptionName name of the subscription, or null
 * @param subscriptionDescription name of what was bought, or null
 * @param subscriptionStartDate start of the term, or null
 * @param subscriptionEndDate end of the term, or null
 * @param chargeStartDate start of what is charged, or null
 * @param chargeEndDate last day of what is charged, or null
 * @param chargeType kind of charge, such as {@code Cycle fee}, or null
 * @param unitPrice price of one licence, or null
 * @param quantity licences, or null
 * @param amount price times licences, or null
 * @param totalOtherDiscount what was taken off, or null
 * @param subtotal charge before tax
 * @param tax the tax, or null
 * @param totalForCustomer charge and tax, or null
 * @param currency the billing currency
 * @param invoiceLineItemType what kind of line, or null
 * @param billingProvider where it comes from, or null
 */
public record LegacyLicenceLine(
        @Nullable String partnerId,
        @Nullable String customerId,
        @Nullable String customerName,
        @Nullable String domainName,
        @Nullable String mpnId,
        @Nullable String tier2MpnId,
        @Nullable String orderId,
        @Nullable String subscriptionId,
        @Nullable String syndicationPartnerSubscriptionNumber,
        @Nullable String offerId,
        @Nullable String durableOfferId,
        @Nullable String offerName,
        @Nullable String billingCycleType,
        @Nullable String subscriptionName,
        @Nullable String subscriptionDescription,
        @Nullable Instant subscriptionStartDate,
        @Nullable Instant subscriptionEndDate,
        @Nullable Instant chargeStartDate,
        @Nullable Instant chargeEndDate,
        @Nullable String chargeType,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal totalOtherDiscount,
        @Required BigDecimal subtotal,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal totalForCustomer,
        @Required CurrencyCode currency,
        @Nullable InvoiceLineItemType invoiceLineItemType,
        @Nullable BillingProvider billingProvider) {
    /**
     * Charge before tax.
     *
     * @return the amount in the billing currency
     */
    public Money charge() {
        return Money.of(subtotal, currency);
    }
}
