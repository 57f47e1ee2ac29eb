package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.AzureSubscriptions;
import io.github.azureplan.plans.EntitlementStatus;
import io.github.azureplan.plans.NewAzureSubscription;
import java.time.Duration;

class AzureSubscriptionsContractTest {
    @OnEveryTransport
    void several_subscriptions_live_under_one_plan_without_another_order(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription prod = plan.azureSubscriptions().create(NewAzureSubscription.named("prod"));
        assertThat(dev.id()).isNotEqualTo(prod.id());
        assertThat(plan.azureSubscriptions().list().stream().map(AzureSubscription::name))
                .contains("dev", "prod")
                .hasSize(3);
        assertThat(plan.azureSubscriptions().get(dev.id()).name()).isEqualTo("dev");
        lab.backend().clock().advance(Duration.ofHours(1));
        assertThat(lab.client().customer(plan.customerId()).orders().list().toList())
                .hasSize(1);
    }

    @OnEveryTransport
    void the_same_name_gives_the_same_subscription(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscription first = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        AzureSubscription again = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(plan.azureSubscriptions().list().toList()).hasSize(2);
        AzureSubscription other = plan.azureSubscriptions()
                .create(NewAzureSubscription.named("dev").alias("another-dev"));
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @OnEveryTransport
    void a_creation_whose_answer_is_lost_makes_one_subscription(Lab lab) {
        AzurePlan plan = lab.plan();
        lab.backend().faults().add(Fault.loseAnswer().on("PUT", "aliases/*").times(3));
        plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        assertThat(plan.azureSubscriptions().list().toList()).hasSize(2);
    }

    @OnEveryTransport
    void a_subscription_is_renamed(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscriptions subscriptions = plan.azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        subscriptions.rename(dev.id(), "development");
        assertThat(subscriptions.get(dev.id()).name()).isEqualTo("development");
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "rename").times(1));
        subscriptions.rename(dev.id(), "dev again");
        assertThat(subscriptions.get(dev.id()).name()).isEqualTo("dev again");
        assertThat(lab.requests("POST", "/rename"))
                .as("after the lost answer the name was read, not set again")
                .isEqualTo(2);
    }

    @OnEveryTransport
    void a_subscription_is_cancelled_and_the_plan_stays(Lab lab) {
        lab.backend(b -> b.entitlementChangesAfter(Duration.ZERO));
        AzurePlan plan = lab.plan();
        AzureSubscriptions subscriptions = plan.azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        lab.backend().faults().add(Fault.loseAnswer().on("POST", "cancel").times(1));
        assertThat(subscriptions.cancel(dev.id()).status()).isNotEqualTo(EntitlementStatus.ACTIVE);
        subscriptions.cancel(dev.id());
        assertThat(lab.requests("POST", "/cancel")).isEqualTo(1);
        assertThat(lab.client().customer(plan.customerId()).azurePlan().find()).isPresent();
    }

    @OnEveryTransport
    void a_cancellation_that_takes_its_time_is_waited_for(Lab lab) {
        lab.backend(b -> b.entitlementChangesAfter(Duration.ofMinutes(2)));
        AzureSubscriptions subscriptions = lab.plan().azureSubscriptions();
        AzureSubscription dev = subscriptions.create(NewAzureSubscription.named("dev"));
        assertThat(subscriptions.cancel(dev.id()).status()).isNotEqualTo(EntitlementStatus.ACTIVE);
        assertThat(lab.requests("POST", "/cancel")).isEqualTo(1);
    }

    @OnEveryTransport
    void an_unknown_subscription_is_not_found(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscriptionId stranger = AzureSubscriptionId.of("0f0f0f0f-1111-4222-8333-444444444444");
        assertThat(plan.azureSubscriptions().find(stranger)).isEmpty();
        assertThatThrownBy(() -> plan.azureSubscriptions().cancel(stranger)).isInstanceOf(NotFoundException.class);
    }

    @OnEveryTransport
    void a_name_without_visible_characters_is_refused_before_anything_is_sent(Lab lab) {
        AzurePlan plan = lab.plan();
        int before = lab.backend().requests().size();
        assertThatThrownBy(() -> NewAzureSubscription.named(" ")).isInstanceOf(IllegalArgumentException.class);
        AzureSubscriptionId any =
                plan.azureSubscriptions().list().first().orElseThrow().id();
        assertThatThrownBy(() -> plan.azureSubscriptions().rename(any, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(lab.backend().requests()).hasSize(before + 1);
    }
}
