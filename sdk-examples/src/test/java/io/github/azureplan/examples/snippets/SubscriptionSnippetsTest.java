package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.PlanInUseException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.AzureSubscriptions;
import io.github.azureplan.plans.Cancellation;
import io.github.azureplan.plans.CancellationReason;
import io.github.azureplan.plans.EntitlementStatus;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.SubscriptionInAzure;
import io.github.azureplan.plans.Workload;
import io.github.azureplan.subscriptions.Subscription;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SubscriptionSnippetsTest extends Reporting {
    @Test
    void subscriptions_are_made_under_the_plan_without_another_order() {
        AzurePlan plan = new Stage().plan();
        // tag::create[]
        AzureSubscriptions subscriptions = plan.azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        AzureSubscription shop = subscriptions.create(
                NewAzureSubscription.named("shop").alias("shop-2026").workload(Workload.PRODUCTION));
        AzureSubscription same = subscriptions.create(
                NewAzureSubscription.named("shop").alias("shop-2026").workload(Workload.PRODUCTION));
        // end::create[]
        assertThat(same.id()).isEqualTo(shop.id());
        assertThat(dev.id()).isNotEqualTo(shop.id());
    }

    @Test
    void a_creation_that_took_too_long_is_resumed_by_its_alias() {
        Stage stage = new Stage();
        AzurePlan plan = stage.plan();
        AzureSubscriptions hurried = stage.client
                .with(CallOptions.deadline(Duration.ofSeconds(30)))
                .customer(plan.customerId())
                .azurePlan()
                .get()
                .azureSubscriptions();
        stage.backend.faults().add(Fault.delay(Duration.ofMinutes(1)).on("PUT", "**/aliases/*"));
        // tag::resume[]
        try {
            hurried.create(NewAzureSubscription.named("shop").alias("shop-2026"));
        } catch (DeadlineExceededException e) {
            String alias = e.resumeWith().map(ResumePoint::id).orElseThrow();
            // also in another process
            AzureSubscription shop = plan.azureSubscriptions().resume(alias);
            report(shop.name() + ", " + shop.status());
        }
        // end::resume[]
        assertThat(reported).containsExactly("shop, active");
        assertThat(plan.azureSubscriptions().list()).hasSize(2);
    }

    @Test
    void subscriptions_are_listed_renamed_cancelled_and_reactivated() {
        Stage stage = new Stage();
        AzureSubscriptions subscriptions = stage.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        // tag::change[]
        subscriptions.rename(dev.id(), "development");
        subscriptions.cancel(dev.id()); // through Partner Center, whatever it holds
        subscriptions.reactivate(dev.id());
        for (AzureSubscription each : subscriptions.list()) {
            report(each.name() + ", " + each.status() + ", " + each.id());
        }
        // end::change[]
        assertThat(reported).anyMatch(line -> line.startsWith("development, active"));
    }

    @Test
    void a_cancellation_says_why_or_goes_through_azure() {
        AzureSubscriptions subscriptions = new Stage().plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        AzureSubscription test = subscriptions.create(NewAzureSubscription.named("test"));
        // tag::cancel[]
        subscriptions.cancel(dev.id(), Cancellation.inPartnerCenter(CancellationReason.COMPROMISE));
        // refused while it holds resources
        subscriptions.cancel(test.id(), Cancellation.throughAzure());
        // end::cancel[]
        assertThat(subscriptions.getInAzure(test.id()).enabled()).isFalse();
    }

    @Test
    void azure_tells_the_state_in_azure() {
        AzureSubscriptions subscriptions = new Stage().plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        // tag::state[]
        // asked in the customer's tenant
        SubscriptionInAzure inAzure = subscriptions.getInAzure(dev.id());
        if (!inAzure.enabled()) {
            subscriptions.enable(dev.id());
        }
        // end::state[]
        assertThat(inAzure.enabled()).isTrue();
    }

    @Test
    void a_plan_is_suspended_once_nothing_under_it_is_active() {
        AzurePlan plan = new Stage().plan();
        // tag::suspend[]
        try {
            plan.suspend();
        } catch (PlanInUseException e) { // 403, code 900115; it names them
            e.activeSubscriptions().forEach(id -> plan.azureSubscriptions().cancel(id));
            plan.suspend();
        }
        plan.reactivate(); // what was cancelled under it stays cancelled
        // end::suspend[]
        assertThat(plan.azureSubscriptions().list())
                .extracting(AzureSubscription::status)
                .doesNotContain(EntitlementStatus.ACTIVE);
    }

    @Test
    void what_partner_center_calls_a_subscription_is_read_and_changed() {
        Stage stage = new Stage();
        AzurePlan plan = stage.plan();
        CustomerScope customer = stage.client.customer(plan.customerId());
        // tag::partnercenter[]
        for (Subscription subscription : customer.subscriptions().list()) { // the plan is one of them
            report(subscription.offerName() + ", " + subscription.status());
        }
        customer.subscriptions().rename(plan.id().text(), "Azure plan of Contoso");
        customer.subscriptions().register(plan.id().text()); // so that reservations can be bought for it
        // end::partnercenter[]
        assertThat(reported).hasSize(1);
    }
}
