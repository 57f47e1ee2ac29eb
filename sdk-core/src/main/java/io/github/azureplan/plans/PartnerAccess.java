package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The partner's access to one Azure subscription of a customer. From its creation the partner's AdminAgents group is Owner,
 * as a foreign group; the customer may take that away, and with it the partner's credit. Asked in the customer's tenant.
 * Immutable and safe for use by many threads.
 */
public final class PartnerAccess {
    /** A group that was made a moment ago takes about so long to be known everywhere. */
    private static final Duration REPLICATION = Duration.ofMinutes(2);

    private final AzureSubscriptions subscriptions;
    private final Wire wire;
    private final PlanContext plan;
    private final AzureSubscriptionId id;

    PartnerAccess(AzureSubscriptions subscriptions, Wire wire, PlanContext plan, AzureSubscriptionId id) {
        this.subscriptions = subscriptions;
        this.wire = wire;
        this.plan = plan;
        this.id = id;
    }

    /**
     * All role assignments that matter in the subscription: its own, those inherited from above, and those of single
     * resource groups and resources below.
     *
     * <p><!-- LIST_ROLE_ASSIGNMENTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription">{@code GET /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the assignments
     * @throws ForbiddenException on iteration, when the partner may not read them any more ({@code AuthorizationFailed})
     */
    public Listing<RoleAssignment> list() {
        return list(null);
    }

    /**
     * The role assignments that hold for the whole subscription: its own and the inherited ones. Fewer pages than
     * {@link #list()} where many roles are given further below.
     *
     * <p><!-- LIST_ROLE_ASSIGNMENTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription">{@code GET /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the assignments
     * @throws ForbiddenException on iteration, when the partner may not read them any more ({@code AuthorizationFailed})
     */
    public Listing<RoleAssignment> listForWholeSubscription() {
        return list("atScope()");
    }

    private Listing<RoleAssignment> list(@Nullable String filter) {
        return wire.listLinked(
                () -> assignments().path("subscription", id).queryIf("$filter", filter),
                this::assignments,
                Arm.Assignment.class,
                RoleAssignment::of);
    }

    private Call.Builder assignments() {
        return Call.on(Routes.LIST_ROLE_ASSIGNMENTS).inTenantOf(plan.tenant());
    }

    /**
     * What the partner holds, and whether that earns its credit. The partner's principals are those named; when none is,
     * every foreign group counts as the partner's, which it is unless the customer has given roles to another partner's
     * group. Name guest users, groups and service principals of the partner too when they shall count.
     *
     * <p><!-- LIST_ROLE_ASSIGNMENTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription">{@code GET /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param ours the partner's principals: the AdminAgents group and others; none to take every foreign group
     * @return the status; also when the partner may not even read the assignments
     */
    public AccessStatus status(PrincipalId... ours) {
        Set<PrincipalId> named = Set.copyOf(List.of(ours));
        Wire verb = wire.begin();
        List<RoleAssignment> all;
        try {
            all = new PartnerAccess(subscriptions, verb, plan, id).list().toList();
        } catch (ForbiddenException e) {
            if (!e.code().equals(ErrorCode.AUTHORIZATION_FAILED)) {
                throw e;
            }
            return new AccessStatus(id, false, List.of(), List.of());
        }
        List<RoleAssignment> held = new ArrayList<>(all);
        held.removeIf(each -> !isOurs(each, named));
        List<RoleAssignment> others = new ArrayList<>(all);
        others.removeIf(each -> isOurs(each, named));
        return new AccessStatus(id, true, held, others);
    }

    private static boolean isOurs(RoleAssignment assignment, Set<PrincipalId> named) {
        PrincipalId principal = assignment.principalId();
        return named.isEmpty()
                ? PrincipalType.FOREIGN_GROUP.equals(assignment.principalType())
                : principal != null && named.contains(principal);
    }

    /**
     * Makes the partner's AdminAgents group Owner again. Which group that is, is told by another Azure subscription of the
     * plan where it still is Owner, see {@link AzureSubscriptions#findAdminAgents()}. Safe to repeat.
     *
     * <p><!-- LIST_ENTITLEMENTS LIST_ROLE_ASSIGNMENTS PUT_ROLE_ASSIGNMENT -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-azure-entitlements-for-subscription">{@code GET /v1/customers/<customer>/subscriptions/<plan>/azureEntitlements}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-subscription">{@code GET /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments}</a>
     * (App+User only; safe to repeat);
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/create">{@code PUT /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments/<assignment>}</a>
     * (App+User only; safe to repeat). Role in the subscription: Owner or User Access Administrator.
     * <!-- end -->
     *
     * @return how it ended; when the partner may not do it any more, with what the customer has to do
     * @throws IllegalStateException when no subscription of the plan tells the group: give its object id
     */
    public AccessRestoration restore() {
        Wire verb = wire.begin();
        PrincipalId group = subscriptions
                .through(verb)
                .findAdminAgents()
                .orElseThrow(
                        () -> new IllegalStateException("no Azure subscription of the plan tells the AdminAgents group;"
                                + " give its object id with restore(PrincipalId), from the partner's own tenant: az ad group show"
                                + " --group AdminAgents --query id"));
        return new PartnerAccess(subscriptions, verb, plan, id).restore(group);
    }

    /**
     * Makes the partner's AdminAgents group Owner again. Safe to repeat: the assignment's name follows from subscription,
     * role and group.
     *
     * <p><!-- PUT_ROLE_ASSIGNMENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/create">{@code PUT /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments/<assignment>}</a>
     * (App+User only; safe to repeat). Role in the subscription: Owner or User Access Administrator.
     * <!-- end -->
     *
     * @param adminAgents the object id of the AdminAgents group in the partner's tenant
     * @return how it ended; when the partner may not do it any more, with what the customer has to do
     */
    public AccessRestoration restore(PrincipalId adminAgents) {
        return restore(adminAgents, AzureRole.OWNER);
    }

    /**
     * Gives the partner's group a role again. Safe to repeat: the assignment's name follows from subscription, role and
     * group. A group the directory does not know yet is waited for some minutes.
     *
     * <p><!-- PUT_ROLE_ASSIGNMENT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/rest/api/authorization/role-assignments/create">{@code PUT /subscriptions/<subscription>/providers/Microsoft.Authorization/roleAssignments/<assignment>}</a>
     * (App+User only; safe to repeat). Role in the subscription: Owner or User Access Administrator.
     * <!-- end -->
     *
     * @param group the object id of the group in the partner's tenant
     * @param role the role
     * @return how it ended; when the partner may not do it any more, with what the customer has to do
     * @throws BadRequestException when the group stays unknown ({@code PrincipalNotFound})
     */
    public AccessRestoration restore(PrincipalId group, AzureRole role) {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(role, "role");
        PartnerAccess verb = new PartnerAccess(subscriptions, wire.begin(), plan, id);
        CustomerSteps steps = stepsForCustomer(group, role);
        try {
            return new Patience("the directory to know group " + group, REPLICATION, PartnerAccess::maybeTooNew, null)
                    .call(verb.wire, () -> verb.put(group, role, steps));
        } catch (ConflictException e) {
            if (!e.code().equals(ErrorCode.ROLE_ASSIGNMENT_EXISTS)) {
                throw e;
            }
            return new AccessRestoration(AccessRestoration.Result.ALREADY_THERE, null, null, steps);
        } catch (ForbiddenException e) {
            if (!e.code().equals(ErrorCode.AUTHORIZATION_FAILED)) {
                throw e;
            }
            return new AccessRestoration(AccessRestoration.Result.CUSTOMER_MUST_ACT, null, e.details(), steps);
        }
    }

    private static boolean maybeTooNew(RuntimeException refusal) {
        return refusal instanceof BadRequestException bad && bad.code().equals(ErrorCode.PRINCIPAL_NOT_FOUND);
    }

    private AccessRestoration put(PrincipalId group, AzureRole role, CustomerSteps steps) {
        return wire.execute(Call.on(Routes.PUT_ROLE_ASSIGNMENT)
                .path("subscription", id)
                .path("assignment", name(group, role))
                .inTenantOf(plan.tenant())
                .body(body(group, role))
                .decode((response, reader) -> new AccessRestoration(
                        response.status() == 201
                                ? AccessRestoration.Result.RESTORED
                                : AccessRestoration.Result.ALREADY_THERE,
                        RoleAssignment.of(reader.<Arm.Assignment>json(response, Arm.Assignment.class)),
                        null,
                        steps)));
    }

    /**
     * What a customer would have to do to give the partner's group a role, to be sent before or without trying.
     *
     * @param group the object id of the group in the partner's tenant
     * @param role the role
     * @return the request and the commands; no I/O
     */
    public CustomerSteps stepsForCustomer(PrincipalId group, AzureRole role) {
        String name = name(group, role);
        URI url = URI.create(wire.endpoints().base(Service.RESOURCE_MANAGER) + scope()
                + "/providers/Microsoft.Authorization/roleAssignments/" + name + "?api-version=2022-04-01");
        String body = new String(wire.json().write(body(group, role)), StandardCharsets.UTF_8);
        List<String> cli = List.of(
                "az login --tenant " + plan.tenant(),
                String.join(
                        " ",
                        "az role assignment create",
                        "--name " + name,
                        "--role " + role.id(),
                        "--assignee-object-id " + group,
                        "--assignee-principal-type ForeignGroup",
                        "--scope " + scope()));
        List<String> powerShell = List.of(
                "Connect-AzAccount -Tenant " + plan.tenant() + " -Subscription " + id,
                String.join(
                        " ",
                        "New-AzRoleAssignment",
                        "-ObjectId " + group,
                        "-ObjectType ForeignGroup",
                        "-RoleDefinitionId " + role.id(),
                        "-Scope " + scope()));
        return new CustomerSteps(plan.tenant(), "PUT", url, body, cli, powerShell);
    }

    private Arm.AssignmentRequest body(PrincipalId group, AzureRole role) {
        return new Arm.AssignmentRequest(
                new Arm.AssignmentRequestProperties(role.definitionIn(scope()), group, PrincipalType.FOREIGN_GROUP));
    }

    /** The same for the same subscription, role and group, so that a repeat is the same assignment. */
    private String name(PrincipalId group, AzureRole role) {
        String key = scope() + "\n" + role.id() + "\n" + group;
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String scope() {
        return "/subscriptions/" + id;
    }

    /** The groups of other tenants that own the whole subscription. */
    Set<PrincipalId> foreignOwners() {
        return listForWholeSubscription().stream()
                .filter(each -> PrincipalType.FOREIGN_GROUP.equals(each.principalType()))
                .filter(each -> each.role().filter(AzureRole.OWNER::equals).isPresent())
                .map(RoleAssignment::principalId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }
}
