package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersRoomTest {
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Ask ask = Ask.user(backend);

    private Ask.Answer create(String body) {
        return Ask.user(backend).request(body.hashCode() & 0xffff).post("/v1/customers", body);
    }

    @Test
    void a_domain_is_free_until_a_customer_or_a_stranger_has_it() {
        assertThat(ask.head("/v1/domains/nordwind.example").status()).isEqualTo(404);
        create(Ask.newCustomer("nordwind.example"));
        backend.world().domainTaken("elsewhere.example");

        Ask.Answer taken = ask.head("/v1/domains/NordWind.example");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body()).isEmpty();
        assertThat(ask.head("/v1/domains/elsewhere.example").status()).isEqualTo(200);
    }

    @Test
    void a_new_customer_shows_its_password_once() {
        Ask.Answer created = create(Ask.newCustomer("nordwind.example"));
        JsonObject json = created.json();
        String id = json.text("id");

        assertThat(created.status()).isEqualTo(201);
        assertThat(json.object("companyProfile").text("tenantId")).isEqualTo(id);
        assertThat(json.object("userCredentials").text("password")).isNotEmpty();
        assertThat(json.object("billingProfile").object("defaultAddress").text("phoneNumber"))
                .isEmpty();
        assertThat(json.object("billingProfile").object("attributes").text("etag"))
                .matches("-?[0-9]+");

        JsonObject read = ask.get("/v1/customers/" + id.toUpperCase(java.util.Locale.ROOT))
                .json();
        assertThat(read.has("userCredentials")).isFalse();
        assertThat(read.text("relationshipToPartner")).isEqualTo("reseller");
        assertThat(read.bool("allowDelegatedAccess")).isTrue();
        assertThat(read.object("companyProfile").object("address").text("city")).isEqualTo("Hamburg");
        assertThat(read.object("links").object("self").text("uri")).isEqualTo("/customers/" + id);
    }

    @Test
    void pascal_case_and_explicit_nulls_are_taken() {
        String body = """
                {"Id": null, "CommerceId": null,
                 "CompanyProfile": {"TenantId": null, "Domain": "WestStreet.example", "CompanyName": null,
                   "Attributes": {"ObjectType": "CustomerCompanyProfile"}},
                 "BillingProfile": {"Id": null, "Email": "kim@weststreet.example", "Culture": "EN-US", "Language": "En",
                   "CompanyName": "West Street", "DefaultAddress": {"Country": "US", "Region": null, "City": "Reno",
                     "State": "NV", "AddressLine1": "12 Elm Rd", "AddressLine2": null, "PostalCode": "89501",
                     "FirstName": "Kim", "LastName": "Vale", "PhoneNumber": "7755550100"},
                   "Attributes": {"ObjectType": "CustomerBillingProfile"}},
                 "RelationshipToPartner": "none", "AllowDelegatedAccess": null, "UserCredentials": null,
                 "CustomDomains": null, "AssociatedPartnerId": null, "Attributes": {"ObjectType": "Customer"}}
                """;
        Ask.Answer created = create(body);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonObject billing = created.json().object("billingProfile");
        assertThat(billing.text("culture")).isEqualTo("en-US");
        assertThat(billing.text("language")).isEqualTo("En");
        assertThat(billing.object("defaultAddress").members()).doesNotContainKey("addressLine2");
    }

    @Test
    void ids_must_be_sent_with_a_creation() {
        Ask.Answer without = ask.post("/v1/customers", Ask.newCustomer("nordwind.example"));

        assertThat(without.refusal()).isEqualTo("400/800002");
        assertThat(without.json().text("description")).contains("MS-RequestId");
        assertThat(ask.head("/v1/domains/nordwind.example").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "domain, '\"domain\": \"nordwind.example\"', '\"domain\": \"nordwind\"', 400/800002",
        "domain, '\"domain\": \"nordwind.example\"', '\"domain\": null', 400/800002",
        "email, 'office@nordwind.example', 'office', 400/3000",
        "culture, 'de-DE', 'german', 400/3000",
        "language, '\"language\": \"de\"', '\"language\": \"deu\"', 400/3000",
        "companyName, 'Nordwind Handel', ' ', 400/800002",
        "lastName, '\"lastName\": \"Berg\",', '', 400/800002",
        "country, '\"country\": \"DE\"', '\"country\": \"QQ\"', 400/3000",
        "defaultAddress.city, 'Hamburg', '', 400/800002",
        "companyProfile.tenantName, '\"domain\":', '\"tenantName\": \"x\", \"domain\":', 400/800002",
        "userCredentials, '{\"companyProfile\"', "
                + "'{\"userCredentials\": {\"userName\": \"a\", \"password\": \"b\"}, \"companyProfile\"', 400/800002",
        "companyProfile, '\"companyProfile\": {', '\"companyProfile\": \"', 400/800002",
    })
    void a_creation_that_lacks_something_names_it(String field, String right, String wrong, String refusal) {
        String body = Ask.newCustomer("nordwind.example");
        assertThat(body).contains(right);

        Ask.Answer answer = create(body.replace(right, wrong));

        assertThat(answer.refusal()).isEqualTo(refusal);
        if (!field.equals("companyProfile")) {
            assertThat(answer.json().text("description")).contains(field);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 12345678, '', 400/600002",
        "RU, '', 4951234567, 400/600049",
        "RU, 123, 4951234567, 400/600050",
        "RU, 1234567890, '', 400/600051",
        "VN, '', 123, 400/600049",
    })
    void some_countries_ask_for_a_registration_number(String country, String number, String phone, String refusal) {
        String company = number.isEmpty() ? "" : ", \"organizationRegistrationNumber\": \"" + number + "\"";
        String body = Ask.newCustomer("nordwind.example", country, company)
                .replace("\"country\"", "\"phoneNumber\": \"" + phone + "\", \"country\"");

        assertThat(create(body).refusal()).isEqualTo(refusal);
    }

    @Test
    void a_registration_number_in_the_right_form_is_kept() {
        String body = Ask.newCustomer("nordwind.example", "RU", ", \"organizationRegistrationNumber\": \"1234567890\"")
                .replace("\"country\"", "\"phoneNumber\": \"4951234567\", \"country\"");

        assertThat(create(body).json().object("companyProfile").text("organizationRegistrationNumber"))
                .isEqualTo("1234567890");
    }

    @Test
    void only_an_indirect_provider_names_a_reseller_it_works_with() {
        String reseller = "5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001";
        String body = Ask.newCustomer("nordwind.example")
                .replace("{\"companyProfile\"", "{\"associatedPartnerId\": \"" + reseller + "\", \"companyProfile\"");
        assertThat(create(body).refusal()).isEqualTo("403/2032");

        InMemoryBackend provider = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_PROVIDER)
                .build();
        assertThat(Ask.user(provider).request(1).post("/v1/customers", body).refusal())
                .isEqualTo("403/2032");
        provider.world().indirectReseller(TenantId.of(reseller), MpnId.of("4000123"));
        assertThat(Ask.app(provider).request(2).post("/v1/customers", body).refusal())
                .isEqualTo("403/900329");
        JsonObject created =
                Ask.user(provider).request(3).post("/v1/customers", body).json();
        assertThat(created.text("associatedPartnerId")).isEqualTo(reseller);
        assertThat(created.text("relationshipToPartner")).isEqualTo("reseller");

        provider.world().customer("DE", "own.example", "Own");
        assertThat(list(provider, "?filter=" + filter("IndirectReseller", reseller)))
                .containsExactly("Nordwind Handel");
    }

    @Test
    void reading_a_customer_tells_malformed_unknown_and_unrelated_apart() {
        CustomerId id = backend.world().customer("DE", "nordwind.example", "Nordwind");

        assertThat(ask.get("/v1/customers/not-a-guid").refusal()).isEqualTo("400/800002");
        assertThat(ask.get("/v1/customers/5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001").refusal())
                .isEqualTo("404/60003");
        backend.world().removeRelationship(id);
        assertThat(ask.get("/v1/customers/" + id.text()).refusal()).isEqualTo("403/20002");
        assertThat(list(backend, "")).isEmpty();
        backend.world().restoreRelationship(id);
        assertThat(ask.get("/v1/customers/" + id.text()).status()).isEqualTo(200);
    }

    @Test
    void pages_follow_each_other_until_there_is_no_next_link() {
        for (int i = 0; i < 7; i++) {
            backend.world().customer("DE", "c" + i + ".example", "Company " + (char) ('G' - i));
        }
        List<String> names = new ArrayList<>();
        JsonObject page = ask.get("/v1/customers?size=3").json();
        assertThat(page.decimal("totalCount").intValue()).isEqualTo(3);
        int pages = 1;
        while (true) {
            page.array("items")
                    .objects()
                    .forEach(c -> names.add(c.object("companyProfile").text("companyName")));
            JsonObject next = page.object("links").object("next");
            if (next == null) {
                break;
            }
            JsonObject header = next.array("headers").objects().get(0);
            assertThat(header.text("value")).isEqualTo(page.text("continuationToken"));
            assertThat(next.text("uri")).isEqualTo("/customers?size=3&seekOperation=Next");
            page = ask.header(header.text("key"), header.text("value"))
                    .get("/v1/customers?seekOperation=Next")
                    .json();
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(page.has("continuationToken")).isFalse();
        assertThat(names).hasSize(7).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_page_token_keeps_the_filter_and_does_not_live_for_ever() {
        for (int i = 0; i < 4; i++) {
            backend.world().customer("DE", "nord" + i + ".example", "Nord " + i);
            backend.world().customer("DE", "sued" + i + ".example", "Sued " + i);
        }
        JsonObject first = ask.get("/v1/customers?size=3&filter=" + filter("CompanyName", "nord"))
                .json();
        Ask next = ask.header("MS-ContinuationToken", first.text("continuationToken"));

        assertThat(names(next.get("/v1/customers?seekOperation=Next").json())).containsExactly("Nord 3");
        backend.clock().advance(Duration.ofMinutes(59));
        assertThat(next.get("/v1/customers?seekOperation=Next").status()).isEqualTo(200);
        backend.clock().advance(Duration.ofMinutes(2));
        Ask later = Ask.user(backend).header("MS-ContinuationToken", first.text("continuationToken"));
        assertThat(later.get("/v1/customers?seekOperation=Next").refusal()).isEqualTo("400/800002");
        for (String token :
                List.of("e30=", "%%%", "", first.text("continuationToken").substring(4))) {
            Ask.Answer answer =
                    Ask.user(backend).header("MS-ContinuationToken", token).get("/v1/customers?seekOperation=Next");
            assertThat(answer.refusal()).as(token).isEqualTo("400/800002");
        }
    }

    @Test
    void a_customer_that_arrives_between_two_pages_doubles_nothing() {
        for (int i = 0; i < 4; i++) {
            backend.world().customer("DE", "c" + i + ".example", "M" + i);
        }
        JsonObject first = ask.get("/v1/customers?size=2").json();
        backend.world().customer("DE", "early.example", "A");

        Ask next = ask.header("MS-ContinuationToken", first.text("continuationToken"));
        assertThat(names(next.get("/v1/customers?seekOperation=Next").json())).containsExactly("M2", "M3");
    }

    @Test
    void a_size_of_zero_means_the_default() {
        InMemoryBackend small =
                InMemoryBackend.builder().customersDefaultPageSize(2).build();
        for (int i = 0; i < 3; i++) {
            small.world().customer("DE", "c" + i + ".example", "C" + i);
        }
        assertThat(list(small, "?size=0")).hasSize(2);
        assertThat(list(small, "")).hasSize(2);
        assertThat(list(small, "?size=9999")).hasSize(3);
        assertThat(Ask.user(small).get("/v1/customers?size=-1").refusal()).isEqualTo("400/800002");
        assertThat(Ask.user(small).get("/v1/customers?seekOperation=Last").refusal())
                .isEqualTo("400/800042");
    }

    @Test
    void a_search_compares_the_beginning_without_case() {
        backend.world().customer("DE", "nordwind.example", "Nordwind Handel");
        backend.world().customer("DE", "north.example", "Winterberg");

        assertThat(list(backend, "?size=0&filter=" + filter("CompanyName", "NORD")))
                .containsExactly("Nordwind Handel");
        assertThat(list(backend, "?filter=" + filter("domain", "nor"))).hasSize(2);
        assertThat(list(backend, "?filter=" + filter("Domain", "wind"))).isEmpty();
    }

    @Test
    void a_search_that_is_not_offered_is_refused() {
        for (String filter : List.of(
                "{\"Field\":\"City\",\"Value\":\"x\",\"Operator\":\"starts_with\"}",
                "{\"Field\":\"Domain\",\"Value\":\"x\",\"Operator\":\"equals\"}",
                "{\"Field\":\"Domain\",\"Value\":\"x\",\"Operater\":\"starts_with\"}",
                "[]",
                "{")) {
            String query = "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
            assertThat(ask.get("/v1/customers" + query).refusal()).as(filter).isEqualTo("400/800002");
        }
    }

    @Test
    void an_address_is_judged_by_street_number_and_postal_code() {
        String good = "{\"AddressLine1\":\"12 Elm Rd\",\"City\":\"Reno\",\"State\":\"NV\",\"PostalCode\":\"89501\","
                + "\"Country\":\"US\"}";
        JsonObject verified = ask.post("/v1/validations/address", good).json();
        assertThat(verified.text("status")).isEqualTo("VerifiedShippable");
        assertThat(verified.array("suggestedAddresses").objects().get(0).text("postalCode"))
                .isEqualTo("89501-0001");

        JsonObject partial =
                ask.post("/v1/validations/address", good.replace("12 ", "")).json();
        assertThat(partial.text("status")).isEqualTo("StreetPartial");
        assertThat(partial.text("validationMessage")).contains("AddressLine1");

        JsonObject none = ask.post("/v1/validations/address", good.replace("89501", "895"))
                .json();
        assertThat(none.text("status")).isEqualTo("None");
        assertThat(none.array("suggestedAddresses").size()).isZero();
        assertThat(ask.post("/v1/validations/address", good.replace("NV", "")).refusal())
                .isEqualTo("400/800002");
    }

    @Test
    void the_world_refuses_what_cannot_be() {
        backend.world().customer("DE", "nordwind.example", "Nordwind");
        assertThatThrownBy(() -> backend.world().customer("DE", "nordwind.example", "Other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("domain");
        assertThatThrownBy(() -> backend.world().customer("QQ", "x.example", "Other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("country");
    }

    private static List<String> list(InMemoryBackend backend, String query) {
        return names(Ask.user(backend).get("/v1/customers" + query).json());
    }

    private static List<String> names(JsonObject page) {
        return page.array("items").objects().stream()
                .map(c -> c.object("companyProfile").text("companyName"))
                .toList();
    }

    private static String filter(String field, String value) {
        String json = "{\"Field\":\"" + field + "\",\"Value\":\"" + value + "\",\"Operator\":\"starts_with\"}";
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
