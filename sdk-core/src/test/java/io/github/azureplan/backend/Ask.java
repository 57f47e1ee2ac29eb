package io.github.azureplan.backend;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.Service;
import io.github.azureplan.internal.backend.tree.BadJsonException;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Talks to a backend in bytes, as a test wants to: one request, built up and sent. Immutable. */
public final class Ask {
    static final String PARTNER_CENTER = "https://api.partnercenter.microsoft.com";

    private final InMemoryBackend backend;
    private final String base;
    private final Headers headers;

    private Ask(InMemoryBackend backend, String base, Headers headers) {
        this.backend = backend;
        this.base = base;
        this.headers = headers;
    }

    /** Asks Partner Center as a user with multi-factor authentication. */
    public static Ask user(InMemoryBackend backend) {
        return nobody(backend).token(backend.tokens(), Service.PARTNER_CENTER, PARTNER_CENTER, AuthKind.APP_USER);
    }

    public static Ask app(InMemoryBackend backend) {
        return nobody(backend).token(backend.tokens(), Service.PARTNER_CENTER, PARTNER_CENTER, AuthKind.APP_ONLY);
    }

    public static Ask nobody(InMemoryBackend backend) {
        return new Ask(backend, PARTNER_CENTER, Headers.EMPTY);
    }

    public Ask token(TokenProvider tokens, Service service, String audience, AuthKind kind) {
        TokenRequest wanted = new TokenRequest(service, audience, kind, null, null, null);
        return header("Authorization", "Bearer " + tokens.token(wanted).value());
    }

    public Ask at(String other) {
        return new Ask(backend, other, headers);
    }

    public Ask header(String name, String value) {
        return new Ask(backend, base, headers.and(name, value));
    }

    /** With ids as every creation needs them; the number makes the request id. */
    public Ask request(int number) {
        return header("MS-RequestId", "00000000-0000-4000-8000-" + String.format("%012d", number))
                .header("MS-CorrelationId", "11111111-0000-4000-8000-" + String.format("%012d", number));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer head(String path) {
        return send("HEAD", path, null);
    }

    public Answer post(String path, String json) {
        return header("Content-Type", "application/json").send("POST", path, json);
    }

    public Answer form(String path, String form) {
        return header("Content-Type", "application/x-www-form-urlencoded").send("POST", path, form);
    }

    public Answer send(String method, String path, String body) {
        try {
            return sendOrFail(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer sendOrFail(String method, String path, String body) throws IOException {
        Duration limit = Duration.ofSeconds(30);
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        TransportRequest request = new TransportRequest(method, URI.create(base + path), headers, bytes, limit, limit);
        try (TransportResponse response = backend.send(request)) {
            return new Answer(
                    response.status(), response.headers(), response.body().readAllBytes());
        }
    }

    /** An answer that was read to its end. */
    public static final class Answer {
        private final int status;
        private final Headers headers;
        private final byte[] bytes;

        private Answer(int status, Headers headers, byte[] bytes) {
            this.status = status;
            this.headers = headers;
            this.bytes = bytes;
        }

        public int status() {
            return status;
        }

        public Headers headers() {
            return headers;
        }

        public byte[] bytes() {
            return bytes;
        }

        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonObject json() {
            try {
                return (JsonObject) JsonText.parse(bytes);
            } catch (BadJsonException e) {
                throw new AssertionError(body(), e);
            }
        }

        public JsonArray array() {
            try {
                return (JsonArray) JsonText.parse(bytes);
            } catch (BadJsonException e) {
                throw new AssertionError(body(), e);
            }
        }

        public String header(String name) {
            return headers.first(name).orElse("");
        }

        /** Status and code as the error table writes them: {@code 403/20002}. */
        public String refusal() {
            JsonObject json = json();
            JsonObject error = json.objectOrEmpty("error");
            if (json.object("error") != null) {
                return status + "/" + error.text("code");
            }
            return status + "/"
                    + (json.decimal("code") != null ? json.decimal("code").toString() : json.text("code"));
        }
    }

    /** The body of a creation with the given domain. */
    public static String newCustomer(String domain) {
        return newCustomer(domain, "DE", "");
    }

    public static String newCustomer(String domain, String country, String companyMembers) {
        return """
                {"companyProfile": {"domain": "%s"%s},
                 "billingProfile": {"culture": "de-DE", "email": "office@nordwind.example", "language": "de",
                   "companyName": "Nordwind Handel",
                   "defaultAddress": {"firstName": "Ada", "lastName": "Berg", "addressLine1": "Hafenstr. 7",
                     "city": "Hamburg", "postalCode": "20457", "country": "%s"}}}
                """.formatted(domain, companyMembers, country);
    }
}
