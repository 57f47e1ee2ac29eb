package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.ClientCredential;
import io.github.azureplan.auth.MsalTokenProvider;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.auth.TokenStore;
import io.github.azureplan.backend.Ask;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.EntraError;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.transport.TransportRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sign-in: common.md (a). The answers of the token endpoint, its refusals, and what stands in tokens. */
final class SignInChecks {
    private static final TenantId PARTNER = TenantId.of("11111111-1111-4111-8111-111111111111");
    private static final TenantId CUSTOMER = TenantId.of("22222222-2222-4222-8222-222222222222");

    private SignInChecks() {}

    static Map<String, Check> all() {
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("common/token-v2-app-only.json", (f, all) -> appOnly(f, true));
        checks.put("common/token-v2-refresh.json", (f, all) -> appUser(f, Service.PARTNER_CENTER, null, true));
        checks.put(
                "common/token-v2-refresh-customer-arm.json",
                (f, all) -> appUser(f, Service.RESOURCE_MANAGER, CUSTOMER, true));
        // This client speaks the second version only; answers in the form of the first, all numbers as text, do it too.
        checks.put("common/token-v1-app-only.json", (f, all) -> appOnly(f, false));
        for (String grant : List.of("authorization-code", "refresh")) {
            checks.put(
                    "common/token-v1-" + grant + ".json", (f, all) -> appUser(f, Service.PARTNER_CENTER, null, false));
        }
        for (String what : List.of(
                "bad-scope",
                "bad-secret",
                "grant-revoked",
                "mfa-needed",
                "no-consent",
                "refresh-expired",
                "secret-expired",
                "throttled",
                "unknown-tenant")) {
            checks.put("common/token-error-" + what + ".json", SignInChecks::refused);
        }
        checks.put("common/jwt-claims-app-user-mfa.json", claims("200", "200"));
        checks.put("common/jwt-claims-app-user-no-mfa.json", claims("401/900421", "401/900421"));
        checks.put("common/jwt-claims-app-only.json", claims("200", "403/900329"));
        return checks;
    }

    private static MsalTokenProvider.Builder provider(Script script) {
        return MsalTokenProvider.builder()
                .tenant(PARTNER)
                .application("44444444-4444-4444-8444-444444444444", ClientCredential.secret("a-secret"))
                .transport(script)
                .clock(Clock.fixed(Script.NOW, ZoneOffset.UTC));
    }

    private static TokenRequest request(Service service, AuthKind kind, @Nullable TenantId tenant) {
        return new TokenRequest(service, Endpoints.global().audience(service), kind, tenant, null, null);
    }

    private static void appOnly(Fixture f, boolean sameAddress) {
        Script script = Script.answering(f);
        AccessToken token = provider(script).build().token(request(Service.PARTNER_CENTER, AuthKind.APP_ONLY, null));
        read(f, token);
        Map<String, String> form = form(script.last());
        assertThat(form).containsEntry("grant_type", "client_credentials");
        asked(f, script, form, sameAddress, "https://api.partnercenter.microsoft.com/.default");
    }

    private static void appUser(Fixture f, Service service, @Nullable TenantId tenant, boolean sameAddress) {
        Script script = Script.answering(f, f);
        MsalTokenProvider provider = provider(script)
                .appUser(TokenStore.inMemory(), "service-account")
                .build();
        provider.storeRefreshToken("<refresh-token-0>");
        read(f, provider.token(request(service, AuthKind.APP_USER, tenant)));
        Map<String, String> form = form(script.last());
        assertThat(form)
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "<refresh-token-0>");
        asked(f, script, form, sameAddress, Endpoints.global().audience(service) + "/.default");
        // The refresh token that came along is the one to go on with.
        provider.token(request(service, AuthKind.APP_USER, tenant));
        assertThat(form(script.last())).containsEntry("refresh_token", f.text("refresh_token"));
    }

    private static void read(Fixture f, AccessToken token) {
        assertThat(token.value()).isEqualTo(f.text("access_token"));
        assertThat(token.expiresAt()).isEqualTo(Script.NOW.plusSeconds(Long.parseLong(f.text("expires_in"))));
    }

    private static void asked(Fixture f, Script script, Map<String, String> form, boolean sameAddress, String scope) {
        if (sameAddress) {
            script.sentAs(f);
            assertThat(form.get("scope").split(" ")).contains(scope);
        }
    }

    private static void refused(Fixture f, Fixtures all) {
        Script script = Script.answering(f);
        MsalTokenProvider provider = provider(script)
                .appUser(TokenStore.inMemory(), "service-account")
                .build();
        provider.storeRefreshToken("<refresh-token-0>");
        boolean customer = f.path().contains(CUSTOMER.text());
        TokenRequest request = request(Service.PARTNER_CENTER, AuthKind.APP_USER, customer ? CUSTOMER : null);
        AuthenticationException e = catchThrowableOfType(AuthenticationException.class, () -> provider.token(request));
        assertThat(e).as("exception of %s", f).isNotNull();
        script.sentAs(f);
        JsonValue body = f.json();
        EntraError said = e.entraError().orElseThrow();
        assertThat(said.status()).isEqualTo(f.status());
        assertThat(said.error()).isEqualTo(f.text("error"));
        assertThat(said.suberror()).isEqualTo(body.text("suberror").orElse(null));
        assertThat(said.claims()).isEqualTo(body.text("claims").orElse(null));
        assertThat(said.correlationId()).isEqualTo(f.text("correlation_id"));
        assertThat(said.aadstsCode())
                .hasToString(((JsonValue.Num) body.elements("error_codes").get(0)).literal());
        String wait = f.headers().get("Retry-After");
        assertThat(said.retryAfter()).isEqualTo(wait == null ? null : Duration.ofSeconds(Long.parseLong(wait)));
        // Of these only the one that came with a wait is worth a repeat without doing something first.
        assertThat(e.retryable()).isEqualTo(wait != null);
    }

    /** What the backend makes of a token: on a call for either kind, and on one that needs a user. */
    private static Check claims(String either, String userOnly) {
        return (f, all) -> {
            Instant issued = Instant.ofEpochSecond(Long.parseLong(f.text("iat")));
            InMemoryBackend backend =
                    InMemoryBackend.builder().startAt(issued.plusSeconds(60)).build();
            // The backend has a tenant of its own; everything else is as documented.
            JsonValue.Obj payload = ((JsonValue.Obj) f.json())
                    .with(Map.of("tid", backend.partnerTenant().text()));
            Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
            String token = encoder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + encoder.encodeToString(new Json(drift -> {}).write(payload)) + ".c2lnbmF0dXJl";
            Ask ask = Ask.nobody(backend).header("Authorization", "Bearer " + token);
            assertThat(outcome(ask.get("/v1/customers?size=1"))).isEqualTo(either);
            assertThat(outcome(ask.get("/v1/agreements?agreementType=MicrosoftCustomerAgreement")))
                    .isEqualTo(userOnly);
        };
    }

    private static String outcome(Ask.Answer answer) {
        return answer.status() == 200 ? "200" : answer.refusal();
    }

    private static Map<String, String> form(TransportRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return Stream.of(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
