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
import io.github.azureplan.billing.EarnedCreditReport;
import io.github.azureplan.billing.ExportManifest;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.billing.UsageSource;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.PriceBook;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
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
            credit.subscriptions().stream()
                    .filter(each -> !each.missedDays().isEmpty())
                    .forEach(each -> report(each.subscription() + ": " + each.missedDays()));
        }
        // end::missed[]
        assertThat(reported).singleElement().asString().startsWith(subscription.id() + ": [2026-03-11, 2026-03-12]");
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
    void an_export_that_has_expired_is_asked_for_again() {
        Stage stage =
                new Stage(InMemoryBackend.builder().sasLife(Duration.ofHours(1)).build());
        AzurePlanClient client = stage.client;
        AzureSubscriptionId used = stage.billedMonth().id();
        Invoice invoice = client.billing().invoices().latest(EUR).orElseThrow();
        ExportManifest manifest = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
        stage.backend.clock().advance(Duration.ofHours(2));
        assertThatThrownBy(() -> count(client, manifest)).isInstanceOf(ServiceException.class);
        // tag::sas[]
        ExportManifest fresh = client.billing().exports().billedUsage(invoice.id(), AttributeSet.FULL);
        boolean sameData = Objects.equals(fresh.eTag(), manifest.eTag());
        try (UsageLines lines = UsageLines.read(client.billing().exports().files(fresh))) {
            report(lines.stream().count() + " lines, " + (sameData ? "the same data" : "begin anew"));
        }
        // end::sas[]
        assertThat(reported).hasSize(1);
        assertThat(List.of(used)).hasSize(1);
    }

    private static long count(AzurePlanClient client, ExportManifest manifest) {
        try (UsageLines lines = UsageLines.read(client.billing().exports().files(manifest))) {
            return lines.stream().count();
        }
    }
}
