package io.github.azureplan.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.ClientCredential;
import io.github.azureplan.auth.MsalTokenProvider;
import io.github.azureplan.auth.StoredToken;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.auth.TokenStore;
import io.github.azureplan.backend.InMemoryBackend;
import io.github.azureplan.backend.SignIn;
import io.github.azureplan.common.TenantId;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignInSnippetsTest {
    @Test
    void msal4j_signs_in_as_the_application_and_as_a_user() {
        InMemoryBackend backend = InMemoryBackend.create();
        SignIn registered = backend.signIn();
        TokenStore vault = TokenStore.inMemory();
        String refreshToken = registered.refreshToken();
        // tag::msal[]
        MsalTokenProvider tokens = MsalTokenProvider.builder()
                .tenant(registered.tenant()) // the partner's
                .application(registered.clientId(), ClientCredential.secret(registered.clientSecret()))
                .appUser(vault, "partner-user")
                .transport(backend) // in production left out
                .clock(backend.clock()) // in production left out
                .build();
        // once, after the first sign-in with MFA; rotated from then on
        tokens.storeRefreshToken(refreshToken);
        AzurePlanClient client =
                backend.clientBuilder().appOnly(tokens).appUser(tokens).build();
        // end::msal[]
        assertThat(client.customers().list().toList()).isEmpty();
        assertThat(client.customers().relationshipRequest()).isNotNull();
    }

    // tag::certificate[]
    static ClientCredential certificate(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
        // may sit in a hardware module
        PrivateKey key = (PrivateKey) store.getKey(alias, password);
        X509Certificate certificate = (X509Certificate) store.getCertificate(alias);
        return ClientCredential.certificate(key, List.of(certificate));
    }
    // end::certificate[]

    @Test
    void any_source_of_tokens_is_a_lambda() {
        InMemoryBackend backend = InMemoryBackend.create();
        TokenProvider vendor = backend.tokens();
        // tag::lambda[]
        TokenProvider tokens = request -> {
            if (request.kind() == AuthKind.APP_USER && request.customerTenant() != null) {
                // Azure calls on behalf of a customer: the same user, in the customer's tenant
            }
            // request.scope() is "<audience>/.default"; request.rejected() must not be handed out again
            return vendor.token(request); // new AccessToken(text, expiresAt)
        };
        AzurePlanClient client =
                backend.clientBuilder().appOnly(tokens).appUser(tokens).build();
        // end::lambda[]
        assertThat(client.customers().list().toList()).isEmpty();
    }

    /** Has the shape of {@code com.azure.core.credential.TokenRequestContext}. */
    static final class TokenRequestContext {
        private String scope = "";
        private @Nullable String tenantId;
        private @Nullable String claims;

        TokenRequestContext addScopes(String value) {
            this.scope = value;
            return this;
        }

        TokenRequestContext setTenantId(@Nullable String value) {
            this.tenantId = value;
            return this;
        }

        TokenRequestContext setClaims(@Nullable String value) {
            this.claims = value;
            return this;
        }

        @Override
        public String toString() {
            return scope + "@" + tenantId + (claims == null ? "" : "+claims");
        }
    }

    /** Has the shape of {@code com.azure.core.credential.AccessToken}. */
    record AzureCoreToken(String token, OffsetDateTime expiresAt) {
        String getToken() {
            return token;
        }

        OffsetDateTime getExpiresAt() {
            return expiresAt;
        }
    }

    /** Has the shape of {@code com.azure.core.credential.TokenCredential}. */
    interface TokenCredential {
        AzureCoreToken getTokenSync(TokenRequestContext request);
    }

    // tag::identity[]
    static TokenProvider of(TokenCredential credential) {
        return request -> {
            if (request.kind() == AuthKind.APP_USER) {
                throw new IllegalStateException("no credential of azure-identity takes a refresh token; use MSAL4J");
            }
            TenantId tenant = request.customerTenant(); // null for the partner's own
            var token = credential.getTokenSync(new TokenRequestContext()
                    .addScopes(request.scope())
                    .setTenantId(tenant == null ? null : tenant.text())
                    .setClaims(request.claims()));
            return new AccessToken(token.getToken(), token.getExpiresAt().toInstant());
        };
    }
    // end::identity[]

    @Test
    void a_credential_of_azure_identity_is_adapted_in_ten_lines() {
        InMemoryBackend backend = InMemoryBackend.builder().anyToken(true).build();
        TokenCredential credential = context -> new AzureCoreToken(
                "token:" + context,
                OffsetDateTime.ofInstant(backend.clock().now(), ZoneOffset.UTC).plusHours(1));
        AzurePlanClient client = backend.clientBuilder().appOnly(of(credential)).build();
        assertThat(client.customers().list().toList()).isEmpty();
    }

    // tag::store[]
    /** Over anything that can replace a value if it is still the one that was read. */
    static final class VaultTokenStore implements TokenStore {
        // in its place your vault's client
        private final Map<String, StoredToken> vault = new HashMap<>();
        private int version;

        @Override
        public synchronized Optional<StoredToken> read(String key) {
            return Optional.ofNullable(vault.get(key));
        }

        @Override
        public synchronized boolean replace(String key, @Nullable String expectedVersion, String blob) {
            String found = read(key).map(StoredToken::version).orElse(null);
            if (!Objects.equals(found, expectedVersion)) {
                // another process was first: its token is as new as ours
                return false;
            }
            vault.put(key, new StoredToken(String.valueOf(++version), blob));
            return true;
        }
    }
    // end::store[]

    @Test
    void a_vault_keeps_the_rotated_refresh_token() throws IOException {
        InMemoryBackend backend = InMemoryBackend.create();
        SignIn registered = backend.signIn();
        TokenStore vault = new VaultTokenStore();
        MsalTokenProvider tokens = MsalTokenProvider.builder()
                .tenant(registered.tenant())
                .application(registered.clientId(), ClientCredential.secret(registered.clientSecret()))
                .appUser(vault, "partner-user")
                .transport(backend)
                .clock(backend.clock())
                .build();
        tokens.storeRefreshToken(registered.refreshToken());
        String first = vault.read("partner-user").orElseThrow().version();
        AzurePlanClient client = backend.clientBuilder().appUser(tokens).build();
        backend.clock().advance(Duration.ofHours(2));
        client.customers().relationshipRequest();
        assertThat(vault.read("partner-user").orElseThrow().version()).isNotEqualTo(first);
        assertThat(vault.replace("partner-user", "an older version", "blob")).isFalse();
    }
}
