package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the partner owes in one currency. For a date that never was the service writes the year 1; the methods say empty
 * for it.
 *
 * @param balanceAmount what is not paid yet, over all invoices, or null when the service does not tell
 * @param currencyCode the billing currency, or null when the service does not tell
 * @param currencySymbol its symbol, which may be the code again, or null
 * @param accountingDate when the balance was made up, or null
 * @param firstInvoiceCreationDate when the first invoice was made, or null
 * @param lastPaymentDate when something was paid last, or null
 * @param lastPaymentAmount how much that was, or null
 * @param latestInvoiceDate when the last invoice was made, or null
 * @param details the same by type of invoice
 */
public record InvoiceSummary(
        @Nullable BigDecimal balanceAmount,
        @Nullable CurrencyCode currencyCode,
        @Nullable String currencySymbol,
        @Nullable Instant accountingDate,
        @Nullable Instant firstInvoiceCreationDate,
        @Nullable Instant lastPaymentDate,
        @Nullable BigDecimal lastPaymentAmount,
        @Nullable Instant latestInvoiceDate,
        List<Detail> details) {
    private static final int NEVER = 1;

    /**
     * The balance of one type of invoice.
     *
     * @param invoiceType which type, or null when not told
     * @param summary its balance, without details of its own
     */
    public record Detail(
            @Nullable InvoiceType invoiceType, @Nullable InvoiceSummary summary) {}

    /**
     * Copies the details.
     *
     * @param balanceAmount what is not paid yet, or null when the service does not tell
     * @param currencyCode the billing currency, or null when the service does not tell
     * @param currencySymbol its symbol, or null
     * @param accountingDate when the balance was made up, or null
     * @param firstInvoiceCreationDate when the first invoice was made, or null
     * @param lastPaymentDate when something was paid last, or null
     * @param lastPaymentAmount how much that was, or null
     * @param latestInvoiceDate when the last invoice was made, or null
     * @param details the same by type of invoice
     */
    public InvoiceSummary {
        details = List.copyOf(details);
    }

    /**
     * What is not paid yet.
     *
     * @return the amount in the billing currency
     * @throws IllegalStateException when the service did not tell the amount or its currency
     */
    public Money balance() {
        if (balanceAmount == null || currencyCode == null) {
            throw new IllegalStateException("balance: the service sent no "
                    + (balanceAmount == null ? "balanceAmount" : "currencyCode") + " with it");
        }
        return Money.of(balanceAmount, currencyCode);
    }

    /**
     * When something was paid last.
     *
     * @return the moment, or empty when nothing ever was
     */
    public Optional<Instant> lastPayment() {
        return ever(lastPaymentDate);
    }

    /**
     * When the last invoice was made.
     *
     * @return the moment, or empty when none ever was
     */
    public Optional<Instant> latestInvoice() {
        return ever(latestInvoiceDate);
    }

    private static Optional<Instant> ever(@Nullable Instant date) {
        return Optional.ofNullable(date)
                .filter(known -> known.atOffset(ZoneOffset.UTC).getYear() > NEVER);
    }
}
