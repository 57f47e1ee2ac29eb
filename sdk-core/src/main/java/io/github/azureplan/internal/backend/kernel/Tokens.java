package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bearer tokens in the shape of JSON web tokens. Nothing is signed: a sandbox has no secret to protect. */
public final class Tokens {
    private static final String HEADER = base64(JsonObject.of("typ", "JWT", "alg", "none"));
    private static final String TAIL =
            Base64.getUrlEncoder().withoutPadding().encodeToString("sandbox".getBytes(StandardCharsets.UTF_8));
    private static final int MIN_LIFE_SECONDS = 3600;
    private static final int LIFE_SPREAD_SECONDS = 1800;

    /** No moment in seconds lies beyond it. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    /** A token's text and end. */
    public record Minted(String text, Instant expiresAt) {
        @Override
        public String toString() {
            return "Minted[***, expires " + expiresAt + "]";
        }
    }

    /** What the backend reads out of a token. */
    record Claims(Caller caller, String audience, Instant expiresAt) {}

    private Tokens() {}

    /** A token that lives 60 to 90 minutes, as Entra spreads them. */
    public static Minted mint(Context context, String audience, String tenant, boolean user, boolean mfa) {
        Ids ids = context.ids();
        long issued = context.now().getEpochSecond();
        long spread =
                Math.floorMod(ids.number("token life", audience, tenant, String.valueOf(issued)), LIFE_SPREAD_SECONDS);
        long expires = issued + MIN_LIFE_SECONDS + spread;
        String appId = clientId(ids);
        JsonObject claims = user
                ? JsonObject.of(
                        "aud",
                        audience,
                        "iss",
                        "https://sts.windows.net/" + tenant + "/",
                        "iat",
                        issued,
                        "nbf",
                        issued,
                        "exp",
                        expires,
                        "amr",
                        mfa ? List.of("pwd", "mfa") : List.of("pwd"),
                        "appid",
                        appId,
                        "oid",
                        userId(ids),
                        "scp",
                        "user_impersonation",
                        "tid",
                        tenant,
                        "upn",
                        "agent@partner.example",
                        "ver",
                        "1.0")
                : JsonObject.of(
                        "aud", audience,
                        "iss", "https://sts.windows.net/" + tenant + "/",
                        "iat", issued,
                        "nbf", issued,
                        "exp", expires,
                        "appid", appId,
                        "idtyp", "app",
                        "oid", ids.guid("service principal"),
                        "tid", tenant,
                        "ver", "1.0");
        return new Minted(HEADER + "." + base64(claims) + "." + TAIL, Instant.ofEpochSecond(expires));
    }

    /** The application registered in the partner's tenant. */
    public static String clientId(Ids ids) {
        return ids.guid("application");
    }

    /** The partner user whose consent the refresh token carries. */
    public static String userId(Ids ids) {
        return ids.guid("user");
    }

    /** The claims of a token, or null when it is none. */
    static @Nullable Claims read(String token) {
        JsonObject claims = payload(token);
        if (claims == null) {
            return null;
        }
        String audience = claims.text("aud");
        String tenant = claims.text("tid");
        BigDecimal expires = claims.decimal("exp");
        if (audience == null
                || tenant == null
                || expires == null
                || expires.abs().compareTo(LATEST) > 0) {
            return null;
        }
        boolean mfa = false;
        JsonArray methods = claims.array("amr");
        for (Json method : methods.items()) {
            mfa |= method instanceof JsonScalar scalar && "mfa".equals(scalar.value());
        }
        Caller caller = new Caller(claims.has("scp"), claims.textOrEmpty("oid"), tenant, mfa, false);
        return new Claims(caller, audience, Instant.ofEpochSecond(expires.longValue()));
    }

    /** The middle part of something in the shape of a JSON web token, or null. */
    public static @Nullable JsonObject payload(String token) {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != 3) {
            return null;
        }
        try {
            return JsonText.parse(Base64.getUrlDecoder().decode(parts.get(1))) instanceof JsonObject o ? o : null;
        } catch (IllegalArgumentException | BadJsonException e) {
            return null;
        }
    }

    private static String base64(JsonObject json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonText.bytes(json));
    }
}
