package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final String AGREEMENTS = "/v1/agreements?agreementType=MicrosoftCustomerAgreement";

    private final InMemoryBackend backend = InMemoryBackend.create();

    @Test
    void a_missing_token_is_named_as_such() {
        Ask.Answer answer = Ask.nobody(backend).get("/v1/customers");

        assertThat(answer.refusal()).isEqualTo("401/800001");
        assertThat(answer.header("WWW-Authenticate")).startsWith("OAuth realm=urn:cpsvc:cpid:");
    }

    @Test
    void a_token_for_another_service_is_refused_everywhere() {
        Ask graph = Ask.nobody(backend)
                .token(backend.tokens(), Service.GRAPH, "https://graph.microsoft.com", AuthKind.APP_USER);

        assertThat(graph.get("/v1/customers").refusal()).isEqualTo("401/900420");
        assertThat(graph.get("/v1/customers").json().text("code")).isEqualTo("900420");
    }

    @Test
    void a_token_is_accepted_until_it_expires() {
        Ask ask = Ask.app(backend);
        assertThat(ask.get("/v1/customers").status()).isEqualTo(200);

        backend.clock().advance(Duration.ofMinutes(59));
        assertThat(ask.get("/v1/customers").status()).isEqualTo(200);

        backend.clock().advance(Duration.ofMinutes(31));
        assertThat(ask.get("/v1/customers").refusal()).isEqualTo("401/400");
        assertThat(Ask.app(backend).get("/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void an_unreadable_token_is_refused() {
        for (String token : List.of("abc", "a.b.c", "e30.e30.e30", "..")) {
            assertThat(Ask.nobody(backend)
                            .header("Authorization", "Bearer " + token)
                            .get("/v1/customers")
                            .status())
                    .as(token)
                    .isEqualTo(401);
        }
    }

    @Test
    void an_app_only_token_is_refused_where_a_user_is_needed() {
        assertThat(Ask.app(backend).get(AGREEMENTS).refusal()).isEqualTo("403/900329");
        assertThat(Ask.user(backend).get(AGREEMENTS).status()).isEqualTo(200);
    }

    @Test
    void a_user_without_mfa_is_refused_and_told_so_on_request() {
        Ask weak = Ask.nobody(backend)
                .token(backend.tokensWithoutMfa(), Service.PARTNER_CENTER, Ask.PARTNER_CENTER, AuthKind.APP_USER);

        assertThat(weak.get("/v1/customers").refusal()).isEqualTo("401/900421");
        assertThat(weak.get("/v1/customers").header("isMfaCompliant")).isEmpty();
        Ask.Answer asked = weak.header("ValidateMfa", "true").get("/v1/customers");
        assertThat(asked.refusal()).isEqualTo("401/900421");
        assertThat(asked.header("isMfaCompliant")).isEqualTo("false");
        assertThat(Ask.user(backend)
                        .header("ValidateMfa", "true")
                        .get("/v1/customers")
                        .header("isMfaCompliant"))
                .isEqualTo("true");
    }

    @Test
    void without_enforcement_a_user_without_mfa_may_come_in() {
        InMemoryBackend lax = InMemoryBackend.builder().enforceMfa(false).build();
        Ask.Answer answer = Ask.nobody(lax)
                .token(lax.tokensWithoutMfa(), Service.PARTNER_CENTER, Ask.PARTNER_CENTER, AuthKind.APP_USER)
                .header("ValidateMfa", "true")
                .get("/v1/customers");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("isMfaCompliant")).isEqualTo("false");
    }

    @Test
    void a_token_of_another_partner_is_refused() {
        InMemoryBackend other = InMemoryBackend.builder().seed(99).build();
        Ask stranger = Ask.nobody(backend)
                .token(other.tokens(), Service.PARTNER_CENTER, Ask.PARTNER_CENTER, AuthKind.APP_USER);

        assertThat(stranger.get("/v1/customers").refusal()).isEqualTo("403/2032");
    }

    @Test
    void an_indirect_reseller_gets_a_bare_refusal() {
        InMemoryBackend reseller = InMemoryBackend.builder()
                .partnerType(PartnerType.INDIRECT_RESELLER)
                .build();

        Ask.Answer answer = Ask.user(reseller).get("/v1/customers");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void with_any_token_every_bearer_counts_as_a_user() {
        InMemoryBackend open = InMemoryBackend.builder().anyToken(true).build();
        Ask ask = Ask.nobody(open).header("Authorization", "Bearer whatever");

        assertThat(ask.get(AGREEMENTS).status()).isEqualTo(200);
        assertThat(Ask.nobody(open).get(AGREEMENTS).status()).isEqualTo(401);
    }

    @Test
    void each_service_words_a_route_it_does_not_have_in_its_own_way() {
        Ask.Answer partnerCenter = Ask.user(backend).get("/v1/nowhere");
        assertThat(partnerCenter.refusal()).isEqualTo("501/0");
        assertThat(partnerCenter.json().text("description")).contains("GET /v1/nowhere");
        assertThat(partnerCenter.header("MS-CV")).isNotEmpty();

        Ask.Answer graph = Ask.nobody(backend).at("https://graph.microsoft.com").get("/v1.0/nowhere");
        assertThat(graph.refusal()).isEqualTo("501/NotImplemented");
        assertThat(graph.json().object("error").object("innerError").text("request-id"))
                .isEqualTo(graph.header("request-id"));

        Ask.Answer prices =
                Ask.nobody(backend).at("https://api.partner.microsoft.com").get("/v1.0/nowhere");
        assertThat(prices.refusal()).isEqualTo("501/generalException");

        Ask.Answer arm = Ask.nobody(backend).at("https://management.azure.com").get("/nowhere");
        assertThat(arm.refusal()).isEqualTo("501/NotImplemented");
        assertThat(arm.json().text("code")).isEqualTo("NotImplemented");

        Ask.Answer blob =
                Ask.nobody(backend).at("https://exports.blob.core.windows.net").post("/a/b.gz?sig=x", "{}");
        assertThat(blob.status()).isEqualTo(501);
        assertThat(blob.body()).startsWith("<?xml").contains("<Code>NotImplemented</Code>");
    }

    @Test
    void storage_refuses_a_token_outright() {
        Ask.Answer answer =
                Ask.user(backend).at("https://exports.blob.core.windows.net").get("/a/b.gz?sig=x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidAuthenticationInfo");
    }
}
