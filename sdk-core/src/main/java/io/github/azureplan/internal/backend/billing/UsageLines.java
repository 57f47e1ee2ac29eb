package io.github.azureplan.internal.backend.billing;

import static io.github.azureplan.internal.backend.billing.Party.midnight;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import io.github.azureplan.internal.backend.tree.JsonText;
import io.github.azureplan.internal.backend.usage.RatedDay;
import io.github.azureplan.internal.backend.usage.Resource;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The lines of daily rated usage. */
final class UsageLines {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** One line before it is written. */
    record Row(RatedDay day, Party party) {
        YearMonth month() {
            return YearMonth.from(day.day());
        }
    }

    static final List<Attribute<Row>> ATTRIBUTES = attributes();

    private UsageLines() {}

    private static List<Attribute<Row>> attributes() {
        List<Attribute<Row>> all = new ArrayList<>();
        who(all);
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

    @Documented("partnerBilling: attributeSet; Daily rated usage")
    private static void who(List<Attribute<Row>> all) {
        basic(all, "PartnerId", r -> r.party().partner().tenantId());
        basic(all, "PartnerName", r -> r.party().partner().name());
        basic(all, "CustomerId", r -> r.party().customer().id());
        basic(all, "CustomerName", r -> r.party().customer().companyName());
        full(all, "CustomerDomainName", r -> r.party().customer().domain());
        full(all, "CustomerCountry", r -> r.party().customer().country());
        full(all, "MpnId", r -> r.party().partner().mpnId());
        full(all, "Tier2MpnId", r -> r.party().tier2MpnId());
        basic(all, "InvoiceNumber", r -> r.party().invoice());
    }

    @Documented("partnerBilling: attributeSet; Daily rated usage")
    @Assumed({
        "charge type of use is New; both names of the unit hold the meter's unit",
        "a meter is used by a resource in the group rg-main where nobody says by which"
    })
    private static void what(List<Attribute<Row>> all) {
        basic(all, "ProductId", r -> r.party().meter().productId());
        basic(all, "SkuId", r -> r.party().meter().skuId());
        full(all, "AvailabilityId", r -> r.party().meter().availabilityId());
        basic(all, "SkuName", r -> r.party().meter().skuTitle());
        full(all, "ProductName", r -> r.party().meter().productTitle());
        basic(all, "PublisherName", r -> r.party().meter().publisher());
        full(all, "PublisherId", r -> "");
        full(all, "SubscriptionDescription", r -> "Azure plan");
        basic(all, "SubscriptionId", r -> r.party().subscription().planId());
        basic(all, "ChargeStartDate", r -> midnight(r.month().atDay(1)));
        basic(all, "ChargeEndDate", r -> r.month().atEndOfMonth() + "T23:59:59Z");
        basic(all, "UsageDate", r -> midnight(r.day().day()));
        full(all, "MeterType", r -> r.party().meterType());
        full(all, "MeterCategory", r -> r.party().meter().category());
        full(all, "MeterId", r -> r.party().meter().meterId());
        full(all, "MeterSubCategory", r -> r.party().meter().subcategory());
        full(all, "MeterName", r -> r.party().meter().name());
        full(all, "MeterRegion", r -> r.party().meter().region());
        full(all, "Unit", r -> r.party().meter().unit());
        full(all, "ResourceLocation", r -> r.day().resource().place(r.day().meter()));
        full(all, "ConsumedService", r -> Resource.provider(r.day().meter()));
        full(all, "ResourceGroup", r -> r.day().resource().group());
        basic(all, "ResourceURI", UsageLines::resource);
        basic(all, "ChargeType", r -> "New");
        basic(all, "UnitPrice", r -> r.day().listPrice());
        basic(all, "Quantity", r -> r.day().quantity());
        basic(all, "UnitType", r -> r.party().meter().unit());
    }

    @Documented("partnerBilling: attributeSet; Daily rated usage")
    @Assumed({
        "tags and additional information are null where a resource has none",
        "the additional information of reserved use names the order of its reservation, as that of the older offer does"
    })
    private static void amounts(List<Attribute<Row>> all) {
        basic(all, "BillingPreTaxTotal", r -> r.day().billed());
        basic(all, "BillingCurrency", r -> r.day().currency());
        basic(all, "PricingPreTaxTotal", r -> r.day().usd());
        basic(all, "PricingCurrency", r -> "USD");
        full(all, "ServiceInfo1", r -> "");
        full(all, "ServiceInfo2", r -> "");
        full(all, "Tags", UsageLines::tags);
        basic(all, "AdditionalInfo", UsageLines::additional);
        basic(all, "EffectiveUnitPrice", r -> r.day().effectivePrice());
        basic(all, "PCToBCExchangeRate", r -> r.day().rate());
        full(all, "PCToBCExchangeRateDate", r -> Party.rateDate(r.month()));
        basic(all, "EntitlementId", r -> r.party().subscription().id());
        full(all, "EntitlementDescription", r -> r.party().subscription().name());
        full(all, "PartnerEarnedCreditPercentage", r -> r.day().creditPercent());
        basic(all, "CreditPercentage", r -> r.day().paid().azureCredit() ? HUNDRED : BigDecimal.ZERO);
        basic(all, "CreditType", r -> r.day().paid().azureCredit() ? "Azure Credit Applied" : "Credit Not Applied");
        basic(all, "BenefitOrderId", r -> benefit(r, r.day().paid().orderId()));
        full(all, "BenefitId", r -> benefit(r, r.day().paid().benefitId()));
        basic(all, "BenefitType", r -> r.day().paid().benefitType());
    }

    private static boolean machine(Row row) {
        return row.party().meter().category().equals("Virtual Machines");
    }

    private static Object tags(Row row) {
        Map<String, Json> tags = new LinkedHashMap<>();
        row.day().resource().tags().forEach((name, value) -> tags.put(name, Json.of(value)));
        return tags.isEmpty() ? JsonScalar.NULL : JsonText.write(JsonObject.ofMap(tags));
    }

    private static Object additional(Row row) {
        Map<String, Json> facts = new LinkedHashMap<>();
        if (machine(row)) {
            String size = row.party().meter().name().replace(" Spot", "").replace(' ', '_');
            facts.put("ServiceType", Json.of("Standard_" + size));
            facts.put("UsageType", Json.of("ComputeHR"));
        }
        RatedDay.Paid paid = row.day().paid();
        if (!paid.orderId().isEmpty() && paid.benefitType().isEmpty()) {
            facts.put("ReservationOrderId", Json.of(paid.orderId()));
        }
        return facts.isEmpty() ? JsonScalar.NULL : JsonText.write(JsonObject.ofMap(facts));
    }

    /** The columns for benefits are empty for reservations. */
    private static String benefit(Row row, String value) {
        return row.day().paid().benefitType().isEmpty() ? "" : value;
    }

    private static String resource(Row row) {
        return "/subscriptions/" + row.day().subscription().id()
                + row.day().resource().address(row.day().meter());
    }
}
