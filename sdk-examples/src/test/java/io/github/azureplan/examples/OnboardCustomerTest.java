package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnboardCustomerTest {
    @Test
    void the_example_makes_one_customer_one_plan_and_two_subscriptions() throws Exception {
        String output = Printed.by(OnboardCustomer::main);
        assertThat(output)
                .contains("as written        StreetPartial", "as suggested      1 Strandvej: VerifiedShippable")
                .contains("first password is here, printed UserCredentials[***]")
                .contains("after a crash     the same, first password is here")
                .contains("two days later    the same, first password is gone")
                .contains("obstacle          AGREEMENT_MISSING")
                .contains("version NEWEST, attested by user ")
                .contains("out of time       go on with cart ")
                .contains(", Nordwind Azure, active", "orders            1")
                .contains("shop once more    the same")
                .doesNotContain("ANOTHER");
        assertThat(output.lines().filter(line -> line.contains("  WHOLE  ")).toList())
                .hasSize(2);
    }
}
