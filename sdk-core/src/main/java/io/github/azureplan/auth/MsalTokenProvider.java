package io.github.azureplan.auth;

import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.transport.OkHttpTransport;
import io.github.azureplan.transport.Transport;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in for production: tokens from Microsoft Entra through MSAL4J, App-only by client credentials and App+User by
 * the secure application model, that is by a refresh token that a partner user with multi-factor authentication has
 * once granted and that lives in a {@link TokenStore}.
 *
 * <pre>{@code
 * TokenProvider signIn = MsalTokenProvider.builder()
 *         .tenant(partnerTenant)
 *         .application(clientId, ClientCredential.certificate(key, chain))
 *         .appUser(TokenStore.inDirectory(Path.of("/var/lib/partner")), "service-account")
 *         .build();
 * }</pre>
 *
 * <p>Needs {@code com.microsoft.azure:msal4j} at run time. Each {@link #token} is one request to the token endpoint,
 * two when another process has replaced the refresh token meanwhile; nothing is cached or repeated here, the client
 * does both. A rotated refresh token is written to the store before the token is handed out. Safe for use by many
 * threads.
 */
public final class MsalTokenProvider implements TokenProvider, AutoCloseable {
    private static final Logger LOG = System.getLogger(MsalTokenProvider.class.getName());
    private static final URI PUBLIC_CLOUD = URI.create("https://login.microsoftonline.com");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int WRITES_TRIED = 5;

    private final TenantId tenant;
    private final String clientId;
    private final ClientCredential credential;
    private final @Nullable TokenStore store;
    private final String storeKey;
    private final @Nullable Transport ownTransport;
    private final MsalSignIn signIn;

    private MsalTokenProvider(Builder from) {
        this.tenant = required(from.tenant, "tenant: set the partner's tenant");
        this.clientId = required(from.clientId, "application: set client id and credential");
        this.credential = required(from.credential, "application: set client id and credential");
        this.store = from.store;
        this.storeKey = from.storeKey;
        URI authority = from.authority;
        this.ownTransport = from.transport == null ? OkHttpTransport.create() : null;
        Transport used = from.transport == null ? required(ownTransport, "transport") : from.transport;
        String base = authority.toString().replaceAll("/+$", "");
        TokenEndpoint endpoint = new TokenEndpoint(used, base, from.timeout, from.clock);
        this.signIn = new MsalSignIn(endpoint, authority.getRawAuthority(), tenant, clientId, credential);
    }

    private static <T> T required(@Nullable T value, String message) {
        if (value == null) {
            throw new IllegalArgumentException(message);
        }
        return value;
    }

    /**
     * Starts to set a provider up.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Asks Microsoft Entra for a token.
     *
     * @param request what the token is for
     * @return a token that was made for this request
     * @throws AuthenticationException when sign-in is refused, fails, or needs a refresh token that is not there; it
     *     says what to do
     */
    @Override
    public AccessToken token(TokenRequest request) {
        TenantId where = request.customerTenant() == null ? tenant : request.customerTenant();
        if (request.kind() == AuthKind.APP_ONLY) {
            return signIn.clientCredentials(request.scope(), where, request.claims())
                    .accessToken();
        }
        return appUserToken(request, where);
    }

    private AccessToken appUserToken(TokenRequest request, TenantId where) {
        TokenStore from = configuredStore();
        StoredToken stored = readGrant(from);
        try {
            return refresh(from, stored, request, where);
        } catch (AuthenticationException e) {
            boolean grantRefused = e.entraError().filter(Refusals::ofTheGrant).isPresent();
            StoredToken now = grantRefused ? readGrant(from) : stored;
            if (now.version().equals(stored.version())) {
                throw e;
            }
            // Somebody else has put a new refresh token there while this one was refused.
            return refresh(from, now, request, where);
        }
    }

    private AccessToken refresh(TokenStore to, StoredToken stored, TokenRequest request, TenantId where) {
        String current = RefreshTokenBlob.decode(stored.blob());
        TokenEndpoint.Grant grant = signIn.refresh(current, request.scope(), where, request.claims());
        String rotated = grant.refreshToken();
        if (rotated != null && !rotated.equals(current)) {
            keepRotated(to, stored, current, rotated);
        }
        return grant.accessToken();
    }

    /** Writes the rotated token unless another process was first: its token is as new as ours. */
    private void keepRotated(TokenStore to, StoredToken stored, String current, String rotated) {
        try {
            String version = stored.version();
            for (int i = 0; i < WRITES_TRIED && !to.replace(storeKey, version, RefreshTokenBlob.encode(rotated)); i++) {
                Optional<StoredToken> now = to.read(storeKey);
                if (now.isEmpty() || !RefreshTokenBlob.decode(now.get().blob()).equals(current)) {
                    return; // replaced by somebody, or taken away on purpose: neither is ours to undo
                }
                version = now.get().version();
            }
        } catch (IOException e) {
            // The former refresh token stays valid, so the access token is good; the next rotation tries again.
            LOG.log(Level.WARNING, "The rotated refresh token could not be stored under key " + storeKey, e);
        }
    }

    /**
     * Redeems the authorization code of the first, interactive sign-in and puts the refresh token into the store,
     * whatever was there before. The sign-in must have asked for {@code offline_access}, or no refresh token comes.
     *
     * @param code the code that came to the redirect address
     * @param redirectUri the redirect address the sign-in was started with
     * @param scope the scope the sign-in was started with, for example
     *     {@code https://api.partnercenter.microsoft.com/user_impersonation}
     * @param codeVerifier the PKCE verifier when the sign-in was started with a challenge, or null
     * @throws AuthenticationException when the code is refused, no refresh token comes or it cannot be stored
     */
    public void redeemAuthorizationCode(String code, URI redirectUri, String scope, @Nullable String codeVerifier) {
        Objects.requireNonNull(redirectUri, "redirectUri");
        if (code.isBlank() || scope.isBlank()) {
            throw new IllegalArgumentException("code, scope: must not be blank");
        }
        configuredStore();
        String refreshToken = signIn.authorizationCode(code, redirectUri, scope, tenant, codeVerifier)
                .refreshToken();
        if (refreshToken == null) {
            throw new AuthenticationException(
                    "The code was accepted, but no refresh token came with it",
                    false,
                    "Start the sign-in with the scope offline_access",
                    null,
                    null);
        }
        storeRefreshToken(refreshToken);
    }

    /**
     * Puts a refresh token that was obtained elsewhere into the store, whatever was there before.
     *
     * @param refreshToken the refresh token
     * @throws AuthenticationException when it cannot be stored
     */
    public void storeRefreshToken(String refreshToken) {
        TokenStore to = configuredStore();
        String blob = RefreshTokenBlob.encode(refreshToken);
        try {
            for (int i = 0; i < WRITES_TRIED; i++) {
                String version = to.read(storeKey).map(StoredToken::version).orElse(null);
                if (to.replace(storeKey, version, blob)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw storeFailed(e);
        }
        throw new AuthenticationException(
                "The refresh token could not be stored: the entry changed " + WRITES_TRIED + " times meanwhile", null);
    }

    private TokenStore configuredStore() {
        if (store == null) {
            throw new AuthenticationException(
                    "No App+User sign-in is set up",
                    false,
                    "Call appUser(store, key) on the builder and store a refresh token once",
                    null,
                    null);
        }
        return store;
    }

    private StoredToken readGrant(TokenStore from) {
        try {
            return from.read(storeKey)
                    .orElseThrow(() -> new AuthenticationException(
                            "The token store holds no refresh token under key " + storeKey,
                            false,
                            "Sign in interactively with multi-factor authentication once and store the refresh token",
                            null,
                            null));
        } catch (IOException e) {
            throw storeFailed(e);
        }
    }

    private static AuthenticationException storeFailed(IOException e) {
        return new AuthenticationException("The token store failed", true, "See the cause", null, e);
    }

    /** Closes the transport if this provider made it; a transport that was given stays open. */
    @Override
    public void close() {
        if (ownTransport != null) {
            ownTransport.close();
        }
    }

    @Override
    public String toString() {
        return "MsalTokenProvider[tenant " + tenant + ", client " + clientId + ", " + credential
                + (store == null ? ", App-only]" : ", App-only and App+User]");
    }

    /** Sets a {@link MsalTokenProvider} up. {@code tenant} and {@code application} are required. */
    public static final class Builder {
        private @Nullable TenantId tenant;
        private @Nullable String clientId;
        private @Nullable ClientCredential credential;
        private @Nullable TokenStore store;
        private String storeKey = "";
        private @Nullable Transport transport;
        private URI authority = PUBLIC_CLOUD;
        private Duration timeout = Duration.ofSeconds(30);
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * The partner's own tenant.
         *
         * @param partnerTenant the tenant
         * @return this builder
         */
        public Builder tenant(TenantId partnerTenant) {
            this.tenant = Objects.requireNonNull(partnerTenant, "partnerTenant");
            return this;
        }

        /**
         * The application as it is registered in the partner's tenant.
         *
         * @param clientId the application (client) id, a GUID
         * @param credential how the application proves itself
         * @return this builder
         */
        public Builder application(String clientId, ClientCredential credential) {
            String trimmed = clientId.trim();
            if (!GUID.matcher(trimmed).matches()) {
                throw new IllegalArgumentException(
                        "clientId: must be a GUID; take the application (client) id from the app registration");
            }
            this.clientId = trimmed.toLowerCase(Locale.ROOT);
            this.credential = Objects.requireNonNull(credential, "credential");
            return this;
        }

        /**
         * Adds App+User: the refresh token of a partner user is kept in a store. One entry serves all services and
         * customer tenants; give every user an entry of its own.
         *
         * @param tokenStore where the refresh token lives
         * @param key the name of its entry
         * @return this builder
         */
        public Builder appUser(TokenStore tokenStore, String key) {
            if (key.isBlank()) {
                throw new IllegalArgumentException("key: must not be blank; name the entry of the token store");
            }
            this.store = Objects.requireNonNull(tokenStore, "tokenStore");
            this.storeKey = key;
            return this;
        }

        /**
         * What carries the requests; without it the provider makes an {@link OkHttpTransport} of its own.
         *
         * @param shared the transport, not closed by the provider
         * @return this builder
         */
        public Builder transport(Transport shared) {
            this.transport = Objects.requireNonNull(shared, "shared");
            return this;
        }

        /**
         * Where to sign in, for a national cloud, a sandbox or a test. The default is the public cloud.
         *
         * @param address the address before the tenant, https, or http on a loopback address
         * @return this builder
         */
        public Builder authority(URI address) {
            boolean https = "https".equalsIgnoreCase(address.getScheme());
            boolean loopback = "http".equalsIgnoreCase(address.getScheme()) && isLoopback(address.getHost());
            if (address.getHost() == null || !(https || loopback)) {
                throw new IllegalArgumentException(
                        "authority: must be an https address, or http on a loopback address, because credentials go there");
            }
            if (address.getRawQuery() != null || address.getRawFragment() != null || address.getRawUserInfo() != null) {
                throw new IllegalArgumentException("authority: must not have a query, a fragment or a user");
            }
            this.authority = address;
            return this;
        }

        private static boolean isLoopback(@Nullable String host) {
            return host != null
                    && (host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}"));
        }

        /**
         * How long one exchange with the token endpoint may take; 30 seconds by default.
         *
         * @param limit the limit, positive
         * @return this builder
         */
        public Builder timeout(Duration limit) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("timeout: must be positive, was " + limit);
            }
            this.timeout = limit;
            return this;
        }

        /**
         * The clock that token ends are reckoned by; the system's by default.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(Clock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Makes the provider; nothing is sent yet.
         *
         * @return the provider
         * @throws IllegalArgumentException when a required part is missing
         * @throws IllegalStateException when MSAL4J is missing; the message names the artifact
         */
        public MsalTokenProvider build() {
            try {
                return new MsalTokenProvider(this);
            } catch (NoClassDefFoundError e) {
                throw new IllegalStateException(
                        "MsalTokenProvider needs the optional library com.microsoft.azure:msal4j; add it to the class"
                                + " path, or to the module path with: requires com.microsoft.aad.msal4j;"
                                + " requires com.azure.json; requires org.slf4j",
                        e);
            }
        }
    }
}
