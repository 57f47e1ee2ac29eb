package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Tokens;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.RoleAssignment;
import io.github.azureplan.internal.backend.subscriptions.Roles;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has which role in an Azure subscription. Roles in its resource groups and resources are given by the world only, and
 * listed.
 */
public final class RoleAssignmentsRoom extends Room {
    private static final String ASSIGNMENTS =
            "/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleAssignments";
    private static final Pattern DEFINITION = Pattern.compile(
            "(?:/subscriptions/([^/]+))?/providers/Microsoft\\.Authorization/roleDefinitions/([^/]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_PRINCIPAL = Pattern.compile("principalId eq '([^']+)'", Pattern.CASE_INSENSITIVE);
    private static final List<String> TYPES = List.of("User", "Group", "ServicePrincipal", "ForeignGroup", "Device");
    private static final Shape ASSIGNMENT = Shape.object()
            .object(
                    "properties",
                    Shape.object().text("roleDefinitionId", "principalId", "principalType", "description"));

    @Serves(
            front = Front.ARM,
            method = "GET",
            path = ASSIGNMENTS,
            auth = Auth.USER_ONLY,
            query = {"api-version", "$filter", "$skiptoken"})
    @Documented("Role Assignments - List For Subscription; List Azure role assignments using the REST API")
    @Assumed({
        "any role in the subscription lets the partner read the role assignments",
        "assignments are listed by name; the filters known are atScope(), which leaves out those in resource groups and"
                + " resources, and principalId eq '{id}'"
    })
    Result list(Request request, State state) {
        String version = Arm.requireVersion(request, Arm.AUTHORIZATION);
        AzureSubscription found =
                ArmSubscriptionsRoom.find(request, state, "Microsoft.Authorization/roleAssignments/read");
        String filter = request.query("$filter");
        Matcher principal = OF_PRINCIPAL.matcher(filter == null ? "" : filter);
        if (filter != null && !filter.equalsIgnoreCase("atScope()") && !principal.matches()) {
            throw new Refusal(
                    501, null, "$filter: only atScope() and principalId eq '{id}' are modelled by the backend");
        }
        NavigableMap<String, JsonObject> all = new TreeMap<>();
        for (RoleAssignment each : found.assignments()) {
            boolean listed = principal.matches()
                    ? each.principalId(request.ids()).equalsIgnoreCase(principal.group(1))
                    : filter == null || each.everywhere();
            if (listed) {
                all.put(each.name(request.ids(), found.id()), json(request.ids(), found, each));
            }
        }
        String path = ASSIGNMENTS.replace("{subscriptionId}", found.id()) + "?api-version=" + version
                + (filter == null
                        ? ""
                        : "&$filter=" + filter.replace(" ", "%20").replace("'", "%27"));
        return new Result(state, Reply.json(200, Arm.page(request, all, path)));
    }

    @Serves(
            front = Front.ARM,
            method = "PUT",
            path = ASSIGNMENTS + "/{assignment}",
            auth = Auth.USER_ONLY,
            query = {"api-version"})
    @Documented("Role Assignments - Create; Reinstate admin privileges for CSP Azure subscriptions")
    @Assumed({
        "only Owner and User Access Administrator may assign roles, others get 403 with AuthorizationFailed",
        "the same assignment under the same name is 200, under another name 409 with RoleAssignmentExists",
        "another assignment under a name in use is 400 with RoleAssignmentUpdateNotPermitted",
        "a disabled subscription takes no role assignments: 409 with ReadOnlyDisabledSubscription"
    })
    Result create(Request request, State state) {
        Arm.requireVersion(request, Arm.AUTHORIZATION);
        String action = "Microsoft.Authorization/roleAssignments/write";
        AzureSubscription found = ArmSubscriptionsRoom.find(request, state, action);
        List<String> roles = found.rolesOf(request.caller().objectId());
        if (!roles.contains(Roles.OWNER) && !roles.contains(Roles.USER_ACCESS_ADMINISTRATOR)) {
            throw Arm.denied(request, action, "/subscriptions/" + found.id());
        }
        String name = request.path("assignment").toLowerCase(Locale.ROOT);
        if (!Input.isGuid(name)) {
            throw new Refusal(400, "InvalidRoleAssignmentId", "The name of a role assignment must be a GUID.");
        }
        RoleAssignment wanted =
                wanted(request, found, name, request.body(ASSIGNMENT).objectOrEmpty("properties"));
        ArmSubscriptionsRoom.requireEnabled(request, found);
        for (RoleAssignment present : found.assignments()) {
            boolean sameName = present.name(request.ids(), found.id()).equals(name);
            boolean same = present.role().equals(wanted.role())
                    && present.holder().equals(wanted.holder())
                    && present.everywhere();
            if (sameName && same) {
                return new Result(state, Reply.json(200, json(request.ids(), found, present)));
            }
            if (same) {
                throw new Refusal(409, "RoleAssignmentExists", "The role assignment already exists.");
            }
            if (sameName) {
                throw new Refusal(
                        400,
                        "RoleAssignmentUpdateNotPermitted",
                        "Principal and role of a role assignment are not allowed to be updated.");
            }
        }
        State after = AzureSubscriptions.assign(state, found, wanted, request.now());
        return new Result(after, Reply.json(201, json(request.ids(), found, wanted)));
    }

    @Documented("Role Assignments - Create")
    @Assumed({
        "the directory knows every user, group and service principal, and of foreign groups only the partner's"
                + " AdminAgents",
        "AdminAgents named as another kind than ForeignGroup is not found: 400 with PrincipalNotFound",
        "a role that the backend does not know is 404 with RoleDefinitionDoesNotExist"
    })
    private static RoleAssignment wanted(
            Request request, AzureSubscription subscription, String name, JsonObject properties) {
        String principal = properties.textOrEmpty("principalId");
        if (!Input.isGuid(principal)) {
            throw Arm.bad("properties.principalId: must be a GUID");
        }
        String given = properties.text("principalType");
        String type = TYPES.stream()
                .filter(t -> t.equalsIgnoreCase(Objects.requireNonNullElse(given, "User")))
                .findFirst()
                .orElseThrow(() -> Arm.bad("properties.principalType: must be one of " + String.join(", ", TYPES)));
        boolean adminAgents = principal.equalsIgnoreCase(RoleAssignment.adminAgents(request.ids()));
        if (adminAgents != type.equals("ForeignGroup")) {
            throw new Refusal(400, "PrincipalNotFound", "Principal " + principal + " does not exist in the directory.");
        }
        boolean ours = adminAgents || principal.equalsIgnoreCase(Tokens.userId(request.ids()));
        return new RoleAssignment(
                name,
                role(subscription, properties.textOrEmpty("roleDefinitionId")),
                adminAgents ? RoleAssignment.ADMIN_AGENTS : principal.toLowerCase(Locale.ROOT),
                type,
                request.now(),
                request.caller().objectId(),
                properties.text("description"),
                "",
                ours ? RoleAssignment.OWN : null);
    }

    private static String role(AzureSubscription subscription, String definition) {
        Matcher parts = DEFINITION.matcher(definition);
        boolean here =
                parts.matches() && (parts.group(1) == null || parts.group(1).equalsIgnoreCase(subscription.id()));
        if (!here) {
            throw Arm.bad("properties.roleDefinitionId: must be the address of a role definition in this subscription");
        }
        String role = Roles.ofId(parts.group(2));
        if (role == null) {
            throw new Refusal(404, "RoleDefinitionDoesNotExist", "The specified role definition does not exist.");
        }
        return role;
    }

    private static JsonObject json(Ids ids, AzureSubscription subscription, RoleAssignment assignment) {
        String subscriptionScope = "/subscriptions/" + subscription.id();
        String scope = subscriptionScope + assignment.scope();
        String name = assignment.name(ids, subscription.id());
        Object by = assignment.createdBy() == null ? JsonScalar.NULL : assignment.createdBy();
        String at = Wire.ticks(assignment.createdAt());
        JsonObject properties = JsonObject.of(
                "roleDefinitionId",
                subscriptionScope + "/providers/Microsoft.Authorization/roleDefinitions/" + Roles.id(assignment.role()),
                "principalId",
                assignment.principalId(ids),
                "principalType",
                assignment.principalType(),
                "scope",
                scope,
                "condition",
                JsonScalar.NULL,
                "conditionVersion",
                JsonScalar.NULL,
                "createdOn",
                at,
                "updatedOn",
                at,
                "createdBy",
                by,
                "updatedBy",
                by,
                "delegatedManagedIdentityResourceId",
                JsonScalar.NULL,
                "description",
                assignment.description() == null ? JsonScalar.NULL : assignment.description());
        return JsonObject.of(
                "properties",
                properties,
                "id",
                scope + "/providers/Microsoft.Authorization/roleAssignments/" + name,
                "type",
                "Microsoft.Authorization/roleAssignments",
                "name",
                name);
    }
}
