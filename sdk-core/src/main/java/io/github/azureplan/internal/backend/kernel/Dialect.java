package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.transport.Headers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How each service words an error, and the headers each adds to every answer. */
final class Dialect {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    // the newest codes of Partner Center are written as text, the older ones as numbers
    private static final int FIRST_CODE_AS_TEXT = 900330;

    private final Front front;
    private final String requestId;
    private final String clientId;
    private final Instant now;

    private Dialect(Front front, String requestId, String clientId, Instant now) {
        this.front = front;
        this.requestId = requestId;
        this.clientId = clientId;
        this.now = now;
    }

    static Dialect of(Place place, String method, Headers sent, Context context) {
        Ids ids = context.ids();
        String own = ids.guid("answer", method, place.shown(), String.valueOf(context.now()));
        if (place.front() == Front.PARTNER_CENTER) {
            return new Dialect(
                    place.front(),
                    guid(sent, "MS-RequestId").orElse(own),
                    guid(sent, "MS-CorrelationId").orElseGet(() -> ids.guid("correlation", own)),
                    context.now());
        }
        String name = place.front() == Front.ARM ? "x-ms-client-request-id" : "client-request-id";
        return new Dialect(place.front(), own, guid(sent, name).orElse(own), context.now());
    }

    // an echo of anything else would let a caller write our headers
    private static Optional<String> guid(Headers sent, String name) {
        return sent.first(name).filter(Input::isGuid);
    }

    Reply error(Refusal refusal) {
        if (refusal.status() == 429) {
            return throttled(57, refusal.text());
        }
        Reply reply = switch (front) {
            case PARTNER_CENTER -> Reply.json(refusal.status(), partnerCenter(refusal));
            case PRICING, GRAPH -> Reply.json(refusal.status(), odata(code(refusal), refusal.text()));
            case ARM -> Reply.json(refusal.status(), arm(code(refusal), refusal.text()));
            case LOGIN ->
                Reply.json(
                        refusal.status(), JsonObject.of("error", code(refusal), "error_description", refusal.text()));
            case BLOBS -> xml(refusal.status(), code(refusal), refusal.text());
            case WORLD -> Reply.json(refusal.status(), JsonObject.of("error", refusal.text()));
        };
        return refusal.status() == 401 ? reply.header("WWW-Authenticate", challenge(refusal)) : reply;
    }

    @Documented("API throttling guidance for partners")
    Reply throttled(long seconds, String message) {
        Json body = switch (front) {
            case PARTNER_CENTER -> JsonObject.of("statusCode", 429, "message", message);
            case PRICING, GRAPH -> odata("TooManyRequests", message);
            case ARM ->
                JsonObject.of("error", JsonObject.of("code", "SubscriptionRequestsThrottled", "message", message));
            case LOGIN ->
                JsonObject.of("error", "temporarily_unavailable", "error_description", "AADSTS90033: " + message);
            case BLOBS, WORLD -> JsonObject.of("error", message);
        };
        return Reply.json(429, body)
                .header("Retry-After", String.valueOf(seconds))
                .notKept();
    }

    /** The reply with the headers the service always sends. */
    Reply complete(Reply reply) {
        Reply full = reply.header("Date", HTTP_DATE.format(now));
        if (reply.stream() == null) {
            full = full.header("Content-Length", String.valueOf(reply.body().length));
        }
        return switch (front) {
            case PARTNER_CENTER ->
                full.header("MS-RequestId", requestId)
                        .header("MS-CorrelationId", clientId)
                        .header("MS-CV", requestId.replace("-", "").substring(0, 16) + ".0")
                        .header("MS-ServerId", "sandbox-1");
            case PRICING -> full.header("Request-ID", requestId).header("client-request-id", clientId);
            case GRAPH -> full.header("request-id", requestId).header("client-request-id", clientId);
            case ARM ->
                full.header("x-ms-request-id", requestId)
                        .header("x-ms-correlation-request-id", clientId)
                        .header("x-ms-routing-request-id", "SANDBOX:" + requestId);
            case LOGIN, BLOBS -> full.header("x-ms-request-id", requestId);
            case WORLD -> full;
        };
    }

    private static JsonObject partnerCenter(Refusal refusal) {
        String text = code(Front.PARTNER_CENTER, refusal);
        boolean asNumber = text.matches("[0-9]{1,9}") && Integer.parseInt(text) < FIRST_CODE_AS_TEXT;
        Object code = asNumber ? new BigDecimal(text) : text;
        if (refusal.errorName() != null) {
            return JsonObject.of(
                    "code",
                    code,
                    "message",
                    refusal.text(),
                    "description",
                    refusal.text(),
                    "errorName",
                    refusal.errorName(),
                    "isRetryable",
                    false,
                    "parameters",
                    JsonObject.EMPTY,
                    "errorMessageExtended",
                    "InternalErrorCode=" + text);
        }
        return JsonObject.of(
                "code", code, "description", refusal.text(), "data", JsonArray.EMPTY, "source", "PartnerFD");
    }

    private JsonObject odata(String code, String message) {
        JsonObject inner =
                JsonObject.of("date", SECONDS.format(now), "request-id", requestId, "client-request-id", clientId);
        return JsonObject.of("error", JsonObject.of("code", code, "message", message, "innerError", inner));
    }

    // Microsoft.Subscription repeats code and message beside the error object
    private static JsonObject arm(String code, String message) {
        return JsonObject.of(
                "error", JsonObject.of("code", code, "message", message), "code", code, "message", message);
    }

    private static Reply xml(int status, String code, String message) {
        String body = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + escape(code) + "</Code><Message>"
                + escape(message) + "</Message></Error>";
        return Reply.bytes(status, "application/xml", body.getBytes(StandardCharsets.UTF_8))
                .header("x-ms-error-code", code);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String challenge(Refusal refusal) {
        return switch (front) {
            case PARTNER_CENTER ->
                "900421".equals(refusal.code())
                        ? "Bearer error=\"invalid_token\""
                        : "OAuth realm=urn:cpsvc:cpid:" + clientId;
            case ARM ->
                "Bearer authorization_uri=\"https://login.microsoftonline.com/common\", error=\"invalid_token\"";
            default -> "Bearer realm=\"\", error=\"invalid_token\"";
        };
    }

    private String code(Refusal refusal) {
        return code(front, refusal);
    }

    private static String code(Front front, Refusal refusal) {
        String code = refusal.code();
        return code != null ? code : usual(front, refusal.status());
    }

    /** The code a service takes for a status when nothing more particular is known. */
    private static String usual(Front front, int status) {
        int column = List.of(Front.PARTNER_CENTER, Front.PRICING, Front.GRAPH, Front.ARM, Front.LOGIN, Front.BLOBS)
                .indexOf(front);
        List<@Nullable String> row = switch (status) {
            case 400 ->
                List.of("800002", "invalidRequest", "BadRequest", "BadRequest", "invalid_request", "InvalidInput");
            case 401 ->
                List.of(
                        "800001",
                        "unauthenticated",
                        "InvalidAuthenticationToken",
                        "InvalidAuthenticationToken",
                        "invalid_client",
                        "AuthenticationFailed");
            case 403 ->
                List.of(
                        "2032",
                        "accessDenied",
                        "Authorization_RequestDenied",
                        "AuthorizationFailed",
                        "access_denied",
                        "AuthenticationFailed");
            case 404 ->
                List.of(
                        "1000",
                        "itemNotFound",
                        "Request_ResourceNotFound",
                        "ResourceNotFound",
                        "invalid_request",
                        "BlobNotFound");
            case 501 ->
                List.of(
                        "0",
                        "generalException",
                        "NotImplemented",
                        "NotImplemented",
                        "invalid_request",
                        "NotImplemented");
            case 503 ->
                List.of(
                        "800003",
                        "serviceNotAvailable",
                        "serviceNotAvailable",
                        "ServerTimeout",
                        "temporarily_unavailable",
                        "ServerBusy");
            default ->
                List.of(
                        "800003",
                        "generalException",
                        "generalException",
                        "InternalServerError",
                        "temporarily_unavailable",
                        "InternalError");
        };
        String code = column < 0 ? null : row.get(column);
        return code == null ? "" : code;
    }
}
