package io.github.azureplan.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.RawServer;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsalTokenProviderTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final TenantId PARTNER = TenantId.of("3f6d2c51-90b7-4f0e-8a44-7d1f5be0c9a1");
    private static final TenantId CUSTOMER = TenantId.of("b8a4d7e0-1c35-4d29-9f60-52e3aa71c604");
    private static final String CLIENT = "5ac2f19e-7b08-4e6d-b3f2-0d94c8e716fa";
    private static final String SECRET = "s3cr~t/Value+1";
    private static final String REFRESH = "1.AVkA-first_refresh.token";
    private static final String KEY = "service-account";

    private final FakeEntra entra = new FakeEntra();
    private final TokenStore store = TokenStore.inMemory();

    private MsalTokenProvider.Builder builder() {
        return MsalTokenProvider.builder()
                .tenant(PARTNER)
                .application(CLIENT, ClientCredential.secret(SECRET))
                .transport(entra)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private MsalTokenProvider provider(TokenStore tokens) {
        return builder().appUser(tokens, KEY).build();
    }

    private MsalTokenProvider signedIn() {
        MsalTokenProvider provider = provider(store);
        provider.storeRefreshToken(REFRESH);
        return provider;
    }

    private static TokenRequest app() {
        return new TokenRequest(Service.GRAPH, "https://graph.example.test", AuthKind.APP_ONLY, null, null, null);
    }

    private static TokenRequest user() {
        return new TokenRequest(
                Service.PARTNER_CENTER, "https://partner.example.test", AuthKind.APP_USER, null, null, null);
    }

    private String stored() throws IOException {
        return RefreshTokenBlob.decode(store.read(KEY).orElseThrow().blob());
    }

    // ---- App-only

    @Test
    void app_only_sends_client_credentials_to_the_partners_tenant() {
        entra.thenToken("app-token");
        AccessToken token = builder().build().token(app());
        assertThat(token.value()).isEqualTo("app-token");
        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3599));
        assertThat(entra.count()).isEqualTo(1);
        assertThat(entra.request(1).method()).isEqualTo("POST");
        assertThat(entra.uri(1)).hasToString("https://login.microsoftonline.com/" + PARTNER + "/oauth2/v2.0/token");
        assertThat(entra.form(1))
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", CLIENT)
                .containsEntry("client_secret", SECRET);
        assertThat(entra.form(1).get("scope")).contains("https://graph.example.test/.default");
        assertThat(entra.request(1).headers().first("Content-Type").orElseThrow())
                .startsWith("application/x-www-form-urlencoded");
    }

    @Test
    void a_token_for_a_customers_tenant_is_asked_for_there() {
        entra.thenToken("app-token");
        TokenRequest request =
                new TokenRequest(Service.GRAPH, "https://graph.example.test/", AuthKind.APP_ONLY, CUSTOMER, null, null);
        builder().build().token(request);
        assertThat(entra.uri(1).getPath()).isEqualTo("/" + CUSTOMER + "/oauth2/v2.0/token");
    }

    @Test
    void every_call_asks_anew_so_that_a_rejected_token_cannot_come_back() {
        entra.thenToken("one").thenToken("two");
        MsalTokenProvider provider = builder().build();
        AccessToken first = provider.token(app());
        TokenRequest again =
                new TokenRequest(Service.GRAPH, "https://graph.example.test", AuthKind.APP_ONLY, null, null, first);
        assertThat(provider.token(again).value()).isEqualTo("two");
        assertThat(entra.count()).isEqualTo(2);
    }

    @Test
    void a_claims_challenge_is_passed_on_as_it_came() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"},\"x\":null}}";
        entra.thenToken("app-token");
        builder()
                .build()
                .token(new TokenRequest(Service.GRAPH, "https://g.example", AuthKind.APP_ONLY, null, claims, null));
        assertThat(entra.form(1)).containsEntry("claims", claims);
    }

    // ---- App+User

    @Test
    void app_user_redeems_the_stored_refresh_token_and_stores_the_rotated_one() throws IOException {
        entra.thenTokens("user-1", "second").thenTokens("user-2", "third");
        MsalTokenProvider provider = signedIn();
        assertThat(provider.token(user()).value()).isEqualTo("user-1");
        assertThat(stored()).isEqualTo("second");
        assertThat(provider.token(user()).value()).isEqualTo("user-2");
        assertThat(stored()).isEqualTo("third");
        assertThat(entra.form(1))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", REFRESH)
                .containsEntry("client_secret", SECRET);
        assertThat(entra.form(2)).containsEntry("refresh_token", "second");
    }

    @Test
    void one_refresh_token_serves_customer_tenants_too() {
        entra.thenToken("user-at-customer");
        TokenRequest request = new TokenRequest(
                Service.RESOURCE_MANAGER, "https://arm.example", AuthKind.APP_USER, CUSTOMER, null, null);
        signedIn().token(request);
        assertThat(entra.uri(1).getPath()).startsWith("/" + CUSTOMER + "/");
        assertThat(entra.form(1)).containsEntry("refresh_token", REFRESH);
    }

    @Test
    void a_refresh_token_that_is_not_rotated_is_not_written_again() throws IOException {
        entra.thenToken("user-1").thenTokens("user-2", REFRESH);
        MsalTokenProvider provider = signedIn();
        StoredToken before = store.read(KEY).orElseThrow();
        provider.token(user());
        provider.token(user());
        assertThat(store.read(KEY)).contains(before);
    }

    @Test
    void the_users_token_is_never_handed_out_as_the_applications() {
        entra.thenTokens("user-token", "second").thenToken("app-token");
        MsalTokenProvider provider = signedIn();
        TokenRequest sameAudience = new TokenRequest(
                Service.PARTNER_CENTER, "https://partner.example.test", AuthKind.APP_ONLY, null, null, null);
        assertThat(provider.token(user()).value()).isEqualTo("user-token");
        assertThat(provider.token(sameAudience).value()).isEqualTo("app-token");
    }

    @Test
    void a_bare_refresh_token_put_into_a_vault_by_another_tool_is_read() throws IOException {
        entra.thenTokens("user-1", "second");
        store.replace(KEY, null, REFRESH + "\n");
        provider(store).token(user());
        assertThat(entra.form(1)).containsEntry("refresh_token", REFRESH);
        assertThat(stored()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"azureplan-refresh-token/2\nabc", "", "two words"})
    void an_entry_that_is_no_refresh_token_is_told_as_such(String blob) throws IOException {
        store.replace(KEY, null, blob);
        assertThatThrownBy(() -> provider(store).token(user()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("no refresh token this version can read");
        assertThat(entra.count()).isZero();
    }

    @Test
    void without_a_store_app_user_is_refused_before_anything_is_sent() {
        assertThatThrownBy(() -> builder().build().token(user()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("appUser(store, key)");
        assertThat(entra.count()).isZero();
    }

    @Test
    void an_empty_store_says_that_somebody_has_to_sign_in_once() {
        assertThatThrownBy(() -> provider(store).token(user()))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining("Sign in interactively");
        assertThat(entra.count()).isZero();
    }

    // ---- rotation among several processes

    @Test
    void a_rotation_that_lost_the_race_keeps_the_winners_token() throws IOException {
        MsalTokenProvider provider = signedIn();
        entra.then(request -> {
            store.replace(KEY, store.read(KEY).orElseThrow().version(), RefreshTokenBlob.encode("winner"));
            return tokens("user-1", "loser");
        });
        assertThat(provider.token(user()).value()).isEqualTo("user-1");
        assertThat(stored()).isEqualTo("winner");
    }

    @Test
    void a_version_that_changed_without_the_token_changing_does_not_lose_the_rotation() throws IOException {
        MsalTokenProvider provider = signedIn();
        entra.then(request -> {
            StoredToken same = store.read(KEY).orElseThrow();
            store.replace(KEY, same.version(), same.blob());
            return tokens("user-1", "second");
        });
        provider.token(user());
        assertThat(stored()).isEqualTo("second");
    }

    @Test
    void an_entry_taken_away_meanwhile_is_not_brought_back() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        List<String> written = new ArrayList<>();
        TokenStore emptied = new TokenStore() {
            @Override
            public Optional<StoredToken> read(String key) {
                return reads.getAndIncrement() == 0
                        ? Optional.of(new StoredToken("1", RefreshTokenBlob.encode(REFRESH)))
                        : Optional.empty();
            }

            @Override
            public boolean replace(String key, String expectedVersion, String blob) {
                if (expectedVersion == null) {
                    written.add(blob);
                }
                return expectedVersion == null;
            }
        };
        entra.thenTokens("user-1", "second");
        assertThat(provider(emptied).token(user()).value()).isEqualTo("user-1");
        assertThat(written).isEmpty();
    }

    @Test
    void a_refused_refresh_token_is_tried_again_only_when_the_store_has_a_new_one() throws IOException {
        MsalTokenProvider provider = signedIn();
        entra.then(request -> {
            store.replace(KEY, store.read(KEY).orElseThrow().version(), RefreshTokenBlob.encode("winner"));
            return refusal(400, "invalid_grant", 50173);
        });
        entra.thenToken("user-1");
        assertThat(provider.token(user()).value()).isEqualTo("user-1");
        assertThat(entra.form(2)).containsEntry("refresh_token", "winner");
    }

    @Test
    void a_refused_refresh_token_that_is_still_the_stored_one_fails_after_one_request() {
        entra.then(request -> refusal(400, "invalid_grant", 50173));
        MsalTokenProvider provider = signedIn();
        assertThatThrownBy(() -> provider.token(user())).isInstanceOf(AuthenticationException.class);
        assertThat(entra.count()).isEqualTo(1);
    }

    @Test
    void a_store_that_cannot_be_written_does_not_cost_the_token() throws IOException {
        TokenStore readOnly = new TokenStore() {
            @Override
            public Optional<StoredToken> read(String key) {
                return Optional.of(new StoredToken("1", RefreshTokenBlob.encode(REFRESH)));
            }

            @Override
            public boolean replace(String key, String expectedVersion, String blob) throws IOException {
                throw new IOException("vault sealed");
            }
        };
        entra.thenTokens("user-1", "second");
        assertThat(provider(readOnly).token(user()).value()).isEqualTo("user-1");
    }

    @Test
    void a_store_that_cannot_be_read_is_a_failure_that_may_pass() {
        TokenStore broken = new TokenStore() {
            @Override
            public Optional<StoredToken> read(String key) throws IOException {
                throw new IOException("vault sealed");
            }

            @Override
            public boolean replace(String key, String expectedVersion, String blob) throws IOException {
                throw new IOException("vault sealed");
            }
        };
        AuthenticationException e = failure(() -> provider(broken).token(user()));
        assertThat(e.retryable()).isTrue();
        assertThat(e).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void sixteen_cold_calls_leave_the_store_with_one_of_the_tokens_they_got() throws Exception {
        AtomicInteger number = new AtomicInteger();
        entra.then(request -> {
            int n = number.incrementAndGet();
            return tokens("user-" + n, "rotated-" + n);
        });
        MsalTokenProvider provider = signedIn();
        List<FutureTask<AccessToken>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            calls.add(new FutureTask<>(() -> provider.token(user())));
        }
        calls.forEach(call -> new Thread(call).start());
        List<String> values = new ArrayList<>();
        for (FutureTask<AccessToken> call : calls) {
            values.add(call.get(30, TimeUnit.SECONDS).value());
        }
        assertThat(values).doesNotHaveDuplicates().hasSize(16);
        assertThat(stored()).matches("rotated-\\d+");
        // Nobody has redeemed anything but the first token or one that stood in the store.
        for (int n = 1; n <= 16; n++) {
            assertThat(entra.form(n).get("refresh_token")).matches("rotated-\\d+|\\Q" + REFRESH + "\\E");
        }
    }

    // ---- first consent

    @Test
    void an_authorization_code_fills_the_store() throws IOException {
        entra.thenTokens("user-0", "granted");
        provider(store)
                .redeemAuthorizationCode(
                        "0.code",
                        URI.create("https://localhost/back"),
                        "https://partner.example/user_impersonation",
                        "v3rifier");
        assertThat(entra.form(1))
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "0.code")
                .containsEntry("code_verifier", "v3rifier")
                .containsEntry("redirect_uri", "https://localhost/back");
        assertThat(entra.form(1).get("scope"))
                .contains("https://partner.example/user_impersonation")
                .contains("offline_access");
        assertThat(stored()).isEqualTo("granted");
    }

    @Test
    void an_authorization_code_without_a_refresh_token_is_told_as_such() throws IOException {
        entra.thenToken("user-0");
        MsalTokenProvider provider = provider(store);
        assertThatThrownBy(() -> provider.redeemAuthorizationCode(
                        "0.code", URI.create("https://localhost/back"), "https://partner.example/.default", null))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("offline_access");
        assertThat(store.read(KEY)).isEmpty();
    }

    // ---- refusals

    @ParameterizedTest
    @CsvSource({
        "400, interaction_required, 50076, false, multi-factor",
        "400, invalid_grant, 50079, false, multi-factor",
        "400, invalid_grant, 50158, false, multi-factor",
        "400, invalid_grant, 65001, false, consent",
        "400, invalid_grant, 700082, false, expired",
        "400, invalid_grant, 70008, false, expired",
        "400, invalid_grant, 50173, false, revoked",
        "400, access_denied, 53003, false, Conditional Access",
        "401, invalid_client, 7000215, false, client secret",
        "401, invalid_client, 7000222, false, client secret",
        "400, unauthorized_client, 700016, false, client id",
        "400, invalid_request, 90002, false, tenant id",
        "400, invalid_scope, 70011, false, API permission",
        "401, invalid_client, 650057, false, API permission",
        "400, invalid_request, 9002313, false, defect",
        "400, temporarily_unavailable, 90033, true, later",
        "400, invalid_request, 50196, true, later",
        "429, temporarily_unavailable, 1, true, later",
        "503, server_error, 1, true, later",
        "400, invalid_client, 1, false, client secret",
        "400, something_new, 1, false, sign-in log"
    })
    void a_refusal_says_what_it_means_and_what_to_do(
            int status, String error, int code, boolean retryable, String said) {
        entra.then(request -> refusal(status, error, code));
        AuthenticationException e = failure(() -> builder().build().token(app()));
        assertThat(e.aadstsCode()).hasValue(code);
        assertThat(e.retryable()).isEqualTo(retryable);
        assertThat(e.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(e).hasMessageContaining(said).hasMessageContaining("AADSTS" + code);
        assertThat(e.entraError().orElseThrow().status()).isEqualTo(status);
        assertThat(e.entraError().orElseThrow().error()).isEqualTo(error);
        assertThat(e.entraError().orElseThrow().correlationId()).isEqualTo("0a1b2c3d-corr");
        assertThat(e.nextStep()).isPresent();
        assertThat(wholeText(e)).doesNotContain("ada@contoso.example").doesNotContain(SECRET);
        assertThat(entra.count()).isEqualTo(1);
    }

    @Test
    void suberror_and_claims_are_kept_for_the_next_sign_in() {
        entra.then(
                400,
                "{\"error\":\"invalid_grant\",\"suberror\":\"basic_action\",\"error_codes\":[\"50079\",9],"
                        + "\"claims\":\"{\\\"access_token\\\":{}}\"}");
        AuthenticationException e = failure(() -> builder().build().token(app()));
        assertThat(e.entraError().orElseThrow().suberror()).isEqualTo("basic_action");
        assertThat(e.entraError().orElseThrow().claims()).isEqualTo("{\"access_token\":{}}");
        assertThat(e.aadstsCode()).hasValue(50079);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"17|PT17S", "Mon, 02 Mar 2026 09:00:30 GMT|PT30S", "Mon, 02 Mar 2026 08:00:00 GMT|PT0S"})
    void the_wait_the_endpoint_asks_for_is_passed_on(String header, Duration wait) {
        entra.then(429, "{\"error\":\"temporarily_unavailable\"}", "Retry-After", header);
        AuthenticationException e = failure(() -> builder().build().token(app()));
        assertThat(e.retryable()).isTrue();
        assertThat(e.entraError().orElseThrow().retryAfter()).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "503|<html>ada@contoso.example</html>|true|HTTP 503",
                "503|''|true|empty body",
                "429|''|true|HTTP 429",
                "400|<html>no</html>|false|HTTP 400",
                "200|''|false|empty body",
                "200|<html>log in to the hotel</html>|false|HTTP 200",
                "200|[1]|false|HTTP 200",
                "200|{\"access_token\":\"cut|false|HTTP 200",
                "200|{} trailing|false|HTTP 200",
                "200|{}|false|without an access token",
                "200|{\"access_token\":null,\"expires_in\":3599}|false|without an access token",
                "200|{\"access_token\":\"t\",\"expires_in\":0}|false|expired already",
                "200|{\"access_token\":\"a b\"}|false|malformed",
                "302|''|false|HTTP 302"
            })
    void an_answer_that_is_none_is_told_as_such(int status, String body, boolean retryable, String said) {
        entra.then(status, body);
        AuthenticationException e = failure(() -> builder().build().token(app()));
        assertThat(e.retryable()).isEqualTo(retryable);
        assertThat(e).hasMessageContaining(said);
        assertThat(wholeText(e)).doesNotContain("ada@contoso.example");
        assertThat(entra.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"access_token\":\"t\",\"expires_in\":\"1200\",\"id_token\":\"not a jwt\"}|1200",
                "\ufeff{\"access_token\":\"t\",\"expires_in\":1200.0}|1200",
                "{\"access_token\":\"t\"}|300",
                "{\"access_token\":\"t\",\"expires_in\":\"soon\"}|300",
                "{\"access_token\":\"t\",\"expires_in\":1e300,\"x\":{\"y\":[{}]}}|604800",
                "{\"access_token\":\"t\",\"expires_in\":99999999999}|604800"
            })
    void odd_spellings_of_a_good_answer_are_read(String body, long seconds) {
        entra.then(200, body);
        assertThat(builder().build().token(app()).expiresAt()).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void an_endless_answer_is_cut_off() {
        entra.then(
                request -> new TransportResponse(200, Headers.EMPTY, new ByteArrayInputStream(new byte[1 << 20]) {}));
        assertThatThrownBy(() -> builder().build().token(app()))
                .isInstanceOf(AuthenticationException.class)
                .hasRootCauseMessage("answer of more than 262144 bytes");
    }

    @Test
    void a_deeply_nested_answer_is_no_answer() {
        entra.then(200, "{\"x\":" + "[".repeat(100_000));
        assertThatThrownBy(() -> builder().build().token(app())).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void a_broken_connection_is_a_failure_that_may_pass() {
        entra.then(request -> {
            throw new IOException("reset");
        });
        AuthenticationException e = failure(() -> builder().build().token(app()));
        assertThat(e.retryable()).isTrue();
        assertThat(e).hasCauseInstanceOf(IOException.class);
        assertThat(entra.count()).isEqualTo(1);
    }

    @Test
    void an_interrupt_shows_as_the_cause() {
        entra.then(request -> {
            throw new InterruptedIOException();
        });
        AuthenticationException e = failure(() -> builder().build().token(app()));
        assertThat(e.retryable()).isFalse();
        assertThat(e).hasCauseInstanceOf(InterruptedIOException.class);
    }

    // ---- setting up

    @Test
    void another_authority_gets_the_requests_under_its_own_path() {
        entra.thenToken("t");
        builder().authority(URI.create("http://127.0.0.1:8080/login/")).build().token(app());
        assertThat(entra.uri(1)).hasToString("http://127.0.0.1:8080/login/" + PARTNER + "/oauth2/v2.0/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example",
                "http://127.0.0.1.evil.example",
                "ftp://127.0.0.1",
                "https://login.example/?a=b",
                "https://u:p@login.example",
                "relative"
            })
    void an_authority_that_would_leak_credentials_or_makes_no_sense_is_refused(String authority) {
        assertThatThrownBy(() -> builder().authority(URI.create(authority)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("authority:");
    }

    @Test
    void missing_or_wrong_settings_are_named() {
        ClientCredential secret = ClientCredential.secret(SECRET);
        assertThatThrownBy(() ->
                        MsalTokenProvider.builder().application(CLIENT, secret).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tenant:");
        assertThatThrownBy(() -> MsalTokenProvider.builder().tenant(PARTNER).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("application:");
        assertThatThrownBy(() -> builder().application("my app", secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("clientId:");
        assertThatThrownBy(() -> builder().timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timeout:");
        assertThatThrownBy(() -> builder().appUser(store, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("key:");
        assertThatThrownBy(() -> signedIn().storeRefreshToken("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("refreshToken:");
    }

    @Test
    void over_a_real_connection_the_providers_own_transport_does_it_and_is_closed_with_it() throws IOException {
        String body = "{\"access_token\":\"wired\",\"expires_in\":3599}";
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body)) {
            MsalTokenProvider provider = MsalTokenProvider.builder()
                    .tenant(PARTNER)
                    .application(CLIENT, ClientCredential.secret(SECRET))
                    .authority(server.uri("/login"))
                    .build();
            assertThat(provider.token(app()).value()).isEqualTo("wired");
            assertThat(server.request(1).line()).isEqualTo("POST /login/" + PARTNER + "/oauth2/v2.0/token HTTP/1.1");
            provider.close();
            assertThatThrownBy(() -> provider.token(app())).isInstanceOf(AuthenticationException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_given_transport_stays_open() {
        builder().build().close();
        assertThat(entra.closed()).isFalse();
    }

    @Test
    void nothing_secret_shows_in_text() throws IOException {
        MsalTokenProvider provider = signedIn();
        assertThat(provider.toString()).contains(PARTNER.text()).doesNotContain(SECRET);
        assertThat(ClientCredential.secret(SECRET).toString()).doesNotContain(SECRET);
        assertThat(store.read(KEY).orElseThrow().toString()).doesNotContain(REFRESH);
        assertThat(new TokenEndpoint.Grant(new AccessToken("access", NOW), REFRESH).toString())
                .doesNotContain(REFRESH)
                .doesNotContain("[access");
    }

    private static TransportResponse tokens(String access, String refresh) {
        String body = "{\"access_token\":\"" + access + "\",\"expires_in\":3599,\"refresh_token\":\"" + refresh + "\"}";
        return TransportResponse.of(200, Headers.EMPTY, body.getBytes(StandardCharsets.UTF_8));
    }

    private static TransportResponse refusal(int status, String error, int code) {
        String body = "{\"error\":\"" + error + "\",\"error_description\":\"AADSTS" + code
                + ": user ada@contoso.example said no\",\"error_codes\":[" + code
                + "],\"correlation_id\":\"0a1b2c3d-corr\"}";
        return TransportResponse.of(status, Headers.EMPTY, body.getBytes(StandardCharsets.UTF_8));
    }

    private static AuthenticationException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(AuthenticationException.class, call);
    }

    private static String wholeText(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
