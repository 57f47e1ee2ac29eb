package io.github.azureplan.billing;

import org.jspecify.annotations.Nullable;

/**
 * A set of lines that belongs to an invoice.
 *
 * @param invoiceLineItemType what kind of lines, or null when not told
 * @param billingProvider where they come from, or null when not told
 */
public record InvoiceDetail(
        @Nullable InvoiceLineItemType invoiceLineItemType,
        @Nullable BillingProvider billingProvider) {}
