package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementsRoomTest {
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Ask ask = Ask.user(backend);
    private final CustomerId customer = backend.world().customer("DE", "nordwind.example", "Nordwind");
    private final String path = "/v1/customers/" + customer.text() + "/agreements";

    private String template() {
        JsonObject metadata = ask.get("/v1/agreements?agreementType=MicrosoftCustomerAgreement")
                .json();
        return metadata.array("items").objects().get(0).text("templateId");
    }

    private String attestation(String phone) {
        return """
                {"primaryContact": {"firstName": "Ada", "lastName": "Berg", "email": "ada@nordwind.example",
                   "phoneNumber": "%s"},
                 "templateId": "%s", "dateAgreed": "2026-03-02T00:00:00.000Z", "type": "MicrosoftCustomerAgreement"}
                """.formatted(phone, template());
    }

    @Test
    void the_default_metadata_is_that_of_the_retired_agreement() {
        assertThat(types("")).containsExactly("MicrosoftCloudAgreement");
        assertThat(types("?agreementType=MicrosoftCustomerAgreement")).containsExactly("MicrosoftCustomerAgreement");
        assertThat(types("?agreementType=*")).hasSize(2);
        assertThat(ask.get("/v1/agreements?agreementType=Handshake").refusal()).isEqualTo("400/900126");
    }

    private List<String> types(String query) {
        return ask.get("/v1/agreements" + query).json().array("items").objects().stream()
                .map(t -> t.text("agreementType"))
                .toList();
    }

    @Test
    void an_attestation_is_read_back_under_its_type_only() {
        Ask.Answer attested = ask.post(path, attestation("040123"));

        assertThat(attested.status()).isEqualTo(201);
        assertThat(attested.json().text("dateAgreed")).isEqualTo("2026-03-02T00:00:00.000Z");
        assertThat(attested.json().text("userId")).hasSize(36);

        assertThat(ask.get(path).json().array("items").size()).isZero();
        JsonObject read =
                ask.get(path + "?agreementType=MicrosoftCustomerAgreement").json();
        assertThat(read.members()).containsOnlyKeys("totalCount", "items");
        JsonObject item = read.array("items").objects().get(0);
        assertThat(item.text("dateAgreed")).isEqualTo("2026-03-02T00:00:00");
        assertThat(item.object("primaryContact").text("email")).isEqualTo("ada@nordwind.example");
        assertThat(directlySigned()).isFalse();
    }

    @Test
    void the_same_contact_again_is_refused_in_the_long_shape() {
        ask.post(path, attestation("040123"));

        Ask.Answer again = ask.post(path, attestation("040123"));

        assertThat(again.refusal()).isEqualTo("409/600061");
        assertThat(again.json().text("errorName")).isEqualTo("PartnerConfirmedAgreementAlreadyExists");
        assertThat(again.json().bool("isRetryable")).isFalse();
        assertThat(again.json().members()).doesNotContainKeys("data", "source");
        assertThat(ask.post(path, attestation("040124")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "dateAgreed, 2026-03-02T00:00:00.000Z, 2026-03-02T08:00:01Z",
        "dateAgreed, 2026-03-02T00:00:00.000Z, yesterday",
        "type, MicrosoftCustomerAgreement, MicrosoftCloudAgreement",
        "primaryContact.lastName, Berg, ''",
        "primaryContact.email, ada@nordwind.example, ada",
        "signedBy, '\"type\":', '\"signedBy\": \"x\", \"type\":'",
    })
    void an_attestation_that_cannot_be_names_the_field(String field, String right, String wrong) {
        String body = attestation("040123");
        assertThat(body).contains(right);

        Ask.Answer answer = ask.post(path, body.replace(right, wrong));

        assertThat(answer.refusal()).isEqualTo("400/800002");
        assertThat(answer.json().text("description")).contains(field);
    }

    @Test
    void a_stored_template_id_is_refused() {
        String body = attestation("1").replace(template(), "5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001");

        assertThat(ask.post(path, body).json().text("description")).contains("templateId");
    }

    @Test
    void dates_without_zone_and_with_ticks_are_read() {
        String body = attestation("1");
        assertThat(ask.post(path, body.replace("2026-03-02T00:00:00.000Z", "2026-03-01T23:00:00.1234567"))
                        .json()
                        .text("dateAgreed"))
                .isEqualTo("2026-03-01T23:00:00.123Z");
        assertThat(ask.post(path, attestation("2").replace("2026-03-02T00:00:00.000Z", "2026-03-01T23:00:00+02:00"))
                        .json()
                        .text("dateAgreed"))
                .isEqualTo("2026-03-01T21:00:00.000Z");
    }

    @Test
    void a_direct_acceptance_shows_in_the_status_and_not_among_the_attestations() {
        backend.world().acceptAgreement(customer);

        assertThat(directlySigned()).isTrue();
        assertThat(ask.get(path + "?agreementType=*").json().array("items").size())
                .isZero();
    }

    @Test
    void once_retired_the_attestation_is_no_longer_taken() {
        InMemoryBackend later =
                InMemoryBackend.builder().legacyAttestationRetired(true).build();
        later.world().customer("DE", "nordwind.example", "Nordwind");

        assertThat(Ask.user(later).post(path, attestation("040123")).refusal()).isEqualTo("400/900141");
    }

    @Test
    void app_only_tokens_may_neither_attest_nor_read() {
        Ask app = Ask.app(backend);
        assertThat(app.post(path, attestation("1")).refusal()).isEqualTo("403/900329");
        assertThat(app.get(path).refusal()).isEqualTo("403/900329");
        assertThat(app.get("/v1/customers/" + customer.text() + "/directSignedMicrosoftCustomerAgreementStatus")
                        .refusal())
                .isEqualTo("403/900329");
    }

    @Test
    void agreements_of_a_lost_customer_are_out_of_reach() {
        backend.world().removeRelationship(customer);
        assertThat(ask.get(path).refusal()).isEqualTo("403/20002");
        assertThat(ask.post(path, attestation("1")).refusal()).isEqualTo("403/20002");
    }

    private boolean directlySigned() {
        return ask.get("/v1/customers/" + customer.text() + "/directSignedMicrosoftCustomerAgreementStatus")
                .json()
                .bool("isSigned");
    }

    @Test
    void a_new_version_makes_the_one_before_unfit_for_attestation() {
        String before = template();
        String body = attestation("040123");
        Ask control = Ask.nobody(backend).at("http://127.0.0.1:8080");
        String now = control.post("/_world/agreementTemplates", "{}").json().text("templateId");
        List<JsonObject> items = ask.get("/v1/agreements?agreementType=MicrosoftCustomerAgreement")
                .json()
                .array("items")
                .objects();
        assertThat(items).extracting(t -> t.text("templateId")).containsExactly(before, now);
        assertThat(items).extracting(t -> t.decimal("versionRank").intValue()).containsExactly(0, 1);
        assertThat(ask.post(path, body).refusal()).isEqualTo("400/800002");
        assertThat(ask.post(path, body.replace(before, now)).status()).isEqualTo(201);
    }

    @Test
    void a_document_is_found_by_the_exact_template_and_country() {
        String documents = "/v1/agreementtemplates/" + template() + "/document";
        JsonObject usual = ask.get(documents).json();
        assertThat(usual.members()).containsOnlyKeys("displayUri", "downloadUri", "language", "country");
        assertThat(usual.text("language")).isEqualTo("en-US");
        assertThat(usual.text("country")).isEqualTo("US");
        JsonObject german = ask.get(documents + "?language=de-de&country=AT").json();
        assertThat(german.text("language")).isEqualTo("de-DE");
        assertThat(german.text("country")).isEqualTo("AT");
        assertThat(ask.get(documents + "?language=xx-XX").json().text("language"))
                .isEqualTo("en-US");
        assertThat(ask.get(documents + "?country=de").refusal()).isEqualTo("400/800002");
        String other = documents.replace(template(), template().toUpperCase(Locale.ROOT));
        assertThat(ask.get(other).refusal()).isEqualTo("404/1000");
        assertThat(Ask.app(backend).get(documents).refusal()).isEqualTo("403/900329");
    }

    @Test
    void an_enhanced_attestation_is_for_applications_only() {
        String body = """
                {"country": "DE", "language": "de-DE", "companyName": "Nordwind",
                 "signatoryFirstName": "Ada", "signatoryLastName": "Berg"}
                """;
        Ask app = Ask.app(backend);
        assertThat(app.request(1).post("/v1/attestations/enhanced", body).status())
                .isEqualTo(201);
        assertThat(app.request(1).post("/v1/attestations/enhanced", body).json().text("id"))
                .hasSize(36);
        assertThat(ask.post("/v1/attestations/enhanced", body).refusal()).isEqualTo("403/2032");
        for (String member : List.of("country", "language", "companyName", "signatoryFirstName", "signatoryLastName")) {
            Ask.Answer lacking = app.post(
                    "/v1/attestations/enhanced",
                    body.replaceFirst("\"" + member + "\": \"[^\"]*\"", "\"phone\": \"1\""));
            assertThat(lacking.refusal()).as(member).isEqualTo("400/800002");
        }
        InMemoryBackend without =
                InMemoryBackend.builder().enhancedAttestationOffered(false).build();
        assertThat(Ask.app(without).post("/v1/attestations/enhanced", body).refusal())
                .isEqualTo("400/900141");
    }

    @Test
    void the_status_of_a_duplicate_can_be_chosen() {
        InMemoryBackend other =
                InMemoryBackend.builder().duplicateAttestationStatus(400).build();
        String id = other.world().customer("DE", "nordwind.example", "Nordwind").text();
        Ask user = Ask.user(other);
        user.post("/v1/customers/" + id + "/agreements", attestation("040123"));
        assertThat(user.post("/v1/customers/" + id + "/agreements", attestation("040123"))
                        .refusal())
                .isEqualTo("400/600061");
        assertThatThrownBy(() -> InMemoryBackend.builder().duplicateAttestationStatus(500))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("duplicateAttestationStatus");
    }
}
