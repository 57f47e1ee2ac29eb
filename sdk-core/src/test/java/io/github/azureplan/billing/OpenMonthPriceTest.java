package io.github.azureplan.billing;

import static io.github.azureplan.billing.BillingMonth.n;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.pricing.CreditRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenMonthPriceTest {
    @ParameterizedTest
    @CsvSource({
        "29, 21.3962, 21.39, 0.737586206896552",
        "210.950039, 155.6389387742, 155.63, 0.737757626107858",
        "555.950039, 410.1799387742, 410.17, 0.737782122900436"
    })
    void the_published_series_comes_out_digit_by_digit(String units, String exact, String billable, String price) {
        OpenMonthPrice open = OpenMonthPrice.of(n("0.868"), CreditRate.DOCUMENTED, n(units));

        assertThat(open.exactCost()).isEqualByComparingTo(exact);
        assertThat(open.billableCost()).isEqualTo(n(billable));
        assertThat(open.effectiveUnitPrice()).isEqualTo(n(price));
    }

    @Test
    void the_credit_of_a_drifting_price_is_right_to_the_cent() {
        BillingMonth month = new BillingMonth();
        Map<String, Object> line = month.use(LocalDate.of(2026, 8, 3), "00W1", "29", "0.868", true);
        line.put("EffectiveUnitPrice", n("0.737586206896552"));
        line.put("PricingPreTaxTotal", n("21.39"));
        line.put("BillingPreTaxTotal", n("21.39").multiply(month.rate));

        Money earned =
                CreditGroupsTest.report(month).total(BillingMonth.EUR).earned().usd();

        assertThat(earned.minus(Money.of(n("0.868").multiply(n("29")).multiply(n("0.15")), CurrencyCode.USD))
                        .amount()
                        .abs())
                .isLessThan(n("0.002"));
    }

    @Test
    void the_published_small_row_costs_nothing_and_earned_its_part() {
        BillingMonth month = new BillingMonth();
        month.use(LocalDate.of(2026, 3, 3), "00W1", "0.005001", "0.045", true);
        month.charge("00W1", "0.005001", "0.03825", true, "0", "0");

        try (UsageLines usage = month.usageLines();
                ReconciliationLines lines = month.reconciliationLines()) {
            assertThat(Reconciliation.of(month.invoice()).compare(usage, lines).reconciled())
                    .isTrue();
        }
        assertThat(CreditGroupsTest.report(month)
                        .total(BillingMonth.EUR)
                        .earned()
                        .usd())
                .isEqualTo(Money.of(n("0.045").subtract(n("0.03825")).multiply(n("0.005001")), CurrencyCode.USD));
    }

    @Test
    void no_units_have_no_price() {
        assertThatThrownBy(() -> OpenMonthPrice.of(BigDecimal.ONE, CreditRate.DOCUMENTED, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("units: must be more than 0, was 0");
    }
}
