package io.github.azureplan.billing;

import java.time.YearMonth;
import java.util.function.Supplier;

/** Where the daily rated use of an invoice or a month comes from. Immutable; may be opened any number of times. */
public final class UsageSource extends LineSource<UsageLines> {
    UsageSource(Choice choice, Supplier<UsageLines> opener) {
        super(choice, opener);
    }

    /**
     * Has the data exported, waits for it and opens it, with all columns. The lines stream from the service while
     * they are read; a deadline covers reaching the first of them. Lines of the older service are fetched page by page.
     *
     * <p><!-- EXPORT_BILLED_USAGE EXPORT_UNBILLED_USAGE GET_EXPORT_OPERATION GET_EXPORT_MANIFEST GET_EXPORT_FILE LIST_LINE_ITEMS -->
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
     * sign-in; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoiceline-items">{@code GET /v1/invoices/<invoice>/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000), or it is held back: the message says
     *     which
     * @throws io.github.azureplan.errors.DeadlineExceededException when the data is not there in time
     */
    public UsageLines open() {
        return opened();
    }

    @Override
    MonthCheck check(YearMonth month) {
        return MonthCheck.ofUsage(month);
    }
}
