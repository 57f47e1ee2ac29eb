package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IndirectProviderTest {
    @Test
    void the_example_buys_a_plan_for_each_reseller_and_ends_one() throws Exception {
        String output = Printed.by(IndirectProvider::main);
        assertThat(output)
                .containsPattern("Fjord Digital +4200013 +Active +signed")
                .containsPattern("Laguna Cloud +4200021 +Active +no, 2203: ")
                .contains("Fjord's customers Rossi Vela")
                .contains("refused           HTTP 403, code 900123")
                .containsPattern("active, reseller 4200013\\R")
                .containsPattern("active, reseller 4200021\\R")
                .contains("has several Azure plans:")
                .contains("Fjord's again     the same")
                .containsPattern("telemetry +active +reseller 4200021")
                .contains("refused           HTTP 403, code 900115")
                .contains("Laguna's plan     suspended")
                .contains("still Fjord's     Microsoft Azure plan, active")
                .doesNotContain("ANOTHER");
    }
}
