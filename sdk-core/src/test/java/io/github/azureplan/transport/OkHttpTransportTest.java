package io.github.azureplan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a transport with a client of its own, and what is peculiar to it. */
class OkHttpTransportTest extends TransportContract {
    @Override
    protected Transport newTransport() {
        return OkHttpTransport.create();
    }

    @Test
    void a_closed_transport_refuses_to_send() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            transport().close();
            transport().close();
            assertThatThrownBy(() -> transport().send(request("GET", server.uri("/"))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(server.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a/%2e%2e/b", "/a/%2E/b", "/a/.%2e"})
    void a_path_that_would_lead_elsewhere_is_refused(String path) {
        URI uri = URI.create("http://127.0.0.1:9" + path);
        assertThatThrownBy(() -> transport().send(request("GET", uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dot segments");
    }

    @Test
    void an_interrupt_is_noticed_before_the_next_read_waits() throws Exception {
        try (RawServer server = RawServer.start((number, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
            wire.stayMute();
        })) {
            FutureTask<Boolean> flag = new FutureTask<>(() -> {
                try (TransportResponse response = transport().send(request("GET", server.uri("/")))) {
                    assertThat(response.body().readNBytes(3)).hasSize(3);
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> response.body().read())
                            .isInstanceOf(InterruptedIOException.class)
                            .isNotInstanceOf(SocketTimeoutException.class);
                    return Thread.currentThread().isInterrupted();
                }
            });
            new Thread(flag).start();
            assertThat(flag.get(20, TimeUnit.SECONDS)).as("interrupt flag").isTrue();
        }
    }

    @Test
    void another_scheme_is_refused() {
        assertThatThrownBy(() -> transport().send(request("GET", URI.create("ftp://127.0.0.1/"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
