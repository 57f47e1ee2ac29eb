package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Profiles, qualifications, the end of a relationship and of a sandbox customer, on bytes. */
class CustomerCareRoomsTest {
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Ask ask = Ask.user(backend);

    private static String made(InMemoryBackend backend, String domain) {
        return Ask.user(backend)
                .request(domain.hashCode() & 0xffff)
                .post("/v1/customers", Ask.newCustomer(domain))
                .json()
                .text("id");
    }

    private String customer() {
        return "/v1/customers/" + made(backend, "nordwind.example");
    }

    private Ask.Answer put(String path, String tag, String body) {
        return ask.header("If-Match", tag)
                .header("Content-Type", "application/json")
                .send("PUT", path, body);
    }

    private Ask.Answer patch(String path, String body) {
        return ask.header("Content-Type", "application/json").send("PATCH", path, body);
    }

    private static String quoted(JsonObject profile) {
        return '"' + profile.object("attributes").text("etag") + '"';
    }

    @Test
    void a_company_profile_is_for_users_only() {
        String path = customer() + "/profiles/company";
        JsonObject profile = ask.get(path).json();
        assertThat(profile.text("companyName")).isEqualTo("Nordwind Handel");
        assertThat(profile.object("address").text("city")).isEqualTo("Hamburg");
        assertThat(profile.object("attributes").text("objectType")).isEqualTo("CustomerCompanyProfile");
        assertThat(Ask.app(backend).get(path).refusal()).isEqualTo("403/900329");
    }

    @Test
    void a_billing_profile_is_replaced_whole_under_its_tag() {
        String path = customer() + "/profiles/billing";
        JsonObject read = Ask.app(backend).get(path).json();
        String body = read.toString().replace("Hafenstr. 7", "Hafenstr. 8");
        Ask.Answer updated = put(path, quoted(read), body);
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().object("defaultAddress").text("addressLine1")).isEqualTo("Hafenstr. 8");
        assertThat(quoted(updated.json())).isNotEqualTo(quoted(read));
        assertThat(ask.get(path).body()).isEqualTo(updated.body());

        assertThat(put(path, quoted(read), body).refusal()).isEqualTo("412/800036");
        assertThat(put(path, "\"1\"", updated.body()).refusal()).isEqualTo("400/800002");
        assertThat(put(path, "1", updated.body()).refusal()).isEqualTo("400/800002");
        assertThat(ask.header("Content-Type", "application/json")
                        .send("PUT", path, updated.body())
                        .refusal())
                .isEqualTo("400/2055");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"email\":\"office@nordwind.example\"', '\"email\":\"office\"', 400/3000",
        "'\"country\":\"DE\"', '\"country\":\"FR\"', 400/3000",
        "'\"city\":\"Hamburg\"', '\"city\":\"\"', 400/800002",
        "'\"language\":\"de\",', '', 400/800002",
        "'\"language\":\"de\"', '\"language\":\"de\",\"tone\":\"x\"', 400/800002",
        "'\"id\":\"', '\"id\":\"0', 400/3000",
    })
    void a_billing_profile_keeps_the_rules_of_a_new_customer(String right, String wrong, String refusal) {
        String path = customer() + "/profiles/billing";
        JsonObject read = ask.get(path).json();
        assertThat(read.toString()).contains(right);
        assertThat(put(path, quoted(read), read.toString().replaceFirst(java.util.regex.Pattern.quote(right), wrong))
                        .refusal())
                .isEqualTo(refusal);
        assertThat(ask.get(path).json()).isEqualTo(read);
    }

    @Test
    void a_customer_that_is_hidden_is_neither_read_nor_listed_yet_its_domain_is_taken() {
        String path = customer();
        CustomerId id = CustomerId.of(path.substring("/v1/customers/".length()));
        backend.world().hide(id, Duration.ofMinutes(1));
        for (String below : new String[] {"", "/profiles/company", "/profiles/billing", "/qualifications"}) {
            assertThat(ask.get(path + below).refusal()).as(below).isEqualTo("404/60003");
        }
        assertThat(ask.get("/v1/customers").json().array("items").size()).isZero();
        assertThat(ask.head("/v1/domains/nordwind.example").status()).isEqualTo(200);
        assertThat(ask.get(path + "/subscriptions").status()).isEqualTo(200);
        backend.clock().advance(Duration.ofMinutes(1));
        assertThat(ask.get(path).status()).isEqualTo(200);
        Ask.nobody(backend)
                .at("http://127.0.0.1")
                .post("/_world/customers/" + id.text() + "/hide", "{\"time\": \"PT30S\"}");
        assertThat(ask.get(path).status()).isEqualTo(404);
        assertThatThrownBy(() -> backend.world().hide(id, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_qualification_is_vetted_until_the_world_decides() {
        String path = customer() + "/qualifications";
        assertThat(ask.get(path).body()).isEqualTo("[]");
        assertThat(Ask.app(backend)
                        .post(path, "{\"Qualification\": \"Education\"}")
                        .refusal())
                .isEqualTo("403/900329");
        Ask.Answer asked = ask.post(path, "{\"Qualification\": \"education\", \"EducationSegment\": \"K12\"}");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.json().text("qualification")).isEqualTo("Education");
        assertThat(asked.json().text("vettingStatus")).isEqualTo("InReview");
        assertThat(asked.json().text("vettingCreateDate")).isEqualTo("2026-03-02T08:00:00.000Z");
        backend.clock().advance(Duration.ofMinutes(30));
        assertThat(ask.post(path, "{\"qualification\": \"Education\"}").json())
                .as("asked twice")
                .isEqualTo(asked.json());

        String id = path.split("/", -1)[3];
        Ask.Answer decided = Ask.nobody(backend)
                .at("http://127.0.0.1")
                .post(
                        "/_world/customers/" + id + "/qualifications",
                        "{\"qualification\": \"Education\", \"vettingStatus\": \"denied\", \"vettingReason\": \"no\"}");
        assertThat(decided.status()).isEqualTo(200);
        JsonObject denied = ask.get(path).array().objects().get(0);
        assertThat(denied.text("vettingStatus")).isEqualTo("Denied");
        assertThat(denied.text("vettingReason")).isEqualTo("no");
        assertThat(denied.text("vettingCreatedDate")).isEqualTo("2026-03-02T08:00:00.000Z");
        assertThat(ask.post(path, "{\"qualification\": \"Education\"}").json().text("vettingCreateDate"))
                .isEqualTo("2026-03-02T08:30:00.000Z");
        assertThatThrownBy(() -> backend.world().qualification(CustomerId.of(id), "Baking", "Approved", null))
                .hasMessageContaining("qualification");
        assertThatThrownBy(() -> backend.world().qualification(CustomerId.of(id), "Education", "Perhaps", null))
                .hasMessageContaining("vettingStatus");
    }

    @ParameterizedTest
    @CsvSource({
        "'', None, 400/800002",
        "'', nonprofit, 400/800002",
        "'', Baking, 400/900126",
        "'?code=7', Education, 400/800002",
        "'?validationcode=7', GovernmentCommunityCloud, 400/800002",
    })
    void a_qualification_that_cannot_be_set_is_refused(String query, String qualification, String refusal) {
        String path = customer() + "/qualifications";
        assertThat(ask.post(path + query, "{\"qualification\": \"" + qualification + "\"}")
                        .refusal())
                .isEqualTo(refusal);
        assertThat(ask.get(path).body()).isEqualTo("[]");
    }

    @Test
    void a_government_customer_may_bring_its_code_and_a_state_owned_one_is_not_vetted() {
        String path = customer() + "/qualifications";
        assertThat(ask.post(path + "?code=7", "{\"qualification\": \"GovernmentCommunityCloud\"}")
                        .status())
                .isEqualTo(201);
        JsonObject owned =
                ask.post(path, "{\"qualification\": \"StateOwnedEntity\"}").json();
        assertThat(owned.members()).containsOnlyKeys("qualification");
    }

    @Test
    void a_relationship_ends_for_users_and_answers_in_capitals() {
        String path = customer();
        String body = "{\"relationshipToPartner\": \"none\", \"attributes\": {\"objectType\": \"Customer\"}}";
        assertThat(Ask.app(backend)
                        .header("Content-Type", "application/json")
                        .send("PATCH", path, body)
                        .refusal())
                .isEqualTo("403/900329");
        assertThat(patch(path, body.replace("none", "advisor")).refusal()).isEqualTo("400/800002");
        assertThat(patch(path, body.replace("{\"rel", "{\"commerceId\": \"x\", \"rel"))
                        .refusal())
                .isEqualTo("400/800002");
        Ask.Answer ended = patch(path + "/", body);
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.body()).contains("\"Id\":null").contains("\"RelationshipToPartner\":\"none\"");
        assertThat(ask.get(path).refusal()).isEqualTo("403/20002");
        assertThat(patch(path, body).refusal()).isEqualTo("403/20002");
        Ask.nobody(backend)
                .at("http://127.0.0.1")
                .post(path.replace("/v1", "/_world") + "/relationship", "{\"related\": true}");
        assertThat(ask.get(path).status()).isEqualTo(200);
    }

    @Test
    void what_is_active_or_on_its_way_keeps_the_relationship() {
        Shop shop = Shop.of(backend, "nordwind.example");
        String body = "{\"relationshipToPartner\": \"none\"}";
        String order = shop.buy().json().array("orders").objects().get(0).text("id");
        Ask.Answer early = patch(shop.customer(), body);
        assertThat(early.refusal()).isEqualTo("403/2032");
        assertThat(early.json().text("description")).contains(order);
        backend.clock().advance(Duration.ofMinutes(5));
        String plan = shop.subscriptions("").get(0).text("id");
        assertThat(patch(shop.customer(), body).json().text("description")).contains(plan);

        JsonObject entitlement = shop.ask()
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects()
                .get(0);
        assertThat(shop.ask()
                        .post(
                                shop.customer() + "/subscriptions/" + plan + "/azureEntitlements/"
                                        + entitlement.text("id") + "/cancel",
                                "{\"cancellationReason\": \"Other\"}")
                        .status())
                .isEqualTo(202);
        backend.clock().advance(Duration.ofHours(1));
        assertThat(patch(shop.customer() + "/subscriptions/" + plan, "{\"status\": \"suspended\"}")
                        .status())
                .isEqualTo(200);
        assertThat(patch(shop.customer(), body).status()).isEqualTo(200);

        CustomerId legacy = backend.world().legacyCustomer("DE", "altwind.example", "Altwind");
        assertThat(patch("/v1/customers/" + legacy.text(), body).refusal()).isEqualTo("403/2032");
    }

    @Test
    void an_invitation_is_made_for_users_and_not_in_a_sandbox() {
        JsonObject invitation = ask.get("/v1/customers/relationshiprequests").json();
        assertThat(invitation.text("url"))
                .startsWith("https://admin.microsoft.com/")
                .contains("partnerId=" + backend.partnerTenant().text(), "DAP=true", "msppId=");
        assertThat(Ask.app(backend).get("/v1/customers/relationshiprequests").refusal())
                .isEqualTo("403/900329");
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        assertThat(Ask.user(sandbox).get("/v1/customers/relationshiprequests").refusal())
                .isEqualTo("400/900127");
    }

    @Test
    void a_sandbox_holds_seventy_five_customers_and_a_deletion_makes_room() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        String first = made(sandbox, "c0.example");
        for (int i = 1; i < 75; i++) {
            made(sandbox, "c" + i + ".example");
        }
        Ask.Answer full = Ask.user(sandbox).request(1).post("/v1/customers", Ask.newCustomer("more.example"));
        assertThat(full.refusal()).isEqualTo("400/800018");
        assertThat(Ask.user(sandbox).head("/v1/domains/more.example").status()).isEqualTo(404);

        Ask.Answer deleted = Ask.app(sandbox).send("DELETE", "/v1/customers/" + first, null);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.bytes()).isEmpty();
        assertThat(Ask.user(sandbox).get("/v1/customers/" + first).refusal()).isEqualTo("404/60003");
        assertThat(Ask.user(sandbox).head("/v1/domains/c0.example").status()).isEqualTo(404);
        String again = Ask.user(sandbox)
                .request(2)
                .post("/v1/customers", Ask.newCustomer("c0.example"))
                .json()
                .text("id");
        assertThat(again).isNotNull().isNotEqualTo(first);
    }

    @Test
    void a_deletion_is_for_sandboxes_and_for_real_addresses() {
        assertThat(ask.send("DELETE", customer(), null).refusal()).isEqualTo("400/900127");
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        String id = Ask.user(sandbox)
                .request(1)
                .post("/v1/customers", Ask.newCustomer("nordwind.example").replace("20457", "20-457"))
                .json()
                .text("id");
        assertThat(Ask.user(sandbox).send("DELETE", "/v1/customers/" + id, null).refusal())
                .isEqualTo("400/800002");
        assertThat(Ask.user(sandbox).get("/v1/customers/" + id).status()).isEqualTo(200);
        String world =
                sandbox.world().customer("NL", "polder.example", "Polder").text();
        assertThat(Ask.user(sandbox)
                        .send("DELETE", "/v1/customers/" + world, null)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_deletion_leaves_nothing_of_the_tenant_anywhere() {
        InMemoryBackend sandbox =
                InMemoryBackend.builder().integrationSandbox(true).build();
        Shop shop = Shop.of(sandbox, "nordwind.example");
        Shop other = Shop.of(sandbox, "suedwind.example");
        String plan = shop.plan();
        String othersPlan = other.plan();
        shop.buy();
        assertThat(azure(shop, plan)).isNotEmpty();
        assertThat(Ask.user(sandbox).send("DELETE", shop.customer(), null).status())
                .isEqualTo(204);
        sandbox.clock().advance(Duration.ofMinutes(30));

        assertThat(azure(other, othersPlan)).as("what others have stays").hasSize(1);
        assertThat(other.orders("")).hasSize(1);
        CustomerId next = sandbox.world().customer("DE", "nordwind.example", "Nordwind");
        assertThat(next.text()).isNotEqualTo(shop.id());
        sandbox.world().acceptAgreement(next);
        Shop anew = new Shop(sandbox, "/v1/customers/" + next.text(), shop.ask());
        assertThat(anew.orders("")).isEmpty();
        assertThat(anew.subscriptions("")).isEmpty();
        assertThat(anew.plan()).isNotEqualTo(plan);
    }

    private static java.util.List<JsonObject> azure(Shop shop, String plan) {
        return shop.ask()
                .get(shop.customer() + "/subscriptions/" + plan + "/azureEntitlements")
                .json()
                .array("items")
                .objects();
    }
}
