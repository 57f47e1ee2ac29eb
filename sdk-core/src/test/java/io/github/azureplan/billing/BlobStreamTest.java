package io.github.azureplan.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.common.Endpoints;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.internal.wire.Pipeline;
import io.github.azureplan.internal.wire.Wire;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.Transport;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file in storage behind a server that breaks off, begins anew, changes the file or answers something else. */
class BlobStreamTest {
    private static final URI ADDRESS = URI.create("https://account.blob.core.windows.net/d/part.json.gz?sig=old");
    private static final byte[] FILE = "0123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Deque<TransportResponse> answers = new ArrayDeque<>();
    private final List<TransportRequest> requests = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    private BlobStream open() throws IOException {
        return open((by, refused) -> refused);
    }

    private BlobStream open(BlobStream.Renewal renew) throws IOException {
        Transport transport = new Transport() {
            @Override
            public TransportResponse send(TransportRequest request) {
                requests.add(request);
                return answers.remove();
            }

            @Override
            public void close() {}
        };
        Wire wire = Wire.of(new Pipeline(new Pipeline.Settings(
                transport,
                Endpoints.global(),
                Map.of(),
                RetryPolicy.none(),
                CallListener.NONE,
                Clock.fixed(Instant.parse("2026-03-01T00:00:00Z"), ZoneOffset.UTC),
                pauses::add,
                true,
                null)));
        return new BlobStream(wire, wire, new BlobStream.Place("part.json.gz", ADDRESS, renew));
    }

    /** Answers with bytes of the file and breaks off at the end of them. */
    private BlobStreamTest breaking(int status, int from, int to, String... headers) {
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(FILE, from, to - from), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }
        });
        answers.add(new TransportResponse(status, Headers.of(headers), body));
        return this;
    }

    private BlobStreamTest whole(int status, int from, int to, String... headers) {
        answers.add(
                new TransportResponse(status, Headers.of(headers), new ByteArrayInputStream(FILE, from, to - from)));
        return this;
    }

    private static String[] with(String... headers) {
        return headers;
    }

    private static final String[] FIRST = with("ETag", "\"1\"", "Content-Length", "10");

    @Test
    void a_file_that_does_not_break_is_one_request() throws IOException {
        whole(200, 0, 10, FIRST);
        try (BlobStream stream = open()) {
            assertThat(stream.readAllBytes()).isEqualTo(FILE);
            assertThat(stream.read()).isEqualTo(-1);
        }
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).headers().first("Range")).isEmpty();
        assertThat(requests.get(0).headers().first("Authorization")).isEmpty();
    }

    @Test
    void a_break_is_taken_up_at_the_byte_reached_and_only_of_the_same_file() throws IOException {
        breaking(200, 0, 4, FIRST)
                .breaking(206, 4, 7, "ETag", "\"1\"", "Content-Range", "bytes 4-9/10")
                .whole(206, 7, 10, "ETag", "\"1\"", "Content-Range", "bytes 7-9/*");
        assertThat(open().readAllBytes()).isEqualTo(FILE);
        assertThat(requests)
                .extracting(request -> request.headers().first("Range").orElse(""))
                .containsExactly("", "bytes=4-", "bytes=7-");
        assertThat(requests.get(1).headers().first("If-Match")).contains("\"1\"");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void a_server_that_begins_anew_is_passed_over_even_when_it_breaks_in_between() throws IOException {
        breaking(200, 0, 6, FIRST).breaking(200, 0, 3, FIRST).whole(200, 0, 10, FIRST);
        assertThat(open().readAllBytes()).isEqualTo(FILE);
    }

    @Test
    void a_server_that_begins_anew_and_breaks_and_then_goes_on_loses_nothing() throws IOException {
        breaking(200, 0, 4, FIRST)
                .breaking(200, 0, 2, FIRST)
                .whole(206, 4, 10, "ETag", "\"1\"", "Content-Range", "bytes 4-9/10");
        assertThat(open().readAllBytes()).isEqualTo(FILE);
    }

    @Test
    void an_early_end_is_a_break() throws IOException {
        whole(200, 0, 4, FIRST).whole(206, 4, 10, "Content-Range", "bytes 4-9/10");
        assertThat(open().readAllBytes()).isEqualTo(FILE);
    }

    @Test
    void a_break_behind_the_last_byte_needs_no_further_request() throws IOException {
        breaking(200, 0, 10, FIRST);
        assertThat(open().readAllBytes()).isEqualTo(FILE);
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_end_that_was_lost_is_the_end_where_no_range_is_left_of_the_same_file() throws IOException {
        breaking(200, 0, 10, "ETag", "\"1\"").whole(416, 0, 0, "Content-Range", "bytes */10");
        assertThat(open().readAllBytes()).isEqualTo(FILE);
        assertThat(requests.get(1).headers().first("If-Match")).contains("\"1\"");

        breaking(200, 0, 4, "Content-Length", "10").whole(416, 0, 0);
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("was replaced");
        breaking(200, 0, 4).whole(416, 0, 0);
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("was replaced");
    }

    @Test
    void a_file_that_was_replaced_is_never_joined() throws IOException {
        breaking(200, 0, 4, FIRST).whole(206, 4, 10, "ETag", "\"2\"", "Content-Range", "bytes 4-9/10");
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("was replaced");
        breaking(200, 0, 4, FIRST).whole(200, 0, 9, "Content-Length", "9");
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("was replaced");
        breaking(200, 0, 4, FIRST).whole(412, 0, 0);
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("was replaced");
        breaking(200, 0, 4, FIRST).whole(206, 4, 10, "Content-Range", "bytes 4-9/12");
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("was replaced");
    }

    @Test
    void another_range_than_the_one_asked_for_is_an_error() throws IOException {
        breaking(200, 0, 4, FIRST).whole(206, 5, 10, "Content-Range", "bytes 5-9/10");
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("another range");
        breaking(200, 0, 4, FIRST).whole(206, 4, 10);
        assertThatThrownBy(() -> open().readAllBytes()).hasMessageContaining("another range");
    }

    @Test
    void breaks_without_progress_come_to_an_end() throws IOException {
        breaking(200, 0, 4, FIRST);
        for (int i = 0; i < 4; i++) {
            breaking(206, 4, 4, "Content-Range", "bytes 4-9/10");
        }
        assertThatThrownBy(() -> open().readAllBytes()).hasMessage("connection reset");
        assertThat(requests).hasSize(5);
        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void a_refused_token_is_replaced_once_for_each_request() throws IOException {
        URI fresh = URI.create(ADDRESS.toString().replace("old", "new"));
        whole(403, 0, 0).whole(200, 0, 10, FIRST);
        assertThat(open((by, refused) -> fresh).readAllBytes()).isEqualTo(FILE);
        assertThat(requests).extracting(TransportRequest::uri).containsExactly(ADDRESS, fresh);

        whole(403, 0, 0).whole(403, 0, 0);
        assertThatThrownBy(() -> open((by, refused) -> fresh)).isInstanceOf(ForbiddenException.class);
        whole(403, 0, 0);
        assertThatThrownBy(this::open).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void a_closed_stream_is_not_taken_up() throws IOException {
        breaking(200, 0, 4, FIRST);
        BlobStream stream = open();
        stream.readNBytes(4);
        stream.close();
        assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
        assertThat(requests).hasSize(1);
    }

    @Test
    void an_interrupted_thread_does_not_try_again_and_calls_nothing_damaged() throws IOException {
        breaking(200, 0, 4, FIRST);
        BlobStream stream = open();
        stream.readNBytes(4);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(stream::read)
                    .isInstanceOf(InterruptedCallException.class)
                    .hasMessageContaining("part.json.gz");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(requests).hasSize(1);
    }
}
