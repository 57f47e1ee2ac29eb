package io.github.azureplan.auth;

import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a token is for.
 *
 * @param service the service that will receive the token
 * @param audience the resource identifier of that service, for example {@code https://graph.microsoft.com}
 * @param kind App-only or App+User
 * @param customerTenant the customer's tenant to sign in to, or null for the partner's own
 * @param claims a claims challenge the service sent, to be passed on to the authority, or null
 * @param rejected the token the service has just refused and that must not be handed out again, or null
 */
public record TokenRequest(
        Service service,
        String audience,
        AuthKind kind,
        @Nullable TenantId customerTenant,
        @Nullable String claims,
        @Nullable AccessToken rejected) {
    /** Checks that the required parts are there. */
    public TokenRequest {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * The scope of the second version of the Entra token endpoint.
     *
     * @return the audience followed by {@code /.default}
     */
    public String scope() {
        return audience.endsWith("/") ? audience + ".default" : audience + "/.default";
    }
}
