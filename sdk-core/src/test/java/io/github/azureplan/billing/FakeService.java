package io.github.azureplan.billing;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.internal.wire.Pipeline;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers from a list, the last answer again and again, by a clock that moves when somebody waits. */
final class FakeService implements Transport {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    final List<TransportRequest> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Function<TransportRequest, TransportResponse>> answers =
            new ConcurrentLinkedDeque<>();
    private volatile Instant now = BEGIN;

    FakeService then(Function<TransportRequest, TransportResponse> answer) {
        answers.add(answer);
        return this;
    }

    FakeService then(int status, String body, String... headers) {
        return then(request -> answer(status, body, headers));
    }

    static TransportResponse answer(int status, String body, String... headers) {
        return TransportResponse.of(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    Instant now() {
        return now;
    }

    Wire wire() {
        return Wire.of(new Pipeline(new Pipeline.Settings(
                this,
                Endpoints.global(),
                Map.of(AuthKind.APP_USER, request -> new AccessToken("t", BEGIN.plus(Duration.ofDays(99)))),
                RetryPolicy.none(),
                CallListener.NONE,
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now;
                    }
                },
                this::advance,
                false,
                null)));
    }

    @Override
    public TransportResponse send(TransportRequest request) {
        requests.add(request);
        Function<TransportRequest, TransportResponse> next = answers.size() > 1 ? answers.remove() : answers.element();
        return next.apply(request);
    }
}
