package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CurrencyCode;
import java.time.YearMonth;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists of documents as they should not be. */
class InvoicePagesTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final Pattern OFFSET = Pattern.compile("offset=([0-9]+)");

    private final FakeService service = new FakeService();

    /** Seven of legacy commerce in pages of three, with each page the two of new commerce, and no offset in the link. */
    @Test
    void a_link_without_an_offset_skips_no_document() {
        service.then(request -> {
            Matcher offset = OFFSET.matcher(String.valueOf(request.uri().getRawQuery()));
            int from = offset.find() ? Integer.parseInt(offset.group(1)) : 0;
            int to = Math.min(7, from + 3);
            String items = Stream.concat(
                            IntStream.range(from, to).mapToObj(i -> "D00" + i), Stream.of("G000000001", "G000000002"))
                    .map(id -> "{\"id\":\"" + id + "\"}")
                    .collect(Collectors.joining(","));
            String links = to == 7 ? "" : ",\"links\":{\"next\":{\"uri\":\"/invoices?size=3&offset=\"}}";
            return FakeService.answer(200, "{\"items\":[" + items + "]" + links + "}");
        });
        assertThat(new Invoices(service.wire()).list().toList())
                .extracting(Invoice::id)
                .containsExactly("D000", "D001", "D002", "G000000001", "G000000002", "D003", "D004", "D005", "D006");
    }

    private static final String ODD = "{\"items\":["
            + "{\"id\":\"G000000001\"},"
            + "{\"id\":\"G000000002\",\"currencyCode\":\"EUR\"},"
            + "{\"id\":\"G000000003\",\"currencyCode\":\"EUR\",\"totalCharges\":5,\"invoiceDate\":\"2026-02-08\"},"
            + "{\"id\":\"G000000004\",\"currencyCode\":\"no code\",\"totalCharges\":5},"
            + "{\"id\":\"G000000005\",\"currencyCode\":\"EUR\",\"totalCharges\":5},"
            + "{\"id\":\"G000000006\",\"amendsOf\":\"G000000003\",\"documentType\":\"adjustment_note\"},"
            + "{\"id\":\"G000000007\",\"amendsOf\":\"G000000003\",\"documentType\":\"adjustment_note\","
            + "\"invoiceDate\":\"2026-02-09T00:00:00Z\"}]}";

    @Test
    void an_invoice_that_says_little_costs_no_page_and_is_not_the_newest() {
        service.then(200, ODD);
        Invoices invoices = new Invoices(service.wire());
        assertThat(invoices.list().toList()).hasSize(7);
        assertThat(invoices.latest(EUR).orElseThrow().id()).isEqualTo("G000000003");
    }

    @Test
    void a_note_without_a_date_stands_last() {
        service.then(200, "{\"id\":\"G000000003\"}").then(200, ODD);
        assertThat(new Invoices(service.wire()).amendments("G000000003"))
                .extracting(Invoice::id)
                .containsExactly("G000000007", "G000000006");
    }

    @Test
    void the_invoice_of_a_month_is_found_among_such_that_say_no_month() {
        service.advance(java.time.Duration.ofDays(20));
        service.then(200, ODD);
        MonthPicker january = new MonthPicker(service.wire(), EUR, YearMonth.of(2026, 1));
        assertThat(january.pick(YearMonth.of(2022, 9)).invoiceId()).isEqualTo("G000000003");
        MonthPicker december = new MonthPicker(service.wire(), EUR, YearMonth.of(2025, 12));
        assertThatThrownBy(() -> december.pick(YearMonth.of(2022, 9))).isInstanceOf(NoSuchElementException.class);
    }
}
