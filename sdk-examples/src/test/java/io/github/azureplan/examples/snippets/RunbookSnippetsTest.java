package io.github.azureplan.examples.snippets;

import static io.github.azureplan.examples.snippets.Stage.EUR;
import static io.github.azureplan.examples.snippets.Stage.MARCH;
import static io.github.azureplan.examples.snippets.Stage.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.agreements.AgreementEvidence;
import io.github.azureplan.agreements.AgreementRules;
import io.github.azureplan.agreements.AgreementStatus;
import io.github.azureplan.agreements.Attestation;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.billing.AttributeSet;
import io.github.azureplan.billing.CreditDimension;
import io.github.azureplan.billing.CreditHistory;
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.Export;
import io.github.azureplan.billing.ExportPartition;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.billing.UsageSource;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunbookSnippetsTest extends Reporting {
    @Test
    void an_agreement_that_no_longer_counts_is_told() {
        Stage stage = new Stage(
                InMemoryBackend.builder().mcaValidFrom(LocalDate.of(2023, 4, 1)).build());
        CustomerScope customer = stage.newcomer();
        customer.agreements()
                .attest(Attestation.acceptedBy("Ada", "Lovelace", "ada@contoso.example")
                        .on(LocalDate.of(2022, 5, 4)));
        assertThatThrownBy(() -> customer.azurePlan().purchase()).hasMessageContaining("13605");
        // tag::agreement[]
        AgreementStatus status =
                customer.agreements().status(AgreementRules.none().acceptedSince(LocalDate.of(2023, 4, 1)));
        report(status.verdict() + ", open ways: " + status.openWays());
        // who, when, which version
        AgreementEvidence evidence = customer.agreements().evidence();
        // end::agreement[]
        assertThat(reported.get(0)).startsWith("TOO_OLD");
        assertThat(evidence.acceptances()).hasSize(1);
    }

    @Test
    void the_days_without_credit_are_told() {
        Stage stage = new Stage();
        AzurePlanClient client = stage.client;
        AzureSubscription subscription = stage.billedMonth();
        PriceBook book = client.prices().consumption(US, MARCH).open().toPriceBook();
        // tag::missed[]
        try (UsageLines lines = client.billing().usage(EUR, MARCH).open()) {
            EarnedCreditReport credit = EarnedCreditReport.of(lines, CreditEligibility.from(book));
            for (CreditHistory history : credit.histories(CreditDimension.SUBSCRIPTION)) {
                if (!history.missedDays().isEmpty()) {
                    report(history.group() + ": " + history.missedDays() + ", " + history.changes());
                }
            }
        }
        // end::missed[]
        assertThat(reported)
                .singleElement()
                .asString()
                .contains(subscription.id().text(), "2026-03-11, 2026-03-12", "lost on", "regained on");
    }

    @Test
    void while_the_invoice_is_late_the_month_is_read_unbilled() {
        Stage stage = new Stage();
        AzurePlanClient client = stage.client;
        stage.use(stage.plan().azureSubscriptions().create(NewAzureSubscription.named("production")));
        stage.backend.clock().advance(Period.ofDays(33)); // 5 April
        // tag::late[]
        UsageSource source = client.billing().usage(EUR, MARCH);
        if (source.estimated()) {
            try (UsageLines lines = source.open()) {
                report(source.kind() + ": "
                        + lines.stream().map(UsageLine::billingTotal).reduce(Money::plus));
            }
        }
        // end::late[]
        assertThat(reported).singleElement().asString().startsWith("UNBILLED_LAST");
    }

    @Test
    void an_export_whose_addresses_have_expired_is_renewed_by_itself_and_handed_out_anew() {
        Stage stage =
                new Stage(InMemoryBackend.builder().sasLife(Duration.ofHours(1)).build());
        AzurePlanClient client = stage.client;
        stage.billedMonth();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        Export<UsageLines> export = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
        List<ExportPartition<UsageLines>> old = export.partitions();
        stage.backend.clock().advance(Duration.ofHours(2));
        assertThatThrownBy(() -> old.get(0).open(stage.backend)).isInstanceOf(ForbiddenException.class);
        // tag::sas[]
        try (UsageLines lines = export.open()) { // fetches a fresh token, and checks that the data is the same
            report(lines.stream().count() + " lines of version " + export.eTag());
        }
        List<ExportPartition<UsageLines>> parts = export.partitions(); // fresh ones, to be handed out again
        report("good until " + parts.get(0).expiresAt().orElseThrow());
        // end::sas[]
        assertThat(reported).hasSize(2);
    }
}
