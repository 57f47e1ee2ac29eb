package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransitionLegacyCustomerTest {
    @Test
    void the_example_moves_the_customer_and_says_so() throws Exception {
        String output = Printed.by(TransitionLegacyCustomer::main);
        assertThat(output)
                .contains("obstacle          13605", "obstacle          900105")
                .contains("first start       STARTED", "second start      UNDER_WAY")
                .contains("refused, HTTP 409, code 900112")
                .contains("out of time       last seen: InProgress")
                .contains("reseller 4100025")
                .contains("result            clean")
                .doesNotContain("FINDING");
        assertThat(output.lines().filter(line -> line.contains("legacy  ")).toList())
                .hasSize(3)
                .allMatch(line -> line.endsWith("suspended"));
    }
}
