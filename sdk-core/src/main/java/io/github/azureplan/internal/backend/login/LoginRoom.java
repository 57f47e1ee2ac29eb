package io.github.azureplan.internal.backend.login;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Place;
import io.github.azureplan.internal.backend.kernel.Query;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Tokens;
import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The Entra token endpoint, in both generations, for the application and the consent the backend is born with. */
public final class LoginRoom extends Room {
    private static final Duration REFRESH_LIFE = Duration.ofDays(90);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> ALWAYS_SCOPES = List.of("openid", "profile", "offline_access");

    /** Why no token is given; becomes the documented error body. */
    private static final class Denied extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final String error;
        private final int number;
        private final @Nullable String suberror;

        Denied(int status, String error, int number, @Nullable String suberror, String text) {
            super(text, null, false, false);
            this.status = status;
            this.error = error;
            this.number = number;
            this.suberror = suberror;
        }
    }

    @Serves(front = Front.LOGIN, method = "POST", path = "/{tenant}/oauth2/v2.0/token", auth = Auth.NONE)
    @Documented("Microsoft identity platform and the OAuth 2.0 client credentials flow; Secure application model")
    Result token(Request request, State state) {
        return answer(request, state, false);
    }

    @Serves(front = Front.LOGIN, method = "POST", path = "/{tenant}/oauth2/token", auth = Auth.NONE)
    @Documented("Partner Center authentication")
    Result tokenOfFirstGeneration(Request request, State state) {
        return answer(request, state, true);
    }

    @Serves(front = Front.LOGIN, method = "GET", path = "/common/discovery/instance", auth = Auth.NONE)
    @Assumed("instance discovery names this very authority, as sign-in libraries ask for it before the first token")
    Result discovery(Request request, State state) {
        String authority = request.place().url(Front.LOGIN, "");
        return new Result(
                state,
                Reply.json(
                        200,
                        JsonObject.of(
                                "tenant_discovery_endpoint",
                                authority + "/common/v2.0/.well-known/openid-configuration",
                                "api-version",
                                "1.1",
                                "metadata",
                                List.of())));
    }

    /** The secret of the registered application. */
    public static String clientSecret(Ids ids) {
        return ids.hex(40, "client secret");
    }

    /** A refresh token as the consent with multi-factor authentication, or without it, gives one. */
    public static String refreshToken(Context context, boolean mfa) {
        return refreshToken(context.ids(), context.now().getEpochSecond(), mfa);
    }

    private static String refreshToken(Ids ids, long issued, boolean mfa) {
        JsonObject json = JsonObject.of("iat", issued, "mfa", mfa, "seal", seal(ids, issued, mfa));
        return "0." + Base64.getUrlEncoder().withoutPadding().encodeToString(JsonText.bytes(json));
    }

    private static String seal(Ids ids, long issued, boolean mfa) {
        return ids.hex(24, "refresh token", String.valueOf(issued), String.valueOf(mfa));
    }

    private static Result answer(Request request, State state, boolean v1) {
        try {
            return new Result(state, Reply.json(200, grant(request, state, v1)));
        } catch (Denied denied) {
            return new Result(state, Reply.json(denied.status, error(request, denied)));
        }
    }

    private static JsonObject grant(Request request, State state, boolean v1) throws Denied {
        Query form = request.form();
        String tenant = tenant(request, state);
        requireApplication(request, form);
        String audience = audience(request.place(), form, v1);
        boolean home = tenant.equals(request.context().partner().tenantId());
        String grant = form.get("grant_type");
        if ("client_credentials".equals(grant)) {
            if (!home) {
                throw new Denied(
                        400, "unauthorized_client", 700016, null, "The application was not found in the tenant.");
            }
            return body(request, audience, Tokens.mint(request.context(), audience, tenant, false, false), null, v1);
        }
        if ("refresh_token".equals(grant)) {
            boolean mfa = redeem(request, form.get("refresh_token"));
            requireConsent(state, tenant, home);
            Tokens.Minted minted = Tokens.mint(request.context(), audience, tenant, true, mfa);
            return body(request, audience, minted, refreshToken(request.context(), mfa), v1);
        }
        throw new Denied(400, "unsupported_grant_type", 70003, null, "The grant type is not supported.");
    }

    @Documented("Microsoft Entra authentication error codes")
    @Assumed("an authority may be named by the tenant's id, the partner's also by common or organizations")
    private static String tenant(Request request, State state) throws Denied {
        String named = request.path("tenant").toLowerCase(Locale.ROOT);
        String home = request.context().partner().tenantId();
        if (named.equals(home) || named.equals("common") || named.equals("organizations")) {
            return home;
        }
        if (Customers.find(state, named) == null) {
            throw new Denied(400, "invalid_request", 90002, null, "Tenant not found.");
        }
        return named;
    }

    @Documented("Microsoft Entra authentication error codes")
    @Assumed("a client assertion counts when it names the application as issuer; its signature is not checked")
    private static void requireApplication(Request request, Query form) throws Denied {
        Ids ids = request.ids();
        String application = Tokens.clientId(ids);
        if (!application.equalsIgnoreCase(form.get("client_id"))) {
            throw new Denied(400, "unauthorized_client", 700016, null, "The application was not found in the tenant.");
        }
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            JsonObject claims = Tokens.payload(assertion);
            if (claims == null || !application.equalsIgnoreCase(claims.text("iss"))) {
                throw new Denied(401, "invalid_client", 700027, null, "The client assertion is not valid.");
            }
        } else if (!clientSecret(ids).equals(form.get("client_secret"))) {
            throw new Denied(401, "invalid_client", 7000215, null, "Invalid client secret provided.");
        }
    }

    private static String audience(Place place, Query form, boolean v1) throws Denied {
        String asked = form.get(v1 ? "resource" : "scope");
        List<String> resources = new ArrayList<>(List.of((asked == null ? "" : asked.trim()).split(" +", -1)));
        resources.removeAll(ALWAYS_SCOPES);
        String resource = resources.size() == 1 ? resources.get(0) : "";
        for (String suffix : v1 ? List.<String>of() : List.of("/.default", "/user_impersonation")) {
            if (resource.endsWith(suffix)) {
                resource = resource.substring(0, resource.length() - suffix.length());
            }
        }
        for (Front front : List.of(Front.PARTNER_CENTER, Front.PRICING, Front.GRAPH, Front.ARM)) {
            if (new Place(front, "/", place.base()).accepts(resource)) {
                return resource;
            }
        }
        throw new Denied(400, "invalid_scope", 70011, null, "The provided value for the scope parameter is not valid.");
    }

    /** Checks a refresh token and tells whether its consent was given with multi-factor authentication. */
    @Documented("Refresh tokens in the Microsoft identity platform")
    @Assumed("a refresh token ends 90 days after its issue; each use answers with a new one and the old one stays good")
    private static boolean redeem(Request request, @Nullable String token) throws Denied {
        JsonObject json = JsonObject.EMPTY;
        try {
            if (token != null && token.startsWith("0.")) {
                byte[] text = Base64.getUrlDecoder().decode(token.substring(2).getBytes(StandardCharsets.US_ASCII));
                json = JsonText.parse(text) instanceof JsonObject o ? o : JsonObject.EMPTY;
            }
        } catch (IllegalArgumentException | BadJsonException e) {
            json = JsonObject.EMPTY;
        }
        BigDecimal issued = json.decimal("iat");
        boolean mfa = Boolean.TRUE.equals(json.bool("mfa"));
        if (issued == null || !seal(request.ids(), issued.longValue(), mfa).equals(json.text("seal"))) {
            throw new Denied(400, "invalid_grant", 9002313, null, "The refresh token is malformed.");
        }
        if (Instant.ofEpochSecond(issued.longValue()).plus(REFRESH_LIFE).isBefore(request.now())) {
            throw new Denied(
                    400, "invalid_grant", 700082, null, "The refresh token has expired due to inactivity (90 days).");
        }
        return mfa;
    }

    @Documented("Microsoft Entra authentication error codes")
    @Assumed("the application has consent in every customer tenant with which the relationship holds")
    private static void requireConsent(State state, String tenant, boolean home) throws Denied {
        Customer customer = home ? null : Customers.find(state, tenant);
        if (customer != null && !customer.related()) {
            throw new Denied(
                    400,
                    "invalid_grant",
                    65001,
                    "consent_required",
                    "The user or administrator has not consented to use the application.");
        }
    }

    private static JsonObject body(
            Request request, String audience, Tokens.Minted minted, @Nullable String refreshToken, boolean v1) {
        long now = request.now().getEpochSecond();
        long life = minted.expiresAt().getEpochSecond() - now;
        boolean user = refreshToken != null;
        if (v1) {
            // the first generation writes every number as text
            return JsonObject.of(
                    "token_type", "Bearer",
                    "scope", user ? "user_impersonation" : null,
                    "expires_in", String.valueOf(life),
                    "ext_expires_in", String.valueOf(life),
                    "expires_on", String.valueOf(now + life),
                    "not_before", String.valueOf(now),
                    "resource", audience,
                    "access_token", minted.text(),
                    "refresh_token", refreshToken);
        }
        return JsonObject.of(
                "token_type",
                "Bearer",
                "scope",
                user ? audience + "/user_impersonation " + audience + "/.default" : null,
                "expires_in",
                life,
                "ext_expires_in",
                life,
                "access_token",
                minted.text(),
                "refresh_token",
                refreshToken);
    }

    private static JsonObject error(Request request, Denied denied) {
        String trace = request.ids().guid("login trace", String.valueOf(request.now()), denied.error);
        String correlation = request.header("client-request-id").orElse(trace);
        return JsonObject.of(
                "error",
                denied.error,
                "error_description",
                "AADSTS" + denied.number + ": " + denied.getMessage(),
                "error_codes",
                List.of(denied.number),
                "timestamp",
                TIMESTAMP.format(request.now()),
                "trace_id",
                trace,
                "correlation_id",
                correlation,
                "error_uri",
                request.place().url(Front.LOGIN, "/error?code=" + denied.number),
                "suberror",
                denied.suberror);
    }
}
