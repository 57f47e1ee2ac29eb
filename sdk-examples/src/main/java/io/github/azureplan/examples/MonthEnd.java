package io.github.azureplan.examples;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.billing.CreditComparison;
import io.github.azureplan.billing.CreditDimension;
import io.github.azureplan.billing.CreditTotals;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.pricing.PriceSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Month end of an indirect provider: the invoices of a month in two currencies are reconciled, the earned and the missed
 * credit is reported by reseller, customer, subscription, tag and day, and a page and CSV files are written. On the
 * reference backend; in production only the way the client is made differs. Run by
 *
 * <pre>
 * ./mvnw -q -Plifecycle -Dexample=MonthEnd
 * </pre>
 */
public final class MonthEnd {
    static final CreditDimension ENV = CreditDimension.tag("env");
    private static final YearMonth MONTH = YearMonth.of(2026, 3);
    private static final CreditDimension[] DIMENSIONS = {
        CreditDimension.RESELLER,
        CreditDimension.CUSTOMER,
        CreditDimension.SUBSCRIPTION,
        CreditDimension.RESOURCE_GROUP,
        ENV,
        CreditDimension.DAY
    };

    private final Report report = new Report();
    private final AzurePlanClient client;
    private final Path directory;

    private MonthEnd(AzurePlanClient client, Path directory) {
        this.client = client;
        this.directory = directory;
    }

    /**
     * Runs the example.
     *
     * @param args {@code --out DIR} for where to write (default {@code target/month-end})
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of("target", "month-end");
        for (int i = 0; i < args.length; i++) {
            if (!args[i].equals("--out") || i + 1 == args.length) {
                throw new IllegalArgumentException("unknown option " + args[i] + "; there is --out DIR");
            }
            directory = Path.of(args[++i]);
        }
        Files.createDirectories(directory);
        InMemoryBackend backend = MonthEndWorld.backend();
        try (AzurePlanClient client = backend.client()) {
            new MonthEndWorld(backend, client).live();
            new MonthEnd(client, directory).run();
        }
    }

    private void run() throws IOException {
        report.title(About.product() + ": month end, offline");
        List<ReconciliationReport> proofs = new ArrayList<>();
        EarnedCreditReport credit = EarnedCreditReport.empty(CreditRate.DOCUMENTED, DIMENSIONS);
        CreditEligibility eligibility = eligibility();
        for (CurrencyCode currency : List.of(MonthEndWorld.EUR, MonthEndWorld.SEK)) {
            report.step(proofs.size() + 1, "The invoice in " + currency);
            // tag::month[]
            Invoice invoice = client.billing().invoices().latest(currency).orElseThrow();
            ReconciliationReport proof = client.billing().reconcile(invoice.id());
            try (UsageLines lines = client.billing().usage(invoice.id()).open()) {
                credit = credit.merge(EarnedCreditReport.of(lines, eligibility, DIMENSIONS));
            }
            // end::month[]
            proofs.add(proof);
            report.line("verdict", proof.summary().strip());
            CreditTotals totals = credit.total(currency);
            report.line("earned", totals.earned().billing().cutToCents());
            report.line("missed", totals.missed().billing().cutToCents());
        }
        stopped(credit);
        write(credit, proofs);
    }

    private CreditEligibility eligibility() {
        try (PriceSheet sheet =
                client.prices().consumption(Market.of("DE"), MONTH).open()) {
            return CreditEligibility.from(sheet.toPriceBook());
        }
    }

    private void stopped(EarnedCreditReport credit) {
        report.step(3, "Whose credit stopped");
        // tag::stopped[]
        CreditComparison days = credit.compare(LocalDate.of(2026, 3, 8), LocalDate.of(2026, 3, 9));
        for (CreditComparison.Shift shift : days.stopped()) {
            String subscription = shift.group().value(CreditDimension.SUBSCRIPTION);
            report.line(
                    "on " + days.after(),
                    credit.name(CreditDimension.SUBSCRIPTION, subscription).orElse(subscription));
        }
        // end::stopped[]
    }

    private void write(EarnedCreditReport credit, List<ReconciliationReport> proofs) throws IOException {
        report.step(4, "What was written");
        Path page = directory.resolve("month-end.html");
        Files.writeString(page, MonthEndPage.of(MONTH, credit, proofs));
        report.line("page", page);
        // tag::csv[]
        credit.writeCsv(
                Files.newOutputStream(directory.resolve("by-subscription-and-day.csv")),
                CreditDimension.CUSTOMER,
                CreditDimension.SUBSCRIPTION,
                CreditDimension.DAY);
        credit.writeCsv(
                Files.newOutputStream(directory.resolve("by-reseller.csv")),
                CreditDimension.RESELLER,
                CreditDimension.CUSTOMER);
        credit.writeCsv(Files.newOutputStream(directory.resolve("by-env.csv")), ENV);
        // end::csv[]
        for (ReconciliationReport proof : proofs) {
            Path file =
                    directory.resolve("reconciliation-" + proof.invoiceTotal().currency() + ".csv");
            proof.writeCsv(Files.newOutputStream(file));
        }
        report.line("tables", "by-subscription-and-day.csv, by-reseller.csv, by-env.csv, reconciliation-*.csv");
    }
}
