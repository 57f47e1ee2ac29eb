package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.billing.CustomerUsage;
import io.github.azureplan.billing.CustomerUsageRecord;
import io.github.azureplan.billing.SpendingBudget;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.PlanId;
import io.github.azureplan.internal.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Usage summaries and budgets: billing.md 8. */
final class UsageRecordChecks {
    private static final CustomerId CUSTOMER = CustomerId.of("c1a70f2e-58d4-4a53-9f10-7be0a2d6c811");
    private static final PlanId PLAN = PlanId.of("7d1f3a52-b8c9-4e60-9a21-55c0e7f8d904");
    private static final String BUDGET = "billing/usagebudget_get.json";

    private UsageRecordChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("billing/customers_usagerecords.json", (f, all) -> {
            Script script = Script.answering(f);
            List<CustomerUsageRecord> records =
                    script.client().billing().usageRecords().toList();
            NothingLost.of(new JsonValue.Arr(f.items()), records);
            script.sentAs(f);
            assertThat(records).extracting(CustomerUsageRecord::overBudget).containsExactly(false, true, false);
        });
        checks.put("billing/customer_usagesummary_azureplan.json", ofCustomer(CustomerUsage::summary));
        checks.put("billing/customer_usagesummary_legacy.json", ofCustomer(CustomerUsage::summary));
        checks.put("billing/subscription_usagesummary_azureplan.json", ofCustomer(usage -> usage.summary(PLAN)));
        checks.put(
                "billing/subscriptions_usagerecords.json",
                listed((usage, plan) -> usage.subscriptions().toList()));
        checks.put(
                "billing/subscription_meterusagerecords.json",
                listed((usage, plan) -> usage.meters(plan).toList()));
        checks.put(
                "billing/subscription_resourceusagerecords.json",
                listed((usage, plan) -> usage.resources(plan).toList()));
        checks.put("billing/partner_usagesummary.json", (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), script.client().billing().usageSummary());
            script.sentAs(f);
        });
        checks.put(BUDGET, ofCustomer(CustomerUsage::budget));
        checks.put("billing/usagebudget_none.json", (f, all) -> {
            Script script = Script.answering(f);
            assertThat(usage(script, f).budget().isSet()).isFalse();
            script.sentAs(f);
        });
        checks.put("billing/usagebudget_patch_request.json", (f, all) -> set(f, all.get(BUDGET)));
        checks.put(
                "billing/usagebudget_patch_response.json", ofCustomer(usage -> usage.setBudget(new BigDecimal("100"))));
        checks.put("common/usage-budget.json", ofCustomer(CustomerUsage::budget));
        checks.put("common/usage-budget-update.request.json", (f, all) -> set(f, all.get(BUDGET)));
        return checks;
    }

    /** The reference backend takes the documented request. */
    static Map<String, Check> backend() {
        Map<String, Check> checks = new LinkedHashMap<>();
        for (String name :
                List.of("billing/usagebudget_patch_request.json", "common/usage-budget-update.request.json")) {
            checks.put(name, (f, all) -> {
                InMemoryBackend backend = InMemoryBackend.create();
                CustomerId customer = backend.world().customer("SE", "fjord.example", "Fjord");
                BackendChecks.accepted(
                        Ask.user(backend)
                                .header("Content-Type", "application/json")
                                .send(
                                        "PATCH",
                                        "/v1/customers/" + customer + "/usagebudget",
                                        new String(f.bytes(), StandardCharsets.UTF_8)),
                        200,
                        f);
                SpendingBudget budget =
                        backend.client().customer(customer).usage().budget();
                assertThat(budget.amount()).isEqualByComparingTo(f.text("Amount"));
            });
        }
        return checks;
    }

    private static void set(Fixture f, Fixture answer) {
        Script script = Script.answering(answer);
        usage(script, f).setBudget(new BigDecimal(f.text("Amount")));
        SameJson.strictly().check(script.body(script.last()), f.json());
        script.sentAs(f.withStatus(200));
    }

    private static Check ofCustomer(Function<CustomerUsage, Object> read) {
        return (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(f.json(), read.apply(usage(script, f)));
            script.sentAs(f);
        };
    }

    private static Check listed(BiFunction<CustomerUsage, PlanId, List<?>> read) {
        return (f, all) -> {
            Script script = Script.answering(f);
            NothingLost.of(new JsonValue.Arr(f.items()), read.apply(usage(script, f), PLAN));
            script.sentAs(f);
        };
    }

    /** Of the customer the path names; some only say that one stands there. */
    private static CustomerUsage usage(Script script, Fixture f) {
        String named = f.segment(3);
        return script.client()
                .customer(named.startsWith("{") ? CUSTOMER : CustomerId.of(named))
                .usage();
    }
}
