package io.github.azureplan.billing;

import org.jspecify.annotations.Nullable;

/**
 * A tax receipt of an invoice; only in Taiwan.
 *
 * @param id its id
 * @param taxReceiptPdfDownloadLink where the document is, relative to the service, or null
 */
public record TaxReceipt(String id, @Nullable String taxReceiptPdfDownloadLink) {}
