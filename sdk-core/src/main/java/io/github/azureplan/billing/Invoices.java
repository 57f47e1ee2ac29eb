package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Page;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.CollectionPage;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The partner's invoices: made by the 8th for the month before, one for each billing currency, net 60 days. Immutable and
 * safe for use by many threads.
 */
public final class Invoices {
    private final Wire wire;

    Invoices(Wire wire) {
        this.wire = wire;
    }

    /**
     * All invoices and other documents, of new and of legacy commerce. The service pages those of legacy commerce and lists
     * those of new commerce as a whole with each page; each document comes once here.
     *
     * <p><!-- LIST_INVOICES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices">{@code GET /v1/invoices}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the documents, in no particular order
     */
    public Listing<Invoice> list() {
        return Listing.ofEach(() -> new InvoicePages(wire));
    }

    /**
     * Reads one invoice.
     *
     * <p><!-- GET_INVOICE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-by-id">{@code GET /v1/invoices/<invoice>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the invoice
     * @throws NotFoundException when there is none (1000)
     */
    public Invoice get(String invoiceId) {
        return wire.execute(Call.on(Routes.GET_INVOICE)
                .path("invoice", checked("invoiceId", invoiceId))
                .json(Invoice.class));
    }

    /**
     * Reads one invoice, if there is one.
     *
     * <p><!-- GET_INVOICE -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-by-id">{@code GET /v1/invoices/<invoice>}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the invoice, or empty
     */
    public Optional<Invoice> find(String invoiceId) {
        try {
            return Optional.of(get(invoiceId));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * The newest invoice of new commerce in a currency; notes that void or adjust another invoice do not count,
     * and one without a date counts as the oldest.
     *
     * <p><!-- LIST_INVOICES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices">{@code GET /v1/invoices}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @return the invoice, or empty when there is none yet
     */
    public Optional<Invoice> latest(CurrencyCode currency) {
        Objects.requireNonNull(currency, "currency");
        return list().stream()
                .filter(Invoice::newCommerce)
                .filter(Invoice::isInvoice)
                .filter(invoice -> currency.equals(invoice.currencyCode()))
                .max(Comparator.comparing(Invoice::invoiceDate, Comparator.nullsFirst(Comparator.naturalOrder())));
    }

    /**
     * The notes that amend a document: those it carries, and those in the list that name it.
     *
     * <p><!-- GET_INVOICE LIST_INVOICES -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-by-id">{@code GET /v1/invoices/<invoice>}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-collection-of-invoices">{@code GET /v1/invoices}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the amended document
     * @return the notes, oldest first, those without a date last
     * @throws NotFoundException when there is no such document (1000)
     */
    public List<Invoice> amendments(String invoiceId) {
        Invoices verb = new Invoices(wire.begin());
        Map<String, Invoice> notes = new LinkedHashMap<>();
        Invoice amended = verb.get(invoiceId);
        amended.amendments().forEach(note -> notes.put(note.id(), note));
        verb.list().stream()
                .flatMap(each -> Stream.concat(Stream.of(each), each.amendments().stream()))
                .filter(each -> amended.id().equalsIgnoreCase(each.amendsOf()))
                .forEach(note -> notes.putIfAbsent(note.id(), note));
        return notes.values().stream()
                .sorted(Comparator.comparing(Invoice::invoiceDate, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * What the partner owes now, in the one currency the service chooses where there are several: {@link #summaries()} has
     * all of them.
     *
     * <p><!-- GET_INVOICE_SUMMARY -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-the-reseller-s-current-account-balance">{@code GET /v1/invoices/summary}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the balance
     */
    public InvoiceSummary summary() {
        return wire.execute(Call.on(Routes.GET_INVOICE_SUMMARY).json(InvoiceSummary.class));
    }

    /**
     * What the partner owes now, one balance for each currency. They do not add.
     *
     * <p><!-- LIST_INVOICE_SUMMARIES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-summaries">{@code GET /v1/invoices/summaries}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the balances; read on iteration
     */
    public Listing<InvoiceSummary> summaries() {
        return wire.listWhole(() -> Call.on(Routes.LIST_INVOICE_SUMMARIES), InvoiceSummary.class);
    }

    /**
     * The statement of an invoice, as PDF.
     *
     * <p><!-- GET_INVOICE_STATEMENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-statement">{@code GET /v1/invoices/<invoice>/documents/statement}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @return the document; no I/O until it is written or saved
     */
    public InvoiceDocument statement(String invoiceId) {
        String id = checked("invoiceId", invoiceId);
        return new InvoiceDocument(
                wire,
                "statement of " + id,
                "Invoice_" + id,
                () -> Call.on(Routes.GET_INVOICE_STATEMENT).path("invoice", id));
    }

    /**
     * A tax receipt of an invoice, as PDF. There are some in Taiwan only; {@link Invoice#taxReceipts()} names them.
     *
     * <p><!-- GET_INVOICE_RECEIPT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-receipt-statement">{@code GET /v1/invoices/<invoice>/receipts/<receipt>/documents/statement}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param invoiceId the invoice
     * @param receiptId the receipt
     * @return the document; no I/O until it is written or saved
     */
    public InvoiceDocument receipt(String invoiceId, String receiptId) {
        String invoice = checked("invoiceId", invoiceId);
        String id = checked("receiptId", receiptId);
        return new InvoiceDocument(
                wire,
                "receipt " + id + " of " + invoice,
                "E-Tax-" + id,
                () -> Call.on(Routes.GET_INVOICE_RECEIPT)
                        .path("invoice", invoice)
                        .path("receipt", id));
    }

    /**
     * Where the service has lines that are not billed yet, as it says itself; for those who show it to somebody. To read the
     * lines see {@link Billing#usage(CurrencyCode, java.time.YearMonth)}.
     *
     * <p><!-- LIST_ESTIMATE_LINKS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-invoice-estimate-links">{@code GET /v1/invoices/estimates/links}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param currency the billing currency
     * @return the links; read on iteration
     */
    public Listing<EstimateLink> estimateLinks(CurrencyCode currency) {
        Objects.requireNonNull(currency, "currency");
        Type type = Json.type(CollectionPage.class, LinkOnWire.class);
        return Listing.of(token -> {
            CollectionPage<LinkOnWire> page = wire.execute(Call.on(Routes.LIST_ESTIMATE_LINKS)
                    .query("currencyCode", currency)
                    .json(type));
            return new Page<>(page.items().stream().map(LinkOnWire::plain).toList(), null);
        });
    }

    /** An estimate link with the envelope of its address. */
    private record LinkOnWire(
            @Nullable EstimateType type,
            @Nullable String title,
            @Nullable String description,
            @Nullable EstimatePeriod period,
            CollectionPage.@Nullable Link link) {
        EstimateLink plain() {
            return new EstimateLink(type, title, description, period, link == null ? null : link.uri());
        }
    }

    static String checked(String name, String id) {
        Objects.requireNonNull(id, name);
        if (id.isBlank()) {
            throw new IllegalArgumentException(name + ": must not be blank; take it from the invoice");
        }
        return id;
    }
}
