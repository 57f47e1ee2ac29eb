package io.github.azureplan.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestorePartnerAccessTest {
    @Test
    void the_example_restores_one_access_and_tells_the_customer_how_to_restore_the_other() throws Exception {
        String output = Printed.by(RestorePartnerAccess::main);
        assertThat(output)
                .containsPattern("weather +NONE +Reader")
                .containsPattern("archive +UNKNOWN +cannot be read")
                .contains("weather           RESTORED", "archive           CUSTOMER_MUST_ACT")
                .contains("az role assignment create --name ", "New-AzRoleAssignment -ObjectId ")
                .contains("PUT https://management.azure.com/subscriptions/")
                .containsPattern("weather +WHOLE +Owner, Reader")
                .containsPattern("archive +WHOLE +Owner")
                .contains("without credit    0");
    }
}
