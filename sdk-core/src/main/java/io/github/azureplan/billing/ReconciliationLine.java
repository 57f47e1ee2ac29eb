package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.pricing.ProductSku;
import io.github.azureplan.rows.Column;
import io.github.azureplan.rows.ColumnTable;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A line of the invoice reconciliation: one charge on the invoice. Immutable; the cells decode on access. */
public final class ReconciliationLine extends BillingLine {
    private static final ColumnTable.Builder T = ColumnTable.builder("invoice reconciliation");

    /** Tenant of the partner. */
    public static final Column<String> PARTNER_ID =
            T.add(Column.text("PartnerId", "Tenant of the partner.").inBasicSet());

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

    /** Invoice; empty while the charge is not billed. */
    public static final Column<String> INVOICE_NUMBER =
            T.add(Column.text("InvoiceNumber", "Invoice; empty while the charge is not billed.")
                    .inBasicSet());

    /** Location id of the partner. */
    public static final Column<String> MPN_ID = T.add(Column.text("MpnId", "Location id of the partner."));

    /** Location id of the reseller of record. */
    public static final Column<String> TIER2_MPN_ID =
            T.add(Column.text("Tier2MpnId", "Location id of the reseller of record.")
                    .inBasicSet()
                    .alias("ResellerMpnId"));

    /** Order. */
    public static final Column<String> ORDER_ID =
            T.add(Column.text("OrderId", "Order.").inBasicSet());

    /** Date of the billing event. */
    public static final Column<Instant> ORDER_DATE =
            T.add(Column.time("OrderDate", "Date of the billing event.").inBasicSet());

    /** Product. */
    public static final Column<String> PRODUCT_ID =
            T.add(Column.text("ProductId", "Product.").inBasicSet());

    /** SKU within the product. */
    public static final Column<String> SKU_ID =
            T.add(Column.text("SkuId", "SKU within the product.").inBasicSet());

    /** Availability within the SKU. */
    public static final Column<String> AVAILABILITY_ID =
            T.add(Column.text("AvailabilityId", "Availability within the SKU.").inBasicSet());

    /** Name of the SKU. */
    public static final Column<String> SKU_NAME =
            T.add(Column.text("SkuName", "Name of the SKU.").inBasicSet());

    /** Name of the product. */
    public static final Column<String> PRODUCT_NAME =
            T.add(Column.text("ProductName", "Name of the product.").inBasicSet());

    /** Kind of charge. */
    public static final Column<String> CHARGE_TYPE =
            T.add(Column.text("ChargeType", "Kind of charge.").inBasicSet());

    /** List price of one unit, in dollars. */
    public static final Column<BigDecimal> UNIT_PRICE = T.add(
            Column.decimal("UnitPrice", "List price of one unit, in dollars.").inBasicSet());

    /** Units ordered; the charge follows from BillableQuantity. */
    public static final Column<BigDecimal> QUANTITY =
            T.add(Column.decimal("Quantity", "Units ordered; the charge follows from BillableQuantity."));

    /** Charge before tax, in the billing currency. */
    public static final Column<BigDecimal> SUBTOTAL =
            T.add(Column.decimal("Subtotal", "Charge before tax, in the billing currency.")
                    .inBasicSet());

    /** Tax. */
    public static final Column<BigDecimal> TAX_TOTAL =
            T.add(Column.decimal("TaxTotal", "Tax.").inBasicSet());

    /** Charge and tax. */
    public static final Column<BigDecimal> TOTAL =
            T.add(Column.decimal("Total", "Charge and tax.").inBasicSet().alias("TotalForCustomer"));

    /** Billing currency. */
    public static final Column<String> CURRENCY =
            T.add(Column.text("Currency", "Billing currency.").inBasicSet());

    /** Credits and discounts in the price, as a JSON array of texts. */
    public static final Column<String> PRICE_ADJUSTMENT_DESCRIPTION = T.add(
            Column.text("PriceAdjustmentDescription", "Credits and discounts in the price, as a JSON array of texts.")
                    .inBasicSet());

    /** Who sells the product. */
    public static final Column<String> PUBLISHER_NAME =
            T.add(Column.text("PublisherName", "Who sells the product.").inBasicSet());

    /** Id of the publisher. */
    public static final Column<String> PUBLISHER_ID = T.add(Column.text("PublisherId", "Id of the publisher."));

    /** Name of the plan or subscription. */
    public static final Column<String> SUBSCRIPTION_DESCRIPTION =
            T.add(Column.text("SubscriptionDescription", "Name of the plan or subscription."));

    /** The Azure plan or other subscription. */
    public static final Column<String> SUBSCRIPTION_ID =
            T.add(Column.text("SubscriptionId", "The Azure plan or other subscription.")
                    .inBasicSet());

    /** Start of what is charged. */
    public static final Column<Instant> CHARGE_START_DATE =
            T.add(Column.time("ChargeStartDate", "Start of what is charged.").inBasicSet());

    /** End of what is charged. */
    public static final Column<Instant> CHARGE_END_DATE =
            T.add(Column.time("ChargeEndDate", "End of what is charged.").inBasicSet());

    /** Term and billing cycle; the meter for use. */
    public static final Column<String> TERM_AND_BILLING_CYCLE =
            T.add(Column.text("TermAndBillingCycle", "Term and billing cycle; the meter for use.")
                    .inBasicSet());

    /** Price of one unit after credits and discounts, in dollars. */
    public static final Column<BigDecimal> EFFECTIVE_UNIT_PRICE =
            T.add(Column.decimal("EffectiveUnitPrice", "Price of one unit after credits and discounts, in dollars.")
                    .inBasicSet());

    /** Unit that is charged. */
    public static final Column<String> UNIT_TYPE = T.add(Column.text("UnitType", "Unit that is charged."));

    /** Other id of the order. */
    public static final Column<String> ALTERNATE_ID = T.add(Column.text("AlternateId", "Other id of the order."));

    /** Units that are charged. */
    public static final Column<BigDecimal> BILLABLE_QUANTITY =
            T.add(Column.decimal("BillableQuantity", "Units that are charged.").inBasicSet());

    /** How often it is billed; empty for use. */
    public static final Column<String> BILLING_FREQUENCY =
            T.add(Column.text("BillingFrequency", "How often it is billed; empty for use."));

    /** Currency of the price: USD. */
    public static final Column<String> PRICING_CURRENCY =
            T.add(Column.text("PricingCurrency", "Currency of the price: USD.").inBasicSet());

    /** Units of the billing currency for one dollar. */
    public static final Column<BigDecimal> PC_TO_BC_EXCHANGE_RATE =
            T.add(Column.decimal("PCToBCExchangeRate", "Units of the billing currency for one dollar.")
                    .inBasicSet());

    /** Date of the exchange rate. */
    public static final Column<Instant> PC_TO_BC_EXCHANGE_RATE_DATE =
            T.add(Column.time("PCToBCExchangeRateDate", "Date of the exchange rate."));

    /** Name of the meter. */
    public static final Column<String> METER_DESCRIPTION = T.add(Column.text("MeterDescription", "Name of the meter."));

    /** Order of the reservation or savings plan. */
    public static final Column<String> RESERVATION_ORDER_ID =
            T.add(Column.text("ReservationOrderId", "Order of the reservation or savings plan.")
                    .inBasicSet());

    /** Why a credit was given. */
    public static final Column<String> CREDIT_REASON_CODE =
            T.add(Column.text("CreditReasonCode", "Why a credit was given.").inBasicSet());

    /** Start of the term. */
    public static final Column<Instant> SUBSCRIPTION_START_DATE =
            T.add(Column.time("SubscriptionStartDate", "Start of the term.").inBasicSet());

    /** End of the term. */
    public static final Column<Instant> SUBSCRIPTION_END_DATE =
            T.add(Column.time("SubscriptionEndDate", "End of the term.").inBasicSet());

    /** Reference. */
    public static final Column<String> REFERENCE_ID =
            T.add(Column.text("ReferenceId", "Reference.").inBasicSet());

    /** Qualifiers of the product, as a JSON array. */
    public static final Column<String> PRODUCT_QUALIFIERS =
            T.add(Column.text("ProductQualifiers", "Qualifiers of the product, as a JSON array."));

    /** Promotion. */
    public static final Column<String> PROMOTION_ID =
            T.add(Column.text("PromotionId", "Promotion.").inBasicSet());

    /** Category of the product. */
    public static final Column<String> PRODUCT_CATEGORY =
            T.add(Column.text("ProductCategory", "Category of the product.").inBasicSet());

    /** All columns, in the order of the file. */
    public static final ColumnTable TABLE = T.build();

    private static final Pattern EMPTY_ARRAY = Pattern.compile("\\s*\\[\\s*]\\s*");
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\"");

    /**
     * Views a row as a line.
     *
     * @param row a row of {@link #TABLE}
     * @throws IllegalArgumentException when it is a row of another table
     */
    public ReconciliationLine(Row row) {
        super(row, TABLE);
    }

    /**
     * Product and SKU.
     *
     * @return what is charged
     */
    public ProductSku product() {
        return new ProductSku(row.need(PRODUCT_ID), row.need(SKU_ID));
    }

    /**
     * Units that are charged.
     *
     * @return the quantity
     */
    public BigDecimal billableQuantity() {
        return row.need(BILLABLE_QUANTITY);
    }

    /**
     * Price of one unit after credits and discounts.
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
    public Money subtotal() {
        return Money.of(row.need(SUBTOTAL), row.cell(CURRENCY, CurrencyCode::of));
    }

    /**
     * Tax.
     *
     * @return the amount in the billing currency
     */
    public Money taxTotal() {
        return Money.of(row.need(TAX_TOTAL), row.cell(CURRENCY, CurrencyCode::of));
    }

    /**
     * Charge and tax.
     *
     * @return the amount in the billing currency
     */
    public Money total() {
        return Money.of(row.need(TOTAL), row.cell(CURRENCY, CurrencyCode::of));
    }

    /**
     * Credits and discounts in the price.
     *
     * @return the descriptions, such as {@code 15.0% Partner earned credit for services managed}; none at list price
     */
    public List<String> priceAdjustments() {
        String text = row.text(PRICE_ADJUSTMENT_DESCRIPTION);
        if (text == null || text.isBlank()) {
            return List.of();
        }
        boolean array = text.indexOf('"') >= 0 || EMPTY_ARRAY.matcher(text).matches();
        if (!text.strip().startsWith("[") || !array) {
            return List.of(text.strip());
        }
        return QUOTED.matcher(text)
                .results()
                .map(found -> RowBuilder.unescape(found.group(1)))
                .toList();
    }

    /**
     * Whether the price is net of partner earned credit.
     *
     * @return true when a price adjustment says so
     */
    public boolean hasPartnerEarnedCredit() {
        return priceAdjustments().stream()
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("partner earned credit"));
    }
}
