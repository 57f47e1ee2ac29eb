package io.github.azureplan.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.internal.json.Payloads;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerAccessModelsTest {
    private static final AzureSubscriptionId DEV = AzureSubscriptionId.of("899ae6f1-0000-4d5e-b6c6-e6b5019bbff8");
    private static final String WHOLE = "/subscriptions/" + DEV;
    private static final String STRANGE = "11111111-2222-4333-8444-555555555555";

    private static RoleAssignment holds(String role, String scope) {
        String definition = role == null ? null : WHOLE + "/providers/Microsoft.Authorization/roleDefinitions/" + role;
        return new RoleAssignment(
                "n", null, definition, null, null, scope, null, null, null, null, null, null, null, null);
    }

    private static AccessStatus status(RoleAssignment... held) {
        return new AccessStatus(DEV, true, List.of(held), List.of());
    }

    @Test
    void credit_reaches_as_far_as_the_roles_that_earn() {
        RoleAssignment owner = holds(AzureRole.OWNER.id(), WHOLE.toUpperCase(java.util.Locale.ROOT));
        RoleAssignment above =
                holds(AzureRole.CONTRIBUTOR.id(), "/providers/Microsoft.Management/managementGroups/everything");
        RoleAssignment part = holds(AzureRole.OWNER.id(), WHOLE + "/resourceGroups/web");
        RoleAssignment reader = holds(AzureRole.READER.id(), WHOLE);
        RoleAssignment custom = holds(STRANGE, WHOLE);
        assertThat(status(owner).credit()).isEqualTo(CreditReach.WHOLE);
        assertThat(status(reader, above).credit()).isEqualTo(CreditReach.WHOLE);
        assertThat(status(reader, part).credit()).isEqualTo(CreditReach.PARTS);
        assertThat(status(reader, custom).credit()).isEqualTo(CreditReach.UNKNOWN);
        assertThat(status(holds(null, WHOLE)).credit()).isEqualTo(CreditReach.UNKNOWN);
        assertThat(status(reader).credit()).isEqualTo(CreditReach.NONE);
        assertThat(status().credit()).isEqualTo(CreditReach.NONE);
        assertThat(new AccessStatus(DEV, false, List.of(), List.of()).credit()).isEqualTo(CreditReach.UNKNOWN);
    }

    @Test
    void roles_are_assigned_by_owners_and_access_administrators_of_the_whole() {
        assertThat(status(holds(AzureRole.USER_ACCESS_ADMINISTRATOR.id(), "/")).mayAssignRoles())
                .isTrue();
        assertThat(status(holds(AzureRole.CONTRIBUTOR.id(), WHOLE)).mayAssignRoles())
                .isFalse();
        assertThat(status(holds(AzureRole.OWNER.id(), WHOLE + "/resourceGroups/web"))
                        .mayAssignRoles())
                .isFalse();
        assertThat(status(holds(AzureRole.OWNER.id(), null)).mayAssignRoles()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "8E3AF657-A8FF-443C-A75C-2FE8C4BCB635, Owner, EARNS",
        "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/c12c1c16-33a1-487b-954d-41c89c60f349,"
                + " Reader and Data Access, EARNS",
        "/providers/microsoft.authorization/roledefinitions/fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64, Billing Reader,"
                + " DOES_NOT_EARN",
        "19e7f393-937e-4f77-808e-94535e297925, Storage Queue Data Reader, DOES_NOT_EARN",
        "11111111-2222-4333-8444-555555555555, , UNKNOWN",
    })
    void a_role_is_known_by_its_definition(String definition, String name, RoleCredit credit) {
        AzureRole role = AzureRole.of(definition);
        assertThat(role.name().orElse(null)).isEqualTo(name);
        assertThat(role.credit()).isEqualTo(credit);
        assertThat(role.id()).hasSize(36).isLowerCase();
        assertThat(role).isEqualTo(AzureRole.of(role.id())).hasSameHashCodeAs(AzureRole.of(role.id()));
        assertThat(AzureRole.creditSource()).hasHost("learn.microsoft.com");
        assertThat(AzureRole.idSource()).hasHost("learn.microsoft.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Owner", "8e3af657", "/roleDefinitions/", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635; rm"})
    void a_role_is_not_known_by_its_name(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AzureRole.of(text))
                .withMessageStartingWith("role:");
    }

    @Test
    void a_role_assignment_is_read_with_all_its_members() {
        Payloads payloads = new Payloads();
        RoleAssignment read = RoleAssignment.of(payloads.read("plans/role-assignment.json", Arm.Assignment.class));
        assertThat(read.principalId()).isEqualTo(PrincipalId.of("7a0e1f52-6d2b-4b39-9a0c-3f6f2b8d9c11"));
        assertThat(read.principalType()).isEqualTo(PrincipalType.FOREIGN_GROUP);
        assertThat(read.role()).contains(AzureRole.CONTRIBUTOR);
        assertThat(read.createdOn()).isEqualTo("2026-04-05T10:11:12.1234567Z");
        assertThat(read.condition()).isEqualTo("true");
        assertThat(read.description()).isEqualTo("restored");
        assertThat(payloads.drift()).isEmpty();
        assertThat(RoleAssignment.of(new Arm.Assignment("/a", "a", null, null)).role())
                .isEmpty();
    }

    @Test
    void a_billing_customer_is_read_bare_and_wrapped() {
        Payloads payloads = new Payloads();
        Arm.OneBillingCustomer bare = payloads.read("plans/customer.json", Arm.OneBillingCustomer.class);
        Arm.OneBillingCustomer wrapped = payloads.read("plans/customer-wrapped.json", Arm.OneBillingCustomer.class);
        assertThat(wrapped.unwrapped()).isEqualTo(bare.unwrapped()).isNotNull();
        assertThat(payloads.drift()).isEmpty();
    }
}
