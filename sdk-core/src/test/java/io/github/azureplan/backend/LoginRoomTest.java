package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginRoomTest {
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final SignIn signIn = backend.signIn();
    private final Ask login = Ask.nobody(backend).at("https://login.microsoftonline.com");
    private final String v2 = "/" + signIn.tenant().text() + "/oauth2/v2.0/token";

    private String credentials() {
        return "client_id=" + signIn.clientId() + "&client_secret=" + signIn.clientSecret();
    }

    private String appOnly() {
        return credentials()
                + "&grant_type=client_credentials&scope=https%3A%2F%2Fapi.partnercenter.microsoft.com%2F.default";
    }

    private String refresh(String audience) {
        return credentials() + "&grant_type=refresh_token&refresh_token=" + signIn.refreshToken()
                + "&scope=openid+profile+offline_access+" + audience + "/.default";
    }

    @Test
    void a_client_secret_gives_an_app_only_token() {
        JsonObject token = login.form(v2, appOnly()).json();

        assertThat(token.decimal("expires_in").intValue()).isBetween(3600, 5400);
        assertThat(token.has("refresh_token")).isFalse();
        Ask app = Ask.nobody(backend).header("Authorization", "Bearer " + token.text("access_token"));
        assertThat(app.get("/v1/customers").status()).isEqualTo(200);
        assertThat(app.get("/v1/agreements").refusal()).isEqualTo("403/900329");
    }

    @Test
    void a_refresh_token_gives_a_user_token_with_mfa_and_a_new_refresh_token() {
        backend.clock().advance(Duration.ofDays(1));
        JsonObject token = login.form(v2, refresh("https://api.partnercenter.microsoft.com"))
                .json();

        assertThat(token.text("refresh_token")).isNotEqualTo(signIn.refreshToken());
        assertThat(Ask.nobody(backend)
                        .header("Authorization", "Bearer " + token.text("access_token"))
                        .get("/v1/agreements")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_first_generation_takes_a_resource_and_writes_numbers_as_text() {
        String form = credentials() + "&grant_type=client_credentials&resource=https://api.partnercenter.microsoft.com";
        JsonObject token =
                login.form("/" + signIn.tenant().text() + "/oauth2/token", form).json();

        assertThat(token.text("expires_in")).matches("[0-9]+");
        assertThat(token.text("resource")).isEqualTo("https://api.partnercenter.microsoft.com");
    }

    @Test
    void a_refresh_token_ends_after_ninety_days() {
        backend.clock().advance(Duration.ofDays(91));

        Ask.Answer answer = login.form(v2, refresh("https://graph.microsoft.com"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().text("error")).isEqualTo("invalid_grant");
        assertThat(answer.json().array("error_codes").toString()).isEqualTo("[700082]");
    }

    @Test
    void a_customer_tenant_needs_the_relationship() {
        CustomerId customer = backend.world().customer("DE", "nordwind.example", "Nordwind");
        String there = "/" + customer.text() + "/oauth2/v2.0/token";
        assertThat(login.form(there, refresh("https://management.azure.com")).status())
                .isEqualTo(200);

        backend.world().removeRelationship(customer);
        assertThat(login.form(there, refresh("https://management.azure.com"))
                        .json()
                        .text("suberror"))
                .isEqualTo("consent_required");
    }

    @ParameterizedTest
    @CsvSource({
        "client_secret=, client_secret=x, 401, invalid_client, 7000215",
        "client_id=, client_id=x, 400, unauthorized_client, 700016",
        "https%3A%2F%2Fapi.partnercenter, https%3A%2F%2Fapi.unknown, 400, invalid_scope, 70011",
        "client_credentials, password, 400, unsupported_grant_type, 70003",
    })
    void a_refusal_names_its_number(String right, String wrong, int status, String error, int number) {
        Ask.Answer answer = login.form(v2, appOnly().replace(right, wrong));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().text("error")).isEqualTo(error);
        assertThat(answer.json().text("error_description")).startsWith("AADSTS" + number + ":");
    }

    @Test
    void an_unknown_tenant_and_a_forged_refresh_token_are_refused() {
        assertThat(login.form("/5c1d1d3c-5b0e-4c57-9a51-6d8cb1a3f001/oauth2/v2.0/token", appOnly())
                        .json()
                        .array("error_codes")
                        .toString())
                .isEqualTo("[90002]");
        String forged = refresh("https://graph.microsoft.com").replace("refresh_token=0.", "refresh_token=0.ey");
        assertThat(login.form(v2, forged).json().text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void the_sandbox_takes_its_own_address_as_audience() {
        String base = "http://127.0.0.1:7071";
        JsonObject token = Ask.nobody(backend)
                .at(base)
                .form("/login" + v2, refresh(base + "/graph"))
                .json();
        Ask.Answer answer = Ask.nobody(backend)
                .at(base)
                .header("Authorization", "Bearer " + token.text("access_token"))
                .get("/v1/customers");

        assertThat(answer.refusal()).isEqualTo("401/900420");
    }
}
