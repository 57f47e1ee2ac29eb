package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.RawRequest;
import io.github.azureplan.backend.Fault;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.plans.AccessRestoration;
import io.github.azureplan.plans.AccessRestoration.Result;
import io.github.azureplan.plans.AccessStatus;
import io.github.azureplan.plans.AzurePlan;
import io.github.azureplan.plans.AzureRole;
import io.github.azureplan.plans.AzureSubscriptions;
import io.github.azureplan.plans.CreditReach;
import io.github.azureplan.plans.CustomerSteps;
import io.github.azureplan.plans.NewAzureSubscription;
import io.github.azureplan.plans.PartnerAccess;
import io.github.azureplan.plans.PrincipalType;
import io.github.azureplan.plans.RoleAssignment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class PartnerAccessContractTest {
    private static final PrincipalId STRANGER = PrincipalId.of("0f0f0f0f-1111-4222-8333-444444444444");

    private AzurePlan plan;
    private AzureSubscriptions subscriptions;
    private AzureSubscriptionId dev;

    private PartnerAccess access(Lab lab) {
        plan = lab.plan();
        subscriptions = plan.azureSubscriptions();
        dev = subscriptions.create(NewAzureSubscription.named("dev")).id();
        return subscriptions.access(dev);
    }

    @OnEveryTransport
    void the_admin_agents_own_a_new_subscription_and_earn_credit_for_all_of_it(Lab lab) {
        PartnerAccess access = access(lab);
        AccessStatus status = access.status();
        assertThat(status.readable()).isTrue();
        assertThat(status.held()).hasSize(1).isEqualTo(access.list().toList());
        RoleAssignment held = status.held().get(0);
        assertThat(held.principalId()).isEqualTo(lab.backend().adminAgents());
        assertThat(held.principalType()).isEqualTo(PrincipalType.FOREIGN_GROUP);
        assertThat(held.role()).contains(AzureRole.OWNER);
        assertThat(held.scope()).isEqualTo("/subscriptions/" + dev);
        assertThat(status.credit()).isEqualTo(CreditReach.WHOLE);
        assertThat(status.mayAssignRoles()).isTrue();
        assertThat(status.others()).isEmpty();
        assertThat(subscriptions.findAdminAgents()).contains(lab.backend().adminAgents());
    }

    @OnEveryTransport
    void others_do_not_count_unless_they_are_named(Lab lab) {
        PartnerAccess access = access(lab);
        lab.backend().world().access(dev, "Reader");
        lab.backend().world().grant(dev, STRANGER, "Backup Contributor");

        AccessStatus status = access.status();
        assertThat(status.credit()).isEqualTo(CreditReach.NONE);
        assertThat(status.mayAssignRoles()).isFalse();
        assertThat(status.others()).extracting(RoleAssignment::principalId).containsExactly(STRANGER);

        AccessStatus named = access.status(STRANGER);
        assertThat(named.credit()).isEqualTo(CreditReach.WHOLE);
        assertThat(named.others())
                .extracting(RoleAssignment::principalId)
                .containsExactly(lab.backend().adminAgents());
    }

    @OnEveryTransport
    void access_that_was_taken_away_is_told_and_not_thrown(Lab lab) {
        PartnerAccess access = access(lab);
        lab.backend().world().access(dev, null);
        AccessStatus status = access.status();
        assertThat(status.readable()).isFalse();
        assertThat(status.held()).isEmpty();
        assertThat(status.credit()).isEqualTo(CreditReach.UNKNOWN);
        assertThat(status.mayAssignRoles()).isFalse();
        assertThatThrownBy(() -> access.list().toList()).isInstanceOf(ForbiddenException.class);
    }

    @OnEveryTransport
    void a_partner_who_may_still_assign_roles_restores_itself_once(Lab lab) {
        PartnerAccess access = access(lab);
        lab.backend().world().access(dev, "User Access Administrator");
        lab.backend()
                .faults()
                .add(Fault.loseAnswer().on("PUT", "roleAssignments/*").times(1));

        AccessRestoration done = access.restore(lab.backend().adminAgents());

        // The first attempt was carried out, so its repeat found the same assignment.
        assertThat(done.result()).isEqualTo(Result.ALREADY_THERE);
        assertThat(done.assigned()).isTrue();
        assertThat(done.customerSteps()).isEmpty();
        assertThat(done.refusal()).isEmpty();
        assertThat(done.assignment().orElseThrow().role()).contains(AzureRole.OWNER);
        assertThat(access.restore().result()).isEqualTo(Result.ALREADY_THERE);
        assertThat(access.status().held()).hasSize(2);
        assertThat(access.restore(lab.backend().adminAgents(), AzureRole.CONTRIBUTOR)
                        .result())
                .isEqualTo(Result.RESTORED);
        assertThat(access.status().held()).hasSize(3);
    }

    @OnEveryTransport
    void a_role_the_customer_has_given_under_another_name_is_there_already(Lab lab) {
        PartnerAccess access = access(lab);
        AccessRestoration done = access.restore(lab.backend().adminAgents());
        assertThat(done.result()).isEqualTo(Result.ALREADY_THERE);
        assertThat(done.assignment()).isEmpty();
        assertThat(done).hasToString("AccessRestoration[ALREADY_THERE]");
    }

    @OnEveryTransport
    void whoever_may_not_restore_gets_what_the_customer_has_to_do(Lab lab) {
        PartnerAccess access = access(lab);
        lab.backend().world().access(dev, null);

        AccessRestoration refused = access.restore();

        assertThat(refused.result()).isEqualTo(Result.CUSTOMER_MUST_ACT);
        assertThat(refused.assigned()).isFalse();
        assertThat(refused.refusal().orElseThrow().code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILED);
        CustomerSteps steps = refused.customerSteps().orElseThrow();
        String group = lab.backend().adminAgents().text();
        assertThat(steps).isEqualTo(access.stepsForCustomer(PrincipalId.of(group), AzureRole.OWNER));
        assertThat(steps.azureCli().get(0)).isEqualTo("az login --tenant " + plan.customerId());
        assertThat(steps.azureCli().get(1))
                .startsWith("az role assignment create --name ")
                .endsWith(" --role 8e3af657-a8ff-443c-a75c-2fe8c4bcb635 --assignee-object-id " + group
                        + " --assignee-principal-type ForeignGroup --scope /subscriptions/" + dev);
        assertThat(steps.powerShell())
                .containsExactly(
                        "Connect-AzAccount -Tenant " + plan.customerId() + " -Subscription " + dev,
                        "New-AzRoleAssignment -ObjectId " + group + " -ObjectType ForeignGroup -RoleDefinitionId"
                                + " 8e3af657-a8ff-443c-a75c-2fe8c4bcb635 -Scope /subscriptions/" + dev);
        assertThat(steps.toText())
                .contains(steps.azureCli())
                .contains(steps.powerShell())
                .contains(steps.body());
        followed(lab, steps);
        assertThat(access.status().credit()).isEqualTo(CreditReach.WHOLE);
        assertThat(access.restore().result()).isEqualTo(Result.ALREADY_THERE);
    }

    /** Somebody with the right to do so sends exactly the request that was given. */
    private void followed(Lab lab, CustomerSteps steps) {
        lab.backend().world().grant(dev, lab.backend().partnerUser(), "User Access Administrator");
        URI url = steps.url();
        String base = lab.client().toString().contains("127.0.0.1") ? "/arm" : "";
        assertThat(url.getPath()).startsWith(base + "/subscriptions/" + dev + "/providers/Microsoft.Authorization/");
        assertThat(steps.method()).isEqualTo("PUT");
        assertThat(lab.client()
                        .raw()
                        .send(RawRequest.put(
                                        Service.RESOURCE_MANAGER,
                                        url.getPath().substring(base.length()) + "?" + url.getQuery())
                                .appUser()
                                .inTenantOf(steps.tenant())
                                .json(steps.body()))
                        .status())
                .isEqualTo(201);
        lab.backend().world().grant(dev, lab.backend().partnerUser(), null);
    }

    @OnEveryTransport
    void the_group_is_told_by_another_subscription_or_has_to_be_given(Lab lab) {
        PartnerAccess access = access(lab);
        assertThat(lab.backend().requests()).isNotEmpty();
        subscriptions.list().forEach(each -> lab.backend().world().access(each.id(), null));
        assertThat(subscriptions.findAdminAgents()).isEmpty();
        assertThatThrownBy(access::restore)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restore(PrincipalId)");
        // Owner by a role of its own the user may assign roles, but no foreign group owns anything.
        lab.backend().world().grant(dev, lab.backend().partnerUser(), "Owner");
        assertThatThrownBy(access::restore).isInstanceOf(IllegalStateException.class);
        assertThat(access.restore(lab.backend().adminAgents()).result()).isEqualTo(Result.RESTORED);
    }

    @OnEveryTransport
    void a_group_that_is_not_known_everywhere_yet_is_waited_for_and_not_for_ever(Lab lab) {
        PartnerAccess access = access(lab);
        lab.backend().world().access(dev, "User Access Administrator");
        lab.backend()
                .faults()
                .add(Fault.status(400, "PrincipalNotFound")
                        .on("PUT", "roleAssignments/*")
                        .times(3));
        assertThat(access.restore(lab.backend().adminAgents()).result()).isEqualTo(Result.RESTORED);

        Instant begin = lab.backend().clock().now();
        assertThatThrownBy(() -> access.restore(STRANGER))
                .isInstanceOfSatisfying(
                        BadRequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PRINCIPAL_NOT_FOUND));
        assertThat(Duration.between(begin, lab.backend().clock().now()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @OnEveryTransport
    void role_assignments_come_in_pages_of_the_customers_tenant(Lab lab) {
        lab.backend(b -> b.customersDefaultPageSize(2));
        PartnerAccess access = access(lab);
        for (int i = 0; i < 6; i++) {
            PrincipalId guest = PrincipalId.of("0f0f0f0f-1111-4222-8333-44444444440" + i);
            lab.backend().world().grant(dev, guest, "Reader");
        }
        assertThat(access.list().toList()).hasSize(7).doesNotHaveDuplicates();
        assertThat(access.listForWholeSubscription().pages()).hasSize(4);
        assertThat(access.status().others()).hasSize(6);
    }

    @OnEveryTransport
    void a_read_only_client_assigns_no_role(Lab lab) {
        access(lab);
        AzurePlanClient readOnly = lab.client(AzurePlanClient.Builder::readOnly);
        PartnerAccess access = readOnly.customer(plan.customerId())
                .azurePlan()
                .get()
                .azureSubscriptions()
                .access(dev);
        assertThat(access.status().credit()).isEqualTo(CreditReach.WHOLE);
        assertThatThrownBy(() -> access.restore(lab.backend().adminAgents())).isInstanceOf(IllegalStateException.class);
        assertThat(List.of(lab.requests("PUT", "roleassignments"))).containsExactly(0L);
    }
}
