package io.github.azureplan.internal.backend.billing;

import static io.github.azureplan.internal.backend.billing.Party.midnight;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The lines of invoice reconciliation. */
final class ReconciliationLines {
    /** One line before it is written. */
    record Row(Charge charge, Party party, Ids ids) {
        private String key() {
            return party.subscription().planId() + charge.month();
        }
    }

    static final List<Attribute<Row>> ATTRIBUTES = attributes();

    private ReconciliationLines() {}

    private static List<Attribute<Row>> attributes() {
        List<Attribute<Row>> all = new ArrayList<>();
        what(all);
        amounts(all);
        return List.copyOf(all);
    }

    private static void basic(List<Attribute<Row>> all, String name, Function<Row, Object> value) {
        all.add(new Attribute<>(name, true, value));
    }

    private static void full(List<Attribute<Row>> all, String name, Function<Row, Object> value) {
        all.add(new Attribute<>(name, false, value));
    }

    @Documented("partnerBilling: attributeSet; Invoice reconciliation")
    @Assumed({
        "the billing event of use is its last day; one order id for a plan and month",
        "quantity, a whole number, is 1; the use stands in the billable quantity"
    })
    private static void what(List<Attribute<Row>> all) {
        basic(all, "PartnerId", r -> r.party().partner().tenantId());
        basic(all, "CustomerId", r -> r.party().customer().id());
        basic(all, "CustomerName", r -> r.party().customer().companyName());
        full(all, "CustomerDomainName", r -> r.party().customer().domain());
        full(all, "CustomerCountry", r -> r.party().customer().country());
        basic(all, "InvoiceNumber", r -> r.party().invoice());
        full(all, "MpnId", r -> r.party().partner().mpnId());
        basic(all, "Tier2MpnId", r -> r.party().tier2MpnId());
        basic(all, "OrderId", r -> r.ids().hex(20, "billing order", r.key()));
        basic(all, "OrderDate", r -> midnight(r.charge().lastDay()));
        basic(all, "ProductId", r -> r.party().meter().productId());
        basic(all, "SkuId", r -> r.party().meter().skuId());
        basic(all, "AvailabilityId", r -> r.party().meter().availabilityId());
        basic(all, "SkuName", r -> r.party().meter().skuTitle());
        basic(all, "ProductName", r -> r.party().meter().productTitle());
        basic(all, "ChargeType", r -> "New");
        basic(all, "UnitPrice", r -> r.charge().listPrice());
        full(all, "Quantity", r -> BigDecimal.ONE);
    }

    @Documented("partnerBilling: attributeSet; Invoice reconciliation")
    @Assumed({
        "the backend knows no tax: every tax total is 0",
        "members that only purchases have are empty, their dates null; the product category is Azure",
        "charges of use end on the last day of the month at midnight"
    })
    private static void amounts(List<Attribute<Row>> all) {
        basic(all, "Subtotal", r -> r.charge().subtotal());
        basic(all, "TaxTotal", r -> BigDecimal.ZERO);
        basic(all, "Total", r -> r.charge().subtotal());
        basic(all, "Currency", r -> r.party().partner().currency());
        basic(all, "PriceAdjustmentDescription", r -> adjustments(r.charge().adjustments()));
        basic(all, "PublisherName", r -> r.party().meter().publisher());
        full(all, "PublisherId", r -> "NA");
        full(all, "SubscriptionDescription", r -> "Azure plan");
        basic(all, "SubscriptionId", r -> r.party().subscription().planId());
        basic(all, "ChargeStartDate", r -> midnight(r.charge().month().atDay(1)));
        basic(all, "ChargeEndDate", r -> midnight(r.charge().month().atEndOfMonth()));
        basic(all, "TermAndBillingCycle", r -> r.party().meterType());
        basic(all, "EffectiveUnitPrice", r -> r.charge().effectivePrice());
        full(all, "UnitType", r -> r.party().meter().unit());
        full(all, "AlternateId", r -> r.ids().hex(12, "alternate", r.key()));
        basic(all, "BillableQuantity", r -> r.charge().quantity());
        full(all, "BillingFrequency", r -> "");
        basic(all, "PricingCurrency", r -> "USD");
        basic(all, "PCToBCExchangeRate", r -> r.charge().rate());
        full(all, "PCToBCExchangeRateDate", r -> Party.rateDate(r.charge().month()));
        full(
                all,
                "MeterDescription",
                r -> r.party().meter().category() + " - " + r.party().meterType());
        basic(all, "ReservationOrderId", r -> "");
        basic(all, "CreditReasonCode", r -> "");
        basic(all, "SubscriptionStartDate", r -> JsonScalar.NULL);
        basic(all, "SubscriptionEndDate", r -> JsonScalar.NULL);
        basic(all, "ReferenceId", r -> "");
        full(all, "ProductQualifiers", r -> JsonArray.EMPTY);
        basic(all, "PromotionId", r -> "");
        basic(all, "ProductCategory", r -> "Azure");
    }

    /** An array written as text, or nothing. */
    private static String adjustments(List<String> adjustments) {
        return adjustments.isEmpty() ? "" : JsonText.write(JsonArray.of(adjustments));
    }
}
