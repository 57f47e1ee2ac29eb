package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRecordsRoomTest {
    private final Bill bill = Bill.usual();

    private String customer() {
        return "/v1/customers/" + bill.customer();
    }

    private Ask user() {
        return Ask.user(bill.backend()).header("Content-Type", "application/json");
    }

    private JsonObject get(String path) {
        Ask.Answer answer = user().get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void whole_days_that_ended_a_day_ago_count_unrounded_and_in_two_currencies() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24.125");
        bill.goTo("2026-05-02T23:59:59Z");
        assertThat(get(customer() + "/usagesummary").decimal("totalCost")).isEqualByComparingTo("0");
        bill.goTo("2026-05-03T00:00:00Z");
        JsonObject summary = get(customer() + "/usagesummary");
        // 24.125 units at 0.10 dollars less 15 percent
        assertThat(summary.decimal("usdTotalCost")).isEqualByComparingTo("2.050625");
        JsonObject line = bill.lines("usage/unbilled", Bill.unbilled("current")).get(0);
        assertThat(summary.decimal("totalCost")).isEqualByComparingTo(line.decimal("BillingPreTaxTotal"));
        assertThat(summary.text("currencyCode")).isEqualTo("EUR");
        assertThat(summary.text("billingStartDate")).isEqualTo("2026-05-01T00:00:00+00:00");
        assertThat(summary.text("billingEndDate")).isEqualTo("2026-06-01T00:00:00+00:00");
        assertThat(summary.text("lastModifiedDate")).isEqualTo("2026-05-03T00:00:00.0000000+00:00");
    }

    @Test
    void a_new_month_begins_with_nothing() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-02T00:00:00Z");
        assertThat(get(customer() + "/usagesummary").decimal("totalCost")).isEqualByComparingTo("0");
        assertThat(get(customer() + "/subscriptions/" + bill.plan() + "/meterusagerecords")
                        .array("items")
                        .objects())
                .isEmpty();
    }

    @Test
    void a_meter_is_named_by_product_sku_and_name() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-05-10T00:00:00Z");
        List<JsonObject> meters = get(customer() + "/subscriptions/" + bill.plan() + "/meterusagerecords")
                .array("items")
                .objects();
        assertThat(meters).hasSize(1);
        assertThat(meters.get(0).text("meterId")).matches("[A-Z0-9]{12}-[A-Z0-9]{4}-D2 v9");
        assertThat(meters.get(0).decimal("quantityUsed")).isEqualByComparingTo("192");
        JsonObject resource = get(customer() + "/subscriptions/" + bill.plan() + "/resourceusagerecords")
                .array("items")
                .objects()
                .get(0);
        assertThat(resource.text("entitlementId")).isEqualTo(bill.subscription().text());
        assertThat(resource.text("resourceUri")).endsWith("/" + resource.text("name"));
    }

    @Test
    void budgets_are_flat_and_none_has_no_amount() {
        String path = customer() + "/usagebudget";
        assertThat(get(path).members().keySet()).containsExactly("attributes");
        Ask.Answer set =
                user().send("PATCH", path, "{\"Amount\":20,\"Attributes\":{\"ObjectType\":\"SpendingBudget\"}}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().decimal("amount")).isEqualByComparingTo("20");
        assertThat(set.json().decimal("usageSpendingBudget")).isEqualByComparingTo("20");
        assertThat(get("/v1/customers/usagerecords")
                        .array("items")
                        .objects()
                        .get(0)
                        .objectOrEmpty("budget")
                        .decimal("amount"))
                .isEqualByComparingTo("20");
        assertThat(user().send("PATCH", path, "{\"amount\":null}").json().members())
                .doesNotContainKey("amount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amount\":-1}",
                "{\"amount\":\"20\"}",
                "{\"ammount\":20}",
                "{\"amount\":20,\"attributes\":{\"objectType\":\"Budget\"}}"
            })
    void a_budget_that_is_none_is_refused(String body) {
        assertThat(user().send("PATCH", customer() + "/usagebudget", body).refusal())
                .isEqualTo("400/800002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/usagesummary",
                "/v1/customers/usagerecords",
                "/v1/customers/{}/usagesummary",
                "/v1/customers/{}/subscriptions/usagerecords",
                "/v1/customers/{}/subscriptions/[]/usagesummary",
                "/v1/customers/{}/subscriptions/[]/meterusagerecords",
                "/v1/customers/{}/subscriptions/[]/resourceusagerecords"
            })
    void usage_records_are_for_users_and_for_production(String template) {
        String path = template.replace("{}", bill.customer()).replace("[]", bill.plan());
        assertThat(Ask.app(bill.backend()).get(path).refusal()).isEqualTo("403/900329");
        Bill sandbox = Bill.of(InMemoryBackend.builder().integrationSandbox(true));
        String there = template.replace("{}", sandbox.customer()).replace("[]", sandbox.plan());
        assertThat(Ask.user(sandbox.backend()).get(there).refusal()).isEqualTo("400/900127");
    }

    @Test
    void a_budget_may_be_read_by_an_application() {
        assertThat(Ask.app(bill.backend()).get(customer() + "/usagebudget").status())
                .isEqualTo(200);
    }

    @Test
    void resources_are_told_for_plans_only() {
        String older = bill.backend()
                .world()
                .legacyCustomer("SE", "fjord.example", "Fjord")
                .text();
        JsonObject record = get("/v1/customers/" + older + "/subscriptions/usagerecords")
                .array("items")
                .objects()
                .get(0);
        assertThat(record.text("offerId")).isEqualTo("MS-AZR-0145P");
        assertThat(record.text("currencyLocale")).isEqualTo("en-US");
        assertThat(record.members()).doesNotContainKey("currencyCode");
        String path = "/v1/customers/" + older + "/subscriptions/" + record.text("id");
        assertThat(user().get(path + "/resourceusagerecords").refusal()).isEqualTo("400/800002");
        assertThat(user().get(path + "/usagesummary").status()).isEqualTo(200);
        assertThat(user().get(customer() + "/subscriptions/00000000-0000-4000-8000-000000000000/usagesummary")
                        .refusal())
                .isEqualTo("404/20003");
    }
}
