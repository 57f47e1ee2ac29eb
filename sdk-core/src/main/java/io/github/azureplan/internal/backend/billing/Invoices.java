package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.usage.Currencies;
import io.github.azureplan.internal.backend.usage.Uses;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The invoices there are.
 *
 * @param done the last month of new commerce that was billed, with or without an invoice, or null
 * @param legacyDone the last month of the older offer, likewise
 */
record Invoices(
        PMap<String, Invoice> byId,
        @Nullable YearMonth done,
        @Nullable YearMonth legacyDone) {
    private static final Slice<Invoices> SLICE = new Slice<>("invoices", new Invoices(PMap.empty(), null, null));
    private static final int DAY = 8;
    private static final int LEGACY_DAY = 3;

    /** What is billed on an invoice. */
    enum Kind {
        /** Azure plans and whatever is bought beside them. */
        NEW_COMMERCE,
        /** The older offer MS-AZR-0145P. */
        LEGACY
    }

    /**
     * One invoice or a document that amends one; its rows follow from the month.
     *
     * @param amendsOf the invoice that is amended, or null for an invoice
     */
    record Invoice(
            String id,
            YearMonth month,
            Instant date,
            String currency,
            BigDecimal totalCharges,
            Kind kind,
            @Nullable String amendsOf) {
        boolean legacy() {
            return kind == Kind.LEGACY;
        }

        /** The word of the wire for what it is. */
        String documentType() {
            return amendsOf == null ? "invoice" : "adjustment_note";
        }
    }

    /** Newest first, without what amends them. */
    static List<Invoice> all(State state) {
        return stored(state)
                .filter(i -> i.amendsOf() == null)
                .sorted(Comparator.comparing(Invoice::month)
                        .thenComparing(Invoice::date)
                        .reversed()
                        .thenComparing(Invoice::id))
                .toList();
    }

    /** An invoice or what amends one by its id in any case, or null. */
    static @Nullable Invoice find(State state, String id) {
        return state.get(SLICE).byId().get(id.toUpperCase(Locale.ROOT));
    }

    /** An invoice whose data can be exported, or null: not one of the older offer, and nothing that amends one. */
    static @Nullable Invoice exported(State state, String id) {
        Invoice found = find(state, id);
        return found == null || found.legacy() || found.amendsOf() != null ? null : found;
    }

    /** What amends an invoice, oldest first. */
    static List<Invoice> amendments(State state, String id) {
        return stored(state)
                .filter(i -> id.equals(i.amendsOf()))
                .sorted(Comparator.comparing(Invoice::date).thenComparing(Invoice::id))
                .toList();
    }

    private static Stream<Invoice> stored(State state) {
        return state.get(SLICE).byId().values().stream();
    }

    /** Whether a month's invoice is due, so that its data is no longer unbilled. */
    static boolean due(YearMonth month, Instant now) {
        return !date(month).isAfter(now);
    }

    /** Makes the invoices that are due by now. */
    @Documented("Understand the billing calendar: Azure plan")
    @Assumed({
        "an invoice is made at the first moment (UTC) of the eighth of the next month, one for each billing currency",
        "that of the older offer is made on the third of the next month, in the partner's currency",
        "a month without any charge has no invoice",
        "total charges are the sum of the reconciliation rows with tax and of what only the invoice shows"
    })
    static State settle(State state, Context context) {
        State settled = Sales.note(state, context);
        YearMonth first = first(settled);
        if (first == null) {
            return settled;
        }
        YearMonth done = settled.get(SLICE).done();
        for (YearMonth m = next(done, first); due(m, context.now()); m = m.plusMonths(1)) {
            settled = close(settled, context, m);
        }
        YearMonth legacyDone = settled.get(SLICE).legacyDone();
        for (YearMonth m = next(legacyDone, first); !legacyDate(m).isAfter(context.now()); m = m.plusMonths(1)) {
            settled = closeLegacy(settled, context, m);
        }
        return settled;
    }

    private static YearMonth next(@Nullable YearMonth done, YearMonth first) {
        return done == null ? first : done.plusMonths(1);
    }

    private static @Nullable YearMonth first(State state) {
        return Stream.of(Uses.firstDay(state), Sales.firstDay(state), Bookings.firstDay(state))
                .filter(day -> day != null)
                .min(Comparator.naturalOrder())
                .map(YearMonth::from)
                .orElse(null);
    }

    private static State close(State state, Context context, YearMonth month) {
        State closed = state;
        for (String currency : Currencies.all(context)) {
            BigDecimal total = total(state, context, month, currency);
            if (total != null) {
                closed = put(closed, invoice(context, month, currency, date(month), total));
            }
        }
        Invoices all = closed.get(SLICE);
        return closed.with(SLICE, new Invoices(all.byId(), month, all.legacyDone()));
    }

    private static State closeLegacy(State state, Context context, YearMonth month) {
        List<LegacyCharge> charges = LegacyCharge.of(state, context, month, month.atEndOfMonth());
        State closed =
                charges.isEmpty() ? state : put(state, legacyInvoice(context, month, legacyDate(month), charges));
        Invoices all = closed.get(SLICE);
        return closed.with(SLICE, new Invoices(all.byId(), all.done(), month));
    }

    private static Invoice legacyInvoice(Context context, YearMonth month, Instant date, List<LegacyCharge> charges) {
        String currency = context.partner().currency();
        String id = "D" + context.ids().hex(9, "legacy invoice", month.toString(), currency);
        return new Invoice(id.toUpperCase(Locale.ROOT), month, date, currency, legacyTotal(charges), Kind.LEGACY, null);
    }

    private static Invoice invoice(Context context, YearMonth month, String currency, Instant date, BigDecimal total) {
        String id = "G" + context.ids().digits(9, "invoice", month.toString(), currency);
        return new Invoice(id, month, date, currency, total, Kind.NEW_COMMERCE, null);
    }

    private static State put(State state, Invoice invoice) {
        Invoices all = state.get(SLICE);
        return state.with(SLICE, new Invoices(all.byId().with(invoice.id(), invoice), all.done(), all.legacyDone()));
    }

    /** What a month is billed in a currency; null when there is nothing to bill. */
    private static @Nullable BigDecimal total(State state, Context context, YearMonth month, String currency) {
        List<Charge> charges = Reconciliation.charges(state, context, month, month.atEndOfMonth(), true, currency);
        List<Bookings.Adjustment> others = Bookings.adjustments(state, month, currency);
        if (charges.isEmpty() && others.isEmpty()) {
            return null;
        }
        return Stream.concat(
                        charges.stream().map(Charge::total), others.stream().map(Bookings.Adjustment::amount))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal legacyTotal(List<LegacyCharge> charges) {
        return charges.stream().map(LegacyCharge::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What was billed is corrected: where money changes, a note amends the invoice.
     *
     * @param from the first month that may differ
     * @param until the last one
     */
    @Documented("Get invoice by ID: amendments")
    @Assumed({
        "an invoice stays as it was issued; a correction makes an adjustment note over the difference, at once",
        "the data of an invoice is always that of the corrected use: its rows add up to invoice and amendments"
                + " together",
        "a month that had no invoice gets one when use is found for it"
    })
    static State corrected(State state, Context context, YearMonth from, YearMonth until) {
        State after = state;
        for (YearMonth month = from; !month.isAfter(until); month = month.plusMonths(1)) {
            YearMonth done = state.get(SLICE).done();
            if (done != null && !month.isAfter(done)) {
                for (String currency : Currencies.all(context)) {
                    after = corrected(after, context, month, currency);
                }
            }
            YearMonth legacyDone = state.get(SLICE).legacyDone();
            if (legacyDone != null && !month.isAfter(legacyDone)) {
                after = correctedLegacy(after, context, month);
            }
        }
        return after;
    }

    private static State corrected(State state, Context context, YearMonth month, String currency) {
        Invoice invoice = issued(state, month, currency, Kind.NEW_COMMERCE);
        BigDecimal total = total(state, context, month, currency);
        if (invoice != null) {
            return amend(state, context, invoice, total == null ? BigDecimal.ZERO : total);
        }
        return total == null ? state : put(state, invoice(context, month, currency, context.now(), total));
    }

    private static State correctedLegacy(State state, Context context, YearMonth month) {
        Invoice invoice = issued(state, month, context.partner().currency(), Kind.LEGACY);
        List<LegacyCharge> charges = LegacyCharge.of(state, context, month, month.atEndOfMonth());
        if (invoice != null) {
            return amend(state, context, invoice, legacyTotal(charges));
        }
        return charges.isEmpty() ? state : put(state, legacyInvoice(context, month, context.now(), charges));
    }

    private static @Nullable Invoice issued(State state, YearMonth month, String currency, Kind kind) {
        return stored(state)
                .filter(i -> i.amendsOf() == null
                        && i.kind() == kind
                        && i.month().equals(month)
                        && i.currency().equals(currency))
                .findFirst()
                .orElse(null);
    }

    private static State amend(State state, Context context, Invoice invoice, BigDecimal total) {
        List<Invoice> before = amendments(state, invoice.id());
        BigDecimal billed = before.stream().map(Invoice::totalCharges).reduce(invoice.totalCharges(), BigDecimal::add);
        BigDecimal difference = total.subtract(billed);
        if (difference.signum() == 0) {
            return state;
        }
        String number = context.ids().digits(9, "amendment", invoice.id(), String.valueOf(before.size()));
        Invoice note = new Invoice(
                invoice.id().substring(0, 1) + number,
                invoice.month(),
                context.now(),
                invoice.currency(),
                difference,
                invoice.kind(),
                invoice.id());
        return put(state, note);
    }

    static Instant date(YearMonth month) {
        return month.plusMonths(1).atDay(DAY).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant legacyDate(YearMonth month) {
        return month.plusMonths(1)
                .atDay(LEGACY_DAY)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
