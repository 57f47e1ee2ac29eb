package io.github.azureplan.contract;

import io.github.azureplan.errors.NotFoundException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The refusals of invoices and their documents. */
final class InvoiceErrorCases {
    private InvoiceErrorCases() {}

    static List<ErrorCase> all() {
        return List.of(
                ErrorCase.of(
                        "404/1000",
                        NotFoundException.class,
                        lab -> lab.client().billing().invoices().get("G000000001")),
                ErrorCase.of("404/1000", NotFoundException.class, lab -> {
                    try {
                        lab.client()
                                .billing()
                                .invoices()
                                .statement("G000000001")
                                .writeTo(OutputStream.nullOutputStream());
                    } catch (java.io.IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
    }
}
