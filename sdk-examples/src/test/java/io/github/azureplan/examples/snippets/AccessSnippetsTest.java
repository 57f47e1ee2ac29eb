package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.customers.Customer;
import io.github.azureplan.plans.AccessRestoration;
import io.github.azureplan.plans.AccessStatus;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.CreditReach;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.PartnerAccess;
import org.junit.jupiter.api.Test;

class AccessSnippetsTest extends Reporting {
    @Test
    void the_partner_sees_whether_its_roles_earn_credit() {
        Stage stage = new Stage();
        AzurePlan plan = stage.plan();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        // tag::status[]
        PartnerAccess access = plan.azureSubscriptions().access(dev.id());
        AccessStatus status = access.status();
        switch (status.credit()) {
            case WHOLE -> report("earns credit for all of it");
            case PARTS -> report("earns for some resource groups or resources");
            case NONE, UNKNOWN -> report("look at " + status.held());
        }
        // end::status[]
        assertThat(reported).containsExactly("earns credit for all of it");
    }

    @Test
    void access_that_was_taken_away_is_restored_or_the_customer_is_told_how() {
        Stage stage = new Stage();
        AzurePlan plan = stage.plan();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription lost = plan.azureSubscriptions().create(NewAzureSubscription.named("lost"));
        stage.backend.world().access(lost.id(), null);
        // tag::restore[]
        // another subscription of the plan tells which group it is
        AccessRestoration restoration =
                plan.azureSubscriptions().access(lost.id()).restore();
        // Azure CLI, PowerShell, REST
        restoration.customerSteps().ifPresent(steps -> report(steps.toText()));
        // end::restore[]
        assertThat(restoration.result()).isEqualTo(AccessRestoration.Result.CUSTOMER_MUST_ACT);
        assertThat(reported.get(0)).contains("az role assignment create");
        assertThat(plan.azureSubscriptions().access(dev.id()).status().credit()).isEqualTo(CreditReach.WHOLE);
    }

    @Test
    void all_subscriptions_of_all_customers_are_looked_at() {
        Stage stage = new Stage();
        AzurePlanClient client = stage.client;
        AzureSubscription lost = stage.plan().azureSubscriptions().create(NewAzureSubscription.named("lost"));
        stage.backend.world().access(lost.id(), "Reader");
        // tag::sweep[]
        for (Customer customer : client.customers().list()) {
            for (AzurePlan plan : client.customer(customer.id()).azurePlans().list()) {
                for (AzureSubscription each : plan.azureSubscriptions().list()) {
                    AccessStatus status =
                            plan.azureSubscriptions().access(each.id()).status();
                    if (status.credit() != CreditReach.WHOLE) {
                        report(customer.companyName() + ", " + each.name() + ": " + status.credit());
                    }
                }
            }
        }
        // end::sweep[]
        assertThat(reported).containsExactly("Contoso, lost: NONE");
    }
}
