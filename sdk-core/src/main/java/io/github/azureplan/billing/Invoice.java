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
 * @param invoiceDate when it was made
 * @param billingPeriodStartDate start of what it charges, or null in lists
 * @param billingPeriodEndDate end of what it charges, or null in lists
 * @param totalCharges charges with tax and adjustments, net of partner earned credit
 * @param paidAmount what was paid, or null
 * @param currencyCode the billing currency
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
        Instant invoiceDate,
        @Nullable Instant billingPeriodStartDate,
        @Nullable Instant billingPeriodEndDate,
        BigDecimal totalCharges,
        @Nullable BigDecimal paidAmount,
        CurrencyCode currencyCode,
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
     * @param invoiceDate when it was made
     * @param billingPeriodStartDate start of what it charges, or null in lists
     * @param billingPeriodEndDate end of what it charges, or null in lists
     * @param totalCharges charges with tax and adjustments, net of partner earned credit
     * @param paidAmount what was paid, or null
     * @param currencyCode the billing currency
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
     */
    public Money total() {
        return Money.of(totalCharges, currencyCode);
    }

    /**
     * What was paid.
     *
     * @return the amount without a sign, because the service writes payments with and without one; empty when it tells
     *     none
     */
    public Optional<Money> paid() {
        return paidAmount == null ? Optional.empty() : Optional.of(Money.of(paidAmount.abs(), currencyCode));
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
