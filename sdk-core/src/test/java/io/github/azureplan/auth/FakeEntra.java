package io.github.azureplan.auth;

import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A token endpoint at the transport seam: it keeps what was asked and gives the answers that were queued. */
final class FakeEntra implements Transport {
    /** Answers one request. */
    interface Answer {
        TransportResponse to(TransportRequest request) throws IOException;
    }

    private final List<TransportRequest> requests = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private boolean closed;

    FakeEntra then(Answer answer) {
        answers.add(answer);
        return this;
    }

    FakeEntra then(int status, String body, String... headers) {
        return then(
                request -> TransportResponse.of(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8)));
    }

    FakeEntra thenToken(String accessToken) {
        return then(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + accessToken + "\"}");
    }

    FakeEntra thenTokens(String accessToken, String refreshToken) {
        return then(
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + accessToken
                        + "\",\"refresh_token\":\"" + refreshToken + "\"}");
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        Answer answer;
        synchronized (this) {
            requests.add(request);
            // The last answer stands for all that follow.
            answer = Objects.requireNonNull(answers.size() > 1 ? answers.poll() : answers.peek(), "no answer queued");
        }
        return answer.to(request);
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    synchronized int count() {
        return requests.size();
    }

    synchronized TransportRequest request(int number) {
        return requests.get(number - 1);
    }

    URI uri(int number) {
        return request(number).uri();
    }

    Map<String, String> form(int number) {
        return form(request(number));
    }

    static Map<String, String> form(TransportRequest request) {
        String body = new String(Objects.requireNonNull(request.body()), StandardCharsets.UTF_8);
        return Stream.of(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
