package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.usage.Uses;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The invoices there are.
 *
 * @param done the last month that was billed, with or without an invoice, or null
 */
record Invoices(PMap<String, Invoice> byId, @Nullable YearMonth done) {
    private static final Slice<Invoices> SLICE = new Slice<>("invoices", new Invoices(PMap.empty(), null));
    private static final int DAY = 8;

    /** One invoice; its rows follow from the month. */
    record Invoice(String id, YearMonth month, Instant date, String currency, BigDecimal totalCharges) {}

    /** Newest first. */
    static List<Invoice> all(State state) {
        return state.get(SLICE).byId().values().stream()
                .sorted((a, b) -> b.month().compareTo(a.month()))
                .toList();
    }

    /** An invoice by its id in any case, or null. */
    static @Nullable Invoice find(State state, String id) {
        return state.get(SLICE).byId().get(id.toUpperCase(Locale.ROOT));
    }

    /** Whether a month's invoice is due, so that its data is no longer unbilled. */
    static boolean due(YearMonth month, Instant now) {
        return !date(month).isAfter(now);
    }

    /** Makes the invoices that are due by now. */
    @Documented("Understand the billing calendar: Azure plan")
    @Assumed({
        "an invoice is made at the first moment (UTC) of the eighth of the next month, in the partner's currency",
        "a month without use has no invoice",
        "total charges are the sum of the reconciliation rows; the backend knows no tax"
    })
    static State settle(State state, Context context) {
        LocalDate first = Uses.firstDay(state);
        if (first == null) {
            return state;
        }
        State settled = state;
        YearMonth done = state.get(SLICE).done();
        YearMonth month = done == null ? YearMonth.from(first) : done.plusMonths(1);
        for (; due(month, context.now()); month = month.plusMonths(1)) {
            settled = close(settled, context, month);
        }
        return settled;
    }

    private static State close(State state, Context context, YearMonth month) {
        Invoices before = state.get(SLICE);
        List<Charge> charges = Reconciliation.charges(state, context, month, month.atEndOfMonth(), true);
        if (charges.isEmpty()) {
            return state.with(SLICE, new Invoices(before.byId(), month));
        }
        String currency = context.partner().currency();
        Invoice invoice = new Invoice(
                "G" + context.ids().digits(9, "invoice", month.toString(), currency),
                month,
                date(month),
                currency,
                charges.stream().map(Charge::subtotal).reduce(BigDecimal.ZERO, BigDecimal::add));
        return state.with(SLICE, new Invoices(before.byId().with(invoice.id(), invoice), month));
    }

    static Instant date(YearMonth month) {
        return month.plusMonths(1).atDay(DAY).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
