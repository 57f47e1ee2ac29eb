package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TransitionLegacyCustomerTest {
    @Test
    void the_example_moves_the_customer_and_says_so() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream terminal = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            TransitionLegacyCustomer.main(new String[0]);
        } finally {
            System.setOut(terminal);
        }
        String output = printed.toString(StandardCharsets.UTF_8);
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
