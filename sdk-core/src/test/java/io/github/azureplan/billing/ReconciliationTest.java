package io.github.azureplan.billing;

import static io.github.azureplan.billing.BillingMonth.EUR;
import static io.github.azureplan.billing.BillingMonth.n;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static ReconciliationReport compare(BillingMonth month, Reconciliation reconciliation) {
        try (UsageLines usage = month.usageLines();
                ReconciliationLines lines = month.reconciliationLines()) {
            return reconciliation.compare(usage, lines);
        }
    }

    private static ReconciliationReport compare(BillingMonth month) {
        return compare(month, Reconciliation.of(month.invoice()));
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    @Test
    void the_worked_month_reconciles_to_the_cent() {
        ReconciliationReport report = compare(BillingMonth.worked());

        assertThat(report.reconciled()).isTrue();
        assertThat(report.charges()).hasSize(2).allSatisfy(charge -> {
            assertThat(charge.verdict()).isEqualTo(ReconciliationVerdict.EXACT);
            assertThat(charge.findings()).containsExactly(ReconciliationFinding.CREDIT_CHANGED_IN_MONTH);
        });
        ReconciledCharge withCredit = report.charges().get(0);
        assertThat(withCredit.credited()).isTrue();
        assertThat(withCredit.used()).isEqualByComparingTo("648");
        assertThat(withCredit.computed()).isEqualTo(eur("46.60"));
        assertThat(report.charges().get(1).computed()).isEqualTo(eur("8.12"));
        assertThat(report.proved()).isEqualTo(eur("54.72"));
        assertThat(report.tax()).isEqualTo(eur("10.39"));
        assertThat(report.invoiceTotal()).isEqualTo(eur("65.11"));
        assertThat(report.summary()).isEqualTo("""
                        G000700001: reconciled to the cent
                          Azure plan usage               54.72 EUR  proved by daily use
                          charges without usage              0 EUR
                          credits and refunds                0 EUR
                          tax                            10.39 EUR  summed
                          on the invoice only             0.00 EUR
                          invoice                        65.11 EUR
                        """).isEqualTo(report.toString());
        assertThat(report.explain())
                .contains("use of 2026-03-01 to 2026-03-31, rounding CUT_MONTH_TWICE, tolerance 0.01 for each line")
                .contains(
                        "with credit (Azure plan usage): charged 46.60 EUR for 648 units; the use has 648 units and makes"
                                + " 46.60 EUR; credit changed in the month");
    }

    @Test
    void the_published_examples_come_out_by_the_rules() {
        BigDecimal effective = n("0.868").multiply(n("0.85"));
        BigDecimal one = BigDecimal.ONE;

        assertThat(RoundingRule.CUT_MONTH_TWICE.subtotal(effective, n("29"), one))
                .isEqualTo("21.39");
        assertThat(RoundingRule.CUT_MONTH_TWICE.subtotal(effective, n("210.950039"), one))
                .isEqualTo("155.63");
        assertThat(RoundingRule.CUT_MONTH_TWICE.subtotal(effective, n("555.950039"), one))
                .isEqualTo("410.17");
        assertThat(RoundingRule.CUT_MONTH_TWICE.subtotal(n("0.03825"), n("0.005001"), n("0.846202666")))
                .isEqualTo("0.00");
        assertThat(RoundingRule.CUT_MONTH_TWICE.subtotal(n("-0.085"), n("648"), n("0.846202666")))
                .isEqualTo("-46.60");
        assertThat(RoundingRule.CUT_EACH_DAY.subtotal(n("-0.085"), n("24"), n("0.846202666")))
                .isEqualTo("-1.73");
        assertThat(RoundingRule.seats(n("1447"), one, n("0.846202666"))).isEqualTo("1224.45");
    }

    @Test
    void a_basic_attribute_set_reconciles_too() {
        BillingMonth month = BillingMonth.worked();
        try (UsageLines usage = month.basicUsageLines();
                ReconciliationLines lines = month.reconciliationLines()) {
            ReconciliationReport report = Reconciliation.of(month.invoice()).compare(usage, lines);

            assertThat(report.reconciled()).isTrue();
            assertThat(report.charges()).hasSize(2).allMatch(charge -> charge.availabilityId() == null);
        }
    }

    @Test
    void the_older_rule_explains_a_bill_made_by_it() {
        BillingMonth month = new BillingMonth();
        month.month = YearMonth.of(2026, 4);
        for (int day = 1; day <= 30; day++) {
            month.use(LocalDate.of(2026, 4, day), "00W1", "1.7", "0.13", false);
        }
        BigDecimal daily = n("1.7").multiply(n("0.13")).multiply(month.rate).setScale(2, java.math.RoundingMode.FLOOR);
        month.charge("00W1", "51.0", "0.13", false, daily.multiply(n("30")).toString(), "0");
        Reconciliation reconciliation = Reconciliation.of(month.invoice());

        assertThat(compare(month, reconciliation.rounding(RoundingRule.CUT_EACH_DAY))
                        .reconciled())
                .isTrue();
        assertThat(compare(month, reconciliation).differences())
                .extracting(ReconciliationDifference::finding)
                .containsExactly(ReconciliationFinding.OTHER_ROUNDING_RULE);
        assertThat(compare(month, reconciliation.tolerance(n("0.50"))).reconciled())
                .isTrue();
    }

    @Test
    void charges_without_use_are_summed_and_said_to_be() {
        BillingMonth month = BillingMonth.worked();
        Map<String, Object> reservation = month.charge("00R1", "1", "1447", false, "1224.45", "232.64");
        reservation.put("ReservationOrderId", "E21A");
        Map<String, Object> credit = month.charge("00W1", "1", "-1.00", false, "-0.84", "0");
        credit.put("CreditReasonCode", "Azure Consumption Credit");
        Map<String, Object> licence = month.charge("0001", "3", "10", false, "25.38", "0");
        licence.put("SubscriptionId", "another");
        licence.put("SubscriptionDescription", "Office 365 E1");

        ReconciliationReport report = compare(month);

        assertThat(report.reconciled()).isTrue();
        assertThat(report.charged(ReconciliationVerdict.SUMMED_ONLY)).isEqualTo(eur("1248.99"));
        assertThat(report.proved()).isEqualTo(eur("54.72"));
    }

    private static ReconciledCharge onlyDifference(BillingMonth month) {
        ReconciliationReport report = compare(month);
        assertThat(report.reconciled()).isFalse();
        assertThat(report.summary()).contains("does not reconcile", "DZH0000TEST1:00W1");
        assertThat(report.charges(ReconciliationVerdict.DIFFERENT)).hasSize(1);
        return report.charges(ReconciliationVerdict.DIFFERENT).get(0);
    }

    @Test
    void a_missing_day_is_found() {
        BillingMonth month = BillingMonth.worked();
        month.usage.remove(20);

        ReconciledCharge charge = onlyDifference(month);

        assertThat(charge.findings()).contains(ReconciliationFinding.QUANTITY_DIFFERS);
        assertThat(charge.used()).isEqualByComparingTo("624");
        assertThat(charge.difference()).isEqualTo(eur("1.72"));
    }

    @Test
    void missing_use_and_use_that_is_not_billed_are_found() {
        BillingMonth noUse = BillingMonth.worked();
        noUse.usage.removeIf(line -> !line.get("PartnerEarnedCreditPercentage").equals(15));
        BillingMonth notBilled = BillingMonth.worked();
        notBilled.lines.remove(1);
        BillingMonth nothing = BillingMonth.worked();
        nothing.usage.clear();

        assertThat(onlyDifference(noUse).findings()).contains(ReconciliationFinding.USE_IS_MISSING);
        assertThat(onlyDifference(notBilled).findings()).contains(ReconciliationFinding.USE_IS_NOT_BILLED);
        assertThat(compare(nothing).charges(ReconciliationVerdict.DIFFERENT)).hasSize(2);
    }

    @Test
    void days_on_the_wrong_side_of_the_credit_are_found() {
        BillingMonth month = new BillingMonth();
        for (int day = 1; day <= 31; day++) {
            month.use(LocalDate.of(2026, 3, day), "00W1", "24", "0.10", day > 5);
        }
        month.charge("00W1", "648", "0.085", true, "46.60", "0");
        month.charge("00W1", "96", "0.10", false, "8.12", "0");

        assertThat(compare(month).charges(ReconciliationVerdict.DIFFERENT))
                .hasSize(2)
                .allSatisfy(charge -> assertThat(charge.findings())
                        .contains(
                                ReconciliationFinding.CREDIT_SPLIT_DIFFERS,
                                ReconciliationFinding.CREDIT_CHANGED_IN_MONTH));
    }

    @Test
    void another_rate_wrong_tax_and_an_adjustment_are_found() {
        BillingMonth rate = BillingMonth.worked();
        rate.lines.get(0).put("PCToBCExchangeRate", n("0.9"));
        BillingMonth tax = BillingMonth.worked();
        tax.lines.get(0).put("Total", n("55.46"));
        BillingMonth adjusted = BillingMonth.worked();

        assertThat(onlyDifference(rate).findings())
                .contains(ReconciliationFinding.EXCHANGE_RATE_DIFFERS, ReconciliationFinding.OWN_ARITHMETIC_DIFFERS);
        assertThat(compare(tax).reconciled()).isFalse();
        assertThat(compare(tax).charges().get(0).findings()).contains(ReconciliationFinding.TAX_ARITHMETIC_DIFFERS);
        ReconciliationReport report = compare(adjusted, Reconciliation.of(adjusted.invoice(n("60.11"))));
        assertThat(report.reconciled()).isFalse();
        assertThat(report.onInvoiceOnly()).isEqualTo(eur("-5"));
    }

    @Test
    void random_months_reconcile_and_each_injected_difference_is_found() {
        Random random = new Random(99);
        for (int round = 0; round < 300; round++) {
            BillingMonth month = new BillingMonth();
            month.month = YearMonth.of(2026, 2);
            month.rate = BigDecimal.valueOf(1 + random.nextInt(2_000_000_000), 8);
            List<String> prices = List.of("0.10", "1.28", "0.0000000123", "0.868");
            for (int day = 1; day <= 28; day++) {
                boolean access = random.nextInt(5) > 0;
                for (int sku = 0; sku < prices.size(); sku++) {
                    String quantity = BigDecimal.valueOf(1 + random.nextInt(10_000_000), random.nextInt(7))
                            .toPlainString();
                    month.use(LocalDate.of(2026, 2, day), "000" + sku, quantity, prices.get(sku), access);
                }
            }
            month.billed();
            ReconciliationReport report = compare(month);
            assertThat(report.reconciled()).as(report::summary).isTrue();
            assertThat(report.charges()).allMatch(charge -> charge.verdict() == ReconciliationVerdict.EXACT);

            Map<String, Object> wrong = month.lines.get(random.nextInt(month.lines.size()));
            BigDecimal more = n("0.02").add(BigDecimal.valueOf(random.nextInt(1000), 2));
            wrong.put("Subtotal", ((BigDecimal) wrong.get("Subtotal")).add(more));
            wrong.put("Total", ((BigDecimal) wrong.get("Total")).add(more));
            ReconciliationReport found = compare(month);
            assertThat(found.charges(ReconciliationVerdict.DIFFERENT))
                    .singleElement()
                    .satisfies(charge -> {
                        assertThat(charge.product().skuId()).isEqualTo(wrong.get("SkuId"));
                        assertThat(charge.difference()).isEqualTo(Money.of(more, EUR));
                    });
        }
    }
}
