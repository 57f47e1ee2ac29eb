package io.github.azureplan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What differs when the connection speaks HTTP/2: streams are reset where HTTP/1.1 closes a socket. */
@Timeout(60)
class OkHttpTransportHttp2Test {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(250);

    private final MockWebServer server = new MockWebServer();
    private final Transport transport = OkHttpTransport.of(new OkHttpClient.Builder()
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .build());

    @BeforeEach
    void start() throws IOException {
        server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        server.start();
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    private TransportRequest request(String method, Duration timeLeft, Duration idle) {
        byte[] body = method.equals("POST") ? new byte[] {'{', '}'} : null;
        return new TransportRequest(method, server.url("/").uri(), Headers.EMPTY, body, timeLeft, idle);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 421, 503})
    void a_tempting_status_is_one_request(int status) throws IOException {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "0")
                .build());
        server.enqueue(new MockResponse.Builder().code(200).build());
        try (TransportResponse response = transport.send(request("GET", LONG, LONG))) {
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.headers().first("Retry-After")).contains("0");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_refused_stream_fails_and_nothing_is_sent_again(String method) {
        int refusedStream = 7;
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseStream(refusedStream))
                .build());
        server.enqueue(new MockResponse.Builder().code(200).build());
        assertThatThrownBy(() -> transport.send(request(method, LONG, LONG)))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(RequestNotSentException.class);
        assertThat(server.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_stream_reset_in_the_body_is_an_error() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(new SocketEffect.CloseStream(2))
                .build());
        try (TransportResponse response = transport.send(request("GET", LONG, LONG))) {
            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> response.body().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_server_that_says_nothing_is_left_at_the_deadline() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThatThrownBy(() -> transport.send(request("POST", SHORT, LONG)))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void a_body_that_stops_flowing_fails_after_the_idle_timeout() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(100_000))
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());
        try (TransportResponse response = transport.send(request("GET", LONG, SHORT))) {
            assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
