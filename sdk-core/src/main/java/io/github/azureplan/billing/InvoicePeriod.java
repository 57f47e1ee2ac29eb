package io.github.azureplan.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The days an invoice charges use of: both ends belong to it. */
record InvoicePeriod(LocalDate from, LocalDate to) {
    /** Lists leave the billing period out; an invoice of new commerce is made in the month after. */
    static InvoicePeriod of(Invoice invoice) {
        Instant start = invoice.billingPeriodStartDate();
        Instant end = invoice.billingPeriodEndDate();
        if (start == null || end == null || !end.isAfter(start)) {
            YearMonth month =
                    start == null ? YearMonth.from(day(invoice.date())).minusMonths(1) : YearMonth.from(day(start));
            return new InvoicePeriod(month.atDay(1), month.atEndOfMonth());
        }
        // the end is the last day in some data and the day after it in others
        LocalDate last = day(start).plusMonths(1).minusDays(1);
        return new InvoicePeriod(day(start), day(end).isAfter(last) ? last : day(end));
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
