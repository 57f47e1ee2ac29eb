package io.github.azureplan.internal.wire;

import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Answers from a list and remembers what was asked. */
final class ScriptedTransport implements Transport {
    /** One answer. */
    interface Step {
        TransportResponse answer(TransportRequest request) throws IOException;
    }

    final List<TransportRequest> requests = new ArrayList<>();
    private final Deque<Step> steps = new ArrayDeque<>();

    ScriptedTransport then(Step step) {
        steps.add(step);
        return this;
    }

    ScriptedTransport then(int status, String body, String... headers) {
        return then(
                request -> TransportResponse.of(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8)));
    }

    ScriptedTransport thenLost() {
        return then(request -> {
            throw new IOException("connection reset");
        });
    }

    @SuppressWarnings("InputStreamSlowMultibyteRead")
    ScriptedTransport thenCut(int status, String beginning) {
        return then(request -> new TransportResponse(status, Headers.EMPTY, new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at < beginning.length()) {
                    return beginning.charAt(at++);
                }
                throw new IOException("unexpected end of stream");
            }
        }));
    }

    @Override
    public TransportResponse send(TransportRequest request) throws IOException {
        requests.add(request);
        Step step = steps.poll();
        if (step == null) {
            throw new AssertionError("one request more than expected: " + request);
        }
        return step.answer(request);
    }
}
