package io.github.azureplan.internal.backend.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {
    @ParameterizedTest
    @CsvSource({
        "20, 120.5682999999995904716, 602.84",
        "97, 27.23292827625710931604, 28.08",
        "0, 0, 0",
        "0, 0.0001, 100",
        ", 12, 0"
    })
    void the_percentage_is_that_of_the_published_samples(BigDecimal budget, BigDecimal cost, BigDecimal percent) {
        assertThat(Budgets.percentUsed(budget, cost)).isEqualByComparingTo(percent);
    }
}
