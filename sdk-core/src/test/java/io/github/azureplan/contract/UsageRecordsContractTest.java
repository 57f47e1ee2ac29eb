package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.backend.Meter;
import io.github.azureplan.billing.CustomerUsageRecord;
import io.github.azureplan.billing.CustomerUsageSummary;
import io.github.azureplan.billing.MeterUsageRecord;
import io.github.azureplan.billing.PartnerUsageSummary;
import io.github.azureplan.billing.ResourceUsageRecord;
import io.github.azureplan.billing.SpendingBudget;
import io.github.azureplan.billing.SubscriptionUsageRecord;
import io.github.azureplan.billing.SubscriptionUsageSummary;
import io.github.azureplan.billing.UsageLine;
import io.github.azureplan.billing.UsageLines;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureSubscription;
import io.github.azureplan.plans.NewAzureSubscription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

class UsageRecordsContractTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static void goTo(Lab lab, String moment) {
        lab.backend().clock().advance(Duration.between(lab.backend().clock().now(), Instant.parse(moment)));
    }

    private static AzureSubscription used(Lab lab, AzurePlan plan) {
        AzureSubscription dev = plan.azureSubscriptions().create(NewAzureSubscription.named("dev"));
        for (Meter meter : lab.backend().world().meters().subList(0, 5)) {
            lab.backend().world().use(dev.id(), meter.meterId(), new BigDecimal("24"));
        }
        return dev;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @OnEveryTransport
    void the_month_so_far_is_told_by_customer_plan_meter_and_resource_and_all_agree(Lab lab) {
        AzurePlan plan = lab.plan();
        AzureSubscription dev = used(lab, plan);
        goTo(lab, "2026-03-20T09:00:00Z");
        CustomerScope customer = lab.client().customer(plan.customerId());

        CustomerUsageSummary summary = customer.usage().summary();
        assertThat(summary.customerId()).isEqualTo(plan.customerId());
        assertThat(summary.totalCost()).isPositive();
        assertThat(summary.cost()).contains(Money.of(summary.totalCost(), EUR));
        assertThat(summary.usdCost().orElseThrow().currency()).isEqualTo(CurrencyCode.of("USD"));
        assertThat(summary.billingStartDate()).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(summary.billingEndDate()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(summary.lastModifiedDate()).isEqualTo("2026-03-20T00:00:00Z");

        CustomerUsageRecord record =
                lab.client().billing().usageRecords().first().orElseThrow();
        assertThat(record.customerId()).isEqualTo(plan.customerId());
        assertThat(record.isUpgraded()).isTrue();
        assertThat(record.totalCost()).isEqualByComparingTo(summary.totalCost());
        assertThat(record.overBudget()).isFalse();

        SubscriptionUsageRecord ofPlan =
                customer.usage().subscriptions().toList().get(0);
        assertThat(ofPlan.subscriptionId()).isEqualTo(plan.id().text());
        assertThat(ofPlan.totalCost()).isEqualByComparingTo(summary.totalCost());
        SubscriptionUsageSummary planSummary = customer.usage().summary(plan.id());
        assertThat(planSummary.totalCost()).isEqualByComparingTo(summary.totalCost());

        List<MeterUsageRecord> meters = customer.usage().meters(plan.id()).toList();
        assertThat(meters).hasSize(5).allSatisfy(meter -> {
            assertThat(meter.subscriptionId()).isEqualTo(plan.id().text());
            assertThat(meter.meterId()).endsWith("-" + meter.meterName());
            assertThat(meter.quantityUsed()).isEqualByComparingTo(String.valueOf(24 * 17));
        });
        assertThat(sum(meters.stream().map(MeterUsageRecord::totalCost).toList()))
                .isEqualByComparingTo(summary.totalCost());

        List<ResourceUsageRecord> resources =
                customer.usage().resources(plan.id()).toList();
        assertThat(resources).allSatisfy(resource -> {
            assertThat(resource.entitlementId()).isEqualTo(dev.id());
            assertThat(resource.entitlementName()).isEqualTo("dev");
            assertThat(resource.resourceUri()).contains(dev.id().text()).endsWith("/" + resource.resourceName());
            assertThat(resource.resourceType()).startsWith("Microsoft.");
        });
        assertThat(sum(resources.stream().map(ResourceUsageRecord::totalCost).toList()))
                .isEqualByComparingTo(summary.totalCost());
    }

    @OnEveryTransport
    void the_sum_is_that_of_the_unbilled_days_and_is_refreshed_once_a_day(Lab lab) {
        AzurePlan plan = lab.plan();
        used(lab, plan);
        goTo(lab, "2026-03-20T00:00:00Z");
        CustomerScope customer = lab.client().customer(plan.customerId());
        BigDecimal morning = customer.usage().summary().totalCost();
        BigDecimal unbilled = BigDecimal.ZERO;
        try (UsageLines lines = lab.client().billing().usage(EUR, MARCH).open()) {
            for (UsageLine line : lines) {
                unbilled = unbilled.add(line.billingTotal().amount());
            }
        }
        assertThat(morning).isEqualByComparingTo(unbilled);
        goTo(lab, "2026-03-20T23:00:00Z");
        assertThat(customer.usage().summary().totalCost()).isEqualByComparingTo(morning);
        goTo(lab, "2026-03-21T00:00:00Z");
        assertThat(customer.usage().summary().totalCost()).isGreaterThan(morning);
    }

    @OnEveryTransport
    void a_budget_is_set_read_and_removed_and_nought_is_one(Lab lab) {
        CustomerScope customer = lab.customer();
        assertThat(customer.usage().budget().isSet()).isFalse();
        SpendingBudget set = customer.usage().setBudget(new BigDecimal("97.50"));
        assertThat(set.amount()).isEqualByComparingTo("97.5");
        assertThat(customer.usage().budget().amount()).isEqualByComparingTo("97.5");
        assertThat(customer.usage().setBudget(BigDecimal.ZERO).isSet()).isTrue();
        assertThat(customer.usage().budget().amount()).isEqualByComparingTo("0");
        assertThat(customer.usage().removeBudget().isSet()).isFalse();
        assertThat(customer.usage().budget()).isEqualTo(new SpendingBudget(null, null));
        assertThat(customer.usage().removeBudget().isSet()).isFalse();
        assertThatThrownBy(() -> customer.usage().setBudget(new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("amount")
                .hasMessageContaining("removeBudget()");
    }

    @OnEveryTransport
    void a_budget_whose_answer_is_lost_is_set_once(Lab lab) {
        CustomerScope customer = lab.customer();
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("PATCH", "**/usagebudget").times(1));
        assertThat(customer.usage().setBudget(new BigDecimal("20")).amount()).isEqualByComparingTo("20");
        assertThat(lab.requests("PATCH", "/usagebudget")).isEqualTo(1);
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("PATCH", "**/usagebudget").times(1));
        assertThat(customer.usage().removeBudget().isSet()).isFalse();
        assertThat(lab.requests("PATCH", "/usagebudget")).isEqualTo(2);
    }

    @OnEveryTransport
    void customers_over_their_budget_are_found_the_worst_first(Lab lab) {
        AzurePlan first = lab.plan();
        AzurePlan second = lab.plan();
        AzurePlan third = lab.plan();
        for (AzurePlan plan : List.of(first, second, third)) {
            used(lab, plan);
        }
        goTo(lab, "2026-03-10T12:00:00Z");
        BigDecimal cost =
                lab.client().customer(first.customerId()).usage().summary().totalCost();
        lab.client().customer(first.customerId()).usage().setBudget(cost);
        lab.client().customer(second.customerId()).usage().setBudget(cost.subtract(BigDecimal.ONE));
        lab.client().customer(third.customerId()).usage().setBudget(BigDecimal.ONE);

        List<CustomerUsageRecord> over = lab.client().billing().customersOverBudget();

        assertThat(over)
                .extracting(CustomerUsageRecord::customerId)
                .containsExactly(third.customerId(), second.customerId());
        assertThat(over.get(0).percentUsed())
                .isEqualByComparingTo(cost.movePointRight(2).setScale(2, RoundingMode.HALF_UP));
        lab.client().customer(first.customerId()).usage().setBudget(BigDecimal.ZERO);
        assertThat(lab.client().billing().customersOverBudget()).hasSize(3);
    }

    @OnEveryTransport
    void the_older_offer_is_told_by_its_culture_and_alone_in_the_partners_summary(Lab lab) {
        CustomerId older = lab.backend().world().legacyCustomer("SE", "fjord.example", "Fjord");
        used(lab, lab.plan());
        goTo(lab, "2026-03-20T00:00:00Z");
        CustomerUsageRecord record = lab.client().billing().usageRecords().stream()
                .filter(each -> each.customerId().equals(older))
                .findFirst()
                .orElseThrow();
        assertThat(record.isUpgraded()).isFalse();
        assertThat(record.currencyLocale()).isNotBlank();
        assertThat(record.cost()).isEmpty();
        PartnerUsageSummary summary = lab.client().billing().usageSummary();
        assertThat(summary.customersWithUsageBasedSubscription()).isEqualTo(1);
        assertThat(summary.totalCost()).isEqualByComparingTo("0");
    }

    @OnEveryTransport
    void a_transition_shows_the_budget_it_loses(Lab lab) {
        CustomerId older = lab.backend().world().legacyCustomer("SE", "fjord.example", "Fjord");
        lab.backend().world().acceptAgreement(older);
        CustomerScope customer = lab.client().customer(older);
        assertThat(customer.transition().preview().budget()).isNull();
        customer.usage().setBudget(new BigDecimal("300"));
        assertThat(customer.transition().preview().budget()).isEqualByComparingTo("300");
    }

    @OnEveryTransport
    void what_is_no_plan_has_no_use(Lab lab) {
        AzurePlan plan = lab.plan();
        AzurePlan other = lab.plan();
        assertThatThrownBy(
                        () -> lab.client().customer(plan.customerId()).usage().summary(other.id()))
                .isInstanceOf(NotFoundException.class);
        assertThat(lab.client()
                        .customer(plan.customerId())
                        .usage()
                        .meters(plan.id())
                        .toList())
                .isEmpty();
    }
}
