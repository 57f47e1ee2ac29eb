package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoicesRoomTest {
    private static final String BILLED_RECONCILIATION = "reconciliation/billed";

    private final Bill bill = Bill.usual();

    /** The month of 31 days with four days without access, at 0.846202666 euro for a dollar. */
    private void workedMonth() {
        bill.backend()
                .world()
                .exchangeRate(CurrencyCode.of("EUR"), YearMonth.of(2026, 5), new BigDecimal("1.18174999935535538"));
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-05-04T00:00:00Z");
        bill.backend().world().access(bill.subscription(), null);
        bill.goTo("2026-05-08T00:00:00Z");
        bill.backend().world().access(bill.subscription(), "Owner");
        bill.goTo("2026-05-31T12:00:00Z");
        bill.use("D2 v9", "EU West", "24");
        bill.goTo("2026-06-01T00:00:00Z");
        bill.use("D2 v9", "EU West", "0");
        bill.goTo("2026-06-08T00:00:00Z");
    }

    @Test
    void the_worked_month_comes_out_to_the_cent() {
        workedMonth();

        List<JsonObject> rows = bill.lines(BILLED_RECONCILIATION, Bill.billed(bill.invoiceId()));

        assertThat(rows).hasSize(2);
        JsonObject with = rows.get(0);
        assertThat(with.decimal("BillableQuantity")).isEqualByComparingTo("648");
        assertThat(with.decimal("UnitPrice")).isEqualByComparingTo("0.1");
        assertThat(with.decimal("EffectiveUnitPrice")).isEqualByComparingTo("0.085");
        assertThat(with.decimal("PCToBCExchangeRate")).isEqualByComparingTo("0.846202666");
        assertThat(with.decimal("Subtotal")).isEqualByComparingTo("46.60");
        assertThat(with.text("PriceAdjustmentDescription"))
                .isEqualTo("[\"15.0% Partner earned credit for services managed\"]");
        JsonObject without = rows.get(1);
        assertThat(without.decimal("BillableQuantity")).isEqualByComparingTo("96");
        assertThat(without.decimal("EffectiveUnitPrice")).isEqualByComparingTo("0.1");
        assertThat(without.decimal("Subtotal")).isEqualByComparingTo("8.12");
        assertThat(without.text("PriceAdjustmentDescription")).isEmpty();
        assertThat(bill.invoices().get(0).decimal("totalCharges")).isEqualByComparingTo("54.72");

        List<JsonObject> days = bill.lines("usage/billed", Bill.billed(bill.invoiceId()));
        assertThat(days).hasSize(31);
        BigDecimal credit = days.stream()
                .filter(d -> d.decimal("PartnerEarnedCreditPercentage").signum() > 0)
                .map(d -> d.decimal("UnitPrice")
                        .subtract(d.decimal("EffectiveUnitPrice"))
                        .multiply(d.decimal("Quantity")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(credit).isEqualByComparingTo("9.72");
        assertThat(days.get(0).decimal("BillingPreTaxTotal")).isEqualByComparingTo("1.72625343864");
    }

    @Test
    void an_invoice_is_made_at_the_first_moment_of_the_eighth() {
        workedMonth();
        InMemoryBackend.Snapshot eighth = bill.backend().snapshot();
        Bill early = Bill.usual();
        early.goTo("2026-05-01T00:00:00Z");
        early.use("D2 v9", "EU West", "24");
        early.goTo("2026-06-07T23:59:59Z");
        assertThat(early.invoices()).isEmpty();

        assertThat(eighth.at()).isEqualTo("2026-06-08T00:00:00Z");
        JsonObject listed = bill.invoices().get(0);
        assertThat(listed.text("id")).matches("G[0-9]{9}");
        assertThat(listed.text("invoiceDate")).isEqualTo("2026-06-08T00:00:00Z");
        assertThat(listed.members()).doesNotContainKeys("billingPeriodStartDate", "billingPeriodEndDate");

        JsonObject read =
                Ask.user(bill.backend()).get("/v1/invoices/" + bill.invoiceId()).json();
        assertThat(read.text("billingPeriodStartDate")).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(read.text("billingPeriodEndDate")).isEqualTo("2026-05-31T23:59:59Z");
        assertThat(read.text("currencyCode")).isEqualTo("EUR");
        assertThat(read.text("currencySymbol")).isEqualTo("€");
        assertThat(read.text("documentType")).isEqualTo("invoice");
        assertThat(read.text("invoiceType")).isEqualTo("OneTime");
        assertThat(read.decimal("paidAmount")).isEqualByComparingTo("0");
        assertThat(read.array("invoiceDetails").objects())
                .extracting(
                        d -> d.text("invoiceLineItemType"),
                        d -> d.text("billingProvider"),
                        d -> d.objectOrEmpty("links").objectOrEmpty("self").text("uri"))
                .containsExactly(
                        tuple(
                                "billing_line_items",
                                "one_time",
                                "/invoices/OneTime-" + bill.invoiceId() + "/lineitems/OneTime/BillingLineItems"),
                        tuple(
                                "usage_line_items",
                                "one_time",
                                "/invoices/OneTime-" + bill.invoiceId() + "/lineitems/OneTime/UsageLineItems"));
    }

    @Test
    void a_month_without_use_has_no_invoice_and_others_come_newest_first() {
        bill.goTo("2026-05-10T00:00:00Z");
        bill.use("Standard IPv4 Static Public IP", "EU West", "24");
        bill.goTo("2026-06-01T00:00:00Z");
        bill.use("Standard IPv4 Static Public IP", "EU West", "0");
        bill.goTo("2026-07-05T00:00:00Z");
        bill.use("Standard IPv4 Static Public IP", "EU West", "24");
        bill.goTo("2026-09-20T00:00:00Z");

        assertThat(bill.invoices())
                .extracting(i -> i.text("invoiceDate"))
                .containsExactly("2026-09-08T00:00:00Z", "2026-08-08T00:00:00Z", "2026-06-08T00:00:00Z");
        assertThat(bill.invoices()).extracting(i -> i.text("id")).doesNotHaveDuplicates();
        assertThat(Ask.app(bill.backend())
                        .get("/v1/invoices?size=1&offset=2")
                        .json()
                        .decimal("totalCount"))
                .isEqualByComparingTo("3");
    }

    @Test
    void an_invoice_is_for_a_user_and_has_to_exist() {
        workedMonth();
        String id = bill.invoiceId();

        assertThat(Ask.app(bill.backend()).get("/v1/invoices/" + id).refusal()).isEqualTo("403/900329");
        assertThat(Ask.user(bill.backend()).get("/v1/invoices/G000000000").refusal())
                .isEqualTo("404/1000");
        assertThat(Ask.user(bill.backend())
                        .get("/v1/invoices/OneTime-" + id)
                        .json()
                        .text("id"))
                .isEqualTo(id);
    }

    @Test
    void the_total_is_the_sum_of_the_rows_which_follow_the_newest_rounding() {
        bill.goTo("2026-05-01T00:00:00Z");
        bill.use("D2 v9 Spot", "SE Central", "7.333");
        bill.use("E4 v9", "EU North", "3.7");
        bill.use("Data Ingestion", "EU West", "812.0071");
        bill.use("Requests", "EU West", "5.01");
        bill.use("Data Transfer Out", "Zone 1", "9.999");
        bill.use("4 Core Hours", "Global", "24");
        bill.goTo("2026-05-20T13:00:00Z");
        bill.backend().world().access(bill.subscription(), "Reader");
        bill.goTo("2026-06-30T00:00:00Z");

        List<JsonObject> rows = bill.lines(BILLED_RECONCILIATION, Bill.billed(bill.invoiceId()));

        assertThat(rows).hasSize(10);
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonObject row : rows) {
            BigDecimal usd = row.decimal("EffectiveUnitPrice")
                    .multiply(row.decimal("BillableQuantity"))
                    .setScale(2, RoundingMode.DOWN);
            BigDecimal local = usd.multiply(row.decimal("PCToBCExchangeRate")).setScale(2, RoundingMode.DOWN);
            assertThat(row.decimal("Subtotal")).as(row.toString()).isEqualByComparingTo(local);
            assertThat(row.decimal("Total")).isEqualByComparingTo(local);
            sum = sum.add(row.decimal("Total"));
        }
        assertThat(bill.invoices().get(0).decimal("totalCharges")).isEqualByComparingTo(sum);
        assertThat(rows)
                .filteredOn(r -> r.text("SkuName").startsWith("Application Gateway"))
                .extracting(r -> r.text("PriceAdjustmentDescription"))
                .containsExactly(
                        "[\"15.0% Partner earned credit for services managed\"]", "[\"20.0% Tier 2 Discount\"]");
        assertThat(rows)
                .filteredOn(r -> r.text("SkuName").startsWith("Bandwidth"))
                .extracting(r -> r.text("PriceAdjustmentDescription"))
                .containsExactly(
                        "[\"15.0% Partner earned credit for services managed\",\"100.0% Tier 1 Discount\"]", "");
    }
}
