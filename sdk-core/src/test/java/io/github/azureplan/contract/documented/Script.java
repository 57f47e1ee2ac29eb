package io.github.azureplan.contract.documented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.AzurePlanClient;
import io.github.azureplan.CustomerScope;
import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The other end of the wire: gives the scripted answers in turn, and keeps what the client has sent. */
final class Script implements Transport {
    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final Deque<Supplier<TransportResponse>> answers = new ArrayDeque<>();
    private final List<TransportRequest> sent = new ArrayList<>();
    private final List<String> drift = new ArrayList<>();

    /** Answers with a payload, its status and its headers. */
    static Script answering(Fixture... fixtures) {
        Script script = new Script();
        for (Fixture fixture : fixtures) {
            script.then(fixture);
        }
        return script;
    }

    Script then(Fixture fixture) {
        Headers headers = Headers.of("Content-Type", "application/json");
        for (Map.Entry<String, String> header : fixture.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("Content-Type")
                    && !header.getKey().contains("(request)")) {
                headers = headers.and(header.getKey(), header.getValue());
            }
        }
        assertThat(fixture.status()).as("status of %s", fixture).isNotZero();
        Headers all = headers;
        answers.add(() -> TransportResponse.of(fixture.status(), all, fixture.bytes()));
        return this;
    }

    Script then(int status, String json) {
        Headers headers = Headers.of("Content-Type", "application/json");
        answers.add(() -> TransportResponse.of(status, headers, json.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** An answer that says where something is, and no more. */
    Script thenLocation(int status, String location) {
        Headers headers = Headers.of("Location", location);
        answers.add(() -> TransportResponse.of(status, headers, new byte[0]));
        return this;
    }

    /** An answer before all others. */
    Script first(int status, String json) {
        then(status, json);
        answers.addFirst(answers.removeLast());
        return this;
    }

    @Override
    public TransportResponse send(TransportRequest request) {
        sent.add(request);
        Supplier<TransportResponse> answer = answers.poll();
        if (answer == null) {
            throw new AssertionError("one request more than expected: " + request);
        }
        return answer.get();
    }

    /** A client as a user builds it, save that it tries once and waits for nothing. */
    AzurePlanClient client() {
        TokenProvider tokens = request -> new AccessToken("fixture-token", NOW.plusSeconds(3600));
        return AzurePlanClient.builder()
                .appOnly(tokens)
                .appUser(tokens)
                .transport(this)
                .retryPolicy(RetryPolicy.none())
                .listener(new CallListener() {
                    @Override
                    public void drift(String where, @Nullable String value) {
                        drift.add(value == null ? where : where + "=" + value);
                    }
                })
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .sleeper(wait -> {})
                .build();
    }

    /** The customer a payload's path names. */
    CustomerScope customer(Fixture fixture) {
        return client().customer(CustomerId.of(fixture.segment(3)));
    }

    /** What the client has met and does not know; asking takes note of it. */
    List<String> drift() {
        List<String> all = List.copyOf(drift);
        drift.clear();
        return all;
    }

    TransportRequest last() {
        return sent.get(sent.size() - 1);
    }

    TransportRequest sent(int number) {
        return sent.get(number - 1);
    }

    int count() {
        return sent.size();
    }

    JsonValue body(TransportRequest request) {
        byte[] body = request.body();
        assertThat(body).as("body of %s", request).isNotNull();
        return JsonValue.parse(body).orElseThrow();
    }

    /** Method, path and query of the last request are those of the index, and nothing that came was new. */
    void sentAs(Fixture fixture) {
        sentAs(last(), fixture, Set.of(), Set.of());
    }

    /**
     * The same, save for query parameters that only one side has.
     *
     * @param added what the client sends beyond the sample
     * @param leftOut what the sample has and the client does not send
     */
    void sentAs(TransportRequest request, Fixture fixture, Set<String> added, Set<String> leftOut) {
        assertThat(drift).as("unknown to the client in %s", fixture).isEmpty();
        URI expected = fixture.address();
        assertThat(request.method()).as("method of %s", fixture).isEqualTo(fixture.method());
        assertThat(request.uri().getHost()).as("host of %s", fixture).isEqualTo(expected.getHost());
        // The service matches paths ignoring case, the pages spell them in several ways; {…} stands for any id.
        String[] segments = expected.getPath().split("/", -1);
        StringBuilder pattern = new StringBuilder();
        for (int i = 1; i < segments.length; i++) {
            pattern.append('/').append(segments[i].startsWith("{") ? "[^/]+" : Pattern.quote(segments[i]));
        }
        assertThat(request.uri().getPath())
                .as("path of %s", fixture)
                .matches(Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE));
        Map<String, String> query = query(request.uri());
        Map<String, String> wanted = query(expected);
        assertThat(query.keySet()).as("added query of %s", fixture).containsAll(added);
        assertThat(wanted.keySet()).as("query left out of %s", fixture).containsAll(leftOut);
        query.keySet().removeAll(new TreeSet<>(added));
        wanted.keySet().removeAll(new TreeSet<>(leftOut));
        assertThat(query).as("query of %s", fixture).isEqualTo(wanted);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        String raw = uri.getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
