package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the daily rated use of an invoice or a month comes from. Immutable; may be opened any number of times. */
public final class UsageSource {
    /** Which data it is. */
    public enum Kind {
        /** The use an invoice charges. */
        BILLED,
        /** The running month; amounts are estimates. */
        UNBILLED_CURRENT,
        /** The month before, not billed yet; amounts are estimates. */
        UNBILLED_LAST
    }

    private final Kind kind;
    private final @Nullable String invoiceId;
    private final @Nullable CurrencyCode currency;
    private final Supplier<UsageLines> opener;

    UsageSource(Kind kind, @Nullable String invoiceId, @Nullable CurrencyCode currency, Supplier<UsageLines> opener) {
        this.kind = kind;
        this.invoiceId = invoiceId;
        this.currency = currency;
        this.opener = opener;
    }

    /**
     * Which data it is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The invoice that charges the use.
     *
     * @return the invoice, or empty while the use is not billed
     */
    public Optional<String> invoiceId() {
        return Optional.ofNullable(invoiceId);
    }

    /**
     * Whether the amounts are estimates that may still change.
     *
     * @return true while the use is not billed
     */
    public boolean estimated() {
        return kind != Kind.BILLED;
    }

    /**
     * Has the data exported, waits for it and opens it, with all columns. The lines stream from the service while they are
     * read; a deadline covers reaching the first of them.
     *
     * <p><!-- EXPORT_BILLED_USAGE EXPORT_UNBILLED_USAGE GET_EXPORT_OPERATION GET_EXPORT_MANIFEST GET_EXPORT_FILE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedusage-export">{@code POST /v1.0/reports/partners/billing/usage/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export">{@code POST /v1.0/reports/partners/billing/usage/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a> (no
     * sign-in; safe to repeat).
     * <!-- end -->
     *
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the data is not there in time
     */
    public UsageLines open() {
        return opener.get();
    }

    @Override
    public String toString() {
        return "UsageSource[" + kind + (invoiceId == null ? ", " + currency : ", " + invoiceId) + "]";
    }
}
