package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.plans.AzureRole;
import io.github.azureplan.plans.RoleCredit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditRolesTest {
    @Test
    void the_list_has_a_source_an_age_and_both_kinds() {
        assertThat(CreditRoles.source()).hasHost("learn.microsoft.com");
        assertThat(CreditRoles.asOf().getValue()).isEqualTo(2025);
        assertThat(CreditRoles.earning())
                .contains(AzureRole.OWNER, AzureRole.SUPPORT_REQUEST_CONTRIBUTOR)
                .doesNotContain(AzureRole.READER);
        assertThat(CreditRoles.notEarning()).contains(AzureRole.READER).doesNotContain(AzureRole.OWNER);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, EARNS",
        "AcrPull, EARNS",
        "Reader and Data Access, EARNS",
        "SQL DB Contributor, EARNS",
        "Reader, DOES_NOT_EARN",
        "Billing Reader, DOES_NOT_EARN",
        "Cognitive Services User, DOES_NOT_EARN",
        "CDN Endpoint Reader, DOES_NOT_EARN",
        "Storage Table Data Reader, DOES_NOT_EARN",
        "Our own watchers, UNKNOWN"
    })
    void a_name_is_enough_where_there_is_no_id(String name, RoleCredit credit) {
        assertThat(CreditRoles.ofName(name)).isEqualTo(credit);
    }
}
