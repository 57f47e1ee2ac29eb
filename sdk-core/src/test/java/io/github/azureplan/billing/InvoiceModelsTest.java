package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.internal.json.Json;
import io.github.azureplan.transport.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceModelsTest {
    private static Invoice invoice(String json) {
        return new Json(drift -> {}).read(json.getBytes(StandardCharsets.UTF_8), Invoice.class);
    }

    @ParameterizedTest
    @CsvSource({
        "G000024132, one_time, true",
        "G000024132, office, false",
        "D02005YFHI, OneTime, true",
        "D02005YFHI, azure, false",
        "T000001, marketplace, true",
        "G000024132, azure_data_market, false",
        "G000024132, none, true",
        "G000024132, something_new, true",
        "D02005YFHI, something_new, false",
        "T000001, none, false"
    })
    void the_sets_of_lines_tell_new_commerce_and_the_number_only_where_they_do_not(
            String id, String provider, boolean newCommerce) {
        assertThat(invoice("{\"id\":\"" + id + "\",\"totalCharges\":1,\"currencyCode\":\"EUR\",\"invoiceDetails\":["
                                + "{\"billingProvider\":\"" + provider + "\"}]}")
                        .newCommerce())
                .isEqualTo(newCommerce);
    }

    @ParameterizedTest
    @CsvSource({
        "invoice, true",
        "Invoice, true",
        "void_note, false",
        "AdjustmentNote, false",
        "none, false",
        "other, false"
    })
    void only_an_invoice_is_one(String type, boolean invoice) {
        assertThat(invoice("{\"id\":\"G1\",\"documentType\":\"" + type + "\"}").isInvoice())
                .isEqualTo(invoice);
        assertThat(invoice("{\"id\":\"G1\"}").isInvoice()).isTrue();
    }

    @Test
    void what_was_paid_has_no_sign() {
        assertThat(invoice("{\"id\":\"G1\",\"currencyCode\":\"EUR\",\"paidAmount\":-12.50}")
                        .paid()
                        .orElseThrow())
                .isEqualTo(invoice("{\"id\":\"G1\",\"currencyCode\":\"EUR\",\"paidAmount\":12.5}")
                        .paid()
                        .orElseThrow());
        assertThat(invoice("{\"id\":\"G1\",\"currencyCode\":\"EUR\"}").paid()).isEmpty();
    }

    @Test
    void what_an_invoice_does_not_say_is_named_where_it_cannot_be_done_without() {
        Invoice odd = invoice("{\"id\":\"G1\",\"currencyCode\":\"no code\",\"paidAmount\":1}");
        assertThatThrownBy(odd::total).isInstanceOf(IllegalStateException.class).hasMessageContaining("totalCharges");
        assertThatThrownBy(odd::paid).isInstanceOf(IllegalStateException.class).hasMessageContaining("currencyCode");
        assertThatThrownBy(() -> InvoicePeriod.of(odd))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("invoiceDate");
        assertThatThrownBy(() ->
                        Reconciliation.of(odd).compare(UsageLines.read(List.of()), ReconciliationLines.read(List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("G1");
        InvoiceSummary summary =
                new Json(drift -> {}).read("{}".getBytes(StandardCharsets.UTF_8), InvoiceSummary.class);
        assertThatThrownBy(summary::balance)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("balanceAmount");
    }

    @Test
    void the_year_one_is_never() {
        InvoiceSummary summary = new Json(drift -> {})
                .read(
                        ("{\"balanceAmount\":0,\"currencyCode\":\"EUR\",\"lastPaymentDate\":\"0001-01-01T00:00:00\","
                                        + "\"latestInvoiceDate\":\"2024-10-16T00:00:00\"}")
                                .getBytes(StandardCharsets.UTF_8),
                        InvoiceSummary.class);
        assertThat(summary.lastPayment()).isEmpty();
        assertThat(summary.latestInvoice()).contains(Instant.parse("2024-10-16T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=Invoice_G000024132.pdf | Invoice_G000024132.pdf",
                "attachment; filename=\"Invoice G1.pdf\" | Invoice G1.pdf",
                "attachment; filename=../../etc/passwd | passwd.pdf",
                "attachment; filename=\"..\\\\..\\\\boot.ini\" | boot.ini.pdf",
                "attachment; filename=..pdf | usual.pdf",
                "attachment; filename=.pdf | usual.pdf",
                "attachment; filename=con.pdf | _con.pdf",
                "attachment; filename=LPT1.x.pdf | _LPT1.x.pdf",
                "attachment; filename=a:b*c?.PDF | a_b_c_.pdf",
                "attachment; filename*=UTF-8''F%C3%B6rfr%C3%A5gan.pdf; filename=plain.pdf | Förfrågan.pdf",
                "attachment; filename*=UTF-8''%zz; filename=plain.pdf | plain.pdf",
                "attachment; filename*=UTF-8''..%2F..%2Fx | x.pdf",
                "attachment | usual.pdf",
                "attachment; filename=\"\" | usual.pdf"
            })
    void a_name_that_the_service_gives_stays_a_name(String disposition, String name) {
        assertThat(FileNames.of(Headers.of("Content-Disposition", disposition), "usual"))
                .isEqualTo(name);
    }

    @Test
    void a_name_is_never_too_long_and_there_is_always_one() {
        String longest =
                FileNames.of(Headers.of("Content-Disposition", "attachment; filename=" + "x".repeat(500)), "u");
        assertThat(longest).hasSizeLessThan(130).endsWith(".pdf");
        String wide = "\uD840\uDC00".repeat(200); // letters of two halves
        for (String name : List.of(wide, "x" + wide)) {
            assertThat(FileNames.of(Headers.EMPTY, name).getBytes(StandardCharsets.UTF_8))
                    .doesNotContain('?');
        }
        assertThat(FileNames.of(Headers.EMPTY, "Invoice_../x")).isEqualTo("x.pdf");
    }
}
