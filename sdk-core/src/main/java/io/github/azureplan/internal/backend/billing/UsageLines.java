package io.github.azureplan.internal.backend.billing;

import static io.github.azureplan.internal.backend.billing.Party.midnight;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import io.github.azureplan.internal.backend.usage.RatedDay;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The lines of daily rated usage. */
final class UsageLines {
    private static final Map<String, String> LOCATIONS = Map.of(
            "EU West", "WESTEUROPE", "EU North", "NORTHEUROPE", "SE Central", "SWEDENCENTRAL", "US East", "EASTUS");
    private static final String GROUP = "rg-main";

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
        "each meter is used by one resource of its Azure subscription, in a resource group rg-main"
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
        full(
                all,
                "ResourceLocation",
                r -> LOCATIONS.getOrDefault(r.party().meter().region(), ""));
        full(all, "ConsumedService", r -> service(r, 0));
        full(all, "ResourceGroup", r -> GROUP);
        basic(all, "ResourceURI", UsageLines::resource);
        basic(all, "ChargeType", r -> "New");
        basic(all, "UnitPrice", r -> r.day().listPrice());
        basic(all, "Quantity", r -> r.day().quantity());
        basic(all, "UnitType", r -> r.party().meter().unit());
    }

    @Documented("partnerBilling: attributeSet; Daily rated usage")
    @Assumed({
        "tags and additional information are null where a resource has none",
        "no Azure credit and no benefit is ever applied"
    })
    private static void amounts(List<Attribute<Row>> all) {
        basic(all, "BillingPreTaxTotal", r -> r.day().billed());
        basic(all, "BillingCurrency", r -> r.party().partner().currency());
        basic(all, "PricingPreTaxTotal", r -> r.day().usd());
        basic(all, "PricingCurrency", r -> "USD");
        full(all, "ServiceInfo1", r -> "");
        full(all, "ServiceInfo2", r -> "");
        full(all, "Tags", r -> machine(r) ? "{\"env\":\"prod\"}" : JsonScalar.NULL);
        basic(all, "AdditionalInfo", UsageLines::additional);
        basic(all, "EffectiveUnitPrice", r -> r.day().effectivePrice());
        basic(all, "PCToBCExchangeRate", r -> r.day().rate());
        full(all, "PCToBCExchangeRateDate", r -> Party.rateDate(r.month()));
        basic(all, "EntitlementId", r -> r.party().subscription().id());
        full(all, "EntitlementDescription", r -> r.party().subscription().name());
        full(all, "PartnerEarnedCreditPercentage", r -> r.day().creditPercent());
        basic(all, "CreditPercentage", r -> BigDecimal.ZERO);
        basic(all, "CreditType", r -> "Credit Not Applied");
        basic(all, "BenefitOrderId", r -> "");
        full(all, "BenefitId", r -> "");
        basic(all, "BenefitType", r -> "");
    }

    private static boolean machine(Row row) {
        return row.party().meter().category().equals("Virtual Machines");
    }

    private static Object additional(Row row) {
        if (!machine(row)) {
            return JsonScalar.NULL;
        }
        String size = row.party().meter().name().replace(" Spot", "").replace(' ', '_');
        return "{\"ServiceType\":\"Standard_" + size + "\",\"UsageType\":\"ComputeHR\"}";
    }

    private static String resource(Row row) {
        String type = service(row, 1);
        String name = type + "-" + row.party().meter().skuId();
        return "/subscriptions/" + row.party().subscription().id() + "/resourceGroups/" + GROUP + "/providers/"
                + row.party().meter().service() + "/" + name.toLowerCase(Locale.ROOT);
    }

    private static String service(Row row, int part) {
        return List.of(row.party().meter().service().split("/", -1)).get(part);
    }
}
