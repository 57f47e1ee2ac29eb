package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.wire.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out where the data of a month is now. */
final class MonthPicker {
    /** Of earlier months the exports have no use. */
    static final YearMonth FIRST_EXPORTED_USAGE = YearMonth.of(2022, 9);

    /** Of earlier months the exports have no reconciliation. */
    static final YearMonth FIRST_EXPORTED_RECONCILIATION = YearMonth.of(2024, 2);

    /** The bill of a month is out by this day of the next. */
    private static final int BILLED_BY = 8;

    private final Wire wire;
    private final CurrencyCode currency;
    private final YearMonth month;

    MonthPicker(Wire wire, CurrencyCode currency, YearMonth month) {
        this.wire = wire;
        this.currency = Objects.requireNonNull(currency, "currency");
        this.month = Objects.requireNonNull(month, "month");
    }

    LineSource.Choice pick(YearMonth firstExported) {
        LocalDate today = LocalDate.ofInstant(wire.clock().instant(), ZoneOffset.UTC);
        YearMonth now = YearMonth.from(today);
        if (month.isAfter(now)) {
            throw new IllegalArgumentException("month: must not lie in the future, was " + month);
        }
        boolean early = today.getDayOfMonth() < BILLED_BY;
        List<Invoice> invoices = month.equals(now) && !early ? List.of() : invoices();
        LocalDate heldBack = early && of(invoices, now.minusMonths(1)).isEmpty() ? now.atDay(BILLED_BY) : null;
        if (month.equals(now)) {
            return unbilled(LineSource.Kind.UNBILLED_CURRENT, heldBack);
        }
        Optional<Invoice> invoice = of(invoices, month);
        if (invoice.isPresent()) {
            LineSource.Kind kind =
                    month.isBefore(firstExported) ? LineSource.Kind.BILLED_LINE_ITEMS : LineSource.Kind.BILLED;
            return new LineSource.Choice(kind, invoice.get().id(), currency, month, null);
        }
        if (month.equals(now.minusMonths(1))) {
            return unbilled(LineSource.Kind.UNBILLED_LAST, heldBack);
        }
        throw new NoSuchElementException("there is no invoice in " + currency + " for " + month
                + ", and what is not billed was offered until "
                + month.plusMonths(1).atEndOfMonth() + ", for the running month and the last only");
    }

    private LineSource.Choice unbilled(LineSource.Kind kind, @Nullable LocalDate heldBackUntil) {
        return new LineSource.Choice(kind, null, currency, month, heldBackUntil);
    }

    private List<Invoice> invoices() {
        return new Invoices(wire)
                .list().stream()
                        .filter(Invoice::newCommerce)
                        .filter(Invoice::isInvoice)
                        .filter(each -> currency.equals(each.currencyCode()))
                        .toList();
    }

    /** The newest that is not void, where an invoice was made anew; else the newest. */
    private static Optional<Invoice> of(List<Invoice> invoices, YearMonth wanted) {
        return invoices.stream()
                .filter(each -> wanted.equals(monthOfUse(each)))
                .max(Comparator.comparing((Invoice each) -> !each.voided())
                        .thenComparing(Invoice::invoiceDate, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /**
     * Lists leave the billing period out; an invoice of new commerce is made in the month after. One that says neither is
     * of no month.
     */
    private static @Nullable YearMonth monthOfUse(Invoice invoice) {
        Instant start = invoice.billingPeriodStartDate();
        if (start != null) {
            return YearMonth.from(start.atOffset(ZoneOffset.UTC));
        }
        Instant made = invoice.invoiceDate();
        return made == null
                ? null
                : YearMonth.from(made.atOffset(ZoneOffset.UTC)).minusMonths(1);
    }
}
