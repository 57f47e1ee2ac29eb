package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleAssignmentsRoomTest {
    private static final String ARM = "https://management.azure.com";
    private static final String VERSION = "?api-version=2022-04-01";
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String NAME = "3c9a4b1e-7f60-4d8c-9b2a-51e0c7d6f844";
    private static final String OTHER = "3c9a4b1e-7f60-4d8c-9b2a-51e0c7d6f855";
    private static final String GUEST = "6b1f8a77-2f0d-4e3c-8c19-0d5e7a9b4c33";

    private final InMemoryBackend backend =
            InMemoryBackend.builder().customersDefaultPageSize(2).build();
    private final Shop shop = Shop.of(backend, "nordwind.example");
    private AzureSubscriptionId id;
    private String path;

    @BeforeEach
    void buy() {
        String plan = shop.plan();
        id = AzureSubscriptionId.of(Ask.app(backend)
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects()
                .get(0)
                .text("id"));
        path = "/subscriptions/" + id + "/providers/Microsoft.Authorization/roleAssignments";
    }

    private Ask there() {
        TokenRequest wanted =
                new TokenRequest(Service.RESOURCE_MANAGER, ARM, AuthKind.APP_USER, TenantId.of(shop.id()), null, null);
        return Ask.nobody(backend)
                .at(ARM)
                .header(
                        "Authorization",
                        "Bearer " + backend.tokens().token(wanted).value())
                .header("Content-Type", "application/json");
    }

    private String body(String role, String principal, String type) {
        return """
                {"properties": {"roleDefinitionId":
                   "/subscriptions/%s/providers/Microsoft.Authorization/roleDefinitions/%s",
                 "principalId": "%s", "principalType": "%s"}}""".formatted(id, role, principal, type);
    }

    private Ask.Answer put(String name, String body) {
        return there().send("PUT", path + "/" + name + VERSION, body);
    }

    private List<JsonObject> all(String query) {
        List<JsonObject> found = new ArrayList<>();
        String next = ARM + path + VERSION + query;
        while (next != null) {
            assertThat(next).startsWith(ARM + "/");
            JsonObject page = there().get(next.substring(ARM.length())).json();
            assertThat(page.array("value").size()).isLessThanOrEqualTo(2);
            found.addAll(page.array("value").objects());
            next = page.text("nextLink");
        }
        return found;
    }

    @Test
    void a_new_subscription_has_one_assignment_which_is_that_of_the_admin_agents() {
        List<JsonObject> found = all("");
        assertThat(found).hasSize(1);
        JsonObject properties = found.get(0).object("properties");
        assertThat(properties.text("principalId"))
                .isEqualTo(backend.adminAgents().text());
        assertThat(properties.text("principalType")).isEqualTo("ForeignGroup");
        assertThat(properties.text("roleDefinitionId")).endsWith("/" + OWNER);
        assertThat(properties.text("scope")).isEqualTo("/subscriptions/" + id);
        assertThat(found.get(0).text("id")).isEqualTo(path + "/" + found.get(0).text("name"));
        assertThat(there().get("/subscriptions/" + id + VERSION).refusal()).isEqualTo("400/InvalidApiVersionParameter");
        assertThat(there().get(path).refusal()).isEqualTo("400/MissingApiVersionParameter");
    }

    @Test
    void an_assignment_is_made_once_under_its_name() {
        Ask.Answer made = put(NAME, body("b24988ac-6180-42a0-ab88-20f7382dd24c", GUEST, "User"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().text("name")).isEqualTo(NAME);
        assertThat(made.json().object("properties").text("updatedBy"))
                .isEqualTo(backend.partnerUser().text());
        assertThat(put(
                                NAME.toUpperCase(java.util.Locale.ROOT),
                                body("B24988AC-6180-42A0-AB88-20F7382DD24C", GUEST, "user"))
                        .status())
                .isEqualTo(200);
        assertThat(put(OTHER, body("b24988ac-6180-42a0-ab88-20f7382dd24c", GUEST, "User"))
                        .refusal())
                .isEqualTo("409/RoleAssignmentExists");
        assertThat(put(NAME, body(OWNER, GUEST, "User")).refusal()).isEqualTo("400/RoleAssignmentUpdateNotPermitted");
        assertThat(all("")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "ForeignGroup, Foreign, 400/BadRequest, principalType",
        "/roleDefinitions/8, /roleDefinitions/9, 404/RoleDefinitionDoesNotExist, role definition",
        "Microsoft.Authorization/roleD, Microsoft.Authorization/d, 400/BadRequest, roleDefinitionId",
        "principalType, principal, 400/BadRequest, principal",
        "ForeignGroup, Group, 400/PrincipalNotFound, directory",
        "ForeignGroup, User, 400/PrincipalNotFound, directory",
    })
    void what_cannot_be_is_refused(String right, String wrong, String refusal, String words) {
        String body = body(OWNER, backend.adminAgents().text(), "ForeignGroup");
        assertThat(body).contains(right);
        Ask.Answer answer = put(NAME, body.replace(right, wrong));
        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().object("error").text("message")).containsIgnoringCase(words);
        assertThat(all("")).hasSize(1);
    }

    @Test
    void of_foreign_groups_only_the_admin_agents_are_known() {
        assertThat(put(NAME, body(OWNER, GUEST, "ForeignGroup")).refusal()).isEqualTo("400/PrincipalNotFound");
        assertThat(put(NAME, body(OWNER, "nobody", "User")).refusal()).isEqualTo("400/BadRequest");
        assertThat(put("first", body(OWNER, GUEST, "User")).refusal()).isEqualTo("400/InvalidRoleAssignmentId");
        String elsewhere = body(OWNER, GUEST, "User").replace("/subscriptions/" + id, "/subscriptions/" + OTHER);
        assertThat(put(NAME, elsewhere).refusal()).isEqualTo("400/BadRequest");
    }

    @Test
    void a_customer_who_took_access_away_refuses_reading_and_writing() {
        backend.world().access(id, "Contributor");
        assertThat(all("")).hasSize(1);
        Ask.Answer refused = put(NAME, body(OWNER, backend.adminAgents().text(), "ForeignGroup"));
        assertThat(refused.refusal()).isEqualTo("403/AuthorizationFailed");
        assertThat(refused.json().object("error").text("message"))
                .contains(backend.partnerUser().text())
                .contains("Microsoft.Authorization/roleAssignments/write")
                .contains("/subscriptions/" + id);
        backend.world().access(id, null);
        assertThat(there().get(path + VERSION).refusal()).isEqualTo("403/AuthorizationFailed");
        assertThat(put(NAME, body(OWNER, backend.adminAgents().text(), "ForeignGroup"))
                        .refusal())
                .isEqualTo("403/AuthorizationFailed");
    }

    @Test
    void a_role_of_the_users_own_lets_it_restore_the_group() {
        backend.world().access(id, null);
        backend.world().grant(id, backend.partnerUser(), "User Access Administrator");
        assertThat(put(NAME, body(OWNER, backend.adminAgents().text(), "ForeignGroup"))
                        .status())
                .isEqualTo(201);
        backend.world().grant(id, backend.partnerUser(), null);
        assertThat(all("")).hasSize(1);
        String rename = "/subscriptions/" + id + "/providers/Microsoft.Subscription/rename?api-version=2021-10-01";
        assertThat(there().send("POST", rename, "{\"subscriptionName\": \"x\"}").status())
                .isEqualTo(200);
    }

    @Test
    void assignments_come_in_pages_and_by_principal() {
        for (int i = 0; i < 4; i++) {
            String guest = GUEST.substring(0, 35) + i;
            put(NAME.substring(0, 35) + i, body("acdd72a7-3385-48ef-bd42-f606fba81ae7", guest, "User"));
        }
        assertThat(all("")).hasSize(5).doesNotHaveDuplicates();
        assertThat(all("&$filter=atScope()")).hasSize(5);
        assertThat(all("&$filter=principalId%20eq%20'" + GUEST.substring(0, 35) + "2'"))
                .extracting(a -> a.object("properties").text("principalId"))
                .containsExactly(GUEST.substring(0, 35) + "2");
        assertThat(there().get(path + VERSION + "&$filter=assignedTo('x')").status())
                .isEqualTo(501);
    }

    @Test
    void a_disabled_subscription_takes_no_assignment() {
        there().send(
                        "POST",
                        "/subscriptions/" + id + "/providers/Microsoft.Subscription/cancel?api-version=2021-10-01",
                        null);
        assertThat(put(NAME, body(OWNER, GUEST, "User")).refusal()).isEqualTo("409/ReadOnlyDisabledSubscription");
        assertThat(all("")).hasSize(1);
    }

    @Test
    void owners_cancel_and_contributors_do_not() {
        String cancel = "/subscriptions/" + id + "/providers/Microsoft.Subscription/cancel?api-version=2021-10-01";
        backend.world().access(id, "Contributor");
        assertThat(there().send("POST", cancel, null).refusal()).isEqualTo("403/AuthorizationFailed");
        backend.world().access(id, "Owner");
        assertThat(there().send("POST", cancel, null).status()).isEqualTo(200);
    }

    @Test
    void the_world_is_told_over_http_too() {
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1");
        String base = "/_world/azureSubscriptions/" + id;
        assertThat(world.send("POST", base + "/state", "{\"state\": \"warned\"}")
                        .status())
                .isEqualTo(200);
        String get = "/subscriptions/" + id + "?api-version=2022-12-01";
        assertThat(there().get(get).json().text("state")).isEqualTo("Warned");
        assertThat(world.send("POST", base + "/state", "{\"state\": \"Deleted\"}")
                        .status())
                .isEqualTo(400);
        String grant = "{\"principalId\": \"" + GUEST + "\", \"role\": \"reader\"}";
        assertThat(world.send("POST", base + "/grant", grant).status()).isEqualTo(200);
        assertThat(all("")).hasSize(2);
        assertThat(world.send("POST", base + "/grant", "{\"principalId\": \"" + GUEST + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(world.send("POST", base + "/access", "{\"role\": null}").status())
                .isEqualTo(200);
        assertThat(there().get(get).refusal()).isEqualTo("403/AuthorizationFailed");
        assertThatIllegalArgumentException().isThrownBy(() -> backend.world().access(id, "Emperor"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> backend.world().azureState(AzureSubscriptionId.of(OTHER), "Warned"));
        backend.clock().advance(Duration.ofDays(1));
        backend.world().access(id, "Backup Reader");
        assertThat(there().get(get).status()).isEqualTo(200);
    }
}
