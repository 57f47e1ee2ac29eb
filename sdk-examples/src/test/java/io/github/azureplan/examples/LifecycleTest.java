package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "--http"})
    void from_the_first_customer_to_a_bill_that_adds_up(String option) throws Exception {
        String[] options = option.isEmpty() ? new String[0] : new String[] {option};
        String output = Printed.by(none -> Lifecycle.main(options));
        assertThat(output)
                .contains("shown once: yes, now")
                .contains("the same plan, nothing ordered", "orders            1, completed")
                .contains("development      active", "test             cancelled")
                .contains("sum 100.80 USD, cut to cents: 100.80 USD")
                .contains("[2026-03-11, 2026-03-12]")
                .contains("reconciled to the cent")
                .contains("11  Done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--https", "help"})
    void another_option_is_refused_by_name(String option) {
        assertThatThrownBy(() -> Lifecycle.main(new String[] {option})).hasMessageContaining(option);
    }
}
