package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, or another document among the invoices.
 *
 * @param id its number: G and nine digits in new commerce, D for legacy
 * @param invoiceDate when it was made, or null when the service does not tell
 * @param billingPeriodStartDate start of what it charges, or null in lists
 * @param billingPeriodEndDate end of what it charges, or null in lists
 * @param totalCharges charges with tax and adjustments, net of partner earned credit, or null when the service does not
 *     tell
 * @param paidAmount what was paid, or null
 * @param currencyCode the billing currency, or null when the service does not tell
 * @param currencySymbol its symbol, which may be the code again, or null
 * @param pdfDownloadLink where the document is, relative to the service, or null
 * @param taxReceipts tax receipts; only in Taiwan
 * @param invoiceDetails the sets of lines it has
 * @param amendments documents that amend it
 * @param documentType what kind of document it is, or null
 * @param amendsOf number of the document it amends, or null
 * @param invoiceType what it charges for, or null
 */
public record Invoice(
        String id,
        @Nullable Instant invoiceDate,
        @Nullable Instant billingPeriodStartDate,
        @Nullable Instant billingPeriodEndDate,
        @Nullable BigDecimal totalCharges,
        @Nullable BigDecimal paidAmount,
        @Nullable CurrencyCode currencyCode,
        @Nullable String currencySymbol,
        @Nullable String pdfDownloadLink,
        List<TaxReceipt> taxReceipts,
        List<InvoiceDetail> invoiceDetails,
        List<Invoice> amendments,
        @Nullable DocumentType documentType,
        @Nullable String amendsOf,
        @Nullable InvoiceType invoiceType) {
    /**
     * Copies the lists.
     *
     * @param id its number
     * @param invoiceDate when it was made, or null when the service does not tell
     * @param billingPeriodStartDate start of what it charges, or null in lists
     * @param billingPeriodEndDate end of what it charges, or null in lists
     * @param totalCharges charges with tax and adjustments, net of partner earned credit, or null when the service
     *     does not tell
     * @param paidAmount what was paid, or null
     * @param currencyCode the billing currency, or null when the service does not tell
     * @param currencySymbol its symbol, which may be the code again, or null
     * @param pdfDownloadLink where the document is, relative to the service, or null
     * @param taxReceipts tax receipts
     * @param invoiceDetails the sets of lines it has
     * @param amendments documents that amend it
     * @param documentType what kind of document it is, or null
     * @param amendsOf number of the document it amends, or null
     * @param invoiceType what it charges for, or null
     */
    public Invoice {
        Objects.requireNonNull(id, "id");
        taxReceipts = List.copyOf(taxReceipts);
        invoiceDetails = List.copyOf(invoiceDetails);
        amendments = List.copyOf(amendments);
    }

    /**
     * Charges with tax and adjustments.
     *
     * @return the amount in the billing currency
     * @throws IllegalStateException when the service did not tell the amount or its currency
     */
    public Money total() {
        return Money.of(told("totalCharges", totalCharges), currency());
    }

    /**
     * What was paid.
     *
     * @return the amount without a sign, because the service writes payments with and without one; empty when it tells
     *     none
     * @throws IllegalStateException when the service told an amount and no currency
     */
    public Optional<Money> paid() {
        return paidAmount == null ? Optional.empty() : Optional.of(Money.of(paidAmount.abs(), currency()));
    }

    /** The billing currency, for those who cannot do without it. */
    CurrencyCode currency() {
        return told("currencyCode", currencyCode);
    }

    /** When it was made, for those who cannot do without it. */
    Instant date() {
        return told("invoiceDate", invoiceDate);
    }

    private <T> T told(String member, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("invoice " + id + ": the service sent no " + member + " with it");
        }
        return value;
    }

    /**
     * Whether this is an invoice, and no note that voids or adjusts another document. A document of a kind this version
     * does not know is none.
     *
     * @return true for an invoice, and where the service tells no kind at all
     */
    public boolean isInvoice() {
        return documentType == null || DocumentType.INVOICE.equals(documentType);
    }

    /**
     * Whether a note takes this document back.
     *
     * @return true when one of the amendments voids it
     */
    public boolean voided() {
        return amendments.stream().anyMatch(note -> DocumentType.VOID_NOTE.equals(note.documentType()));
    }

    /**
     * Whether this is a document of new commerce, to which the Azure plan belongs. Legacy commerce has documents of its
     * own. The sets of lines tell them apart; where there are none, the number does, which begins with {@code G} in new
     * commerce.
     *
     * @return true for new commerce
     */
    public boolean newCommerce() {
        for (InvoiceDetail detail : invoiceDetails) {
            BillingProvider provider = detail.billingProvider();
            if (provider != null && provider.newCommerce()) {
                return true;
            }
            if (provider != null && provider.legacy()) {
                return false;
            }
        }
        return id.regionMatches(true, 0, "G", 0, 1);
    }
}
