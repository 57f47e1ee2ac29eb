package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.internal.backend.tree.Json;
import io.github.azureplan.internal.backend.tree.JsonText;
import io.github.azureplan.transport.Headers;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer before the service's common headers are added. Immutable. */
public final class Reply {
    private final int status;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable Supplier<InputStream> stream;
    private final boolean kept;

    private Reply(int status, Headers headers, byte[] body, @Nullable Supplier<InputStream> stream, boolean kept) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.stream = stream;
        this.kept = kept;
    }

    public static Reply json(int status, Json body) {
        return bytes(status, "application/json; charset=utf-8", JsonText.bytes(body));
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, Headers.of("Content-Type", contentType), body.clone(), null, true);
    }

    /** A body that is made while it is sent, so that nobody knows its length before. */
    public static Reply stream(int status, String contentType, Supplier<InputStream> body) {
        return new Reply(status, Headers.of("Content-Type", contentType), new byte[0], body, true);
    }

    public static Reply empty(int status) {
        return new Reply(status, Headers.EMPTY, new byte[0], null, true);
    }

    public Reply header(String name, String value) {
        return new Reply(status, headers.and(name, value), body, stream, kept);
    }

    /** For answers that tell the caller to try later with the same request id: a repeat is worked on again. */
    public Reply notKept() {
        return new Reply(status, headers, body, stream, false);
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    /** The body itself, not a copy. */
    byte[] body() {
        return body;
    }

    /** What makes the body, or null when it is there. */
    @Nullable
    Supplier<InputStream> stream() {
        return stream;
    }

    boolean kept() {
        return kept;
    }
}
