package io.github.azureplan.billing;

import static io.github.azureplan.billing.BillingMonth.EUR;
import static io.github.azureplan.billing.BillingMonth.PLAN;
import static io.github.azureplan.billing.BillingMonth.SUBSCRIPTION;
import static io.github.azureplan.billing.BillingMonth.n;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Money;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.rows.RowPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups, their histories, comparisons and CSV. */
class CreditGroupsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final String CONTOSO = "c1a70f2e-58d4-4a53-9f10-7be0a2d6c811";
    private static final String OTHER = "2b9c6d1e-4f70-4a8b-8c3d-e6f705a1b2c3";
    private static final CurrencyCode SEK = CurrencyCode.of("SEK");

    static EarnedCreditReport report(BillingMonth month, CreditDimension... by) {
        try (UsageLines lines = month.usageLines()) {
            return EarnedCreditReport.of(lines, EarnedCreditReportTest.eligibility(), by);
        }
    }

    private static List<String> values(EarnedCreditReport report, CreditDimension dimension) {
        return report.by(dimension).stream()
                .map(group -> group.value(dimension))
                .toList();
    }

    @Test
    void a_removed_reseller_a_blank_one_and_the_partner_itself_are_told_apart() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "1", "1", true).putAll(Map.of("MpnId", "4390934", "Tier2MpnId", "6048879"));
        month.use(DAY, "00W1", "1", "1", true).putAll(Map.of("MpnId", 4390934, "Tier2MpnId", -1));
        month.use(DAY, "00W1", "1", "1", true).putAll(Map.of("MpnId", "4390934", "Tier2MpnId", " "));
        month.use(DAY, "00W1", "1", "1", true).putAll(Map.of("MpnId", "4390934", "Tier2MpnId", "4390934"));
        month.use(DAY, "00W1", "1", "1", false).putAll(Map.of("MpnId", "4390934", "Tier2MpnId", 6048879));

        EarnedCreditReport report = report(month);

        assertThat(report.by(CreditDimension.RESELLER))
                .extracting(CreditGroup::reseller)
                .containsExactly(
                        new ResellerOfRecord(ResellerOfRecord.Kind.NOT_TOLD, null),
                        new ResellerOfRecord(ResellerOfRecord.Kind.OWN, MpnId.of("4390934")),
                        new ResellerOfRecord(ResellerOfRecord.Kind.REMOVED, null),
                        new ResellerOfRecord(ResellerOfRecord.Kind.RESELLER, MpnId.of("6048879")));
        CreditTotals resold = report.by(CreditDimension.RESELLER).get(3).totals();
        assertThat(resold.lines()).isEqualTo(2);
        assertThat(resold.status()).isEqualTo(CreditStatus.PARTLY_EARNED);
    }

    @Test
    void customer_plan_group_and_resource_fold_the_case_of_their_ids() {
        BillingMonth month = new BillingMonth();
        String uri = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/RG-Prod/providers/x/Y";
        month.use(DAY, "00W1", "1", "1", true)
                .putAll(Map.of("CustomerId", "org:" + CONTOSO, "ResourceGroup", "RG-Prod", "ResourceURI", uri));
        month.use(DAY, "00W1", "1", "1", true)
                .putAll(Map.of(
                        "CustomerId",
                        CONTOSO.toUpperCase(java.util.Locale.ROOT),
                        "ResourceGroup",
                        "rg-prod",
                        "ResourceURI",
                        uri.toLowerCase(java.util.Locale.ROOT)));
        month.use(DAY, "00W1", "1", "1", true).putAll(Map.of("CustomerId", CONTOSO, "EntitlementId", OTHER));

        EarnedCreditReport report = report(
                month,
                CreditDimension.RESOURCE,
                CreditDimension.RESOURCE_GROUP,
                CreditDimension.CUSTOMER,
                CreditDimension.PLAN,
                CreditDimension.SUBSCRIPTION);

        assertThat(report.by(CreditDimension.CUSTOMER))
                .singleElement()
                .satisfies(group -> assertThat(group.customer()).contains(CustomerId.of(CONTOSO)));
        assertThat(values(report, CreditDimension.PLAN)).containsExactly(PLAN);
        assertThat(values(report, CreditDimension.RESOURCE_GROUP))
                .containsExactly("", "/subscriptions/" + SUBSCRIPTION + "/resourcegroups/rg-prod");
        assertThat(values(report, CreditDimension.RESOURCE))
                .containsExactly("", uri.toLowerCase(java.util.Locale.ROOT));
        assertThat(report.name(CreditDimension.CUSTOMER, CONTOSO)).contains("Wingtip");
        assertThat(report.by(CreditDimension.SUBSCRIPTION, CreditDimension.PLAN))
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.values().keySet())
                        .containsExactly(CreditDimension.SUBSCRIPTION, CreditDimension.PLAN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"env\":\"prod\",\"owner\":\"ops\"} | prod",
                "\"owner\": \"ops\", \"Env\": \"prod\" | prod",
                "{\"owner\":null,\"n\":7,\"env\":\"a \\\"b\\\" \\u00e9\"} | a \"b\" é",
                "{\"env\":12} | 12",
                "{\"env\":null} | ``",
                "{\"environment\":\"x\"} | ``",
                "{\"owner\":\"env\"} | ``",
                "{\"env\":\"cut | ``",
                "not json | ``",
                "`` | ``"
            })
    void tags_are_read_in_any_of_their_forms(String tags, String value) {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "1", "1", true).put("Tags", tags);
        CreditDimension env = CreditDimension.tag("ENV");

        assertThat(values(report(month, env), env)).containsExactly(value);
    }

    @Test
    void a_tag_of_any_length_is_read() {
        BillingMonth month = new BillingMonth();
        String value = "\\n".repeat(100_000);
        month.use(DAY, "00W1", "1", "1", true).put("Tags", "{\"env\":\"" + value + "\"}");
        CreditDimension env = CreditDimension.tag("env");

        assertThat(values(report(month, env), env)).containsExactly("\n".repeat(100_000));
    }

    @Test
    void list_cost_partner_cost_and_credit_stand_side_by_side() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "100", "1", true);
        Map<String, Object> tiered = month.use(DAY, "00W1", "100", "1", true);
        tiered.put("EffectiveUnitPrice", n("0.68"));
        tiered.put("PricingPreTaxTotal", n("68"));
        tiered.put("BillingPreTaxTotal", n("68").multiply(month.rate));
        month.use(DAY, "00S1", "10", "1", false);

        CreditTotals total = report(month).total(EUR);

        assertThat(total.lines()).isEqualTo(3);
        assertThat(total.list().usd()).isEqualTo(Money.of("210", CurrencyCode.USD));
        assertThat(total.list().billing()).isEqualTo(Money.of(n("210").multiply(month.rate), EUR));
        assertThat(total.charged().usd()).isEqualTo(Money.of("163", CurrencyCode.USD));
        assertThat(total.earned().usd()).isEqualTo(Money.of("27", CurrencyCode.USD));
        assertThat(total.beforeCredit().usd()).isEqualTo(Money.of("190", CurrencyCode.USD));
        assertThat(total.otherDiscounts().usd()).isEqualTo(Money.of("20", CurrencyCode.USD));
    }

    @Test
    void days_on_which_access_was_lost_and_regained_are_told_for_subscription_and_resource() {
        BillingMonth month = new BillingMonth();
        for (int day = 1; day <= 10; day++) {
            LocalDate date = LocalDate.of(2026, 3, day);
            month.use(date, "00W1", "1", "1", day < 4 || day > 6).put("ResourceURI", "/one");
            if (day != 5) {
                month.use(date, "00W1", "1", "1", day != 6).put("ResourceURI", "/two");
            }
            month.use(date, "00S1", "1", "1", false).put("ResourceURI", "/spot");
        }
        EarnedCreditReport report =
                report(month, CreditDimension.RESOURCE, CreditDimension.SUBSCRIPTION, CreditDimension.DAY);

        assertThat(report.subscriptions()).singleElement().satisfies(subscription -> {
            assertThat(subscription.missedDays())
                    .extracting(LocalDate::getDayOfMonth)
                    .containsExactly(4, 5, 6);
            assertThat(subscription.changes())
                    .extracting(AccessChange::toString)
                    .containsExactly(
                            "partly lost on 2026-03-04 (last use before: 2026-03-03)",
                            "lost on 2026-03-05 (last use before: 2026-03-04)",
                            "regained on 2026-03-07 (last use before: 2026-03-06)");
        });
        List<CreditHistory> resources = report.histories(CreditDimension.RESOURCE);
        assertThat(resources)
                .extracting(history -> history.group().value(CreditDimension.RESOURCE))
                .containsExactly("/one", "/spot", "/two");
        assertThat(resources.get(1).changes()).isEmpty();
        assertThat(resources.get(1).missedDays()).isEmpty();
        assertThat(resources.get(2).changes())
                .containsExactly(
                        new AccessChange(
                                AccessChange.Kind.LOST,
                                LocalDate.of(2026, 3, 6),
                                LocalDate.of(2026, 3, 4),
                                CreditStatus.EARNED,
                                CreditStatus.MISSED),
                        new AccessChange(
                                AccessChange.Kind.REGAINED,
                                LocalDate.of(2026, 3, 7),
                                LocalDate.of(2026, 3, 6),
                                CreditStatus.MISSED,
                                CreditStatus.EARNED));
    }

    @Test
    void a_comparison_of_two_days_names_the_subscriptions_whose_credit_stopped() {
        LocalDate next = DAY.plusDays(1);
        String[] ids = new String[8];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "0000000" + i + "-4f70-4a8b-8c3d-e6f705a1b2c3";
        }
        BillingMonth month = new BillingMonth();
        use(month, ids[0], DAY, true, next, false);
        use(month, ids[1], DAY, true, next, null);
        use(month, ids[2], DAY, false, next, true);
        use(month, ids[3], DAY, null, next, true);
        use(month, ids[4], DAY, null, next, false);
        use(month, ids[5], DAY, false, next, false);
        use(month, ids[6], DAY, true, next, true);
        use(month, ids[7], DAY, true, next, true);
        use(month, ids[7], DAY, null, next, false);

        CreditComparison comparison = report(month).compare(DAY, next);

        assertThat(comparison.stopped())
                .extracting(shift -> shift.group().value(CreditDimension.SUBSCRIPTION))
                .containsExactly(ids[0]);
        assertThat(comparison.shifts())
                .extracting(CreditComparison.Shift::outcome)
                .containsExactly(
                        CreditComparison.Outcome.STOPPED,
                        CreditComparison.Outcome.REDUCED,
                        CreditComparison.Outcome.USE_ENDED,
                        CreditComparison.Outcome.REGAINED,
                        CreditComparison.Outcome.BEGAN,
                        CreditComparison.Outcome.BEGAN_WITHOUT_CREDIT,
                        CreditComparison.Outcome.STILL_MISSED,
                        CreditComparison.Outcome.UNCHANGED);
        assertThat(comparison.stopped().get(0).after().missed().usd()).isEqualTo(Money.of("0.15", CurrencyCode.USD));
    }

    private static void use(
            BillingMonth month, String id, LocalDate one, Boolean first, LocalDate other, Boolean second) {
        if (first != null) {
            month.use(one, "00W1", "1", "1", first).put("EntitlementId", id);
        }
        if (second != null) {
            month.use(other, "00W1", "1", "1", second).put("EntitlementId", id);
        }
    }

    @Test
    void a_csv_file_has_columns_in_stable_order_one_currency_a_line_and_no_formula() throws IOException {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "24", "0.10", true)
                .putAll(Map.of(
                        "CustomerId",
                        CONTOSO,
                        "CustomerName",
                        "=cmd|' /C calc'!A0",
                        "MpnId",
                        "4390934",
                        "Tier2MpnId",
                        "-1",
                        "Tags",
                        "{\"env\":\"@SUM(A1)\"}"));
        month.use(DAY, "00W1", "-24", "0.10", false)
                .putAll(Map.of("CustomerId", CONTOSO, "BillingCurrency", "SEK", "Tags", "{\"env\":\" -2+3\"}"));
        CreditDimension env = CreditDimension.tag("env");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        report(month, CreditDimension.CUSTOMER, CreditDimension.RESELLER, env)
                .writeCsv(out, env, CreditDimension.RESELLER, CreditDimension.CUSTOMER);

        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n"))
                .containsExactly(
                        "\"tag:env\",\"Reseller\",\"ResellerMpnId\",\"Customer\",\"CustomerName\",\"Currency\",\"Lines\","
                                + "\"Status\",\"ListCost\",\"OtherDiscounts\",\"CostBeforeCredit\",\"EarnedCredit\","
                                + "\"PartnerCost\",\"MissedCredit\",\"NotEligible\",\"Unknown\",\"ListCostUsd\","
                                + "\"OtherDiscountsUsd\",\"CostBeforeCreditUsd\",\"EarnedCreditUsd\",\"PartnerCostUsd\","
                                + "\"MissedCreditUsd\",\"NotEligibleUsd\",\"UnknownUsd\"",
                        "\"' -2+3\",\"not told\",\"\",\"" + CONTOSO
                                + "\",\"'=cmd|' /C calc'!A0\",\"SEK\",\"1\",\"missed\","
                                + "\"-2.0308863984\",\"0\",\"-2.0308863984\",\"0\",\"-2.0308863984\",\"-0.30463295976\","
                                + "\"0\",\"0\",\"-2.4\",\"0\",\"-2.4\",\"0\",\"-2.4\",\"-0.36\",\"0\",\"0\"",
                        "\"'@SUM(A1)\",\"removed\",\"\",\"" + CONTOSO + "\",\"'=cmd|' /C calc'!A0\",\"EUR\",\"1\","
                                + "\"earned\",\"2.0308863984\",\"0\",\"2.0308863984\",\"0.30463295976\",\"1.72625343864\","
                                + "\"0\",\"0\",\"0\",\"2.4\",\"0\",\"2.4\",\"0.36\",\"2.04\",\"0\",\"0\",\"0\"");
    }

    @Test
    void currencies_stay_apart_in_every_group() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "24", "0.10", true);
        month.use(DAY, "00W1", "24", "0.10", false).put("BillingCurrency", "SEK");

        EarnedCreditReport report = report(month);

        assertThat(report.by()).hasSize(2);
        assertThat(report.days()).hasSize(2);
        assertThat(report.subscriptions()).hasSize(2);
        assertThat(report.total(SEK).status()).isEqualTo(CreditStatus.MISSED);
        assertThat(report.total(EUR).status()).isEqualTo(CreditStatus.EARNED);
        assertThat(report.total(CurrencyCode.of("NOK")).lines()).isZero();
    }

    @Test
    void what_a_report_does_not_know_is_refused_with_a_remedy() {
        EarnedCreditReport report = report(BillingMonth.worked(), CreditDimension.DAY);

        assertThatThrownBy(report::days)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dimension Subscription")
                .hasMessageContaining("name it when the report is made");
        assertThatThrownBy(() -> report.by(CreditDimension.DAY).get(0).subscription())
                .hasMessageContaining("dimension Subscription");
        assertThatThrownBy(() -> CreditDimension.tag(" ")).hasMessageContaining("tag: must not be blank");
        UsageLines lines = UsageLines.read(List.of(new RowPart("never", () -> {
                    throw new AssertionError("opened");
                })))
                .only(EarnedCreditReport.columns(CreditDimension.DAY)
                        .toArray(io.github.azureplan.rows.Column<?>[]::new));
        assertThatThrownBy(() -> EarnedCreditReport.of(
                        lines, EarnedCreditReportTest.eligibility(), CreditDimension.DAY, CreditDimension.tag("env")))
                .hasMessageContaining("column Tags");
    }

    @Test
    void a_report_shows_no_name_and_no_tag() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "24", "0.10", true).put("Tags", "{\"owner\":\"Ada Lovelace\"}");
        EarnedCreditReport report = report(month, CreditDimension.CUSTOMER, CreditDimension.tag("owner"));

        assertThat(report.toString() + report.by(CreditDimension.tag("owner")))
                .contains("tag:owner")
                .doesNotContain("Ada", "Wingtip");
    }
}
