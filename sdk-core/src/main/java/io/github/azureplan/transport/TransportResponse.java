package io.github.azureplan.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * One HTTP response: status and headers are there, the body streams. Closing it, from any thread, ends a blocked read
 * and gives the connection back.
 */
public final class TransportResponse implements AutoCloseable {
    private final int status;
    private final Headers headers;
    private final InputStream body;

    /**
     * Creates a response.
     *
     * @param status the HTTP status, 200 to 599
     * @param headers the header fields
     * @param body the body as it came; its {@code close} must be safe to call from another thread and more than once
     */
    public TransportResponse(int status, Headers headers, InputStream body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: must be a final HTTP status, was " + status);
        }
        this.status = status;
        this.headers = Objects.requireNonNull(headers, "headers");
        this.body = Objects.requireNonNull(body, "body");
    }

    /**
     * A response whose body is already in memory.
     *
     * @param status the HTTP status
     * @param headers the header fields
     * @param body the whole body
     * @return the response
     */
    public static TransportResponse of(int status, Headers headers, byte[] body) {
        return new TransportResponse(status, headers, new ByteArrayInputStream(body.clone()));
    }

    /**
     * The HTTP status.
     *
     * @return 200 to 599
     */
    public int status() {
        return status;
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
     * The body, read once. A body cut short must show as an {@link IOException}, never as an early end.
     *
     * @return the stream
     */
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // Nothing is lost: whoever still reads gets its own exception.
        }
    }

    @Override
    public String toString() {
        return "HTTP " + status + " " + headers;
    }
}
