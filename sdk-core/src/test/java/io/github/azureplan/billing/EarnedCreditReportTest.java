package io.github.azureplan.billing;

import static io.github.azureplan.billing.BillingMonth.EUR;
import static io.github.azureplan.billing.BillingMonth.SUBSCRIPTION;
import static io.github.azureplan.billing.BillingMonth.n;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.pricing.CreditReason;
import io.github.azureplan.pricing.PriceBook;
import io.github.azureplan.pricing.PriceRow;
import io.github.azureplan.rows.Row;
import io.github.azureplan.rows.RowPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarnedCreditReportTest {
    private static final CurrencyCode USD = CurrencyCode.USD;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    static CreditEligibility eligibility() {
        return CreditEligibility.from(PriceBook.of(List.of(price("00W1", "B4ms"), price("00S1", "B4ms Spot"))));
    }

    private static PriceRow price(String sku, String title) {
        return new PriceRow(Row.of(
                PriceRow.TABLE,
                Map.of(
                        "ProductId",
                        "DZH0000TEST1",
                        "SkuId",
                        sku,
                        "SkuTitle",
                        title,
                        "Publisher",
                        "Microsoft",
                        "Currency",
                        "USD",
                        "UnitPrice",
                        "0.10",
                        "EffectiveStartDate",
                        "1/1/2026",
                        "MeterIds",
                        "meter-" + sku,
                        "Tags",
                        "Azure")));
    }

    private static EarnedCreditReport report(BillingMonth month) {
        try (UsageLines lines = month.usageLines()) {
            return EarnedCreditReport.of(lines, eligibility());
        }
    }

    @Test
    void the_worked_month_earned_9_72_dollars_and_missed_four_days() {
        EarnedCreditReport report = report(BillingMonth.worked());

        CreditTotals total = report.total(EUR);
        assertThat(total.earned().usd()).isEqualTo(Money.of("9.72", USD));
        assertThat(total.earned().billing()).isEqualTo(Money.of(n("9.72").multiply(n("0.846202666")), EUR));
        assertThat(total.missed().usd()).isEqualTo(Money.of("1.44", USD));
        assertThat(total.missed().billing()).isEqualTo(Money.of(n("1.44").multiply(n("0.846202666")), EUR));
        assertThat(total.otherCharges()).isEmpty();
        assertThat(report.days()).hasSize(31);
        assertThat(report.day(SUBSCRIPTION, LocalDate.of(2026, 3, 3))
                        .orElseThrow()
                        .totals()
                        .status())
                .isEqualTo(CreditStatus.EARNED);
        assertThat(report.day(SUBSCRIPTION, DAY).orElseThrow().totals().status())
                .isEqualTo(CreditStatus.MISSED);
        assertThat(report.day(SUBSCRIPTION, LocalDate.of(2026, 4, 1))).isEmpty();
        assertThat(report.subscriptions()).singleElement().satisfies(subscription -> {
            assertThat(subscription.subscription()).isEqualTo(SUBSCRIPTION);
            assertThat(subscription.missedDays())
                    .containsExactly(
                            LocalDate.of(2026, 3, 4),
                            LocalDate.of(2026, 3, 5),
                            LocalDate.of(2026, 3, 6),
                            LocalDate.of(2026, 3, 7));
            assertThat(subscription.totals().status()).isEqualTo(CreditStatus.PARTLY_EARNED);
        });
    }

    @Test
    void charges_that_earn_nothing_say_why() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "10", "0.10", false).put("PublisherName", "Acme, Inc.");
        month.use(DAY, "00S1", "20", "0.10", false);
        month.use(DAY, "00W1", "30", "0.10", false).put("BenefitType", "SavingsPlan");
        month.use(DAY, "00W1", "40", "0.10", false).put("CreditPercentage", 100);
        month.use(DAY, "00W1", "0", "0.10", false);
        month.use(DAY, "00X9", "50", "0.10", false);

        CreditTotals totals = report(month).total(EUR);

        assertThat(totals.otherCharges())
                .containsOnlyKeys(
                        CreditReason.THIRD_PARTY,
                        CreditReason.SPOT,
                        CreditReason.BENEFIT,
                        CreditReason.AZURE_CREDIT,
                        CreditReason.NO_CHARGE,
                        CreditReason.NOT_IN_PRICE_BOOK);
        assertThat(totals.otherCharges().get(CreditReason.SPOT).usd()).isEqualTo(Money.of("2", USD));
        assertThat(totals.notEligible().usd()).isEqualTo(Money.of("10", USD));
        assertThat(totals.unknown().usd()).isEqualTo(Money.of("5", USD));
        assertThat(totals.earned().usd().isZero()).isTrue();
        assertThat(totals.missed().usd().isZero()).isTrue();
        assertThat(totals.status()).isEqualTo(CreditStatus.UNKNOWN);
    }

    @Test
    void a_basic_attribute_set_is_refused_before_a_line_is_counted_and_the_columns_are_named() {
        try (UsageLines lines = BillingMonth.worked().basicUsageLines()) {
            assertThatThrownBy(() -> EarnedCreditReport.of(lines, eligibility()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("MeterId")
                    .hasMessageContaining("PartnerEarnedCreditPercentage")
                    .hasMessageContaining("AttributeSet.FULL");
        }
    }

    @Test
    void a_line_that_leaves_the_percentage_out_is_unknown_and_not_missed() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "10", "0.10", false).remove("PartnerEarnedCreditPercentage");

        assertThat(report(month).total(EUR).otherCharges()).containsOnlyKeys(CreditReason.NOT_IN_DATA);
        assertThat(report(month).total(EUR).status()).isEqualTo(CreditStatus.UNKNOWN);
    }

    @Test
    void with_a_tier_discount_the_credit_follows_from_the_charge() {
        BillingMonth month = new BillingMonth();
        Map<String, Object> line = month.use(DAY, "00W1", "101", "1", true);
        line.put("EffectiveUnitPrice", n("0.84831683"));
        line.put("PricingPreTaxTotal", n("85.68")); // 100.80 less 15 percent
        line.put("BillingPreTaxTotal", n("85.00"));

        CreditAmount earned = report(month).total(EUR).earned();

        assertThat(earned.usd()).isEqualTo(Money.of("15.12", USD));
        assertThat(earned.billing()).isEqualTo(Money.of("15", EUR));
    }

    @Test
    void digits_survive_and_other_rates_count() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "28.82860766744404945074", "0.1999968000511991808131", true);
        month.use(DAY, "00W1", "1", "1", false);
        try (UsageLines lines = month.usageLines()) {
            CreditTotals totals = EarnedCreditReport.of(lines, eligibility().at(new CreditRate(n("20"), "a letter")))
                    .total(EUR);

            BigDecimal list = n("28.82860766744404945074").multiply(n("0.1999968000511991808131"));
            assertThat(totals.earned().usd().amount()).isEqualByComparingTo(list.multiply(n("0.15")));
            assertThat(totals.missed().usd()).isEqualTo(Money.of("0.20", USD));
        }
    }

    @Test
    void currencies_stay_apart() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "24", "0.10", true);
        month.use(DAY, "00W1", "24", "0.10", true).put("BillingCurrency", "SEK");

        EarnedCreditReport report = report(month);

        assertThat(report.totals())
                .extracting(CreditTotals::billingCurrency)
                .containsExactly(EUR, CurrencyCode.of("SEK"));
        assertThat(report.totals()).allMatch(totals -> totals.earned().usd().equals(Money.of("0.36", USD)));
    }

    @Test
    void a_projection_without_the_needed_columns_is_refused_before_the_first_line_is_read() {
        UsageLines lines = UsageLines.read(List.of(new RowPart("never", () -> {
            throw new AssertionError("opened");
        })));
        lines.only(UsageLine.USAGE_DATE);

        assertThatThrownBy(() -> EarnedCreditReport.of(lines, eligibility()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column ProductId: is needed for the earned credit");
    }

    @Test
    void a_price_that_is_not_in_dollars_and_a_damaged_line_are_named() {
        BillingMonth month = new BillingMonth();
        month.use(DAY, "00W1", "24", "0.10", true);
        month.use(DAY, "00W1", "24", "0.10", true).put("PricingCurrency", "EUR");

        assertThatThrownBy(() -> report(month))
                .isInstanceOf(DamagedDataException.class)
                .hasMessage("part-1, line 1, column PricingCurrency: is not USD, in which the Azure plan is priced");
    }
}
