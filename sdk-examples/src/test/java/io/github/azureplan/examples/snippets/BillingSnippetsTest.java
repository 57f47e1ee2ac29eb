package io.github.azureplan.examples.snippets;

import static io.github.azureplan.examples.snippets.Stage.EUR;
import static io.github.azureplan.examples.snippets.Stage.MARCH;
import static io.github.azureplan.examples.snippets.Stage.US;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.CreditDay;
import io.github.azureplan.billing.CreditStatus;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.ExportManifest;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.ReconciledCharge;
import io.github.azureplan.billing.Reconciliation;
import io.github.azureplan.billing.ReconciliationLines;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.billing.RoundingRule;
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
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
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
    void the_files_of_an_export_are_kept_and_read_again(@TempDir Path directory) throws IOException {
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        // tag::files[]
        ExportManifest manifest = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
        for (RowPart file : client.billing().exports().files(manifest)) {
            // gzip as it came; never with a token
            try (InputStream in = file.opener().open()) {
                Files.copy(in, directory.resolve(file.name()));
            }
        }
        try (var files = Files.list(directory);
                UsageLines lines = UsageLines.read(files.toArray(Path[]::new))) {
            report(lines.stream().count());
        }
        // end::files[]
        assertThat(Integer.parseInt(reported.get(0))).isPositive();
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
    void yesterdays_credit_is_watched_while_the_month_runs() {
        AzureSubscription subscription =
                stage.plan().azureSubscriptions().create(NewAzureSubscription.named("production"));
        stage.use(subscription);
        stage.backend.clock().advance(Period.ofDays(3));
        stage.backend.world().access(subscription.id(), null);
        stage.backend.clock().advance(Period.ofDays(3));
        PriceBook book = book();
        // tag::watch[]
        EarnedCreditReport credit;
        // unbilled, a day behind
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open()) {
            credit = EarnedCreditReport.of(lines, CreditEligibility.from(book));
        }
        LocalDate newest = credit.days().stream()
                .map(CreditDay::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        for (CreditDay day : credit.days()) {
            if (day.day().equals(newest) && day.totals().status() == CreditStatus.MISSED) {
                // look at the access now
                report("no credit for " + day.subscription() + " on " + newest);
            }
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
        report(proof.summary());
        for (ReconciledCharge charge : proof.differences()) {
            report(charge.product() + " differs by " + charge.difference() + ": " + charge.findings());
        }
        // end::reconcile[]
        assertThat(proof.reconciled()).isTrue();
        assertThat(reported).hasSize(1);
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
