package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.billing.CustomerUsage;
import io.github.azureplan.billing.CustomerUsageRecord;
import io.github.azureplan.billing.MeterUsageRecord;
import io.github.azureplan.billing.SpendingBudget;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.time.Period;
import org.junit.jupiter.api.Test;

class BudgetSnippetsTest extends Reporting {
    private final Stage stage = new Stage();
    private final AzurePlanClient client = stage.client;

    private AzurePlan used() {
        AzurePlan plan = stage.plan();
        stage.use(plan.azureSubscriptions().create(NewAzureSubscription.named("production")));
        stage.backend.clock().advance(Period.ofDays(5));
        return plan;
    }

    @Test
    void a_budget_is_set_read_and_taken_away() {
        CustomerScope customer = stage.customer();
        // tag::set[]
        CustomerUsage usage = customer.usage();
        usage.setBudget(new BigDecimal("5000")); // a month, in the customer's billing currency
        SpendingBudget budget = usage.budget();
        // end::set[]
        assertThat(budget.amount()).isEqualByComparingTo("5000");
        // tag::remove[]
        usage.removeBudget(); // 0 would be a budget that any cost overspends
        // end::remove[]
        assertThat(usage.budget().isSet()).isFalse();
    }

    @Test
    void customers_over_their_budget_are_listed() {
        AzurePlan plan = used();
        client.customer(plan.customerId()).usage().setBudget(BigDecimal.ONE);
        // tag::over[]
        for (CustomerUsageRecord each : client.billing().customersOverBudget()) {
            report(each.customerName() + " is at " + each.percentUsed() + " percent");
        }
        // end::over[]
        assertThat(reported).singleElement().asString().startsWith("Contoso is at ");
    }

    @Test
    void the_cost_so_far_is_told_by_meter() {
        AzurePlan plan = used();
        CustomerScope customer = client.customer(plan.customerId());
        // tag::meters[]
        for (MeterUsageRecord meter : customer.usage().meters(plan.id())) {
            report(meter.meterName() + ": " + meter.quantityUsed() + " " + meter.unit() + ", "
                    + meter.cost().orElseThrow());
        }
        // end::meters[]
        assertThat(reported).hasSize(3);
    }
}
