package io.github.azureplan.billing;

import static java.util.Comparator.reverseOrder;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Listing;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Invoices, use, exports and their proof. Immutable and safe for use by many threads. */
public final class Billing {
    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public Billing(Wire wire) {
        this.wire = wire;
    }

    /**
     * The partner's invoices.
     *
     * @return the invoices; no I/O
     */
    public Invoices invoices() {
        return new Invoices(wire);
    }

    /**
     * Exports as the service makes them, for those who keep the files.
     *
     * @return the exports; no I/O
     */
    public Exports exports() {
        return new Exports(wire);
    }

    /**
     * Lines of invoices as the older service has them: of months before the exports, and of legacy commerce.
     *
     * @return the line items; no I/O
     */
    public LineItems lineItems() {
        return new LineItems(wire);
    }

    /**
     * What each customer has used of Azure in the running month, against its budget: those with an Azure plan and those
     * with the older Azure offer. Estimates without tax, credits and adjustments, refreshed once a day.
     *
     * <p><!-- LIST_CUSTOMER_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-records">{@code GET /v1/customers/usagerecords}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @return the records; read on iteration
     */
    public Listing<CustomerUsageRecord> usageRecords() {
        return wire.listSeeking(
                () -> Call.on(Routes.LIST_CUSTOMER_USAGE),
                () -> Call.on(Routes.LIST_CUSTOMER_USAGE),
                CustomerUsageRecord.class);
    }

    /**
     * The customers that have used more than their budget in the running month, among {@link #usageRecords()}.
     *
     * <p><!-- LIST_CUSTOMER_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-s-usage-records">{@code GET /v1/customers/usagerecords}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @return their records, the most overspent budget first
     */
    public List<CustomerUsageRecord> customersOverBudget() {
        return usageRecords().stream()
                .filter(CustomerUsageRecord::overBudget)
                .sorted(Comparator.comparing(CustomerUsageRecord::percentUsed, Comparator.nullsLast(reverseOrder())))
                .toList();
    }

    /**
     * What the partner's customers have used of the older Azure offer in the running billing period. Use under an Azure
     * plan is not in it; for that see {@link #usageRecords()}. The service means to retire it.
     *
     * <p><!-- GET_PARTNER_USAGE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-partner-usage-summary">{@code GET /v1/usagesummary}</a>
     * (App+User only; safe to repeat). Not available in an integration sandbox.
     * <!-- end -->
     *
     * @return the sum
     */
    public PartnerUsageSummary usageSummary() {
        return wire.execute(Call.on(Routes.GET_PARTNER_USAGE).json(PartnerUsageSummary.class));
    }

    /**
     * The daily rated use an invoice charges.
     *
     * @param invoiceId the invoice
     * @return its place; no I/O until it is opened
     */
    public UsageSource usage(String invoiceId) {
        String id = Invoices.checked("invoiceId", invoiceId);
        return new UsageSource(
                LineSource.Choice.invoice(id),
                () -> new Exports(wire.begin())
                        .billedUsage(id, AttributeSet.FULL)
                        .open());
    }

    /**
     * The daily rated use of a month in a currency, from where it is now: unbilled for the running month, for the month
     * before unbilled until its invoice is there, else the invoice; of before September 2022 from the older service. The
     * source says which, and whether lines may be held back. Each line is checked to be of the month.
     *
     * <p><!-- LIST_INVOICES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices">{@code GET /v1/invoices}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param month the month of use
     * @return its place
     * @throws IllegalArgumentException when the month has not begun yet
     * @throws java.util.NoSuchElementException when an older month has no invoice in this currency
     */
    public UsageSource usage(CurrencyCode currency, YearMonth month) {
        LineSource.Choice choice =
                new MonthPicker(wire.begin(), currency, month).pick(MonthPicker.FIRST_EXPORTED_USAGE);
        return new UsageSource(choice, () -> usage(choice));
    }

    private UsageLines usage(LineSource.Choice choice) {
        Exports exports = new Exports(wire.begin());
        CurrencyCode currency = Objects.requireNonNull(choice.currency());
        return switch (choice.kind()) {
            case BILLED ->
                exports.billedUsage(number(choice), AttributeSet.FULL).open();
            case BILLED_LINE_ITEMS -> lineItems().usage(number(choice), currency);
            case UNBILLED_CURRENT, UNBILLED_LAST ->
                exports.unbilledUsage(currency, period(choice), AttributeSet.FULL)
                        .open();
        };
    }

    /**
     * The reconciliation of a month in a currency, from where it is now, as {@link #usage(CurrencyCode, YearMonth)} finds
     * it. Lines of the running month, and of the last one until its invoice is there, are estimates.
     *
     * <p><!-- LIST_INVOICES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices">{@code GET /v1/invoices}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param month the month that is charged
     * @return its place
     * @throws IllegalArgumentException when the month has not begun yet
     * @throws java.util.NoSuchElementException when an older month has no invoice in this currency
     */
    public ReconciliationSource reconciliation(CurrencyCode currency, YearMonth month) {
        LineSource.Choice choice =
                new MonthPicker(wire.begin(), currency, month).pick(MonthPicker.FIRST_EXPORTED_RECONCILIATION);
        return new ReconciliationSource(choice, () -> reconciliation(choice));
    }

    private ReconciliationLines reconciliation(LineSource.Choice choice) {
        Exports exports = new Exports(wire.begin());
        CurrencyCode currency = Objects.requireNonNull(choice.currency());
        return switch (choice.kind()) {
            case BILLED ->
                exports.billedReconciliation(number(choice), AttributeSet.FULL).open();
            case BILLED_LINE_ITEMS -> lineItems().reconciliation(number(choice));
            case UNBILLED_CURRENT, UNBILLED_LAST ->
                exports.unbilledReconciliation(currency, period(choice), AttributeSet.FULL)
                        .open();
        };
    }

    private static String number(LineSource.Choice choice) {
        return Objects.requireNonNull(choice.invoiceId());
    }

    private static Exports.UnbilledPeriod period(LineSource.Choice choice) {
        return choice.kind() == LineSource.Kind.UNBILLED_LAST
                ? Exports.UnbilledPeriod.LAST
                : Exports.UnbilledPeriod.CURRENT;
    }

    /**
     * Has the reconciliation of an invoice exported, waits for it and opens it, with all columns. The lines stream from
     * the service while they are read; a deadline covers reaching the first of them.
     *
     * <p><!-- EXPORT_BILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST GET_EXPORT_FILE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a> (no
     * sign-in; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the lines; to be closed
     * @throws io.github.azureplan.errors.NotFoundException when there is no data (5000)
     * @throws io.github.azureplan.errors.DeadlineExceededException when the data is not there in time
     */
    public ReconciliationLines reconciliation(String invoiceId) {
        Exports exports = new Exports(wire.begin());
        return exports.billedReconciliation(invoiceId, AttributeSet.FULL).open();
    }

    /**
     * Proves an invoice: its daily use against its reconciliation rows against its total, by the newest rounding rule and
     * with a tolerance of one cent for each row. {@link Reconciliation} does the same with other settings.
     *
     * <p><!-- GET_INVOICE EXPORT_BILLED_USAGE EXPORT_BILLED_RECONCILIATION GET_EXPORT_OPERATION GET_EXPORT_MANIFEST GET_EXPORT_FILE -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-by-id">{@code GET /v1/invoices/<invoice>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedusage-export">{@code POST /v1.0/reports/partners/billing/usage/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-billedreconciliation-export">{@code POST /v1.0/reports/partners/billing/reconciliation/billed/export}</a>
     * (App-only or App+User; repeated, a duplicate does no harm);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-operation-get">{@code GET /v1.0/reports/partners/billing/operations/<operation>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/partners-billing-manifest-get">{@code GET /v1.0/reports/partners/billing/manifests/<manifest>}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/graph/api/resources/partners-billing-manifest">{@code GET }</a> (no
     * sign-in; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return what was proved, what was only summed and what is unexplained
     * @throws io.github.azureplan.errors.NotFoundException when there is no such invoice (1000) or no data (5000)
     */
    public ReconciliationReport reconcile(String invoiceId) {
        Billing verb = new Billing(wire.begin());
        Invoice invoice = verb.invoices().get(invoiceId);
        try (UsageLines usage = verb.usage(invoiceId).open();
                ReconciliationLines lines = verb.reconciliation(invoiceId)) {
            return Reconciliation.of(invoice).compare(usage, lines);
        }
    }
}
