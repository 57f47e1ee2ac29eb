package io.github.azureplan.internal.backend.billing;

import static io.github.azureplan.internal.backend.billing.Party.midnight;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lines of invoice reconciliation. */
final class ReconciliationLines {
    /** One line before it is written. */
    record Row(Charge charge, Party party, Ids ids) {
        private String key() {
            return charge.account().subscriptionId() + charge.period().month();
        }

        private String order() {
            String order = charge.terms().orderId();
            return order.isEmpty() ? ids.hex(20, "billing order", key()) : order;
        }

        private Charge.Amount amount() {
            return charge.amount();
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
        basic(all, "OrderId", Row::order);
        basic(all, "OrderDate", r -> midnight(r.charge().period().event()));
        basic(all, "ProductId", r -> r.charge().goods().productId());
        basic(all, "SkuId", r -> r.charge().goods().skuId());
        basic(all, "AvailabilityId", r -> r.charge().goods().availabilityId());
        basic(all, "SkuName", r -> r.charge().goods().skuName());
        basic(all, "ProductName", r -> r.charge().goods().productName());
        basic(all, "ChargeType", r -> r.charge().type());
        basic(all, "UnitPrice", r -> r.amount().listPrice());
        full(all, "Quantity", r -> BigDecimal.valueOf(r.amount().seats()));
    }

    @Documented("partnerBilling: attributeSet; Invoice reconciliation")
    @Assumed({
        "members that only purchases have are empty for use, their dates null; the product category of use is Azure",
        "charges of use end on the last day of the month at midnight"
    })
    private static void amounts(List<Attribute<Row>> all) {
        basic(all, "Subtotal", r -> r.amount().subtotal());
        basic(all, "TaxTotal", r -> r.amount().tax());
        basic(all, "Total", r -> r.charge().total());
        basic(all, "Currency", r -> r.amount().currency());
        basic(all, "PriceAdjustmentDescription", r -> adjustments(r.amount().adjustments()));
        basic(all, "PublisherName", r -> r.charge().goods().publisher());
        full(all, "PublisherId", r -> "NA");
        full(all, "SubscriptionDescription", r -> r.charge().account().description());
        basic(all, "SubscriptionId", r -> r.charge().account().subscriptionId());
        basic(all, "ChargeStartDate", r -> midnight(r.charge().period().start()));
        basic(all, "ChargeEndDate", r -> midnight(r.charge().period().end()));
        basic(all, "TermAndBillingCycle", r -> r.charge().goods().term());
        basic(all, "EffectiveUnitPrice", r -> r.amount().effectivePrice());
        full(all, "UnitType", r -> r.charge().goods().unit());
        full(all, "AlternateId", r -> r.ids().hex(12, "alternate", r.key()));
        basic(all, "BillableQuantity", r -> r.amount().quantity());
        full(all, "BillingFrequency", r -> r.charge().terms().frequency());
        basic(all, "PricingCurrency", r -> "USD");
        basic(all, "PCToBCExchangeRate", r -> r.amount().rate());
        full(
                all,
                "PCToBCExchangeRateDate",
                r -> Party.rateDate(r.charge().period().month()));
        full(all, "MeterDescription", r -> r.charge().goods().meter());
        basic(all, "ReservationOrderId", r -> r.charge().terms().reservationOrderId());
        basic(all, "CreditReasonCode", r -> r.charge().terms().creditReason());
        basic(all, "SubscriptionStartDate", r -> day(r.charge().terms().start()));
        basic(all, "SubscriptionEndDate", r -> day(r.charge().terms().end()));
        basic(all, "ReferenceId", r -> "");
        full(all, "ProductQualifiers", r -> JsonArray.EMPTY);
        basic(all, "PromotionId", r -> "");
        basic(all, "ProductCategory", r -> r.charge().goods().category());
    }

    private static Object day(@Nullable LocalDate day) {
        return day == null ? JsonScalar.NULL : midnight(day);
    }

    /** An array written as text, or nothing. */
    private static String adjustments(List<String> adjustments) {
        return adjustments.isEmpty() ? "" : JsonText.write(JsonArray.of(adjustments));
    }
}
