package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Listing;
import io.github.azureplan.internal.export.ItemRows;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.rows.ColumnTable;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines of invoices from the older service: pages of at most 2000 lines, followed by continuation token. It alone has
 * use of before September 2022, reconciliation of before February 2024, and everything of legacy commerce. What came later
 * it gave until 21 April 2025; since then that is in {@link Exports} only. Lines of new commerce come in the same tables as
 * those of exports; {@link Billing#usage(CurrencyCode, java.time.YearMonth)} picks between the two.
 *
 * <p>Pages are fetched while lines are read, each with its own retries and deadline. A token that expires between two pages
 * ends the reading with an error; begin again then. Immutable and safe for use by many threads.
 */
public final class LineItems {
    private static final int PAGE = 2000;
    private static final String USAGE = "UsageLineItems";
    private static final String BILLING = "BillingLineItems";

    private final Wire wire;

    LineItems(Wire wire) {
        this.wire = wire;
    }

    /**
     * The daily rated use of an invoice of new commerce.
     *
     * <p><!-- LIST_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoiceline-items">{@code GET /v1/invoices/<invoice>/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @param currency its currency
     * @return the lines, of which pages are fetched as they are read
     */
    public UsageLines usage(String invoiceId, CurrencyCode currency) {
        String id = Invoices.checked("invoiceId", invoiceId);
        Objects.requireNonNull(currency, "currency");
        return new UsageLines(
                rows(
                        UsageLine.TABLE,
                        "line items of " + id,
                        LineItemCells.Kind.USAGE,
                        () -> billed(id, "OneTime", USAGE).query("currencyCode", currency)),
                null);
    }

    /**
     * The reconciliation of an invoice of new commerce.
     *
     * <p><!-- LIST_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoiceline-items">{@code GET /v1/invoices/<invoice>/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the lines, of which pages are fetched as they are read
     */
    public ReconciliationLines reconciliation(String invoiceId) {
        String id = Invoices.checked("invoiceId", invoiceId);
        return new ReconciliationLines(
                rows(
                        ReconciliationLine.TABLE,
                        "line items of " + id,
                        LineItemCells.Kind.RECONCILIATION,
                        () -> billed(id, "OneTime", BILLING)),
                null);
    }

    /**
     * Daily rated use that is not billed yet. Amounts are estimates.
     *
     * <p><!-- LIST_UNBILLED_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-consumption-lineitems">{@code GET /v1/invoices/unbilled/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param period which month
     * @return the lines, of which pages are fetched as they are read
     */
    public UsageLines unbilledUsage(CurrencyCode currency, Exports.UnbilledPeriod period) {
        return unbilledUsage(currency, period, false);
    }

    /**
     * The same, only what earns the partner credit.
     *
     * <p><!-- LIST_UNBILLED_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-consumption-lineitems">{@code GET /v1/invoices/unbilled/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param period which month
     * @return the lines, of which pages are fetched as they are read
     */
    public UsageLines unbilledUsageWithEarnedCredit(CurrencyCode currency, Exports.UnbilledPeriod period) {
        return unbilledUsage(currency, period, true);
    }

    private UsageLines unbilledUsage(CurrencyCode currency, Exports.UnbilledPeriod period, boolean earnedOnly) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        return new UsageLines(
                rows(
                        UsageLine.TABLE,
                        "unbilled line items",
                        LineItemCells.Kind.USAGE,
                        () -> unbilled(USAGE, currency, period)
                                .queryIf("hasPartnerEarnedCredit", earnedOnly ? "true" : null)),
                null);
    }

    /**
     * Reconciliation lines that are not billed yet. Amounts are estimates.
     *
     * <p><!-- LIST_UNBILLED_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-unbilled-consumption-lineitems">{@code GET /v1/invoices/unbilled/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param currency the billing currency
     * @param period which month
     * @return the lines, of which pages are fetched as they are read
     */
    public ReconciliationLines unbilledReconciliation(CurrencyCode currency, Exports.UnbilledPeriod period) {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        return new ReconciliationLines(
                rows(
                        ReconciliationLine.TABLE,
                        "unbilled line items",
                        LineItemCells.Kind.RECONCILIATION,
                        () -> unbilled(BILLING, currency, period)),
                null);
    }

    /**
     * The licences on an invoice of legacy commerce.
     *
     * <p><!-- LIST_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoiceline-items">{@code GET /v1/invoices/<invoice>/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the lines; read on iteration
     */
    public Listing<LegacyLicenceLine> licences(String invoiceId) {
        return legacy(invoiceId, "Office", BILLING, LegacyLicenceLine.class);
    }

    /**
     * What the older Azure offer MS-AZR-0145P costs on an invoice, by subscription and meter.
     *
     * <p><!-- LIST_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoiceline-items">{@code GET /v1/invoices/<invoice>/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the lines; read on iteration
     */
    public Listing<LegacyAzureCharge> azureCharges(String invoiceId) {
        return legacy(invoiceId, "Azure", BILLING, LegacyAzureCharge.class);
    }

    /**
     * What was used of the older Azure offer MS-AZR-0145P on each day.
     *
     * <p><!-- LIST_LINE_ITEMS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoiceline-items">{@code GET /v1/invoices/<invoice>/lineitems}</a>
     * (App-only or App+User; safe to repeat). Usage since 2022-09 and reconciliation since 2024-02 moved to Graph;
     * until 2025-04-21 they were here too.
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the lines; read on iteration
     */
    public Listing<LegacyAzureUse> azureUsage(String invoiceId) {
        return legacy(invoiceId, "Azure", USAGE, LegacyAzureUse.class);
    }

    private ItemRows rows(ColumnTable table, String source, LineItemCells.Kind kind, Supplier<Call.Builder> call) {
        Iterator<JsonValue> items =
                wire.listSeeking(call, call, JsonValue.class).iterator();
        LineItemCells cells = new LineItemCells(source, kind, wire.json());
        return new ItemRows(table, source, new Iterator<Map<String, @Nullable String>>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Map<String, @Nullable String> next() {
                return cells.of(items.next());
            }
        });
    }

    private <T> Listing<T> legacy(String invoiceId, String provider, String type, Class<T> item) {
        String id = Invoices.checked("invoiceId", invoiceId);
        return Listing.ofEach(() -> new CountedPages<>(wire, () -> billed(id, provider, type), item));
    }

    private static Call.Builder billed(String invoiceId, String provider, String type) {
        return Call.on(Routes.LIST_LINE_ITEMS)
                .path("invoice", invoiceId)
                .query("provider", provider)
                .query("invoiceLineItemType", type)
                .query("size", PAGE);
    }

    private static Call.Builder unbilled(String type, CurrencyCode currency, Exports.UnbilledPeriod period) {
        String word = period == Exports.UnbilledPeriod.LAST ? "previous" : period.name();
        return Call.on(Routes.LIST_UNBILLED_LINE_ITEMS)
                .query("provider", "OneTime")
                .query("invoiceLineItemType", type)
                .query("currencyCode", currency)
                .query("period", word.toLowerCase(Locale.ROOT))
                .query("size", PAGE);
    }
}
