package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ErrorDetails;
import io.github.azureplan.errors.NotFoundException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of an invoice or a month come from. Immutable; may be opened any number of times.
 *
 * @param <S> the reader of the lines
 */
public abstract sealed class LineSource<S extends BillingLines<?, S>> permits UsageSource, ReconciliationSource {
    /** Which data it is. */
    public enum Kind {
        /** What an invoice charges, from an export. */
        BILLED,
        /** What an invoice charges, from the older service, which alone has months before the exports. */
        BILLED_LINE_ITEMS,
        /** The running month; amounts are estimates. */
        UNBILLED_CURRENT,
        /** The month before, not billed yet; amounts are estimates. */
        UNBILLED_LAST
    }

    /**
     * What was chosen.
     *
     * @param month the month that was asked for, or null for an invoice by its number
     * @param heldBackUntil the day by which the bill of last month is due, when it is not there yet
     */
    record Choice(
            Kind kind,
            @Nullable String invoiceId,
            @Nullable CurrencyCode currency,
            @Nullable YearMonth month,
            @Nullable LocalDate heldBackUntil) {
        static Choice invoice(String invoiceId) {
            return new Choice(Kind.BILLED, invoiceId, null, null, null);
        }
    }

    private final Choice choice;
    private final Supplier<S> opener;

    LineSource(Choice choice, Supplier<S> opener) {
        this.choice = choice;
        this.opener = opener;
    }

    abstract MonthCheck check(YearMonth month);

    final S opened() {
        try {
            S lines = opener.get();
            return choice.month() == null ? lines : lines.checkedBy(check(choice.month()));
        } catch (NotFoundException e) {
            throw choice.heldBackUntil() == null || !e.code().equals(ErrorCode.NO_DATA) ? e : heldBack(e);
        }
    }

    private NotFoundException heldBack(NotFoundException none) {
        return new NotFoundException(new ErrorDetails(
                "Reading " + this,
                none.status(),
                none.code(),
                none.description(),
                none.requestId().orElse(null),
                none.correlationId().orElse(null),
                null,
                none.retryable(),
                "This is not zero: at the start of a month the service holds new data back until last month's bill is out,"
                        + " which is due on " + choice.heldBackUntil() + "; ask again then.",
                none.outcome(),
                null));
    }

    /**
     * Which data it is.
     *
     * @return the kind
     */
    public final Kind kind() {
        return choice.kind();
    }

    /**
     * The invoice that charges it.
     *
     * @return the invoice, or empty while it is not billed
     */
    public final Optional<String> invoiceId() {
        return Optional.ofNullable(choice.invoiceId());
    }

    /**
     * The month that was asked for. Every line is checked to be of it.
     *
     * @return the month, or empty for an invoice by its number
     */
    public final Optional<YearMonth> month() {
        return Optional.ofNullable(choice.month());
    }

    /**
     * Whether the amounts are estimates that may still change.
     *
     * @return true while they are not billed
     */
    public final boolean estimated() {
        return kind() == Kind.UNBILLED_CURRENT || kind() == Kind.UNBILLED_LAST;
    }

    /**
     * Whether lines may be held back: at the start of a month, until the bill of last month is out, the service leaves out
     * the newest unbilled days or all of them. A short or empty result is then no sign that nothing was used.
     *
     * @return the day by which the bill is due and the lines are complete, or empty when nothing is held back
     */
    public final Optional<LocalDate> heldBackUntil() {
        return Optional.ofNullable(choice.heldBackUntil());
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + kind() + (invoiceId().isPresent() ? ", " + choice.invoiceId() : "")
                + (choice.month() == null ? "" : ", " + choice.month())
                + (choice.currency() == null ? "" : ", " + choice.currency()) + "]";
    }
}
