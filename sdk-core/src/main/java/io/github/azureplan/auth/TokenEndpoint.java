package io.github.azureplan.auth;

import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.EntraError;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with the token endpoint over our transport. Every answer is read here, so that a refusal keeps its
 * number, and an answer that is none is told as such; no answer text gets into a message, it may hold personal data.
 */
final class TokenEndpoint {
    private static final int LARGEST_ANSWER = 1 << 18;

    /** A token lives a day at most; the bound keeps nonsense out of the arithmetic. */
    private static final long LONGEST_LIFE = Duration.ofDays(7).toSeconds();

    /** Taken when the endpoint does not say how long the token lives. */
    private static final long SHORT_LIFE = 300;

    /** A token, and the refresh token that came with it, if any. */
    record Grant(AccessToken accessToken, @Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Grant[" + accessToken + ", refresh token " + (refreshToken == null ? "none" : "***") + "]";
        }
    }

    private final Transport transport;
    private final String base;
    private final Duration timeout;
    private final Clock clock;

    /**
     * Creates it.
     *
     * @param base the authority without a slash at the end; the paths MSAL asks for are appended to it
     */
    TokenEndpoint(Transport transport, String base, Duration timeout, Clock clock) {
        this.transport = transport;
        this.base = base;
        this.timeout = timeout;
        this.clock = clock;
    }

    Grant post(String path, Headers headers, String form) {
        TransportRequest request = new TransportRequest(
                "POST", URI.create(base + path), headers, form.getBytes(StandardCharsets.UTF_8), timeout, timeout);
        Instant asked = clock.instant();
        try (TransportResponse response = transport.send(request)) {
            byte[] body = bounded(response, asked.plus(timeout));
            TokenAnswer answer = TokenAnswer.read(body);
            if (response.status() == 200 && answer != null && answer.error == null) {
                return grant(answer, asked);
            }
            throw refused(response, answer, body.length);
        } catch (IOException e) {
            throw notReached(e);
        }
    }

    private AuthenticationException notReached(IOException e) {
        boolean interrupted = e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
        String what = interrupted
                ? "The sign-in was interrupted"
                : "The sign-in service at " + base + " could not be reached or its answer broke off ("
                        + e.getClass().getSimpleName() + ")";
        String nextStep = interrupted ? null : "Try again later; check the network and the proxy";
        return new AuthenticationException(what, !interrupted, nextStep, null, e);
    }

    private byte[] bounded(TransportResponse response, Instant end) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int n = response.body().read(chunk); n >= 0; n = response.body().read(chunk)) {
            body.write(chunk, 0, n);
            if (body.size() > LARGEST_ANSWER) {
                throw new IOException("answer of more than " + LARGEST_ANSWER + " bytes");
            }
            if (clock.instant().isAfter(end)) {
                throw new IOException("answer not complete within " + timeout);
            }
        }
        return body.toByteArray();
    }

    private Grant grant(TokenAnswer answer, Instant asked) {
        if (answer.accessToken == null || answer.accessToken.isBlank()) {
            throw unusable("HTTP 200 without an access token");
        }
        long life = answer.expiresIn == null ? SHORT_LIFE : Math.min(answer.expiresIn, LONGEST_LIFE);
        if (life <= 0) {
            throw unusable("HTTP 200 with a token that has expired already");
        }
        String rotated = answer.refreshToken == null || answer.refreshToken.isBlank() ? null : answer.refreshToken;
        try {
            // Counted from before the request: early is harmless, late is a 401.
            return new Grant(new AccessToken(answer.accessToken, asked.plusSeconds(life)), rotated);
        } catch (IllegalArgumentException e) {
            throw unusable("HTTP 200 with a malformed access token");
        }
    }

    private AuthenticationException refused(TransportResponse response, @Nullable TokenAnswer answer, int length) {
        int status = response.status();
        Duration wait = retryAfter(response);
        if (answer == null || (answer.error == null && answer.aadstsCode == null)) {
            boolean later = status == 408 || status == 429 || status >= 500;
            EntraError bare = new EntraError(status, null, null, null, null, null, wait);
            return new AuthenticationException(
                    "The sign-in service at " + base + " answered HTTP " + status
                            + (length == 0 ? " with an empty body" : " with something else than its JSON"),
                    later,
                    later ? "Try again later" : "Check the authority, and that no proxy answers in its place",
                    bare,
                    null);
        }
        EntraError said = new EntraError(
                status, answer.error, answer.suberror, answer.aadstsCode, answer.correlationId, answer.claims, wait);
        Refusals refusal = Refusals.of(said);
        return new AuthenticationException(
                "Sign-in failed, " + refusal.meaning() + " (" + said + ")",
                refusal.transientOne(),
                refusal.nextStep(),
                said,
                null);
    }

    private AuthenticationException unusable(String what) {
        return new AuthenticationException(
                "The sign-in service at " + base + " answered " + what,
                false,
                "Check the authority, and that no proxy answers in its place",
                null,
                null);
    }

    private @Nullable Duration retryAfter(TransportResponse response) {
        String value = response.headers().first("Retry-After").map(String::trim).orElse("");
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(clock.instant(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
