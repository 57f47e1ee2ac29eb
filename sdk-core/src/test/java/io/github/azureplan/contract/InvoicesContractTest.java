package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.DocumentType;
import io.github.azureplan.billing.EstimateLink;
import io.github.azureplan.billing.EstimatePeriod;
import io.github.azureplan.billing.EstimateType;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.InvoiceSummary;
import io.github.azureplan.billing.InvoiceType;
import io.github.azureplan.billing.Invoices;
import io.github.azureplan.billing.TaxReceipt;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.common.Money;
import io.github.azureplan.common.Page;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class InvoicesContractTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @TempDir
    private Path directory;

    private static void goTo(Lab lab, String moment) {
        lab.backend().clock().advance(Duration.between(lab.backend().clock().now(), Instant.parse(moment)));
    }

    /** Two months of use, billed. */
    private static Invoices billed(Lab lab) {
        AzureSubscription dev = lab.plan().azureSubscriptions().create(NewAzureSubscription.named("dev"));
        Meter meter = lab.backend().world().meters().get(0);
        lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
        goTo(lab, "2026-05-09T12:00:00Z");
        return lab.client().billing().invoices();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @OnEveryTransport
    void invoices_of_both_commerces_are_listed_once_each_over_all_pages(Lab lab) {
        Invoices invoices = billed(lab);
        CustomerId customer = lab.backend().world().customer("SE", "fjord.example", "Fjord");
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= 120; i++) {
            numbers.add(lab.backend().world().licenceInvoice(customer, i));
        }
        List<Invoice> all = invoices.list().toList();
        assertThat(all).extracting(Invoice::id).doesNotHaveDuplicates().containsAll(numbers);
        assertThat(all)
                .filteredOn(Invoice::newCommerce)
                .hasSize(2)
                .allMatch(each -> each.id().startsWith("G"));
        assertThat(all)
                .filteredOn(each -> !each.newCommerce())
                .hasSize(120)
                .allMatch(each -> InvoiceType.RECURRING.equals(each.invoiceType()));
        List<Page<Invoice>> pages = new ArrayList<>();
        invoices.list().pages().forEach(pages::add);
        assertThat(pages).hasSize(3);
        assertThat(invoices.list().from(pages.get(0).nextToken()).toList())
                .filteredOn(each -> !each.newCommerce())
                .hasSize(70);
    }

    @OnEveryTransport
    void the_latest_is_an_invoice_of_new_commerce_in_the_currency(Lab lab) {
        Invoices invoices = billed(lab);
        CustomerId customer = lab.backend().world().customer("SE", "fjord.example", "Fjord");
        goTo(lab, "2026-05-20T00:00:00Z");
        lab.backend().world().licenceInvoice(customer, 3);
        Invoice latest = invoices.latest(EUR).orElseThrow();
        assertThat(latest.invoiceDate()).isEqualTo("2026-05-08T00:00:00Z");
        assertThat(latest.isInvoice()).isTrue();
        String note = lab.backend().world().adjustInvoice(latest.id(), new BigDecimal("-1.50"));
        assertThat(invoices.latest(EUR).orElseThrow().id())
                .isEqualTo(latest.id())
                .isNotEqualTo(note);
        assertThat(invoices.latest(CurrencyCode.of("SEK"))).isEmpty();
    }

    @OnEveryTransport
    void notes_stand_with_what_they_amend(Lab lab) {
        Invoices invoices = billed(lab);
        Invoice invoice = invoices.latest(EUR).orElseThrow();
        String adjusted = lab.backend().world().adjustInvoice(invoice.id(), new BigDecimal("-1.50"));
        goTo(lab, "2026-05-12T00:00:00Z");
        assertThat(invoices.get(invoice.id()).voided()).isFalse();
        String voided = lab.backend().world().voidInvoice(invoice.id());
        List<Invoice> notes = invoices.amendments(invoice.id());
        assertThat(notes).extracting(Invoice::id).containsExactly(adjusted, voided);
        assertThat(notes)
                .extracting(Invoice::documentType)
                .containsExactly(DocumentType.ADJUSTMENT_NOTE, DocumentType.VOID_NOTE);
        assertThat(notes).extracting(Invoice::amendsOf).containsOnly(invoice.id());
        assertThat(notes).noneMatch(Invoice::isInvoice).allMatch(Invoice::newCommerce);
        assertThat(invoice.total().plus(notes.get(0).total()).plus(notes.get(1).total()))
                .isEqualTo(Money.zero(EUR));
        assertThat(invoices.get(invoice.id()).voided()).isTrue();
        assertThat(invoices.get(voided).amendsOf()).isEqualTo(invoice.id());
        assertThat(invoices.amendments(voided)).isEmpty();
    }

    @OnEveryTransport
    void balances_follow_invoices_notes_and_payments(Lab lab) {
        InvoiceSummary before = lab.client().billing().invoices().summary();
        assertThat(before.balance()).isEqualTo(Money.zero(EUR));
        assertThat(before.lastPayment()).isEmpty();
        assertThat(before.latestInvoice()).isEmpty();
        Invoices invoices = billed(lab);
        List<Invoice> both = invoices.list().toList();
        Money total = both.get(0).total().plus(both.get(1).total());
        assertThat(invoices.summary().balance()).isEqualTo(total);
        lab.backend().world().pay(both.get(0).id(), new BigDecimal("10.01"));
        lab.backend().world().adjustInvoice(both.get(1).id(), new BigDecimal("-0.99"));
        CustomerId customer = lab.backend().world().customer("SE", "fjord.example", "Fjord");
        String legacy = lab.backend().world().licenceInvoice(customer, 3);

        InvoiceSummary after = invoices.summary();

        assertThat(after.balance())
                .isEqualTo(total.minus(Money.of("11.00", EUR))
                        .plus(invoices.get(legacy).total()));
        assertThat(after.lastPayment()).contains(Instant.parse("2026-05-09T12:00:00Z"));
        assertThat(after.lastPaymentAmount()).isEqualByComparingTo("10.01");
        assertThat(after.latestInvoice()).contains(Instant.parse("2026-05-09T12:00:00Z"));
        assertThat(after.details())
                .extracting(InvoiceSummary.Detail::invoiceType)
                .containsExactly(InvoiceType.RECURRING, InvoiceType.ONE_TIME);
        assertThat(invoices.summaries().toList()).containsExactly(after);
        Invoice paid = invoices.get(both.get(0).id());
        assertThat(paid.paid()).contains(Money.of("10.01", EUR));
    }

    @OnEveryTransport
    void a_statement_is_streamed_and_saved_under_its_own_name(Lab lab) throws IOException {
        Invoices invoices = billed(lab);
        Invoice invoice = invoices.latest(EUR).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long length = invoices.statement(invoice.id()).writeTo(out);
        assertThat(out.size()).isEqualTo(length);
        String text = out.toString(StandardCharsets.ISO_8859_1);
        assertThat(text)
                .startsWith("%PDF-1.4")
                .contains(invoice.id())
                .contains("Exchange rate 1 USD =")
                .endsWith("%%EOF\n");
        Path saved = invoices.statement(invoice.id()).saveIn(directory);
        assertThat(saved.getFileName()).hasToString("Invoice_" + invoice.id() + ".pdf");
        assertThat(saved).hasBinaryContent(out.toByteArray());
        Path named = invoices.statement(invoice.id()).saveTo(directory.resolve("may.pdf"));
        assertThat(named).hasBinaryContent(out.toByteArray());
        assertThat(files()).hasSize(2);
        // long after the link of the invoice has expired
        goTo(lab, "2026-05-09T15:00:00Z");
        assertThat(invoices.statement(invoice.id()).writeTo(new ByteArrayOutputStream()))
                .isEqualTo(length);
    }

    @OnEveryTransport
    void a_statement_that_breaks_off_is_fetched_again_and_never_left_in_part(Lab lab) throws IOException {
        Invoices invoices = billed(lab);
        String id = invoices.latest(EUR).orElseThrow().id();
        lab.backend()
                .faults()
                .add(Fault.cutBody().on("GET", "**/documents/statement").times(2));
        Path saved = invoices.statement(id).saveIn(directory);
        assertThat(Files.readString(saved, StandardCharsets.ISO_8859_1)).endsWith("%%EOF\n");
        lab.backend()
                .faults()
                .add(Fault.cutBody().on("GET", "**/documents/statement").times(3));
        assertThatThrownBy(() -> invoices.statement(id).saveTo(directory.resolve("other.pdf")))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(id);
        lab.backend()
                .faults()
                .add(Fault.cutBody().on("GET", "**/documents/statement").times(1));
        assertThatThrownBy(() -> invoices.statement(id).writeTo(new ByteArrayOutputStream()))
                .isInstanceOf(TransportException.class);
        assertThat(files()).containsExactly(saved.getFileName().toString());
    }

    @OnEveryTransport
    void what_is_not_there_is_not_saved(Lab lab) throws IOException {
        Invoices invoices = billed(lab);
        NotFoundException none = catchThrowableOfType(
                NotFoundException.class, () -> invoices.statement("G000000001").saveIn(directory));
        assertThat(none.code().text()).isEqualTo("1000");
        assertThatThrownBy(() -> invoices.statement("G000000001").saveIn(directory.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("directory");
        assertThatThrownBy(() -> invoices.statement(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invoiceId");
        assertThat(files()).isEmpty();
    }

    @OnEveryTransport
    void tax_receipts_are_those_of_a_partner_in_taiwan(Lab lab) throws IOException {
        lab.backend(b -> b.partnerLocation(Market.of("TW"), CurrencyCode.of("TWD")));
        CustomerId customer = lab.backend().world().customer("TW", "fjord.example", "Fjord");
        String number = lab.backend().world().licenceInvoice(customer, 3);
        Invoices invoices = lab.client().billing().invoices();
        TaxReceipt receipt = invoices.get(number).taxReceipts().get(0);
        Path saved = invoices.receipt(number, receipt.id()).saveIn(directory);
        assertThat(saved.getFileName()).hasToString("E-Tax-" + receipt.id() + ".pdf");
        assertThatThrownBy(() -> invoices.receipt(number, "1").saveIn(directory))
                .isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void estimate_links_are_told_by_type_and_period(Lab lab) {
        List<EstimateLink> links =
                lab.client().billing().invoices().estimateLinks(EUR).toList();
        assertThat(links).hasSize(4).allSatisfy(link -> assertThat(link.uri()).contains("currencycode=EUR"));
        assertThat(links)
                .filteredOn(link -> EstimateType.DAILY_RATED_USAGE.equals(link.type())
                        && EstimatePeriod.PREVIOUS.equals(link.period()))
                .hasSize(1);
    }
}
