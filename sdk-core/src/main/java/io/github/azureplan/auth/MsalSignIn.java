package io.github.azureplan.auth;

import com.azure.json.JsonProviders;
import com.microsoft.aad.msal4j.AuthorizationCodeParameters;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.RefreshTokenParameters;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.transport.Headers;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The only class that touches MSAL4J, which may be absent. MSAL makes the request of each flow (parameters, client
 * assertion); sending it and reading the answer is ours.
 *
 * <p>Every sign-in has an application of its own: an application's cache would mix the flows (after a refresh-token
 * grant it hands the user's token out as the application's) and would grow with every customer tenant, while the
 * client above keeps the tokens already. For the same reason the real answer never enters MSAL.
 */
final class MsalSignIn {
    /** What MSAL gets to see of a success. */
    private static final String PLACEHOLDER =
            "{\"access_token\":\"kept-elsewhere\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    private final TokenEndpoint endpoint;
    private final String clientId;
    private final IClientCredential credential;
    private final String authority;

    /**
     * Creates it and makes an application once, so that a missing library or a bad setting shows now.
     *
     * @param authorityHost the authority's host and port; MSAL insists on https there, so the scheme is not asked
     */
    MsalSignIn(TokenEndpoint endpoint, String authorityHost, TenantId tenant, String clientId, ClientCredential given) {
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.credential = msalCredential(given);
        this.authority = "https://" + authorityHost + "/" + tenant.text() + "/";
        application(new OneExchange(endpoint, null));
        // MSAL reads JSON with it, but only once an answer is there.
        Objects.requireNonNull(JsonProviders.class, "azure-json");
    }

    TokenEndpoint.Grant clientCredentials(String scope, TenantId tenant, @Nullable String claims) {
        ClientCredentialParameters parameters = ClientCredentialParameters.builder(Set.of(scope))
                .tenant(tenant.text())
                .skipCache(true)
                .build();
        return exchange(app -> app.acquireToken(parameters), claims);
    }

    TokenEndpoint.Grant refresh(String refreshToken, String scope, TenantId tenant, @Nullable String claims) {
        RefreshTokenParameters parameters = RefreshTokenParameters.builder(Set.of(scope), refreshToken)
                .tenant(tenant.text())
                .build();
        return exchange(app -> app.acquireToken(parameters), claims);
    }

    TokenEndpoint.Grant authorizationCode(
            String code, URI redirectUri, String scope, TenantId tenant, @Nullable String codeVerifier) {
        AuthorizationCodeParameters.AuthorizationCodeParametersBuilder parameters = AuthorizationCodeParameters.builder(
                        code, redirectUri)
                .scopes(Set.of(scope))
                .tenant(tenant.text());
        if (codeVerifier != null) {
            parameters.codeVerifier(codeVerifier);
        }
        AuthorizationCodeParameters built = parameters.build();
        return exchange(app -> app.acquireToken(built), null);
    }

    private TokenEndpoint.Grant exchange(
            Function<ConfidentialClientApplication, CompletableFuture<IAuthenticationResult>> flow,
            @Nullable String claims) {
        OneExchange exchange = new OneExchange(endpoint, claims);
        RuntimeException trouble = null;
        try {
            flow.apply(application(exchange)).join();
        } catch (CompletionException e) {
            trouble = e;
        }
        if (exchange.failure != null) {
            throw exchange.failure;
        }
        if (exchange.grant == null) {
            throw new AuthenticationException("MSAL4J could not make the sign-in request", trouble);
        }
        return exchange.grant;
    }

    private ConfidentialClientApplication application(IHttpClient http) {
        try {
            return ConfidentialClientApplication.builder(clientId, credential)
                    .authority(authority)
                    .instanceDiscovery(false)
                    .disableInternalRetries()
                    .httpClient(http)
                    .executorService(new CallersThread())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("authority: is no address MSAL4J accepts", e);
        }
    }

    private static IClientCredential msalCredential(ClientCredential given) {
        if (given.key() != null) {
            return ClientCredentialFactory.createFromCertificateChain(given.key(), given.chain());
        }
        return ClientCredentialFactory.createFromSecret(given.secret());
    }

    /** Takes one request of MSAL to the token endpoint and keeps the outcome. */
    private static final class OneExchange implements IHttpClient {
        private final TokenEndpoint endpoint;
        private final @Nullable String claims;
        private TokenEndpoint.@Nullable Grant grant;
        private @Nullable AuthenticationException failure;

        OneExchange(TokenEndpoint endpoint, @Nullable String claims) {
            this.endpoint = endpoint;
            this.claims = claims;
        }

        @Override
        public IHttpResponse send(HttpRequest request) {
            String path = request.url().getPath();
            if (request.httpMethod() != HttpMethod.POST || !path.endsWith("/token") || grant != null) {
                throw new IllegalStateException("MSAL4J asked for more than one token");
            }
            List<Headers.Field> fields = new ArrayList<>();
            fields.add(new Headers.Field("Accept", "application/json"));
            request.headers().forEach((name, value) -> fields.add(new Headers.Field(name, value)));
            try {
                grant = endpoint.post(path, Headers.of(fields), request.body() + claimsField());
            } catch (AuthenticationException e) {
                failure = e;
                throw e;
            }
            HttpResponse response = new HttpResponse().statusCode(200).body(PLACEHOLDER);
            response.addHeaders(Map.of("Content-Type", List.of("application/json")));
            return response;
        }

        /** Added here because MSAL's own claims type rewrites what the service asked for. */
        private String claimsField() {
            return claims == null ? "" : "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8);
        }
    }

    /** MSAL's tasks run where they are asked for: an interrupt then ends them, and no thread is started. */
    private static final class CallersThread extends AbstractExecutorService {
        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            return true;
        }
    }
}
