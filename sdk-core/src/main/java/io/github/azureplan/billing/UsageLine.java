package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.MeterId;
import io.github.azureplan.common.Money;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.pricing.ProductSku;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A line of daily rated use: one meter of one resource on one day. Immutable; the cells decode on access. */
public final class UsageLine extends BillingLine {
    private static final ColumnTable.Builder T = ColumnTable.builder("daily rated usage");

    /** Tenant of the partner. */
    public static final Column<String> PARTNER_ID =
            T.add(Column.text("PartnerId", "Tenant of the partner.").inBasicSet());

    /** Name of the partner. */
    public static final Column<String> PARTNER_NAME =
            T.add(Column.text("PartnerName", "Name of the partner.").inBasicSet());

    /** Tenant of the customer. */
    public static final Column<String> CUSTOMER_ID =
            T.add(Column.text("CustomerId", "Tenant of the customer.").inBasicSet());

    /** Name of the customer. */
    public static final Column<String> CUSTOMER_NAME =
            T.add(Column.text("CustomerName", "Name of the customer.").inBasicSet());

    /** Domain of the customer. */
    public static final Column<String> CUSTOMER_DOMAIN_NAME =
            T.add(Column.text("CustomerDomainName", "Domain of the customer."));

    /** Country of the customer, two letters. */
    public static final Column<String> CUSTOMER_COUNTRY =
            T.add(Column.text("CustomerCountry", "Country of the customer, two letters."));

    /** Location id of the partner. */
    public static final Column<String> MPN_ID = T.add(Column.text("MpnId", "Location id of the partner."));

    /** Location id of the reseller of record; -1 when it was removed. */
    public static final Column<String> TIER2_MPN_ID =
            T.add(Column.text("Tier2MpnId", "Location id of the reseller of record; -1 when it was removed.")
                    .alias("ResellerMpnId"));

    /** Invoice; empty while the use is not billed. */
    public static final Column<String> INVOICE_NUMBER =
            T.add(Column.text("InvoiceNumber", "Invoice; empty while the use is not billed.")
                    .inBasicSet());

    /** Product. */
    public static final Column<String> PRODUCT_ID =
            T.add(Column.text("ProductId", "Product.").inBasicSet());

    /** SKU within the product. */
    public static final Column<String> SKU_ID =
            T.add(Column.text("SkuId", "SKU within the product.").inBasicSet());

    /** Availability within the SKU. */
    public static final Column<String> AVAILABILITY_ID =
            T.add(Column.text("AvailabilityId", "Availability within the SKU."));

    /** Name of the SKU. */
    public static final Column<String> SKU_NAME =
            T.add(Column.text("SkuName", "Name of the SKU.").inBasicSet());

    /** Name of the product. */
    public static final Column<String> PRODUCT_NAME = T.add(Column.text("ProductName", "Name of the product."));

    /** Who sells the product. */
    public static final Column<String> PUBLISHER_NAME =
            T.add(Column.text("PublisherName", "Who sells the product.").inBasicSet());

    /** Id of the publisher. */
    public static final Column<String> PUBLISHER_ID = T.add(Column.text("PublisherId", "Id of the publisher."));

    /** Name of the plan. */
    public static final Column<String> SUBSCRIPTION_DESCRIPTION =
            T.add(Column.text("SubscriptionDescription", "Name of the plan."));

    /** The Azure plan. */
    public static final Column<String> SUBSCRIPTION_ID =
            T.add(Column.text("SubscriptionId", "The Azure plan.").inBasicSet());

    /** Start of the month that is charged. */
    public static final Column<Instant> CHARGE_START_DATE =
            T.add(Column.time("ChargeStartDate", "Start of the month that is charged.")
                    .inBasicSet());

    /** End of the month that is charged. */
    public static final Column<Instant> CHARGE_END_DATE = T.add(
            Column.time("ChargeEndDate", "End of the month that is charged.").inBasicSet());

    /** Day of the use, in UTC. */
    public static final Column<LocalDate> USAGE_DATE =
            T.add(Column.day("UsageDate", "Day of the use, in UTC.").inBasicSet());

    /** Name and unit of the meter. */
    public static final Column<String> METER_TYPE = T.add(Column.text("MeterType", "Name and unit of the meter."));

    /** Category of the meter. */
    public static final Column<String> METER_CATEGORY = T.add(Column.text("MeterCategory", "Category of the meter."));

    /** The meter; most often a GUID. */
    public static final Column<String> METER_ID = T.add(Column.text("MeterId", "The meter; most often a GUID."));

    /** Subcategory of the meter. */
    public static final Column<String> METER_SUB_CATEGORY =
            T.add(Column.text("MeterSubCategory", "Subcategory of the meter."));

    /** Name of the meter. */
    public static final Column<String> METER_NAME = T.add(Column.text("MeterName", "Name of the meter."));

    /** Region of the meter. */
    public static final Column<String> METER_REGION = T.add(Column.text("MeterRegion", "Region of the meter."));

    /** Unit of the meter. */
    public static final Column<String> UNIT =
            T.add(Column.text("Unit", "Unit of the meter.").alias("UnitOfMeasure"));

    /** Where the resource runs. */
    public static final Column<String> RESOURCE_LOCATION =
            T.add(Column.text("ResourceLocation", "Where the resource runs."));

    /** Azure service. */
    public static final Column<String> CONSUMED_SERVICE = T.add(Column.text("ConsumedService", "Azure service."));

    /** Resource group. */
    public static final Column<String> RESOURCE_GROUP = T.add(Column.text("ResourceGroup", "Resource group."));

    /** Id of the resource. */
    public static final Column<String> RESOURCE_URI =
            T.add(Column.text("ResourceURI", "Id of the resource.").inBasicSet());

    /** Kind of charge. */
    public static final Column<String> CHARGE_TYPE =
            T.add(Column.text("ChargeType", "Kind of charge.").inBasicSet());

    /** List price of one unit, in dollars. */
    public static final Column<BigDecimal> UNIT_PRICE = T.add(
            Column.decimal("UnitPrice", "List price of one unit, in dollars.").inBasicSet());

    /** Units used. */
    public static final Column<BigDecimal> QUANTITY =
            T.add(Column.decimal("Quantity", "Units used.").inBasicSet());

    /** Unit that is charged. */
    public static final Column<String> UNIT_TYPE =
            T.add(Column.text("UnitType", "Unit that is charged.").inBasicSet());

    /** Charge before tax, in the billing currency. */
    public static final Column<BigDecimal> BILLING_PRE_TAX_TOTAL =
            T.add(Column.decimal("BillingPreTaxTotal", "Charge before tax, in the billing currency.")
                    .inBasicSet());

    /** Billing currency. */
    public static final Column<String> BILLING_CURRENCY =
            T.add(Column.text("BillingCurrency", "Billing currency.").inBasicSet());

    /** Charge before tax, in dollars. */
    public static final Column<BigDecimal> PRICING_PRE_TAX_TOTAL =
            T.add(Column.decimal("PricingPreTaxTotal", "Charge before tax, in dollars.")
                    .inBasicSet());

    /** Currency of the price: USD. */
    public static final Column<String> PRICING_CURRENCY =
            T.add(Column.text("PricingCurrency", "Currency of the price: USD.").inBasicSet());

    /** Details of the service. */
    public static final Column<String> SERVICE_INFO1 = T.add(Column.text("ServiceInfo1", "Details of the service."));

    /** More details of the service. */
    public static final Column<String> SERVICE_INFO2 =
            T.add(Column.text("ServiceInfo2", "More details of the service."));

    /** Tags of the resource, as JSON text. */
    public static final Column<String> TAGS = T.add(Column.text("Tags", "Tags of the resource, as JSON text."));

    /** More about the use, as JSON text. */
    public static final Column<String> ADDITIONAL_INFO = T.add(
            Column.text("AdditionalInfo", "More about the use, as JSON text.").inBasicSet());

    /** Price of one unit after credits, in dollars. */
    public static final Column<BigDecimal> EFFECTIVE_UNIT_PRICE =
            T.add(Column.decimal("EffectiveUnitPrice", "Price of one unit after credits, in dollars.")
                    .inBasicSet());

    /** Units of the billing currency for one dollar. */
    public static final Column<BigDecimal> PC_TO_BC_EXCHANGE_RATE =
            T.add(Column.decimal("PCToBCExchangeRate", "Units of the billing currency for one dollar.")
                    .inBasicSet());

    /** Date of the exchange rate. */
    public static final Column<Instant> PC_TO_BC_EXCHANGE_RATE_DATE =
            T.add(Column.time("PCToBCExchangeRateDate", "Date of the exchange rate."));

    /** The Azure subscription. */
    public static final Column<String> ENTITLEMENT_ID =
            T.add(Column.text("EntitlementId", "The Azure subscription.").inBasicSet());

    /** Name of the Azure subscription. */
    public static final Column<String> ENTITLEMENT_DESCRIPTION =
            T.add(Column.text("EntitlementDescription", "Name of the Azure subscription."));

    /** Percent of partner earned credit: 0 or 15. */
    public static final Column<BigDecimal> PARTNER_EARNED_CREDIT_PERCENTAGE =
            T.add(Column.decimal("PartnerEarnedCreditPercentage", "Percent of partner earned credit: 0 or 15."));

    /** Percent paid with Azure credit: 0 or 100. */
    public static final Column<BigDecimal> CREDIT_PERCENTAGE =
            T.add(Column.decimal("CreditPercentage", "Percent paid with Azure credit: 0 or 100.")
                    .inBasicSet());

    /** Whether Azure credit was applied. */
    public static final Column<String> CREDIT_TYPE =
            T.add(Column.text("CreditType", "Whether Azure credit was applied.").inBasicSet());

    /** Order of the benefit that covers the use; equals ReservationOrderId of the reconciliation. */
    public static final Column<String> BENEFIT_ORDER_ID = T.add(Column.text(
                    "BenefitOrderId",
                    "Order of the benefit that covers the use; equals ReservationOrderId of the reconciliation.")
            .inBasicSet());

    /** The benefit that covers the use. */
    public static final Column<String> BENEFIT_ID = T.add(Column.text("BenefitId", "The benefit that covers the use."));

    /** Kind of benefit, such as a savings plan. */
    public static final Column<String> BENEFIT_TYPE =
            T.add(Column.text("BenefitType", "Kind of benefit, such as a savings plan.")
                    .inBasicSet());

    /** All columns, in the order of the file. */
    public static final ColumnTable TABLE = T.build();

    /**
     * Views a row as a line.
     *
     * @param row a row of {@link #TABLE}
     * @throws IllegalArgumentException when it is a row of another table
     */
    public UsageLine(Row row) {
        super(row, TABLE);
    }

    /**
     * Product and SKU.
     *
     * @return what was used
     */
    public ProductSku product() {
        return new ProductSku(row.need(PRODUCT_ID), row.need(SKU_ID));
    }

    /**
     * The Azure plan.
     *
     * @return the plan the use is charged to
     */
    public PlanId planId() {
        return row.cell(SUBSCRIPTION_ID, PlanId::of);
    }

    /**
     * The Azure subscription.
     *
     * @return the subscription, or null when the line names none, as old ones do
     */
    public @Nullable AzureSubscriptionId azureSubscriptionId() {
        return isBlank(row.text(ENTITLEMENT_ID)) ? null : row.cell(ENTITLEMENT_ID, AzureSubscriptionId::of);
    }

    /**
     * The meter.
     *
     * @return the meter, or null when the line names none
     */
    public @Nullable MeterId meterId() {
        return isBlank(row.text(METER_ID)) ? null : row.cell(METER_ID, MeterId::of);
    }

    /**
     * Day of the use.
     *
     * @return the day, in UTC
     */
    public LocalDate usageDate() {
        return row.need(USAGE_DATE);
    }

    /**
     * Units used.
     *
     * @return the quantity
     */
    public BigDecimal quantity() {
        return row.need(QUANTITY);
    }

    /**
     * List price of one unit.
     *
     * @return dollars
     */
    public BigDecimal unitPrice() {
        return row.need(UNIT_PRICE);
    }

    /**
     * Price of one unit after credits.
     *
     * @return dollars
     */
    public BigDecimal effectiveUnitPrice() {
        return row.need(EFFECTIVE_UNIT_PRICE);
    }

    /**
     * Charge before tax.
     *
     * @return the amount in the billing currency
     */
    public Money billingTotal() {
        return Money.of(row.need(BILLING_PRE_TAX_TOTAL), row.cell(BILLING_CURRENCY, CurrencyCode::of));
    }

    /**
     * Charge before tax, before conversion.
     *
     * @return the amount in the pricing currency, which is USD
     */
    public Money pricingTotal() {
        return Money.of(row.need(PRICING_PRE_TAX_TOTAL), row.cell(PRICING_CURRENCY, CurrencyCode::of));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
