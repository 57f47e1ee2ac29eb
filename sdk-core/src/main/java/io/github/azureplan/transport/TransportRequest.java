package io.github.azureplan.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request as a {@link Transport} sends it. Immutable; {@code toString} shows neither query nor header secrets
 * nor the body.
 */
public final class TransportRequest {
    private final String method;
    private final URI uri;
    private final Headers headers;
    private final byte @Nullable [] body;
    private final Duration timeLeft;
    private final Duration idleTimeout;

    /**
     * Creates a request.
     *
     * @param method the HTTP method, upper case
     * @param uri the absolute address
     * @param headers the header fields, complete save for what the connection itself adds
     * @param body the body, or null for none; an empty array is a body of length 0
     * @param timeLeft how long the response headers may take, positive
     * @param idleTimeout how long one read of the response body may wait, positive
     */
    public TransportRequest(
            String method, URI uri, Headers headers, byte @Nullable [] body, Duration timeLeft, Duration idleTimeout) {
        if (!method.equals(method.toUpperCase(Locale.ROOT)) || method.isBlank()) {
            throw new IllegalArgumentException("method: must be an upper-case HTTP method, was '" + method + "'");
        }
        if (!uri.isAbsolute() || uri.getHost() == null) {
            throw new IllegalArgumentException("uri: must be absolute and name a host");
        }
        this.method = method;
        this.uri = uri;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = body == null ? null : body.clone();
        this.timeLeft = positive(timeLeft, "timeLeft");
        this.idleTimeout = positive(idleTimeout, "idleTimeout");
    }

    private static Duration positive(Duration value, String name) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + ": must be positive, was " + value);
        }
        return value;
    }

    /**
     * The HTTP method.
     *
     * @return the method, upper case
     */
    public String method() {
        return method;
    }

    /**
     * The absolute address, already encoded.
     *
     * @return the address
     */
    public URI uri() {
        return uri;
    }

    /**
     * The header fields.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * A copy of the body.
     *
     * @return the body, or null when the request has none
     */
    public byte @Nullable [] body() {
        return body == null ? null : body.clone();
    }

    /**
     * How long the response headers may take from now.
     *
     * @return the time left, positive
     */
    public Duration timeLeft() {
        return timeLeft;
    }

    /**
     * How long one read of the response body may wait for the next byte.
     *
     * @return the idle timeout, positive
     */
    public Duration idleTimeout() {
        return idleTimeout;
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?***");
    }
}
