package io.github.azureplan.billing;

import java.time.YearMonth;
import java.util.function.Supplier;

/** Where the reconciliation of an invoice or a month comes from. Immutable; may be opened any number of times. */
public final class ReconciliationSource extends LineSource<ReconciliationLines> {
    ReconciliationSource(Choice choice, Supplier<ReconciliationLines> opener) {
        super(choice, opener);
    }

    /**
     * Has the data exported, waits for it and opens it, with all columns. The lines stream from the service while
     * they are read; a deadline covers reaching the first of them. Lines of the older service are fetched page by page.
     *
     * <p><!-- EXPORT_BILLED_RECONCILIATION EXPORT_UNBILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST GET_EXPORT_FILE LIST_LINE_ITEMS -->
     * <!-- end -->
     *
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000), or it is held back: the message says
     *     which
     * @throws io.github.azureplan.errors.DeadlineExceededException when the data is not there in time
     */
    public ReconciliationLines open() {
        return opened();
    }

    @Override
    MonthCheck check(YearMonth month) {
        return MonthCheck.ofReconciliation(month);
    }
}
