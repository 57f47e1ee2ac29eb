package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.usage.LegacyUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line items of the older Azure offer. */
final class LegacyLines {
    private static final int RATE_DECIMALS = 8;

    private LegacyLines() {}

    /** What a month cost, by subscription and meter. */
    @Documented("Invoice resources: UsageBasedLineItem")
    static List<JsonObject> charges(State state, Context context, YearMonth month, String invoiceId) {
        List<JsonObject> lines = new ArrayList<>();
        for (LegacyCharge charge : LegacyCharge.of(state, context, month, month.atEndOfMonth())) {
            JsonObject line = JsonObject.of(
                    "detailLineItemId", lines.size() + 1,
                    "sku", charge.meter().skuId(),
                    "includedQuantity", charge.included(),
                    "overageQuantity", charge.overage(),
                    "listPrice", charge.listPrice(),
                    "currency", charge.currency(),
                    "pretaxCharges", charge.pretax(),
                    "taxAmount", charge.tax(),
                    "postTaxTotal", charge.total(),
                    "pretaxEffectiveRate", rate(charge.pretax(), charge.quantity()),
                    "postTaxEffectiveRate", rate(charge.total(), charge.quantity()),
                    "chargeType", "Assess usage fee for current cycle",
                    "invoiceLineItemType", "billing_line_items");
            lines.add(azure(state, context, charge, invoiceId, line, charge.quantity(), "UsageBasedLineItem"));
        }
        return lines;
    }

    /** What was used in a month on each day. */
    @Documented("Invoice resources: DailyUsageLineItem")
    static List<JsonObject> days(State state, Context context, YearMonth month, String invoiceId) {
        List<JsonObject> lines = new ArrayList<>();
        for (LegacyCharge charge : LegacyCharge.of(state, context, month, month.atEndOfMonth())) {
            for (LegacyUse.Day day : charge.days()) {
                JsonObject line = JsonObject.of(
                        "customerBillableAccount",
                        context.ids()
                                .digits(10, "billable account", charge.legacy().customerId()),
                        "usageDate",
                        day.day() + "T00:00:00",
                        "invoiceLineItemType",
                        "usage_line_items");
                lines.add(azure(state, context, charge, invoiceId, line, day.quantity(), "DailyUsageLineItem"));
            }
        }
        return lines;
    }

    private static BigDecimal rate(BigDecimal amount, BigDecimal quantity) {
        return amount.divide(quantity, RATE_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static JsonObject azure(
            State state,
            Context context,
            LegacyCharge charge,
            String invoiceId,
            JsonObject line,
            BigDecimal quantity,
            String objectType) {
        JsonObject json = line;
        JsonObject who = who(state, context, charge.legacy().customerId(), charge.reseller(), false);
        for (Map.Entry<String, Json> member : who.members().entrySet()) {
            json = json.with(member.getKey(), member.getValue());
        }
        return json.with("invoiceNumber", invoiceId)
                .with("subscriptionId", charge.legacy().azureSubscriptionId())
                .with("subscriptionName", "Microsoft Azure")
                .with("subscriptionDescription", "Microsoft Azure")
                .with("billingCycleType", "Monthly")
                .with(
                        "orderId",
                        context.ids().digits(18, "legacy order", charge.legacy().subscriptionId()))
                .with("serviceName", charge.meter().category())
                .with("serviceType", charge.meter().subcategory())
                .with("resourceGuid", charge.meter().meterId())
                .with("resourceName", charge.meter().name())
                .with("region", charge.meter().region())
                .with("consumedQuantity", quantity)
                .with("chargeStartDate", charge.month().atDay(1) + "T00:00:00")
                .with("chargeEndDate", charge.month().plusMonths(1).atDay(1) + "T00:00:00")
                .with("unit", charge.meter().unit())
                .with("billingProvider", "azure")
                .with("attributes", Wire.attributes(objectType));
    }

    /** Who a line of legacy commerce is about; licences leave names of the partner out. */
    @Assumed("the location ids of partner and reseller are numbers here, and -1 stands for no reseller")
    static JsonObject who(State state, Context context, String customerId, @Nullable String reseller, boolean licence) {
        Partner partner = context.partner();
        Customer customer = Customers.find(state, customerId);
        String name = customer == null ? "" : customer.companyName();
        JsonObject json = JsonObject.of("partnerId", partner.tenantId());
        json = licence
                ? json.with("customerId", customerId).with("customerName", name)
                : json.with("partnerName", partner.name())
                        .with(
                                "partnerBillableAccountId",
                                context.ids().digits(10, "billable account", partner.tenantId()))
                        .with("customerId", customerId)
                        .with("customerCompanyName", name);
        return json.with("domainName", customer == null ? "" : customer.domain())
                .with("mpnId", new BigDecimal(partner.mpnId()))
                .with("tier2MpnId", reseller == null ? new BigDecimal(-1) : new BigDecimal(reseller));
    }
}
