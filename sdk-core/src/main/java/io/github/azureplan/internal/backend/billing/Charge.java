package io.github.azureplan.internal.backend.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of reconciliation data: what a plan used of a meter in a month with the credit, or without it, or something that
 * was bought, given back or credited.
 *
 * @param type the charge type
 */
record Charge(Goods goods, Account account, String type, Period period, Amount amount, Terms terms) {
    /**
     * Who is charged.
     *
     * @param reseller the MPN id of the reseller on record, or null
     * @param subscriptionId of use the plan
     */
    record Account(String customerId, @Nullable String reseller, String subscriptionId, String description) {
        static Account ofPlan(String customerId, @Nullable String reseller, String planId) {
            return new Account(customerId, reseller, planId, "Azure plan");
        }
    }

    /**
     * When.
     *
     * @param month whose invoice it is on
     * @param event the day of the billing event
     * @param end the last day
     */
    record Period(YearMonth month, LocalDate event, LocalDate start, LocalDate end) {}

    /**
     * How much.
     *
     * @param seats the whole number of the column for quantities
     * @param quantity what is billed; negative for what is given back
     * @param adjustments what was taken off the price, in the words of a bill
     * @param subtotal in the billing currency, as the tax is
     * @param rate units of the billing currency for one dollar
     */
    record Amount(
            int seats,
            BigDecimal quantity,
            BigDecimal listPrice,
            BigDecimal effectivePrice,
            List<String> adjustments,
            BigDecimal subtotal,
            BigDecimal tax,
            String currency,
            BigDecimal rate) {
        Amount {
            adjustments = List.copyOf(adjustments);
        }

        BigDecimal total() {
            return subtotal.add(tax);
        }
    }

    /**
     * What only purchases and credits have.
     *
     * @param orderId or empty for use, whose orders are the month's
     * @param frequency how often it is billed, in the words of a bill
     * @param reservationOrderId of a reservation or savings plan
     * @param creditReason of a credit
     */
    record Terms(
            String orderId,
            String frequency,
            String reservationOrderId,
            String creditReason,
            @Nullable LocalDate start,
            @Nullable LocalDate end) {
        /** Of use. */
        static final Terms NONE = new Terms("", "", "", "", null, null);
    }

    BigDecimal total() {
        return amount.total();
    }
}
