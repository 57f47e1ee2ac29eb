package io.github.azureplan;

import io.github.azureplan.transport.Headers;
import java.nio.charset.StandardCharsets;

/**
 * An answer as it came, with a 2xx status. {@code toString} shows no body.
 *
 * @param status the HTTP status
 * @param headers the header fields
 * @param text the body as UTF-8 text, empty when there was none
 */
public record RawResponse(int status, Headers headers, String text) {
    static RawResponse of(int status, Headers headers, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return new RawResponse(status, headers, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + text.length() + " characters";
    }
}
