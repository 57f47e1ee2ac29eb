package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Invoices of legacy commerce. What was sold there is not modelled: each charges one customer for some seats of an online
 * service and some hours of the older Azure offer.
 */
public record LegacyBills(PMap<String, LegacyBills.Bill> byId) {
    private static final Slice<LegacyBills> SLICE = new Slice<>("legacy invoices", new LegacyBills(PMap.empty()));
    private static final BigDecimal SEAT = new BigDecimal("6.4");
    private static final BigDecimal HOUR = new BigDecimal("0.085");
    private static final BigDecimal HOURS_A_DAY = new BigDecimal("24");
    private static final int MOST_SEATS = 10_000;

    /** One invoice. */
    record Bill(String id, String customerId, YearMonth month, Instant date, String currency, int seats) {
        private BigDecimal seatCharge() {
            return SEAT.multiply(BigDecimal.valueOf(seats));
        }

        private BigDecimal hours() {
            return HOURS_A_DAY.multiply(BigDecimal.valueOf(month.lengthOfMonth()));
        }

        private BigDecimal hourCharge() {
            return HOUR.multiply(hours()).setScale(2, RoundingMode.HALF_UP);
        }

        Papers.Paper paper() {
            return new Papers.Paper(id, month, date, currency, seatCharge().add(hourCharge()), "invoice", null, true);
        }
    }

    static List<Bill> all(State state) {
        return state.get(SLICE).byId().values();
    }

    static Bill require(State state, Papers.Paper paper) {
        return all(state).stream()
                .filter(bill -> bill.id().equals(paper.id()))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "1000", "The invoice was not found."));
    }

    /** Microsoft bills legacy commerce of the month before. */
    public static State issue(State state, Context context, String customerId, int seats) {
        Customer customer = Customers.find(state, customerId);
        if (customer == null) {
            throw new Refusal(404, null, "customerId: no such customer");
        }
        if (seats < 1 || seats > MOST_SEATS) {
            throw Refusal.invalid("seats: must be from 1 to " + MOST_SEATS);
        }
        PMap<String, Bill> all = state.get(SLICE).byId();
        String id = nextId(state, context);
        YearMonth month = YearMonth.from(context.now().atOffset(ZoneOffset.UTC)).minusMonths(1);
        Bill bill = new Bill(
                id, customer.id(), month, context.now(), context.partner().currency(), seats);
        return state.with(SLICE, new LegacyBills(all.with(id, bill)));
    }

    /** The id the next invoice will have. */
    public static String nextId(State state, Context context) {
        int number = state.get(SLICE).byId().size();
        return "D" + context.ids().digits(9, "legacy invoice", String.valueOf(number));
    }

    /** The licences of an invoice, as line items write them. */
    @Documented("Invoice resources: LicenseBasedLineItem")
    static List<JsonObject> licences(State state, Context context, Bill bill) {
        JsonObject line = who(state, context, bill, true)
                .with("orderId", context.ids().digits(18, "legacy order", bill.id()))
                .with("subscriptionId", context.ids().hex(16, "legacy seats", bill.id()))
                .with("syndicationPartnerSubscriptionNumber", context.ids().guid("legacy number", bill.id()))
                .with("offerId", "aaa5b3f0-0ee2-431b-a42f-3f18f3c6d540")
                .with("durableOfferId", "2f707c7c-2433-49a5-a437-9ca7cf40d3eb")
                .with("offerName", "Exchange Online (Plan 2)")
                .with("billingCycleType", "Monthly")
                .with("subscriptionName", "Exchange Online (Plan 2)")
                .with("subscriptionDescription", "Exchange Online (Plan 2)")
                .with("subscriptionStartDate", bill.month().atDay(1) + "T00:00:00")
                .with("subscriptionEndDate", bill.month().plusYears(1).atDay(1) + "T00:00:00")
                .with("chargeStartDate", bill.month().atDay(1) + "T00:00:00")
                .with("chargeEndDate", bill.month().atEndOfMonth() + "T00:00:00")
                .with("chargeType", "Cycle fee")
                .with("unitPrice", SEAT)
                .with("quantity", bill.seats())
                .with("amount", bill.seatCharge())
                .with("totalOtherDiscount", BigDecimal.ZERO)
                .with("subtotal", bill.seatCharge())
                .with("tax", BigDecimal.ZERO)
                .with("totalForCustomer", bill.seatCharge())
                .with("currency", bill.currency())
                .with("invoiceLineItemType", "billing_line_items")
                .with("billingProvider", "office")
                .with("attributes", Wire.attributes("LicenseBasedLineItem"));
        return List.of(line);
    }

    /** What the older Azure offer costs on an invoice. */
    @Documented("Invoice resources: UsageBasedLineItem")
    static List<JsonObject> azureCharges(State state, Context context, Bill bill) {
        JsonObject line = JsonObject.of(
                        "detailLineItemId",
                        1,
                        "sku",
                        "7UD-00001",
                        "includedQuantity",
                        BigDecimal.ZERO,
                        "overageQuantity",
                        bill.hours(),
                        "listPrice",
                        HOUR,
                        "currency",
                        bill.currency(),
                        "pretaxCharges",
                        bill.hourCharge(),
                        "taxAmount",
                        BigDecimal.ZERO,
                        "postTaxTotal",
                        bill.hourCharge(),
                        "pretaxEffectiveRate",
                        HOUR,
                        "postTaxEffectiveRate",
                        HOUR,
                        "chargeType",
                        "Assess usage fee for current cycle")
                .with("invoiceLineItemType", "billing_line_items");
        return List.of(azure(state, context, bill, line)
                .with("consumedQuantity", bill.hours())
                .with("chargeStartDate", bill.month().atDay(1) + "T00:00:00")
                .with("chargeEndDate", bill.month().atEndOfMonth() + "T00:00:00")
                .with("attributes", Wire.attributes("UsageBasedLineItem")));
    }

    /** What was used of the older Azure offer on each day. */
    @Documented("Invoice resources: DailyUsageLineItem")
    static List<JsonObject> azureDays(State state, Context context, Bill bill) {
        List<JsonObject> days = new ArrayList<>();
        for (int day = 1; day <= bill.month().lengthOfMonth(); day++) {
            JsonObject line = JsonObject.of(
                    "customerBillableAccount",
                    context.ids().digits(10, "billable account", bill.customerId()),
                    "usageDate",
                    bill.month().atDay(day) + "T00:00:00",
                    "invoiceLineItemType",
                    "usage_line_items");
            days.add(azure(state, context, bill, line)
                    .with("consumedQuantity", HOURS_A_DAY)
                    .with("chargeStartDate", bill.month().atDay(1) + "T00:00:00")
                    .with("chargeEndDate", bill.month().atEndOfMonth() + "T00:00:00")
                    .with("attributes", Wire.attributes("DailyUsageLineItem")));
        }
        return days;
    }

    private static JsonObject azure(State state, Context context, Bill bill, JsonObject line) {
        JsonObject json = line;
        for (var member : who(state, context, bill, false).members().entrySet()) {
            json = json.with(member.getKey(), member.getValue());
        }
        return json.with("invoiceNumber", bill.id())
                .with("subscriptionId", context.ids().guid("legacy azure line", bill.customerId()))
                .with("subscriptionName", "Microsoft Azure")
                .with("subscriptionDescription", "Microsoft Azure")
                .with("billingCycleType", "Monthly")
                .with("orderId", context.ids().digits(18, "legacy azure order", bill.customerId()))
                .with("serviceName", "Azure App Service")
                .with("serviceType", "Standard Plan")
                .with("resourceGuid", "505db374-df8a-44df-9d8c-13c14b61dee1")
                .with("resourceName", "S1")
                .with("region", "")
                .with("unit", "1 Hour")
                .with("billingProvider", "azure");
    }

    @Assumed("the location id of the partner is a number here, and -1 stands for no reseller")
    private static JsonObject who(State state, Context context, Bill bill, boolean licence) {
        Partner partner = context.partner();
        Customer customer = Customers.find(state, bill.customerId());
        String name = customer == null ? "" : customer.companyName();
        JsonObject json = JsonObject.of("partnerId", partner.tenantId());
        json = licence
                ? json.with("customerId", bill.customerId()).with("customerName", name)
                : json.with("partnerName", partner.name())
                        .with(
                                "partnerBillableAccountId",
                                context.ids().digits(10, "billable account", partner.tenantId()))
                        .with("customerId", bill.customerId())
                        .with("customerCompanyName", name);
        return json.with("domainName", customer == null ? "" : customer.domain())
                .with("mpnId", new BigDecimal(partner.mpnId()))
                .with("tier2MpnId", -1);
    }
}
