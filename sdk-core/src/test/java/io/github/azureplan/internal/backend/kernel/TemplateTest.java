package io.github.azureplan.internal.backend.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    @Test
    void gaps_may_be_parts_of_a_segment() {
        Template sheet = Template.of("/v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value");

        assertThat(sheet.match(List.of(
                        "v1.0", "sales", "PriceSheets(market='se',PricesheetView='azure_consumption')", "$value")))
                .isEqualTo(Map.of("market", "se", "view", "azure_consumption"));
        assertThat(sheet.match(List.of("v1.0", "sales", "pricesheets(Market='',PricesheetView='x')", "$value")))
                .isNull();
    }

    @Test
    void a_starred_gap_takes_whole_segments() {
        Template roles = Template.of("/{scope*}/providers/Microsoft.Authorization/roleAssignments/{name}");

        assertThat(roles.match(List.of(
                        "subscriptions",
                        "s",
                        "resourceGroups",
                        "g",
                        "providers",
                        "microsoft.authorization",
                        "roleassignments",
                        "r")))
                .isEqualTo(Map.of("scope", "subscriptions/s/resourceGroups/g", "name", "r"));
        assertThat(roles.match(List.of("providers", "Microsoft.Authorization", "roleAssignments", "r")))
                .isNull();
    }

    @Test
    void literals_weigh_before_gaps() {
        String literal = Template.of("/v1/customers/relationshiprequests").weight();
        String gap = Template.of("/v1/customers/{customerId}").weight();
        String part = Template.of("/v1/customers/x{customerId}").weight();

        assertThat(List.of(gap, literal, part).stream().sorted()).containsExactly(literal, part, gap);
    }
}
