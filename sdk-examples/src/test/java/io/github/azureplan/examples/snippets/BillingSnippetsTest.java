package io.github.azureplan.examples.snippets;

import static io.github.azureplan.examples.snippets.Stage.EUR;
import static io.github.azureplan.examples.snippets.Stage.MARCH;
import static io.github.azureplan.examples.snippets.Stage.US;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.CreditComparison;
import io.github.azureplan.billing.CreditDay;
import io.github.azureplan.billing.CreditDimension;
import io.github.azureplan.billing.CreditGroup;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.ExportComparison;
import io.github.azureplan.billing.ExportPartition;
import io.github.azureplan.billing.ExportRequest;
import io.github.azureplan.billing.Exports;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.InvoicePart;
import io.github.azureplan.billing.PartVerdict;
import io.github.azureplan.billing.ReconciledPart;
import io.github.azureplan.billing.Reconciliation;
import io.github.azureplan.billing.ReconciliationDifference;
import io.github.azureplan.billing.ReconciliationLine;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.RoundingRule;
import io.github.azureplan.billing.SavedExport;
import io.github.azureplan.billing.SubscriptionCredit;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.billing.UsageSource;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.Money;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.rows.RowPart;
import io.github.azureplan.rows.RowWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillingSnippetsTest extends Reporting {
    private final Stage stage = new Stage();
    private final AzurePlanClient client = stage.client;

    private PriceBook book() {
        return client.prices().consumption(US, MARCH).open().toPriceBook();
    }

    @Test
    void the_newest_invoice_is_found_by_currency() {
        stage.billedMonth();
        // tag::invoice[]
        // documents of type invoice
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        LocalDate made = invoice.invoiceDate().atOffset(ZoneOffset.UTC).toLocalDate();
        report(invoice.id() + ", " + invoice.total() + ", due by " + made.plusDays(60));
        // end::invoice[]
        assertThat(made).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(client.billing().invoices().list()).isNotEmpty();
    }

    @Test
    void the_use_of_a_month_is_asked_for_by_month_and_says_where_it_comes_from() {
        stage.billedMonth();
        // tag::usage[]
        // the invoice, or unbilled: it says which
        UsageSource source = client.billing().usage(EUR, MARCH);
        Map<AzureSubscriptionId, Money> sums = new HashMap<>();
        // export, wait, manifest, files: hidden
        try (UsageLines lines = source.open()) {
            // one line at a time, gigabytes in constant memory
            for (UsageLine line : lines) {
                sums.merge(line.azureSubscriptionId(), line.billingTotal(), Money::plus);
            }
        }
        // end::usage[]
        assertThat(source.kind()).isEqualTo(UsageSource.Kind.BILLED);
        assertThat(sums).hasSize(1);
    }

    @Test
    void only_the_columns_that_are_needed_are_kept() {
        stage.billedMonth();
        BigDecimal sum = BigDecimal.ZERO;
        // tag::only[]
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open()) {
            for (UsageLine line : lines.only(UsageLine.USAGE_DATE, UsageLine.QUANTITY)) {
                sum = sum.add(line.quantity());
            }
        }
        // end::only[]
        assertThat(sum).isPositive();
    }

    @Test
    void an_export_is_saved_and_read_again_without_network(@TempDir Path directory) throws IOException {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        Path folder = directory.resolve("march");
        // tag::save[]
        Export<UsageLines> export = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
        export.saveTo(folder); // after a crash the same call goes on; a complete folder loads nothing

        SavedExport<UsageLines> saved = SavedExport.usage(folder); // years later, without network
        try (UsageLines lines = saved.open()) { // each file is held against the hash it was saved with
            report(lines.stream().count() + " lines, version " + saved.eTag());
        }
        // end::save[]
        assertThat(reported).hasSize(1);
        assertThat(saved.invoice())
                .hasValueSatisfying(kept -> assertThat(kept.id()).isEqualTo(invoice.id()));
    }

    @Test
    void two_versions_of_the_same_data_are_compared(@TempDir Path directory) throws IOException {
        AzureSubscription used = stage.plan().azureSubscriptions().create(NewAzureSubscription.named("production"));
        stage.use(used);
        stage.backend.clock().advance(Period.ofDays(5));
        ExportRequest<UsageLines> request = ExportRequest.unbilledUsage(EUR, Exports.UnbilledPeriod.CURRENT);
        SavedExport<UsageLines> monday = client.billing().exports().run(request).saveTo(directory.resolve("1"));
        stage.backend.clock().advance(Period.ofDays(1));
        SavedExport<UsageLines> tuesday =
                client.billing().exports().run(request).saveTo(directory.resolve("2"));
        // tag::compare[]
        ExportComparison<UsageLine> changes = ExportComparison.ofUsage(monday, tuesday);
        report(changes.linesNew() + " new, " + changes.linesChanged() + " changed: " + changes.effects());
        // end::compare[]
        assertThat(changes.same()).isFalse();
        assertThat(changes.linesGone()).isZero();
    }

    @Test
    void an_export_is_started_now_and_fetched_by_another_process() {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // tag::start[]
        ExportRequest<UsageLines> request = ExportRequest.billedUsage(invoice.id());
        String id = client.billing().exports().start(request).id(); // keep it

        Export<UsageLines> export =
                client.billing().exports().resume(request, id).await(); // here or anywhere
        // end::start[]
        // tag::partitions[]
        for (ExportPartition<UsageLines> part : export.partitions()) {
            // a small serializable value: send it to another machine, open it there without signing in
            try (UsageLines lines = part.open(stage.backend)) { // in production: part.open()
                report(lines.stream().count());
            }
        }
        // end::partitions[]
        assertThat(reported).isNotEmpty();
    }

    @Test
    void the_older_service_still_has_the_lines_of_older_months() {
        Stage then = new Stage(InMemoryBackend.builder()
                .startAt(Instant.parse("2022-03-02T08:00:00Z"))
                .build());
        then.billedMonth();
        AzurePlanClient client = then.client;
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // tag::older[]
        try (UsageLines lines = client.billing().lineItems().usage(invoice.id(), EUR)) {
            report(lines.stream().count()); // page by page in place of files; otherwise the same lines
        }
        // end::older[]
        assertThat(reported).hasSize(1);
    }

    @Test
    void the_invoice_is_kept_as_pdf(@TempDir Path directory) throws IOException {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // tag::statement[]
        Path pdf = client.billing().invoices().statement(invoice.id()).saveIn(directory);
        client.billing().invoices().summaries().forEach(each -> report("owed now: " + each.balance()));
        // end::statement[]
        assertThat(Files.size(pdf)).isPositive();
        assertThat(reported).isNotEmpty();
    }

    @Test
    void what_is_not_billed_yet_has_reconciliation_lines_too() {
        AzureSubscription used = stage.plan().azureSubscriptions().create(NewAzureSubscription.named("production"));
        stage.use(used);
        stage.backend.clock().advance(Period.ofDays(5));
        // tag::unbilled[]
        Export<ReconciliationLines> export = client.billing()
                .exports()
                .unbilledReconciliation(EUR, Exports.UnbilledPeriod.CURRENT, AttributeSet.FULL);
        try (ReconciliationLines lines = export.open()) {
            report(lines.stream()
                    .map(ReconciliationLine::total)
                    .reduce(Money::plus)
                    .orElseThrow());
        }
        // end::unbilled[]
        assertThat(reported).hasSize(1);
    }

    @Test
    void lines_become_a_csv_file(@TempDir Path directory) throws IOException {
        stage.billedMonth();
        Path csv = directory.resolve("march.csv");
        // tag::csv[]
        List<String> columns = List.of("UsageDate", "EntitlementId", "MeterName", "Quantity", "BillingPreTaxTotal");
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open();
                RowWriter out = RowWriter.csv(csv, columns)) {
            for (UsageLine line : lines) {
                out.write(line.row());
            }
        }
        // end::csv[]
        assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(10);
    }

    @Test
    void the_credit_report_says_what_was_earned_and_what_was_missed() {
        AzureSubscription subscription = stage.billedMonth();
        PriceBook book = book();
        // tag::credit[]
        EarnedCreditReport credit;
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open()) {
            credit = EarnedCreditReport.of(lines, CreditEligibility.from(book));
        }
        for (SubscriptionCredit each : credit.subscriptions()) {
            report(each.subscription() + " earned "
                    + each.totals().earned().billing().cutToCents() + ", missed "
                    + each.totals().missed().billing().cutToCents() + " on " + each.missedDays());
        }
        // end::credit[]
        assertThat(credit.subscriptions()).singleElement().satisfies(only -> {
            assertThat(only.subscription()).isEqualTo(subscription.id());
            assertThat(only.missedDays()).hasSize(2);
        });
    }

    @Test
    void credit_is_grouped_by_whatever_the_lines_say(@TempDir Path directory) throws IOException {
        stage.billedMonth();
        PriceBook book = book();
        // tag::groups[]
        EarnedCreditReport credit;
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open()) {
            credit = EarnedCreditReport.of(
                    lines,
                    CreditEligibility.from(book),
                    CreditDimension.CUSTOMER,
                    CreditDimension.tag("env"),
                    CreditDimension.DAY);
        }
        for (CreditGroup group : credit.by(CreditDimension.CUSTOMER, CreditDimension.tag("env"))) {
            report(group + ": " + group.totals().earned().billing().cutToCents());
        }
        try (OutputStream csv = Files.newOutputStream(directory.resolve("credit.csv"))) {
            credit.writeCsv(csv, CreditDimension.CUSTOMER, CreditDimension.DAY);
        }
        // end::groups[]
        assertThat(reported).hasSize(1);
        assertThat(Files.size(directory.resolve("credit.csv"))).isPositive();
    }

    @Test
    void reports_of_parts_are_merged() {
        stage.billedMonth();
        CreditEligibility eligibility = CreditEligibility.from(book());
        Export<UsageLines> export = client.billing()
                .exports()
                .run(ExportRequest.billedUsage(
                        client.billing().invoices().latest(EUR).orElseThrow().id()));
        // tag::merge[]
        EarnedCreditReport credit = EarnedCreditReport.empty(eligibility.rate());
        for (RowPart file : export.files()) { // on many threads or machines: reports are serializable
            try (UsageLines lines = UsageLines.read(List.of(file))) {
                credit = credit.merge(EarnedCreditReport.of(lines, eligibility));
            }
        }
        // end::merge[]
        assertThat(credit.subscriptions()).hasSize(1);
    }

    @Test
    void yesterdays_credit_is_watched_while_the_month_runs() {
        AzureSubscription subscription =
                stage.plan().azureSubscriptions().create(NewAzureSubscription.named("production"));
        stage.use(subscription);
        stage.backend.clock().advance(Period.ofDays(3));
        stage.backend.world().access(subscription.id(), null);
        stage.backend.clock().advance(Period.ofDays(2));
        PriceBook book = book();
        // tag::watch[]
        EarnedCreditReport credit;
        // unbilled: about a day behind
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open()) {
            credit = EarnedCreditReport.of(lines, CreditEligibility.from(book));
        }
        LocalDate newest = credit.days().stream()
                .map(CreditDay::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        for (CreditComparison.Shift shift :
                credit.compare(newest.minusDays(1), newest).stopped()) {
            report("no credit any more for " + shift.group() + " since " + newest); // look at the access now
        }
        // end::watch[]
        assertThat(reported).hasSize(1);
    }

    @Test
    void an_invoice_is_proved_in_one_call() {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // tag::reconcile[]
        ReconciliationReport proof = client.billing().reconcile(invoice.id());
        report(proof.reconciled() + ": " + proof.summary());
        for (ReconciliationDifference difference : proof.differences()) {
            report(difference.finding() + ", " + difference.amount() + ": " + difference.text());
        }
        // end::reconcile[]
        assertThat(proof.reconciled()).isTrue();
        assertThat(reported).hasSize(1);
    }

    @Test
    void an_invoice_has_parts_with_a_verdict_each() {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        ReconciliationReport proof = client.billing().reconcile(invoice.id());
        // tag::parts[]
        for (ReconciledPart part : proof.parts()) {
            report(part.part().text() + ": " + part.amount() + ", " + part.verdict());
        }
        // end::parts[]
        assertThat(proof.part(InvoicePart.AZURE_USAGE).verdict()).isEqualTo(PartVerdict.PROVED);
    }

    @Test
    void the_rule_and_the_tolerance_are_the_callers_choice() {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // tag::rule[]
        ReconciliationReport proof;
        try (UsageLines usage = client.billing().usage(invoice.id()).open();
                ReconciliationLines lines = client.billing().reconciliation(invoice.id())) {
            proof = Reconciliation.of(invoice)
                    .rounding(RoundingRule.CUT_EACH_DAY) // the guide of 2021
                    .tolerance(new BigDecimal("0.50"))
                    .compare(usage, lines);
        }
        // end::rule[]
        assertThat(proof.rule()).isEqualTo(RoundingRule.CUT_EACH_DAY);
    }
}
