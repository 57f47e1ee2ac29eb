package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

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
     * All invoices and other documents, of new and of legacy commerce.
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
        return wire.listWhole(() -> Call.on(Routes.LIST_INVOICES), Invoice.class);
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
                .path("invoice", Objects.requireNonNull(invoiceId, "invoiceId"))
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
     * The newest invoice of new commerce in a currency; notes that void or adjust another invoice do not count.
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
                .filter(invoice ->
                        invoice.documentType() == null || DocumentType.INVOICE.equals(invoice.documentType()))
                .filter(invoice -> currency.equals(invoice.currencyCode()))
                .max(Comparator.comparing(Invoice::invoiceDate));
    }
}
