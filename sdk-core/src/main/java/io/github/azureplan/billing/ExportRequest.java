package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported: the data of an invoice, or what is not billed yet in a currency, with all columns unless told
 * otherwise. Immutable; two requests for the same are equal.
 *
 * @param <S> the reader of its lines
 */
public final class ExportRequest<S extends BillingLines<?, S>> {
    private final LineKind<S> kind;
    private final @Nullable String invoiceId;
    private final @Nullable CurrencyCode currency;
    private final Exports.@Nullable UnbilledPeriod period;
    private final AttributeSet attributes;

    private ExportRequest(
            LineKind<S> kind,
            @Nullable String invoiceId,
            @Nullable CurrencyCode currency,
            Exports.@Nullable UnbilledPeriod period,
            AttributeSet attributes) {
        this.kind = kind;
        this.invoiceId = invoiceId;
        this.currency = currency;
        this.period = period;
        this.attributes = attributes;
    }

    /**
     * The daily rated use an invoice charges; offered for periods since September 2022.
     *
     * @param invoiceId the invoice
     * @return the request
     * @throws IllegalArgumentException when the id is blank
     */
    public static ExportRequest<UsageLines> billedUsage(String invoiceId) {
        return billed(LineKind.USAGE, invoiceId);
    }

    /**
     * The daily rated use that is not billed yet. Its amounts are estimates, and it is a day behind.
     *
     * @param currency the billing currency
     * @param period which month
     * @return the request
     */
    public static ExportRequest<UsageLines> unbilledUsage(CurrencyCode currency, Exports.UnbilledPeriod period) {
        return unbilled(LineKind.USAGE, currency, period);
    }

    /**
     * The charges of an invoice; offered for periods since February 2024.
     *
     * @param invoiceId the invoice
     * @return the request
     * @throws IllegalArgumentException when the id is blank
     */
    public static ExportRequest<ReconciliationLines> billedReconciliation(String invoiceId) {
        return billed(LineKind.RECONCILIATION, invoiceId);
    }

    /**
     * The charges that will be on the next invoice as they stand now. Their amounts are estimates.
     *
     * @param currency the billing currency
     * @param period which month
     * @return the request
     */
    public static ExportRequest<ReconciliationLines> unbilledReconciliation(
            CurrencyCode currency, Exports.UnbilledPeriod period) {
        return unbilled(LineKind.RECONCILIATION, currency, period);
    }

    static <S extends BillingLines<?, S>> ExportRequest<S> billed(LineKind<S> kind, String invoiceId) {
        Objects.requireNonNull(invoiceId, "invoiceId");
        if (invoiceId.isBlank()) {
            throw new IllegalArgumentException("invoiceId: must not be blank; take it from Invoice.id()");
        }
        return new ExportRequest<>(kind, invoiceId, null, null, AttributeSet.FULL);
    }

    static <S extends BillingLines<?, S>> ExportRequest<S> unbilled(
            LineKind<S> kind, CurrencyCode currency, Exports.UnbilledPeriod period) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        return new ExportRequest<>(kind, null, currency, period, AttributeSet.FULL);
    }

    /**
     * The same with other columns.
     *
     * @param set which columns
     * @return the request
     */
    public ExportRequest<S> attributes(AttributeSet set) {
        return new ExportRequest<>(kind, invoiceId, currency, period, Objects.requireNonNull(set, "set"));
    }

    /**
     * Which columns.
     *
     * @return the set
     */
    public AttributeSet attributes() {
        return attributes;
    }

    /**
     * The invoice whose data it is.
     *
     * @return the invoice, or empty for what is not billed yet
     */
    public Optional<String> invoiceId() {
        return Optional.ofNullable(invoiceId);
    }

    /**
     * The billing currency of what is not billed yet.
     *
     * @return the currency, or empty for the data of an invoice
     */
    public Optional<CurrencyCode> currency() {
        return Optional.ofNullable(currency);
    }

    /**
     * The month of what is not billed yet.
     *
     * @return the month, or empty for the data of an invoice
     */
    public Optional<Exports.UnbilledPeriod> period() {
        return Optional.ofNullable(period);
    }

    LineKind<S> kind() {
        return kind;
    }

    Route route() {
        boolean usage = kind.equals(LineKind.USAGE);
        if (invoiceId != null) {
            return usage ? Routes.EXPORT_BILLED_USAGE : Routes.EXPORT_BILLED_RECONCILIATION;
        }
        return usage ? Routes.EXPORT_UNBILLED_USAGE : Routes.EXPORT_UNBILLED_RECONCILIATION;
    }

    Map<String, String> body() {
        Map<String, String> body = new LinkedHashMap<>();
        if (invoiceId != null) {
            body.put("invoiceId", invoiceId);
        }
        if (currency != null && period != null) {
            body.put("currencyCode", currency.text());
            body.put("billingPeriod", period.name().toLowerCase(Locale.ROOT));
        }
        body.put("attributeSet", attributes.name().toLowerCase(Locale.ROOT));
        return body;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ExportRequest<?> other && kind.equals(other.kind) && body().equals(other.body());
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind.word(), body());
    }

    /** Kind and what is asked for, such as {@code usage of G000012345, full}. */
    @Override
    public String toString() {
        String what = invoiceId != null ? "of " + invoiceId : "not billed, " + currency + ", " + period;
        return kind.word() + " " + what + ", " + attributes.name().toLowerCase(Locale.ROOT);
    }
}
