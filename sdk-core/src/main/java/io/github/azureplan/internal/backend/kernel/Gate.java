package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.transport.Headers;
import java.util.List;
import java.util.Optional;

/** Decides who may come in, before any room is asked. */
final class Gate {
    static final List<Class<?>> RULES = List.of(Gate.class);

    private Gate() {}

    @Documented("Partner Center authentication; Partner Center error codes")
    @Assumed({
        "an expired or unreadable token is 401 with code 400 (access denied at the gateway): which code the gateway takes is not published",
        "a token of another tenant than the partner's is 403 with code 2032",
        "a token for Graph, Azure Resource Manager or the price API is refused in the same way as an unknown audience"
    })
    static Caller admit(Place place, Auth auth, Headers headers, Context context) {
        if (auth == Auth.NONE) {
            return Caller.NOBODY;
        }
        Front front = place.front();
        Settings settings = context.settings();
        Optional<String> header = headers.first("Authorization");
        String token = header.filter(h -> h.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(h -> h.substring(7).trim())
                .filter(t -> !t.isEmpty())
                .orElseThrow(() -> missing(front));
        if (settings.anyToken()) {
            return new Caller(
                    auth != Auth.APP_ONLY,
                    Tokens.userId(context.ids()),
                    settings.partner().tenantId(),
                    true,
                    true);
        }
        Tokens.Claims claims = Tokens.read(token);
        if (claims == null) {
            throw rejected(front, "the token cannot be read", false);
        }
        if (!place.accepts(claims.audience())) {
            throw wrongAudience(front);
        }
        if (!claims.expiresAt().isAfter(context.now())) {
            throw rejected(front, "the token has expired", true);
        }
        Caller caller = claims.caller();
        if (front == Front.PARTNER_CENTER
                && !caller.tenant().equalsIgnoreCase(settings.partner().tenantId())) {
            throw new Refusal(403, "2032", "The token was not issued in the partner's tenant.");
        }
        if (auth == Auth.APP_ONLY && caller.user()) {
            throw new Refusal(403, front == Front.PARTNER_CENTER ? "2032" : null, "Only app-only tokens are accepted.");
        }
        if (auth == Auth.USER_ONLY) {
            requireUser(front, caller);
        }
        return caller;
    }

    /** Refuses a token without a user behind it. */
    @Documented("Partner Center error codes")
    static void requireUser(Front front, Caller caller) {
        if (!caller.user()) {
            throw new Refusal(
                    403,
                    front == Front.PARTNER_CENTER ? "900329" : null,
                    "This resource does not support application-only authentication.");
        }
    }

    @Documented("Mandating multifactor authentication for your partner tenant")
    @Assumed({
        "Partner Center and Azure Resource Manager ask for it, the latter with 401 and InvalidAuthenticationToken",
        "isMfaCompliant is only sent when ValidateMfa was"
    })
    static void requireMfa(Front front, Caller caller, Settings settings) {
        if (!settings.enforceMfa() || !caller.user() || caller.mfa()) {
            return;
        }
        if (front == Front.PARTNER_CENTER) {
            throw new Refusal(401, "900421", "Multifactor authentication is required for App+User calls.");
        }
        if (front == Front.ARM) {
            throw rejected(front, "multifactor authentication is required", false);
        }
    }

    @Documented("Indirect resellers cannot use the Partner Center API")
    @Assumed("403 with an empty body, as reported from the field")
    static boolean refusesReseller(Front front, Settings settings) {
        return front == Front.PARTNER_CENTER && settings.partner().type() == Partner.Type.INDIRECT_RESELLER;
    }

    @Assumed("a storage request that carries Authorization beside its SAS is 400, so that a leaked token shows")
    static void refuseTokenForBlobs(Place place, Headers headers) {
        if (place.front() == Front.BLOBS && headers.first("Authorization").isPresent()) {
            throw new Refusal(
                    400, "InvalidAuthenticationInfo", "Authorization: a SAS address must not be sent with a token");
        }
    }

    private static Refusal missing(Front front) {
        return front == Front.ARM
                ? new Refusal(
                        401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.")
                : new Refusal(401, null, "The request carries no partner token.");
    }

    private static Refusal wrongAudience(Front front) {
        return front == Front.PARTNER_CENTER
                ? new Refusal(401, "900420", "The audience in the token is invalid and not supported.")
                : new Refusal(401, null, "The audience of the access token is invalid.");
    }

    private static Refusal rejected(Front front, String why, boolean expired) {
        return switch (front) {
            case PARTNER_CENTER -> new Refusal(401, "400", "Access denied: " + why + ".");
            case ARM ->
                new Refusal(
                        401,
                        expired ? "ExpiredAuthenticationToken" : "InvalidAuthenticationToken",
                        "The access token is not valid: " + why + ".");
            default -> new Refusal(401, null, "Access denied: " + why + ".");
        };
    }
}
