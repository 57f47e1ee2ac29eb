package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The documents of both commerces, and what came after each: payments, and notes that amend it.
 *
 * @param payments by document, oldest first
 * @param notes by the document they amend, oldest first
 */
public record Papers(PMap<String, List<Payment>> payments, PMap<String, List<Paper>> notes) {
    private static final Slice<Papers> SLICE = new Slice<>("papers", new Papers(PMap.empty(), PMap.empty()));
    private static final List<String> LONG_FORMS = List.of("OneTime-", "Recurring-");
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

    static final String ONE_TIME = "one_time";
    static final String AZURE = "azure";
    static final String OFFICE = "office";

    /** Something that was paid. */
    record Payment(Instant at, BigDecimal amount) {}

    /**
     * One document.
     *
     * @param month whose charges it has
     * @param type {@code invoice}, {@code adjustment_note} or {@code void_note}
     * @param amends the document it amends, or null
     * @param provider whose lines it has, as the wire calls it
     */
    record Paper(
            String id,
            YearMonth month,
            Instant date,
            String currency,
            BigDecimal total,
            String type,
            @Nullable String amends,
            String provider) {
        static Paper of(Invoices.Invoice invoice) {
            return new Paper(
                    invoice.id(),
                    invoice.month(),
                    invoice.date(),
                    invoice.currency(),
                    invoice.totalCharges(),
                    invoice.documentType(),
                    invoice.amendsOf(),
                    invoice.legacy() ? AZURE : ONE_TIME);
        }

        boolean legacy() {
            return !provider.equals(ONE_TIME);
        }

        /** Its id as it stands in links. */
        String longId() {
            return LONG_FORMS.get(legacy() ? 1 : 0) + id;
        }

        private Paper note(String noteId, Instant at, BigDecimal amount, String kind) {
            return new Paper(noteId, month, at, currency, amount, kind, id, provider);
        }
    }

    /** Invoices of new commerce, newest first. */
    static List<Paper> newCommerce(State state) {
        return Invoices.all(state).stream()
                .map(Paper::of)
                .filter(paper -> !paper.legacy())
                .toList();
    }

    /** Invoices of legacy commerce, newest first. */
    static List<Paper> legacy(State state) {
        Stream<Paper> azure = Invoices.all(state).stream().map(Paper::of).filter(Paper::legacy);
        return Stream.concat(azure, LicenceBills.all(state).stream().map(LicenceBills.Bill::paper))
                .sorted(Comparator.comparing(Paper::date).reversed().thenComparing(Paper::id))
                .toList();
    }

    static List<Paper> invoices(State state) {
        return Stream.concat(newCommerce(state).stream(), legacy(state).stream())
                .toList();
    }

    /** A document by its id in any case and either form, or null. */
    @Assumed("the longer forms of an id that stand in links, OneTime-G… and Recurring-D…, are taken as well")
    static @Nullable Paper find(State state, String asked) {
        String bare = asked;
        for (String form : LONG_FORMS) {
            if (asked.regionMatches(true, 0, form, 0, form.length())) {
                bare = asked.substring(form.length());
            }
        }
        String id = bare.toUpperCase(Locale.ROOT);
        return invoices(state).stream()
                .flatMap(paper -> Stream.concat(Stream.of(paper), notes(state, paper).stream()))
                .filter(paper -> paper.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    @Assumed("an unknown invoice is 404 with code 1000")
    static Paper require(State state, String id) {
        Paper paper = find(state, id);
        if (paper == null) {
            throw new Refusal(404, "1000", "The invoice was not found.");
        }
        return paper;
    }

    static List<Paper> notes(State state, Paper paper) {
        Stream<Paper> corrections =
                Invoices.amendments(state, paper.id()).stream().map(Paper::of);
        return Stream.concat(corrections, own(state, paper).stream())
                .sorted(Comparator.comparing(Paper::date))
                .toList();
    }

    /** Those that are no corrections of use. */
    private static List<Paper> own(State state, Paper paper) {
        List<Paper> notes = state.get(SLICE).notes().get(paper.id());
        return notes == null ? List.of() : notes;
    }

    static List<Payment> payments(State state, Paper paper) {
        List<Payment> payments = state.get(SLICE).payments().get(paper.id());
        return payments == null ? List.of() : payments;
    }

    static BigDecimal paid(State state, Paper paper) {
        return payments(state, paper).stream().map(Payment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is not paid yet of a document and its notes. */
    static BigDecimal balance(State state, Paper paper) {
        return notes(state, paper).stream()
                .map(Paper::total)
                .reduce(paper.total(), BigDecimal::add)
                .subtract(paid(state, paper));
    }

    /** The partner pays on an invoice. */
    public static State pay(State state, Context context, String invoiceId, BigDecimal amount) {
        Paper paper = required(state, invoiceId);
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            throw Refusal.invalid("amount: must be above 0 and at most " + MOST.toPlainString());
        }
        List<Payment> payments = new ArrayList<>(payments(state, paper));
        payments.add(new Payment(context.now(), amount));
        Papers all = state.get(SLICE);
        return state.with(SLICE, new Papers(all.payments().with(paper.id(), List.copyOf(payments)), all.notes()));
    }

    /** A note changes what an invoice charges. */
    @Documented("Invoice resources: amendments, amendsOf")
    @Assumed({
        "a note stands among the amendments of the document it amends and not in the list; it can be read by its id",
        "the total of a note is the difference to the document it amends"
    })
    public static State adjust(State state, Context context, String invoiceId, BigDecimal difference) {
        if (difference.signum() == 0 || difference.abs().compareTo(MOST) > 0) {
            throw Refusal.invalid("difference: must not be 0 and at most " + MOST.toPlainString());
        }
        return amend(state, context, required(state, invoiceId), difference, "adjustment_note");
    }

    /** A note takes an invoice back as a whole. */
    public static State voided(State state, Context context, String invoiceId) {
        Paper paper = required(state, invoiceId);
        BigDecimal charged = notes(state, paper).stream().map(Paper::total).reduce(paper.total(), BigDecimal::add);
        return amend(state, context, paper, charged.negate(), "void_note");
    }

    /** The id of the newest note of an invoice. */
    public static String newestNote(State state, String invoiceId) {
        List<Paper> notes = own(state, required(state, invoiceId));
        return notes.get(notes.size() - 1).id();
    }

    private static State amend(State state, Context context, Paper paper, BigDecimal total, String kind) {
        List<Paper> notes = new ArrayList<>(own(state, paper));
        if (notes.stream().anyMatch(note -> note.type().equals("void_note"))) {
            throw Refusal.invalid("invoiceId: the invoice is void already");
        }
        String id = paper.id().charAt(0) + context.ids().digits(9, "note", paper.id(), String.valueOf(notes.size()));
        notes.add(paper.note(id, context.now(), total, kind));
        Papers all = state.get(SLICE);
        return state.with(SLICE, new Papers(all.payments(), all.notes().with(paper.id(), List.copyOf(notes))));
    }

    private static Paper required(State state, String invoiceId) {
        Paper paper = find(state, invoiceId);
        if (paper == null || paper.amends() != null) {
            throw new Refusal(404, null, "invoiceId: there is no such invoice");
        }
        return paper;
    }
}
