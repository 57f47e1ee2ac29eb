package io.github.azureplan.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditRateTest {
    private static CreditRate rate(String percent) {
        return new CreditRate(new BigDecimal(percent), "test");
    }

    @ParameterizedTest
    @CsvSource({"15, 15.00", "10, 1E+1", "100, 1.0E2", "0, 0.000", "7.5, 7.50"})
    void rates_of_the_same_worth_are_one(String percent, String same) {
        assertThat(rate(same)).isEqualTo(rate(percent)).hasSameHashCodeAs(rate(percent));
        assertThat(rate(same).percent()).hasToString(percent);
    }

    @Test
    void a_rate_lies_between_nothing_and_all() {
        assertThatThrownBy(() -> rate("-0.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("100.1")).isInstanceOf(IllegalArgumentException.class);
    }
}
