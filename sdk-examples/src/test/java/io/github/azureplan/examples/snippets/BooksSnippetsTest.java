package io.github.azureplan.examples.snippets;

import static io.github.azureplan.examples.snippets.Stage.EUR;
import static io.github.azureplan.examples.snippets.Stage.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.AzureResource;
import io.github.azureplan.backend.AzureScope;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.backend.World;
import io.github.azureplan.billing.Invoice;
import io.github.azureplan.billing.InvoicePart;
import io.github.azureplan.billing.ReconciliationReport;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.time.Period;
import org.junit.jupiter.api.Test;

class BooksSnippetsTest extends Reporting {
    private final Stage stage = new Stage();

    @Test
    void a_month_with_everything_is_simulated() {
        AzureSubscription production =
                stage.plan().azureSubscriptions().create(NewAzureSubscription.named("production"));
        // tag::month[]
        World world = stage.backend.world();
        Meter machine = world.meters().get(0);
        AzureResource web =
                AzureResource.of("rg-web", "web-1").location("westeurope").tag("env", "prod");
        world.use(production.id(), web, machine.meterId(), new BigDecimal("24"));
        world.use(production.id(), AzureResource.of("rg-data", "db-1"), machine.meterId(), new BigDecimal("12"));

        stage.backend.clock().advance(Period.ofDays(9));
        world.access(production.id(), null); // no credit from here on …
        world.access(production.id(), AzureScope.resourceGroup("rg-web"), "Contributor"); // … but in this group
        world.savingsPlan(production.id(), new BigDecimal("0.05"));
        world.credit(production.id(), new BigDecimal("10.00"), "Azure Consumption Credit");
        world.invoiceAdjustment(EUR, new BigDecimal("-5.00"), "Service level credit"); // in no line of the data
        stage.backend.clock().advance(Period.ofDays(29)); // 9 April
        // end::month[]
        Invoice invoice = stage.client.billing().invoices().latest(EUR).orElseThrow();
        ReconciliationReport report = stage.client.billing().reconcile(invoice.id());
        assertThat(report.onInvoiceOnly().amount()).isEqualByComparingTo("-5");
        assertThat(report.part(InvoicePart.CREDITS_AND_REFUNDS).amount().amount())
                .isNegative();
        assertThat(report.part(InvoicePart.WITHOUT_USAGE).amount().amount()).isPositive();

        // tag::correction[]
        world.correctUsage(
                production.id(), web, machine.meterId(), new BigDecimal("20"), MARCH.atDay(20), MARCH.atDay(21));
        Invoice amended = stage.client.billing().invoices().get(invoice.id());
        amended.amendments().forEach(note -> report(note.id() + " " + note.total()));
        // end::correction[]
        assertThat(reported).hasSize(1);
        assertThat(amended.total()).isEqualTo(invoice.total());
    }
}
