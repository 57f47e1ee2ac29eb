package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.billing.EstimateLink;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invoices, their documents and balances: billing.md 3. */
final class InvoiceChecks {
    private static final String LIST = "billing/invoices_list.json";
    private static final String PDF = "billing/invoice_statement.pdf";

    private InvoiceChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put(LIST, InvoiceChecks::listed);
        checks.put("billing/invoice_by_id.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().billing().invoices().get(f.segment(3)));
            script.sentAs(f);
        });
        checks.put("billing/invoice_summary.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().billing().invoices().summary());
            script.sentAs(f);
        });
        checks.put("billing/invoice_summaries.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(
                    new JsonValue.Arr(f.items()),
                    script.client().billing().invoices().summaries().toList());
            script.sentAs(f);
        });
        checks.put("billing/estimate_links.json", InvoiceChecks::estimates);
        checks.put(PDF, (f, all) -> {
            Script script = Script.answering(f);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            script.client().billing().invoices().statement(f.segment(3)).writeTo(out);
            assertThat(out.toByteArray()).isEqualTo(f.bytes());
            assertThat(script.last().headers().first("Accept")).contains("application/pdf");
            script.sentAs(f);
        });
        checks.put("billing/invoice_receipt_response_headers.json", (f, all) -> {
            Fixture served = under(all.get(PDF), f);
            Script script = Script.answering(served);
            Path directory = Files.createTempDirectory("receipt");
            Path saved = script.client()
                    .billing()
                    .invoices()
                    .receipt(f.segment(3), f.segment(5))
                    .saveIn(directory);
            assertThat(saved.getFileName()).hasToString("E-Tax-8602768.pdf");
            assertThat(saved).hasBinaryContent(all.get(PDF).bytes());
            script.sentAs(f);
            Files.delete(saved);
            Files.delete(directory);
        });
        checks.put("billing/partner_center_response_headers.json", (f, all) -> {
            // Headers of an answer, whatever they are: the list is read under them.
            Script script = Script.answering(under(all.get(LIST), f)).then(200, "{\"items\":[]}");
            assertThat(script.client().billing().invoices().list().toList()).hasSize(2);
            script.sentAs(script.sent(1), f, Set.of(), Set.of());
        });
        return checks;
    }

    private static void listed(Fixture f, Fixtures all) {
        Script script = Script.answering(f).then(200, "{\"totalCount\":0,\"items\":[]}");
        List<Invoice> invoices = script.client().billing().invoices().list().toList();
        NothingLost.of(new JsonValue.Arr(f.items()), invoices);
        script.sentAs(script.sent(1), f, Set.of(), Set.of("size", "offset"));
        // The next link is the signal; size and place are those it names.
        assertThat(script.last().uri().getQuery()).isEqualTo("size=2&offset=2");
        assertThat(invoices).extracting(Invoice::newCommerce).containsExactly(false, true);
        assertThat(invoices).extracting(Invoice::isInvoice).containsExactly(true, false);
    }

    private static void estimates(Fixture f, Fixtures all) {
        Script script = Script.answering(f);
        List<EstimateLink> links = script.client()
                .billing()
                .invoices()
                .estimateLinks(CurrencyCode.of("usd"))
                .toList();
        assertThat(links).hasSameSizeAs(f.items());
        for (int i = 0; i < links.size(); i++) {
            JsonValue documented = f.items().get(i);
            EstimateLink link = links.get(i);
            assertThat(List.of(
                            link.type().text(),
                            link.title(),
                            link.description(),
                            link.period().text(),
                            link.uri()))
                    .containsExactly(
                            documented.text("type").orElseThrow(),
                            documented.text("title").orElseThrow(),
                            documented.text("description").orElseThrow(),
                            documented.text("period").orElseThrow(),
                            documented.text("link", "uri").orElseThrow());
        }
        assertThat(script.last().uri().getPath()).isEqualTo(f.address().getPath());
        assertThat(script.last().uri().getQuery())
                .isEqualToIgnoringCase(f.address().getQuery());
        assertThat(script.drift()).isEmpty();
    }

    /** A payload with the headers another entry documents for it. */
    private static Fixture under(Fixture payload, Fixture headers) {
        Map<String, String> named = new LinkedHashMap<>();
        if (headers.json().find("headers").orElse(null) instanceof JsonValue.Obj all) {
            all.members().keySet().forEach(name -> named.put(name, headers.text("headers", name)));
        }
        named.keySet().removeIf("Content-Length"::equalsIgnoreCase);
        return new Fixture(payload.name(), headers.method(), headers.path(), 200, named, payload.file());
    }
}
