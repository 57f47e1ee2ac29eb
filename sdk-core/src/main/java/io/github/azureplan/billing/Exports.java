package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;

/**
 * Billing data as the service exports it: it is asked for, made in the background, and read as files. The methods named
 * after data ask and wait; {@link #start} asks only, and {@link #resume} goes on after a crash. Asking twice makes two
 * operations and does no harm. Immutable and safe for use by many threads.
 *
 * <pre>{@code
 * Export<UsageLines> export = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
 * try (UsageLines lines = export.open()) { … }
 * SavedExport<UsageLines> saved = export.saveTo(Path.of("2026-03", "usage"));
 * }</pre>
 */
public final class Exports {
    private final Wire wire;

    Exports(Wire wire) {
        this.wire = wire;
    }

    /** Which month of unbilled data. Their meaning moves on at midnight UTC before the first. */
    public enum UnbilledPeriod {
        /** The running month. */
        CURRENT,
        /** The month before, until its invoice is made. */
        LAST
    }

    /**
     * The daily rated use of an invoice.
     *
     * <p><!-- EXPORT_BILLED_USAGE GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedusage-export">{@code POST /v1.0/reports/partners/billing/usage/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @param attributes which columns
     * @return the files that were made
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public Export<UsageLines> billedUsage(String invoiceId, AttributeSet attributes) {
        return run(ExportRequest.billedUsage(invoiceId).attributes(attributes));
    }

    /**
     * The reconciliation of an invoice.
     *
     * <p><!-- EXPORT_BILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @param attributes which columns
     * @return the files that were made
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public Export<ReconciliationLines> billedReconciliation(String invoiceId, AttributeSet attributes) {
        return run(ExportRequest.billedReconciliation(invoiceId).attributes(attributes));
    }

    /**
     * The daily rated use that is not billed yet. Its amounts are estimates, and it is a day behind.
     *
     * <p><!-- EXPORT_UNBILLED_USAGE GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export">{@code POST /v1.0/reports/partners/billing/usage/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param period which month
     * @param attributes which columns
     * @return the files that were made
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public Export<UsageLines> unbilledUsage(CurrencyCode currency, UnbilledPeriod period, AttributeSet attributes) {
        return run(ExportRequest.unbilledUsage(currency, period).attributes(attributes));
    }

    /**
     * The charges that will be on the next invoice as they stand now. Their amounts are estimates.
     *
     * <p><!-- EXPORT_UNBILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param period which month
     * @param attributes which columns
     * @return the files that were made
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time
     */
    public Export<ReconciliationLines> unbilledReconciliation(
            CurrencyCode currency, UnbilledPeriod period, AttributeSet attributes) {
        return run(ExportRequest.unbilledReconciliation(currency, period).attributes(attributes));
    }

    /**
     * Asks for an export and waits for it.
     *
     * <p><!-- EXPORT_BILLED_USAGE EXPORT_UNBILLED_USAGE EXPORT_BILLED_RECONCILIATION EXPORT_UNBILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedusage-export">{@code POST /v1.0/reports/partners/billing/usage/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export">{@code POST /v1.0/reports/partners/billing/usage/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param request what
     * @param <S> the reader of its lines
     * @return the files that were made
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the files are not there in time; it names the
     *     operation to go on with
     */
    public <S extends BillingLines<?, S>> Export<S> run(ExportRequest<S> request) {
        return new Exports(wire.begin()).start(request).await().with(wire);
    }

    /**
     * Asks for an export and does not wait.
     *
     * <p><!-- EXPORT_BILLED_USAGE EXPORT_UNBILLED_USAGE EXPORT_BILLED_RECONCILIATION EXPORT_UNBILLED_RECONCILIATION -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedusage-export">{@code POST /v1.0/reports/partners/billing/usage/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledusage-export">{@code POST /v1.0/reports/partners/billing/usage/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-unbilledreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/unbilled/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm).
     * <!-- end -->
     *
     * @param request what
     * @param <S> the reader of its lines
     * @return the operation; keep its id
     */
    public <S extends BillingLines<?, S>> ExportOperation<S> start(ExportRequest<S> request) {
        String location =
                wire.execute(Call.on(request.route()).body(request.body()).decode((response, reader) -> {
                    reader.bytes(response);
                    return response.headers().first("Location").orElse("");
                }));
        if (location.isBlank()) {
            throw OperationReader.malformed("the service names no operation to follow", "$");
        }
        return new ExportOperation<>(wire, request, OperationReader.idOf(location));
    }

    /**
     * An export that was asked for before, perhaps by a process that is gone.
     *
     * @param request what was asked for; it is asked for again if the service no longer knows the operation
     * @param operationId what {@link ExportOperation#id()} or the resume point of an exception said
     * @param <S> the reader of its lines
     * @return the operation; no I/O until it is waited for
     * @throws IllegalArgumentException when the id is blank
     */
    public <S extends BillingLines<?, S>> ExportOperation<S> resume(ExportRequest<S> request, String operationId) {
        Objects.requireNonNull(request, "request");
        if (operationId.isBlank()) {
            throw new IllegalArgumentException("operationId: must not be blank; take it from ExportOperation.id()");
        }
        return new ExportOperation<>(wire, request, OperationReader.idOf(operationId));
    }
}
