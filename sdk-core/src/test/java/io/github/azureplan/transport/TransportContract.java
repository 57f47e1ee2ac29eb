package io.github.azureplan.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@link Transport} promises, checked at a raw socket. Whoever writes a transport extends this class and hands
 * out one; every test gets a fresh one and closes it.
 */
@Timeout(60)
public abstract class TransportContract {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private Transport transport;

    /** A transport with nothing in flight. */
    protected abstract Transport newTransport() throws IOException;

    @BeforeEach
    void open() throws IOException {
        transport = newTransport();
    }

    @AfterEach
    void shut() {
        transport.close();
    }

    /** The transport under test. */
    protected final Transport transport() {
        return transport;
    }

    /** A request with generous time limits. */
    protected static TransportRequest request(String method, URI uri, String... headers) {
        byte[] body = List.of("POST", "PUT", "PATCH").contains(method) ? utf8("{\"lines\":3}") : null;
        return new TransportRequest(method, uri, Headers.of(headers), body, LONG, LONG);
    }

    // ---- one request on the wire

    static Stream<List<String>> answersThatTemptToRepeat() {
        List<String> answers = List.of(
                "408 Request Timeout|Connection: close",
                "408 Request Timeout|X: y",
                "503 Service Unavailable|Retry-After: 0",
                "421 Misdirected Request|X: y",
                "401 Unauthorized|WWW-Authenticate: Basic realm=\"r\"",
                "301 Moved Permanently|Location: /elsewhere",
                "302 Found|Location: /elsewhere",
                "303 See Other|Location: /elsewhere",
                "307 Temporary Redirect|Location: /elsewhere",
                "308 Permanent Redirect|Location: /elsewhere");
        return Stream.of("GET", "DELETE", "HEAD", "POST", "PUT", "PATCH")
                .flatMap(method -> answers.stream().map(answer -> List.of(method, answer)));
    }

    @ParameterizedTest
    @MethodSource("answersThatTemptToRepeat")
    void no_answer_leads_to_a_second_request(List<String> methodAndAnswer) throws IOException {
        String method = methodAndAnswer.get(0);
        String[] answer = methodAndAnswer.get(1).split("\\|", 2);
        String[] header = answer[1].split(": ", 2);
        try (RawServer server = RawServer.answering(
                        "HTTP/1.1 " + answer[0] + "\r\nContent-Length: 0\r\n" + answer[1] + "\r\n\r\n");
                TransportResponse response = transport.send(request(method, server.uri("/carts/7")))) {
            assertThat(response.status()).isEqualTo(Integer.parseInt(answer[0].substring(0, 3)));
            assertThat(response.headers().all(header[0])).containsExactly(header[1]);
            assertThat(response.body().readAllBytes()).isEmpty();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_proxy_challenge_from_no_proxy_is_handed_over_or_fails_and_nothing_is_sent_again(String method)
            throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"r\"\r\nContent-Length: 0\r\n\r\n")) {
            try (TransportResponse response = transport.send(request(method, server.uri("/")))) {
                assertThat(response.status()).isEqualTo(407);
            } catch (IOException e) {
                assertThat(e).isNotInstanceOf(RequestNotSentException.class);
            }
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_redirect_to_another_host_gets_no_request_and_so_no_token() throws IOException {
        try (RawServer foreign = RawServer.answering(OK);
                RawServer server =
                        RawServer.answering("HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\nLocation: "
                                + foreign.uri("/take") + "\r\n\r\n");
                TransportResponse response =
                        transport.send(request("POST", server.uri("/"), "Authorization", "Bearer t0ken"))) {
            assertThat(response.status()).isEqualTo(307);
            assertThat(foreign.requests()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_connection_that_dies_before_the_answer_fails_and_nothing_is_sent_again(String method) throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> wire.hangUp())) {
            assertThatThrownBy(() -> transport.send(request(method, server.uri("/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_kept_connection_that_dies_on_the_second_request_fails_and_nothing_is_sent_again(String method)
            throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> {
            if (number == 1) {
                wire.write(OK);
            } else {
                wire.hangUp();
            }
        })) {
            assertThat(text(transport.send(request("GET", server.uri("/"))))).isEqualTo("ok");
            assertThatThrownBy(() -> transport.send(request(method, server.uri("/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void a_kept_connection_closed_by_the_server_costs_at_most_one_request(String method) throws Exception {
        try (RawServer server = RawServer.start((number, wire) -> {
            wire.write(OK);
            if (number == 1) {
                wire.hangUp();
            }
        })) {
            assertThat(text(transport.send(request("GET", server.uri("/"))))).isEqualTo("ok");
            server.awaitHangUp();
            try {
                assertThat(text(transport.send(request(method, server.uri("/")))))
                        .isEqualTo("ok");
                assertThat(server.requests()).isEqualTo(2);
            } catch (IOException e) {
                assertThat(server.requests()).isEqualTo(1);
            }
        }
    }

    @Test
    void an_answer_that_is_no_http_fails_after_one_request() throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> {
            wire.write("SSH-2.0-hello\r\n\r\n");
            wire.hangUp();
        })) {
            assertThatThrownBy(() -> transport.send(request("POST", server.uri("/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"101 Switching Protocols", "600 Odd", "999 Odder"})
    void a_status_that_is_no_final_one_fails_after_one_request(String status) throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(() -> transport.send(request("POST", server.uri("/"))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(RequestNotSentException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    // ---- what is certainly not sent

    @Test
    void a_refused_connection_is_told_apart_as_not_sent() throws IOException {
        URI gone;
        try (RawServer server = RawServer.answering(OK)) {
            gone = server.uri("/");
        }
        assertThatThrownBy(() -> transport.send(request("POST", gone)))
                .isInstanceOf(RequestNotSentException.class)
                .hasMessageContaining("127.0.0.1:" + gone.getPort());
    }

    @Test
    void a_failed_tls_handshake_is_told_apart_as_not_sent() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread closer = new Thread(() -> {
                try {
                    while (true) {
                        listener.accept().close();
                    }
                } catch (IOException e) {
                    // the test is over
                }
            });
            closer.setDaemon(true);
            closer.start();
            URI uri = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");
            assertThatThrownBy(() -> transport.send(request("POST", uri))).isInstanceOf(RequestNotSentException.class);
        }
    }

    @Test
    void a_tls_handshake_that_never_answers_ends_at_the_deadline_as_not_sent() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("https://127.0.0.1:" + mute.getLocalPort() + "/");
            assertThatThrownBy(() ->
                            transport.send(new TransportRequest("POST", uri, Headers.EMPTY, new byte[1], SHORT, LONG)))
                    .isInstanceOf(RequestNotSentException.class);
        }
    }

    // ---- time and interrupt

    @Test
    void a_server_that_says_nothing_is_left_at_the_deadline() throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> wire.stayMute())) {
            TransportRequest request =
                    new TransportRequest("POST", server.uri("/"), Headers.EMPTY, new byte[0], SHORT, LONG);
            assertThatThrownBy(() -> transport.send(request)).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void half_a_header_section_does_not_hold_the_deadline_up() throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Le");
            wire.stayMute();
        })) {
            TransportRequest request = new TransportRequest("GET", server.uri("/"), Headers.EMPTY, null, SHORT, LONG);
            assertThatThrownBy(() -> transport.send(request)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_body_that_stops_flowing_fails_after_the_idle_timeout_and_stays_failed() throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> {
                    wire.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
                    wire.stayMute();
                });
                TransportResponse response = transport.send(
                        new TransportRequest("GET", server.uri("/"), Headers.EMPTY, null, LONG, SHORT))) {
            InputStream body = response.body();
            assertThat(body.readNBytes(3)).isEqualTo(utf8("abc"));
            assertThatThrownBy(body::read).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_endless_time_limit_is_accepted() throws IOException {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE);
        try (RawServer server = RawServer.answering(OK)) {
            assertThat(text(transport.send(
                            new TransportRequest("GET", server.uri("/"), Headers.EMPTY, null, endless, endless))))
                    .isEqualTo("ok");
        }
    }

    @Test
    void an_interrupt_ends_a_call_that_waits_for_an_answer() throws Exception {
        try (RawServer server = RawServer.start((number, wire) -> wire.stayMute())) {
            FutureTask<Boolean> flag = new FutureTask<>(() -> {
                assertThatThrownBy(() -> transport.send(request("POST", server.uri("/"))))
                        .isInstanceOf(InterruptedIOException.class)
                        .isNotInstanceOf(SocketTimeoutException.class);
                return Thread.currentThread().isInterrupted();
            });
            Thread caller = new Thread(flag);
            caller.start();
            server.awaitRequests(1);
            caller.interrupt();
            assertThat(flag.get(20, TimeUnit.SECONDS)).as("interrupt flag").isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_call_of_an_interrupted_thread_sends_nothing() throws Exception {
        try (RawServer server = RawServer.answering(OK)) {
            FutureTask<Boolean> flag = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> transport.send(request("POST", server.uri("/"))))
                        .isInstanceOf(InterruptedIOException.class);
                return Thread.currentThread().isInterrupted();
            });
            new Thread(flag).start();
            assertThat(flag.get(20, TimeUnit.SECONDS)).as("interrupt flag").isTrue();
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void closing_the_response_from_another_thread_ends_a_blocked_read() throws Exception {
        try (RawServer server = RawServer.start((number, wire) -> {
            wire.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
            wire.stayMute();
        })) {
            TransportResponse response = transport.send(request("GET", server.uri("/")));
            CountDownLatch aboutToBlock = new CountDownLatch(1);
            FutureTask<Void> reader = new FutureTask<>(() -> {
                assertThat(response.body().readNBytes(3)).isEqualTo(utf8("abc"));
                aboutToBlock.countDown();
                assertThatThrownBy(() -> response.body().read()).isInstanceOf(IOException.class);
                return null;
            });
            Thread thread = new Thread(reader);
            thread.start();
            assertThat(aboutToBlock.await(20, TimeUnit.SECONDS)).isTrue();
            awaitInNativeRead(thread);
            response.close();
            reader.get(20, TimeUnit.SECONDS);
        }
    }

    // ---- the request as it is sent

    @Test
    void the_request_goes_out_as_it_was_given() throws IOException {
        try (RawServer server = RawServer.answering(OK)) {
            URI uri = server.uri("/v1/customers/a%2Fb(1)/x;y?$filter=a%20eq%20%27b%27&sig=Q%2Bw%3D");
            TransportRequest request = new TransportRequest(
                    "PUT",
                    uri,
                    Headers.of("If-Match", "\"e1\"", "X-Two", "1", "X-Two", "2", "Content-Type", "application/json"),
                    new byte[] {0, 1, (byte) 0xff, '\n'},
                    LONG,
                    LONG);
            transport.send(request).close();
            RawServer.Received received = server.request(1);
            assertThat(received.line())
                    .isEqualTo("PUT /v1/customers/a%2Fb(1)/x;y?$filter=a%20eq%20%27b%27&sig=Q%2Bw%3D HTTP/1.1");
            assertThat(received.values("If-Match")).containsExactly("\"e1\"");
            assertThat(received.values("X-Two")).containsExactly("1", "2");
            assertThat(received.values("Content-Type")).containsExactly("application/json");
            assertThat(received.values("Host")).containsExactly("127.0.0.1:" + uri.getPort());
            assertThat(received.body()).isEqualTo("\u0000\u0001\u00ff\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void an_empty_body_has_the_length_zero(String method) throws IOException {
        try (RawServer server = RawServer.answering(OK)) {
            URI uri = server.uri("/checkout");
            transport
                    .send(new TransportRequest(method, uri, Headers.EMPTY, new byte[0], LONG, LONG))
                    .close();
            transport
                    .send(new TransportRequest(method, uri, Headers.EMPTY, null, LONG, LONG))
                    .close();
            assertThat(server.request(1).values("Content-Length")).containsExactly("0");
            assertThat(server.request(2).values("Content-Length")).containsExactly("0");
        }
    }

    @Test
    void the_accepted_coding_is_identity_unless_the_request_names_one() throws IOException {
        try (RawServer server = RawServer.answering(OK)) {
            transport.send(request("GET", server.uri("/"))).close();
            transport
                    .send(request("GET", server.uri("/"), "Accept-Encoding", "gzip"))
                    .close();
            assertThat(server.request(1).values("Accept-Encoding")).containsExactly("identity");
            assertThat(server.request(2).values("Accept-Encoding")).containsExactly("gzip");
        }
    }

    @Test
    void cookies_are_not_sent_back() throws IOException {
        try (RawServer server =
                RawServer.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=1; Path=/\r\nContent-Length: 0\r\n\r\n")) {
            transport.send(request("GET", server.uri("/"))).close();
            transport.send(request("GET", server.uri("/"))).close();
            assertThat(server.request(2).values("Cookie")).isEmpty();
        }
    }

    @Test
    void a_cacheable_answer_is_asked_for_again() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 200 OK\r\nCache-Control: max-age=3600\r\nETag: \"1\"\r\nContent-Length: 2\r\n\r\nok")) {
            assertThat(text(transport.send(request("GET", server.uri("/"))))).isEqualTo("ok");
            assertThat(text(transport.send(request("GET", server.uri("/"))))).isEqualTo("ok");
            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.request(2).values("If-None-Match")).isEmpty();
        }
    }

    // ---- the response as it came

    @Test
    void repeated_response_headers_are_all_kept_in_order() throws IOException {
        try (RawServer server = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\nX-Empty:\r\nX-A: 3\r\nContent-Length: 0\r\n\r\n");
                TransportResponse response = transport.send(request("GET", server.uri("/")))) {
            assertThat(response.headers().all("X-A")).containsExactly("1", "2", "3");
            assertThat(response.headers().all("X-Empty")).containsExactly("");
        }
    }

    @Test
    void interim_answers_are_passed_over() throws IOException {
        try (RawServer server = RawServer.answering(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK)) {
            TransportResponse response = transport.send(request("POST", server.uri("/")));
            assertThat(response.status()).isEqualTo(200);
            assertThat(text(response)).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "204 No Content\r\n",
                "304 Not Modified\r\n",
                "200 OK\r\nContent-Length: 0\r\n",
                "500 Oops\r\nTransfer-Encoding: chunked\r\n"
            })
    void an_empty_body_ends_at_once(String statusAndHeaders) throws IOException {
        String end = statusAndHeaders.contains("chunked") ? "\r\n0\r\n\r\n" : "\r\n";
        try (RawServer server = RawServer.answering("HTTP/1.1 " + statusAndHeaders + end);
                TransportResponse response = transport.send(request("GET", server.uri("/")))) {
            assertThat(response.body().read()).isEqualTo(-1);
            assertThat(response.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void an_answer_to_head_keeps_its_length_header_and_has_no_body() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n");
                TransportResponse response = transport.send(request("HEAD", server.uri("/")))) {
            assertThat(response.headers().first("Content-Length")).contains("1234");
            assertThat(response.body().readAllBytes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip"})
    void a_coded_body_is_handed_over_as_it_came(String accepted) throws IOException {
        byte[] packed = gzip("rows");
        try (RawServer server = RawServer.start((number, wire) -> {
                    wire.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length
                            + "\r\n\r\n");
                    wire.write(packed);
                });
                TransportResponse response =
                        transport.send(request("GET", server.uri("/"), "Accept-Encoding", accepted))) {
            assertThat(response.headers().first("Content-Encoding")).contains("gzip");
            assertThat(response.headers().first("Content-Length")).contains("" + packed.length);
            assertThat(response.body().readAllBytes()).isEqualTo(packed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 10\r\n\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                "Transfer-Encoding: chunked\r\n\r\n6\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
            })
    void a_body_that_is_cut_is_an_error_and_never_a_short_result(String headersAndBody) throws IOException {
        try (RawServer server = RawServer.start((number, wire) -> {
                    wire.write("HTTP/1.1 200 OK\r\n" + headersAndBody);
                    wire.hangUp();
                });
                TransportResponse response = transport.send(request("POST", server.uri("/")))) {
            InputStream body = response.body();
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            assertThatThrownBy(body::read).as("once more").isInstanceOf(IOException.class);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void response_headers_no_header_may_hold_do_not_lose_the_answer() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 201 Created\r\nX-Name: \u0141\u00f3d\u017a\r\n"
                        + "X-Bell: a\u0007b\r\nBad Name: 1\r\n: none\r\nContent-Length: 2\r\n\r\nok");
                TransportResponse response = transport.send(request("POST", server.uri("/")))) {
            assertThat(response.status()).isEqualTo(201);
            assertThat(response.headers().first("X-Bell")).contains("a%07b");
            assertThat(response.headers().first("X-Name").orElseThrow())
                    .startsWith("%C5%81")
                    .endsWith("d%C5%BA");
            assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("ok");
        }
    }

    @Test
    void a_closed_response_cannot_be_read_and_closing_twice_is_fine() throws IOException {
        try (RawServer server = RawServer.answering(OK)) {
            TransportResponse response = transport.send(request("GET", server.uri("/")));
            response.close();
            response.close();
            assertThatThrownBy(() -> response.body().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void calls_of_many_threads_do_not_wait_for_each_other() throws Exception {
        int callers = 24;
        CountDownLatch allThere = new CountDownLatch(callers);
        try (RawServer server = RawServer.start((number, wire) -> {
            allThere.countDown();
            awaitQuietly(allThere);
            wire.write(OK);
        })) {
            List<FutureTask<String>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Callable<String> call = () -> text(transport.send(request("POST", server.uri("/"))));
                calls.add(new FutureTask<>(call));
            }
            calls.forEach(call -> new Thread(call).start());
            for (FutureTask<String> call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo("ok");
            }
            assertThat(server.requests()).isEqualTo(callers);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a thread sits in a socket read, so that the close that follows meets a read that is blocked. */
    private static void awaitInNativeRead(Thread thread) {
        while (Stream.of(thread.getStackTrace())
                .noneMatch(frame -> frame.getClassName().contains("Socket"))) {
            Thread.onSpinWait();
        }
    }

    private static String text(TransportResponse response) throws IOException {
        try (response) {
            return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(utf8(text));
        }
        return packed.toByteArray();
    }
}
