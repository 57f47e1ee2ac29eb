package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Invoices of licences of legacy commerce, which is not modelled: each charges one customer for some seats. */
public record LicenceBills(PMap<String, LicenceBills.Bill> byId) {
    private static final Slice<LicenceBills> SLICE = new Slice<>("licence invoices", new LicenceBills(PMap.empty()));
    private static final BigDecimal SEAT = new BigDecimal("6.4");
    private static final int MOST_SEATS = 10_000;

    /** One invoice. */
    record Bill(String id, String customerId, YearMonth month, Instant date, String currency, int seats) {
        private BigDecimal seatCharge() {
            return SEAT.multiply(BigDecimal.valueOf(seats));
        }

        Papers.Paper paper() {
            return new Papers.Paper(id, month, date, currency, seatCharge(), "invoice", null, Papers.OFFICE);
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

    /** Microsoft bills the licences of the month before. */
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
        YearMonth month = YearMonth.from(context.today()).minusMonths(1);
        Bill bill = new Bill(
                id, customer.id(), month, context.now(), context.partner().currency(), seats);
        return state.with(SLICE, new LicenceBills(all.with(id, bill)));
    }

    /** The id the next invoice will have. */
    public static String nextId(State state, Context context) {
        int number = state.get(SLICE).byId().size();
        return "D" + context.ids().digits(9, "licence invoice", String.valueOf(number));
    }

    /** The licences of an invoice, as line items write them. */
    @Documented("Invoice resources: LicenseBasedLineItem")
    static List<JsonObject> licences(State state, Context context, Bill bill) {
        JsonObject line = LegacyLines.who(state, context, bill.customerId(), null, true)
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
}
