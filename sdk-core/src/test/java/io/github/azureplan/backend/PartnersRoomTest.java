package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.Market;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnersRoomTest {
    private static final String STATUS = "/v1/compliance/csp/agreementstatus";
    private static final TenantId NORD = TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001");
    private static final TenantId SYD = TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0002");
    private static final TenantId OTHER = TenantId.of("7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0003");

    private final InMemoryBackend backend =
            InMemoryBackend.builder().partnerType(PartnerType.INDIRECT_PROVIDER).build();
    private final Ask ask = Ask.user(backend);

    PartnersRoomTest() {
        backend.world().indirectReseller(NORD, MpnId.of("5100001"), "Nordsoft", Market.of("DK"));
        backend.world().indirectReseller(SYD, MpnId.of("5100002"), "Sydsoft", Market.of("BR"));
        backend.world().otherPartner(OTHER, MpnId.of("5100003"));
    }

    @Test
    void the_provider_lists_its_resellers_under_either_spelling_of_the_type() {
        for (String type : List.of("IsIndirectCloudSolutionProviderOf", "is_indirect_cloud_solution_provider_of")) {
            JsonObject list =
                    ask.get("/v1/relationships?relationship_type=" + type).json();
            assertThat(list.decimal("totalCount")).isEqualByComparingTo("2");
            JsonObject first = list.array("items").objects().get(0);
            assertThat(first.text("id")).isEqualTo(NORD.text());
            assertThat(first.text("name")).isEqualTo("Nordsoft");
            assertThat(first.text("relationshipType")).isEqualTo("is_indirect_cloud_solution_provider_of");
            assertThat(first.text("state")).isEqualTo("Active");
            assertThat(first.text("mpnId")).isEqualTo("5100001");
            assertThat(first.text("location")).isEqualTo("DK");
        }
        assertThat(ask.get("/v1/relationships?relationship_type=IsIndirectResellerOf")
                        .json()
                        .array("items")
                        .size())
                .isZero();
    }

    @Test
    void a_partnership_that_has_ended_stays_in_the_list_as_inactive() {
        backend.world().partnership(MpnId.of("5100002"), false);
        assertThat(states()).containsExactly("Active", "Inactive");
        backend.world().partnership(MpnId.of("5100002"), true);
        assertThat(states()).containsExactly("Active", "Active");
    }

    private List<String> states() {
        return ask
                .get("/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf")
                .json()
                .array("items")
                .objects()
                .stream()
                .map(item -> item.text("state"))
                .toList();
    }

    @Test
    void relationships_need_a_type_a_user_and_a_provider() {
        assertThat(ask.get("/v1/relationships").refusal()).isEqualTo("400/800002");
        assertThat(ask.get("/v1/relationships?relationship_type=Friends").refusal())
                .isEqualTo("400/900126");
        String path = "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf";
        assertThat(Ask.app(backend).get(path).refusal()).isEqualTo("403/900329");
        assertThat(Ask.user(InMemoryBackend.create()).get(path).refusal()).isEqualTo("403/2032");
        InMemoryBackend reseller = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_RESELLER)
                .build();
        Ask.Answer bare = Ask.user(reseller).get(path);
        assertThat(bare.status()).isEqualTo(403);
        assertThat(bare.body()).isEmpty();
    }

    @Test
    void a_signed_agreement_is_found_by_either_id() {
        assertThat(ask.get(STATUS + "?mpnId=5100001").json().bool("isAgreementSigned"))
                .isTrue();
        assertThat(ask.get(STATUS + "?TenantId=" + SYD).json().bool("isAgreementSigned"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400/2001",
        "?mpnId=, 400/2001",
        "?mpnId=5100001&tenantId=7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0001, 400/2000",
        "?mpnId=51A, 400/2000",
        "?tenantId=nordsoft.example, 400/2000",
        "?mpnId=5100099, 400/2200",
        "?mpnId=5100002, 400/2201",
        "?mpnId=5100003, 400/2204",
        "?tenantId=7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0099, 400/2205"
    })
    void what_cannot_be_answered_is_refused_with_its_code(String query, String refusal) {
        assertThat(ask.get(STATUS + query).refusal()).isEqualTo(refusal);
    }

    @Test
    void a_reseller_that_has_not_signed_has_a_code_for_each_way_of_asking() {
        backend.world().resellerAgreement(MpnId.of("5100001"), false);
        assertThat(ask.get(STATUS + "?mpnId=5100001").refusal()).isEqualTo("400/2203");
        assertThat(ask.get(STATUS + "?tenantId=" + NORD).refusal()).isEqualTo("400/2206");
        assertThat(Ask.app(backend).get(STATUS + "?mpnId=5100001").refusal()).isEqualTo("403/900329");
    }

    @Test
    void the_partner_can_ask_for_itself() {
        String own = STATUS + "?tenantId=" + backend.partnerTenant();
        assertThat(ask.get(own).json().bool("isAgreementSigned")).isTrue();
        backend.world().partnerAgreement(false);
        assertThat(ask.get(own).json().bool("isAgreementSigned")).isFalse();
    }

    @Test
    void the_resellers_of_a_customer_are_the_one_it_was_created_for() {
        String body =
                Ask.newCustomer("kunde.example").replaceFirst("\\{", "{\"associatedPartnerId\": \"" + NORD + "\", ");
        String id = ask.request(1).post("/v1/customers", body).json().text("id");
        String own = backend.world().customer("DE", "eigen.example", "Eigen").text();

        JsonObject list = ask.get("/v1/customers/" + id + "/relationships").json();
        assertThat(list.array("items").objects())
                .extracting(i -> i.text("mpnId"))
                .containsExactly("5100001");
        assertThat(ask.get("/v1/customers/" + own + "/relationships")
                        .json()
                        .array("items")
                        .size())
                .isZero();
    }

    @Test
    void resellers_and_standing_can_be_set_from_another_process() {
        Ask control = Ask.nobody(backend).at("http://127.0.0.1:8080");
        assertThat(control.post(
                                "/_world/resellers",
                                "{\"tenantId\": \"7a5a6f1e-1f0c-4a0b-9b68-2c1f0c9d0004\", \"mpnId\": \"5100004\","
                                        + " \"name\": \"Östsoft\", \"agreementSigned\": false}")
                        .status())
                .isEqualTo(200);
        assertThat(ask.get(STATUS + "?mpnId=5100004").refusal()).isEqualTo("400/2203");
        JsonObject partner = control.post(
                        "/_world/partner",
                        "{\"agreementSigned\": false, \"programActive\": false, \"country\": \"se\","
                                + " \"onboarded\": false}")
                .json();
        assertThat(partner.bool("agreementSigned")).isFalse();
        assertThat(partner.bool("programActive")).isFalse();
        assertThat(partner.array("notOnboarded").toString()).contains("SE");
    }

    @Test
    void what_a_user_may_do_follows_from_its_roles_and_an_application_has_none() {
        String customer =
                backend.world().customer("SE", "roller.example", "Roller").text();
        String carts = "/v1/customers/" + customer + "/carts";
        String upgrades = "{\"customerId\": \"" + customer + "\", \"productFamily\": \"azure\"}";
        backend.world().partnerRoles(PartnerRole.BILLING_ADMIN);
        assertThat(ask.post(carts, "{\"lineItems\": []}").refusal()).isEqualTo("403/900150");
        assertThat(Ask.app(backend).post(carts, "{\"lineItems\": []}").refusal())
                .isEqualTo("400/800002");
        assertThat(ask.post("/v1/productUpgrades/eligibility", upgrades).status())
                .isEqualTo(200);
        assertThat(ask.get("/v1/customers/" + customer).status()).isEqualTo(200);

        Ask control = Ask.nobody(backend).at("http://127.0.0.1:8080");
        assertThat(control.post("/_world/partner", "{\"roles\": [\"Sales agent\"]}")
                        .json()
                        .array("roles")
                        .toString())
                .isEqualTo("[\"SALES_AGENT\"]");
        assertThat(ask.post(carts, "{\"lineItems\": []}").refusal()).isEqualTo("400/800002");
        assertThat(control.post("/_world/partner", "{\"roles\": [\"King\"]}").status())
                .isEqualTo(400);
        backend.world().partnerRoles();
        assertThat(ask.post("/v1/productUpgrades/eligibility", upgrades).refusal())
                .isEqualTo("403/900150");
    }

    @Test
    void an_mpn_id_has_one_tenant() {
        assertThatThrownBy(() -> backend.world().indirectReseller(OTHER, MpnId.of("5100001")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mpnId");
        assertThatThrownBy(() -> backend.world().partnership(MpnId.of("1"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mpnId");
    }
}
