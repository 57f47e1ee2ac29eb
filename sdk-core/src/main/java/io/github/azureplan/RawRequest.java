package io.github.azureplan;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.Service;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.transport.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call this library has no method for: a method, a service and a path below the service's base. Immutable.
 *
 * <pre>{@code
 * RawResponse answer = client.raw().send(
 *         RawRequest.post(Service.PARTNER_CENTER, "/attestations/enhanced").json(text).appOnly());
 * }</pre>
 */
public final class RawRequest {
    /** Path and query as they go on the wire; encoded by the caller, because only the caller knows what is data. */
    /** What the client sets; a second value would be sent beside it. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "authorization",
            "client-request-id",
            "content-length",
            "content-type",
            "host",
            "ms-contract-version",
            "ms-correlationid",
            "ms-partnercenter-application",
            "ms-requestid",
            "user-agent",
            "x-locale",
            "x-ms-client-request-id",
            "x-ms-correlation-request-id");

    private static final Pattern CLIMBING = Pattern.compile("\\.\\.|%2[ef]|%5c", Pattern.CASE_INSENSITIVE);
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9\\-._~%!$&'()*+,;=:@/?]*");

    private final Service service;
    private final String method;
    private final String path;
    private final Headers headers;
    private final @Nullable String body;
    private final Set<AuthKind> auth;
    private final boolean readsOnly;
    private final @Nullable TenantId customerTenant;

    private RawRequest(
            Service service,
            String method,
            String path,
            Headers headers,
            @Nullable String body,
            Set<AuthKind> auth,
            boolean readsOnly,
            @Nullable TenantId customerTenant) {
        this.service = Objects.requireNonNull(service, "service");
        this.method = method;
        this.path = checked(path);
        this.headers = headers;
        this.body = body;
        this.auth = EnumSet.copyOf(auth);
        this.readsOnly = readsOnly;
        this.customerTenant = customerTenant;
    }

    private static RawRequest of(Service service, String method, String path) {
        return new RawRequest(
                service, method, path, Headers.EMPTY, null, EnumSet.allOf(AuthKind.class), method.equals("GET"), null);
    }

    private static String checked(String path) {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "path: must begin with / and be percent-encoded, below the base of the service (Partner Center's"
                            + " includes /v1)");
        }
        String onlyPath = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        for (String segment : onlyPath.split("/", -1)) {
            if (segment.equals("..") || segment.equals(".")) {
                throw new IllegalArgumentException("path: must not contain . or .. segments");
            }
        }
        if (CLIMBING.matcher(onlyPath).find()) {
            throw new IllegalArgumentException(
                    "path: must not contain .. nor an encoded dot, slash or backslash; a token is sent below the base of"
                            + " the service only");
        }
        if (URI.create("http://localhost" + path).getRawPath().contains("//")) {
            throw new IllegalArgumentException("path: must not contain empty segments");
        }
        return path;
    }

    /**
     * A GET.
     *
     * @param service the service
     * @param path path and query below its base, percent-encoded
     * @return the request
     */
    public static RawRequest get(Service service, String path) {
        return of(service, "GET", path);
    }

    /**
     * A POST. At Partner Center it is repeated under its request id after a lost answer, elsewhere it is not repeated.
     *
     * @param service the service
     * @param path path and query below its base, percent-encoded
     * @return the request
     */
    public static RawRequest post(Service service, String path) {
        return of(service, "POST", path);
    }

    /**
     * A PUT; repeated after a lost answer.
     *
     * @param service the service
     * @param path path and query below its base, percent-encoded
     * @return the request
     */
    public static RawRequest put(Service service, String path) {
        return of(service, "PUT", path);
    }

    /**
     * A PATCH; not repeated after a lost answer.
     *
     * @param service the service
     * @param path path and query below its base, percent-encoded
     * @return the request
     */
    public static RawRequest patch(Service service, String path) {
        return of(service, "PATCH", path);
    }

    /**
     * A DELETE; repeated after a lost answer.
     *
     * @param service the service
     * @param path path and query below its base, percent-encoded
     * @return the request
     */
    public static RawRequest delete(Service service, String path) {
        return of(service, "DELETE", path);
    }

    /**
     * The same with a JSON body.
     *
     * @param text the JSON text, sent as it is
     * @return a new request
     */
    public RawRequest json(String text) {
        return new RawRequest(service, method, path, headers, text, auth, readsOnly, customerTenant);
    }

    /**
     * The same with one more header. Those the client sends itself, {@code Authorization} and the ids among them, are not
     * taken: {@link io.github.azureplan.common.CallOptions} sets the ids and the language.
     *
     * @param name the field name
     * @param value the field value
     * @return a new request
     * @throws IllegalArgumentException for a header the client sends itself
     */
    public RawRequest header(String name, String value) {
        if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + ": is set by the client; leave it out");
        }
        return new RawRequest(service, method, path, headers.and(name, value), body, auth, readsOnly, customerTenant);
    }

    /**
     * The same with an App-only token.
     *
     * @return a new request
     */
    public RawRequest appOnly() {
        return new RawRequest(
                service, method, path, headers, body, EnumSet.of(AuthKind.APP_ONLY), readsOnly, customerTenant);
    }

    /**
     * The same with an App+User token.
     *
     * @return a new request
     */
    public RawRequest appUser() {
        return new RawRequest(
                service, method, path, headers, body, EnumSet.of(AuthKind.APP_USER), readsOnly, customerTenant);
    }

    /**
     * The same for a POST that changes nothing, so that it may always be repeated.
     *
     * @return a new request
     */
    public RawRequest reading() {
        return new RawRequest(service, method, path, headers, body, auth, true, customerTenant);
    }

    /**
     * The same, signed in to a customer's tenant in place of the partner's.
     *
     * @param tenant the customer's tenant
     * @return a new request
     */
    public RawRequest inTenantOf(TenantId tenant) {
        return new RawRequest(service, method, path, headers, body, auth, readsOnly, tenant);
    }

    Service service() {
        return service;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    Headers headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    }

    Set<AuthKind> auth() {
        return auth;
    }

    boolean readsOnly() {
        return readsOnly;
    }

    @Nullable
    TenantId customerTenant() {
        return customerTenant;
    }

    @Override
    public String toString() {
        return method + " " + service + " " + (path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?')));
    }
}
