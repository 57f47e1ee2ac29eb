package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.CreditTotals;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.SubscriptionCredit;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.ExchangeRates;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceSheet;
import io.github.azureplan.pricing.Quote;
import io.github.azureplan.rows.RowPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The second half of the lifecycle: the prices of a month, its use, the bill, the credit and the proof. */
final class BillingMonth {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    private final Report report;
    private final InMemoryBackend backend;
    private final AzurePlanClient client;
    private final Market market;
    private final YearMonth month;

    BillingMonth(Report report, InMemoryBackend backend, AzurePlanClient client, Market market) {
        this.report = report;
        this.backend = backend;
        this.client = client;
        this.market = market;
        this.month = YearMonth.from(today());
    }

    private LocalDate today() {
        return backend.clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    void run(AzureSubscription subscription) {
        PriceBook book = prices();
        use(subscription, book);
        Invoice invoice = invoice();
        credit(invoice, book);
        proof(invoice);
    }

    private PriceBook prices() {
        report.step(6, "The price list");
        // tag::prices[]
        PriceBook book;
        try (PriceSheet sheet = client.prices().consumption(market, month).open()) { // streamed
            book = sheet.toPriceBook();
        }
        ExchangeRates rates = client.prices().exchangeRates(month);
        Meter meter = tiered(book);
        Quote quote = book.quote(meter.meterId(), new BigDecimal("101"), month.atDay(9));
        // end::prices[]
        report.line("sheet", market + " " + month + ", " + book.entries().size() + " prices, in USD");
        report.line("rate", "1 EUR = " + rates.get(EUR).usdPerUnit().toPlainString() + " USD in " + month);
        report.line("101 units", quote.explain().strip());
        report.line("  in euro", quote.in(EUR, rates).total());
        return book;
    }

    /** The meter with graduated tiers that the price guide uses as its example. */
    private Meter tiered(PriceBook book) {
        return backend.world().meters().stream()
                .filter(meter -> meter.unitPrice().compareTo(BigDecimal.ONE) == 0)
                .filter(meter -> book.find(meter.meterId()).stream()
                        .anyMatch(price -> price.tiersAt(month.atDay(9)).size() > 1))
                .findFirst()
                .orElseThrow();
    }

    private void use(AzureSubscription subscription, PriceBook book) {
        report.step(7, "A month of use, with two days without access");
        List<Meter> used = new ArrayList<>(List.of(tiered(book)));
        backend.world().meters().stream()
                .filter(meter -> !used.contains(meter))
                .sorted(Comparator.comparing(meter -> meter.name()))
                .limit(5)
                .forEach(used::add);
        // Credit needs access for a whole day, so the day on which the subscription was made has none: begin on the
        // next.
        backend.clock().advance(Period.ofDays(1));
        // tag::use[]
        for (Meter meter : used) {
            backend.world().use(subscription.id(), meter.meterId(), new BigDecimal("24"));
        }
        backend.clock().advance(Period.ofDays(8));
        backend.world().access(subscription.id(), null); // the partner's role is removed
        backend.clock().advance(Period.ofDays(1));
        backend.world().access(subscription.id(), "Owner"); // and given back on the next day
        // end::use[]
        report.line("used", used.size() + " meters, 24 units a day each");
        report.line(
                "access", "lost on " + today().minusDays(1) + ", regained on " + today() + ": two days without credit");
        LocalDate billed = month.plusMonths(1).atDay(9);
        backend.clock().advance(Period.ofDays((int) (billed.toEpochDay() - today().toEpochDay())));
        report.line("the clock", "now " + backend.clock().now());
    }

    private Invoice invoice() {
        report.step(8, "The invoice");
        // tag::invoice[]
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // end::invoice[]
        LocalDate made = Objects.requireNonNull(invoice.invoiceDate())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        report.line("invoice", invoice.id() + ", " + invoice.documentType());
        report.line("made", made + ", to be paid by " + made.plusDays(60) + " (net 60)");
        report.line("total", invoice.total());
        return invoice;
    }

    private void credit(Invoice invoice, PriceBook book) {
        report.step(9, "The export and the partner earned credit");
        // tag::credit[]
        Export<UsageLines> export = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
        List<RowPart> files = withProgress(export.files());
        EarnedCreditReport credit;
        try (UsageLines lines = UsageLines.read(files)) {
            credit = EarnedCreditReport.of(lines, CreditEligibility.from(book));
        }
        // end::credit[]
        report.endBar();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("subscription", "earned", "missed", "not eligible", "days missed"));
        for (SubscriptionCredit each : credit.subscriptions()) {
            CreditTotals totals = each.totals();
            rows.add(List.of(
                    Optional.ofNullable(each.subscription())
                            .map(Object::toString)
                            .orElse("-"),
                    totals.earned().billing().cutToCents().toString(),
                    totals.missed().billing().cutToCents().toString(),
                    totals.notEligible().billing().cutToCents().toString(),
                    String.valueOf(each.missedDays())));
        }
        report.table(rows);
        report.line("", "\"not eligible\" is what such use costs; it never earns credit");
    }

    /** The same files, each moving a bar when it is opened. */
    private List<RowPart> withProgress(List<RowPart> files) {
        List<RowPart> watched = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            RowPart file = files.get(i);
            int number = i + 1;
            watched.add(new RowPart(file.name(), () -> {
                report.bar("files", number, files.size());
                return file.opener().open();
            }));
        }
        return watched;
    }

    private void proof(Invoice invoice) {
        report.step(10, "The proof");
        // tag::reconcile[]
        ReconciliationReport proof = client.billing().reconcile(invoice.id());
        // end::reconcile[]
        report.line("verdict", proof.summary().strip());
        if (!proof.reconciled()) {
            throw new IllegalStateException("the month does not reconcile");
        }
    }
}
