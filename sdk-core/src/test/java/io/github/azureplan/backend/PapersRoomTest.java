package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PapersRoomTest {
    private final Bill bill = Bill.usual();

    private String billed() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-09T00:00:00Z");
        return bill.invoiceId();
    }

    private Ask user() {
        return Ask.user(bill.backend());
    }

    private Ask.Answer world(String path, String body) {
        return Ask.nobody(bill.backend()).at("http://127.0.0.1:1").post(path, body);
    }

    @Test
    void size_and_offset_count_invoices_of_legacy_commerce_only() {
        String ours = billed();
        CustomerId customer = CustomerId.of(bill.customer());
        for (int i = 0; i < 5; i++) {
            bill.backend().world().licenceInvoice(customer, 1 + i);
        }
        JsonObject page =
                Ask.app(bill.backend()).get("/v1/invoices?size=2&offset=2").json();
        assertThat(page.array("items").objects())
                .hasSize(3)
                .extracting(i -> i.text("id"))
                .contains(ours);
        assertThat(page.objectOrEmpty("links").objectOrEmpty("next").text("uri"))
                .isEqualTo("/invoices?size=2&offset=4");
        JsonObject last =
                Ask.app(bill.backend()).get("/v1/invoices?size=2&offset=4").json();
        assertThat(last.array("items").objects()).hasSize(2);
        assertThat(last.objectOrEmpty("links").has("next")).isFalse();
        assertThat(Ask.app(bill.backend()).get("/v1/invoices?size=0").refusal()).isEqualTo("400/800002");
    }

    @Test
    void a_statement_is_a_document_whose_table_leads_to_its_objects() {
        String id = billed();
        Ask.Answer answer =
                user().header("Accept", "application/pdf").get("/v1/invoices/" + id + "/documents/statement");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=Invoice_" + id + ".pdf");
        String pdf = new String(answer.bytes(), StandardCharsets.ISO_8859_1);
        Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
        assertThat(start.find()).isTrue();
        int table = Integer.parseInt(start.group(1));
        assertThat(pdf.substring(table)).startsWith("xref\n0 6\n");
        List<String> rows = List.of(pdf.substring(table).split("\n", -1)).subList(3, 8);
        for (int i = 0; i < rows.size(); i++) {
            int at = Integer.parseInt(rows.get(i).substring(0, 10));
            assertThat(pdf.substring(at)).startsWith((i + 1) + " 0 obj\n");
        }
        Matcher stream = Pattern.compile("<</Length (\\d+)>>\nstream\n").matcher(pdf);
        assertThat(stream.find()).isTrue();
        assertThat(pdf.substring(stream.end() + Integer.parseInt(stream.group(1))))
                .startsWith("\nendstream");
    }

    @Test
    void documents_are_for_users_who_accept_pdf() {
        String path = "/v1/invoices/" + billed() + "/documents/statement";
        assertThat(Ask.app(bill.backend()).get(path).refusal()).isEqualTo("403/900329");
        assertThat(user().header("Accept", "application/json").get(path).status())
                .isEqualTo(406);
        assertThat(user().get("/v1/invoices/NOPE/documents/statement").refusal())
                .isEqualTo("404/1000");
        assertThat(user().get("/v1/invoices/" + bill.invoiceId() + "/receipts/123456/documents/statement")
                        .refusal())
                .isEqualTo("404/1000");
    }

    @Test
    void summaries_are_for_users_and_links_for_all() {
        assertThat(Ask.app(bill.backend()).get("/v1/invoices/summary").refusal())
                .isEqualTo("403/900329");
        assertThat(Ask.app(bill.backend()).get("/v1/invoices/summaries").refusal())
                .isEqualTo("403/900329");
        assertThat(Ask.app(bill.backend())
                        .get("/v1/invoices/estimates/links?currencycode=usd")
                        .json()
                        .array("items")
                        .objects())
                .hasSize(4);
        assertThat(Ask.app(bill.backend()).get("/v1/invoices/estimates/links").refusal())
                .isEqualTo("400/3000");
    }

    @Test
    void a_balance_that_never_was_has_the_year_one() {
        JsonObject summary = user().get("/v1/invoices/summary").json();
        assertThat(summary.decimal("balanceAmount")).isEqualByComparingTo("0");
        assertThat(summary.text("lastPaymentDate")).isEqualTo("0001-01-01T00:00:00");
        assertThat(summary.text("currencyCode")).isEqualTo("EUR");
    }

    @Test
    void what_happens_to_an_invoice_can_be_told_over_http() {
        String id = billed();
        BigDecimal total = user().get("/v1/invoices/" + id).json().decimal("totalCharges");
        assertThat(world("/_world/invoices/" + id + "/pay", "{\"amount\":5}").status())
                .isEqualTo(200);
        String note = world("/_world/invoices/" + id + "/adjust", "{\"difference\":-2.5}")
                .json()
                .text("id");
        assertThat(user().get("/v1/invoices/summary").json().decimal("balanceAmount"))
                .isEqualByComparingTo(total.subtract(new BigDecimal("7.5")));
        JsonObject read = user().get("/v1/invoices/" + note).json();
        assertThat(read.text("documentType")).isEqualTo("adjustment_note");
        assertThat(read.text("amendsOf")).isEqualTo(id);
        String voided = world("/_world/invoices/" + id + "/void", "{}").json().text("id");
        assertThat(user().get("/v1/invoices/" + id).json().array("amendments").objects())
                .extracting(n -> n.text("id"))
                .containsExactly(note, voided);
        assertThat(user().get("/v1/invoices/summary").json().decimal("balanceAmount"))
                .isEqualByComparingTo("-5");
        assertThat(world("/_world/invoices/" + id + "/void", "{}").status()).isEqualTo(400);
        assertThat(world("/_world/invoices/" + note + "/pay", "{\"amount\":5}").status())
                .isEqualTo(404);
    }

    @Test
    void nobody_pays_nothing() {
        String id = billed();
        World world = bill.backend().world();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.pay(id, BigDecimal.ZERO))
                .withMessageContaining("amount");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.adjustInvoice(id, BigDecimal.ZERO))
                .withMessageContaining("difference");
        assertThatIllegalArgumentException().isThrownBy(() -> world.pay("G1", BigDecimal.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.licenceInvoice(CustomerId.of(bill.customer()), 0))
                .withMessageContaining("seats");
    }

    @Test
    void only_taiwan_has_tax_receipts() {
        Bill taiwan = Bill.of(InMemoryBackend.builder().partnerLocation(Market.of("TW"), CurrencyCode.of("TWD")));
        String id = taiwan.backend().world().licenceInvoice(CustomerId.of(taiwan.customer()), 2);
        JsonObject receipt = Ask.user(taiwan.backend())
                .get("/v1/invoices/Recurring-" + id)
                .json()
                .array("taxReceipts")
                .objects()
                .get(0);
        Ask.Answer answer = Ask.user(taiwan.backend()).get("/v1" + receipt.text("taxReceiptPdfDownloadLink"));
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=E-Tax-" + receipt.text("id") + ".pdf");
    }
}
