package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.Service;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonText;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackendServerTest {
    private final InMemoryBackend backend = InMemoryBackend.create();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private BackendServer server;

    @BeforeEach
    void start() throws IOException {
        server = BackendServer.start(backend, 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).header("Authorization", "Bearer " + token());
    }

    private String token() {
        TokenRequest wanted =
                new TokenRequest(Service.PARTNER_CENTER, server.uri().toString(), AuthKind.APP_USER, null, null, null);
        return backend.tokens().token(wanted).value();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject control(String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path));
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        HttpResponse<String> response = send(request.build());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return (JsonObject) JsonText.parse(response.body());
    }

    private HttpRequest creation(String domain) {
        return request("/v1/customers")
                .header("Content-Type", "application/json")
                .header("MS-RequestId", "00000000-0000-4000-8000-000000000001")
                .header("MS-CorrelationId", "00000000-0000-4000-8000-000000000002")
                .POST(HttpRequest.BodyPublishers.ofString(Ask.newCustomer(domain)))
                .build();
    }

    @Test
    void the_same_bytes_come_over_the_wire() throws Exception {
        HttpResponse<String> created = send(creation("nordwind.example"));
        InMemoryBackend twin = InMemoryBackend.create();
        Ask.Answer inMemory = Ask.user(twin).request(1).post("/v1/customers", Ask.newCustomer("nordwind.example"));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.body()).isEqualTo(inMemory.body());
        assertThat(created.headers().firstValue("Date")).contains("Mon, 02 Mar 2026 08:00:00 GMT");
        assertThat(created.headers().firstValue("MS-CorrelationId")).contains("00000000-0000-4000-8000-000000000002");
        HttpResponse<String> head = send(request("/v1/domains/nordwind.example")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
    }

    @Test
    void header_names_keep_their_case_and_chunks_are_read() throws Exception {
        String body = Ask.newCustomer("nordwind.example");
        String chunk = Integer.toHexString(body.getBytes(StandardCharsets.UTF_8).length);
        String text =
                raw("POST /v1/customers HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nAuthorization: Bearer "
                        + token()
                        + "\r\nMS-RequestId: 00000000-0000-4000-8000-000000000009"
                        + "\r\nMS-CorrelationId: 00000000-0000-4000-8000-000000000009"
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + chunk + "\r\n" + body + "\r\n0\r\n\r\n");

        assertThat(text).startsWith("HTTP/1.1 201 ").contains("\r\nMS-RequestId: 00000000-0000-4000-8000-000000000009");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_is_not_http_is_refused_and_ended() throws IOException {
        assertThat(raw("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /v1/customers HTTP/1.1\r\nContent-Length: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw("POST /v1/customers HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(raw("GET /v1/customers HTTP/1.1\r\nX-A: b\u0000c\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        String post = "POST /v1/customers HTTP/1.1\r\n";
        assertThat(raw(post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw(post + "Transfer-Encoding: gzip\r\n\r\nab")).startsWith("HTTP/1.1 501 ");
        assertThat(raw(post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloGARBAGE\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(raw(post + "Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_cut_body_promises_more_than_it_sends() throws IOException {
        backend.faults().add(Fault.cutBody());

        String text = raw("GET /v1/customers HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nAuthorization: Bearer " + token() + "\r\n\r\n");

        int end = text.indexOf("\r\n\r\n");
        int promised = Integer.parseInt(text.replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1"));
        assertThat(text.length() - end - 4).isLessThan(promised).isPositive();
    }

    @Test
    void a_lost_answer_closes_the_connection_after_the_change() {
        backend.faults().add(Fault.loseAnswer().on("POST", "customers"));

        assertThatThrownBy(() -> send(creation("nordwind.example"))).isInstanceOf(IOException.class);
        assertThat(Ask.app(backend).head("/v1/domains/nordwind.example").status())
                .isEqualTo(200);
    }

    @Test
    void the_world_is_moved_over_http() throws Exception {
        assertThat(control("/_world/clock", null).text("now")).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(control("/_world/clock", "{\"advance\":\"P1M1DT2H\"}").text("now"))
                .isEqualTo("2026-04-03T10:00:00Z");
        assertThat(control("/_world/clock", "{\"advance\":\"PT30M\"}").text("now"))
                .isEqualTo("2026-04-03T10:30:00Z");
        assertThat(backend.clock().now()).isEqualTo(Instant.parse("2026-04-03T10:30:00Z"));

        String id = control(
                        "/_world/customers",
                        "{\"country\":\"SE\",\"domain\":\"norr.example\",\"companyName\":\"Norr\",\"legacyAzure\":true}")
                .text("id");
        assertThat(control("/_world/customers/" + id + "/acceptAgreement", "{}").bool("isSigned"))
                .isTrue();
        JsonObject signed = (JsonObject)
                JsonText.parse(send(request("/v1/customers/" + id + "/directSignedMicrosoftCustomerAgreementStatus")
                                .build())
                        .body());
        assertThat(signed.bool("isSigned")).isTrue();

        control(
                "/_world/faults",
                "{\"method\":\"GET\",\"path\":\"\u2026/customers\",\"kind\":\"throttle\",\"retryAfter\":9}");
        HttpResponse<String> throttled = send(request("/v1/customers").build());
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("9");

        HttpResponse<String> journal = send(
                HttpRequest.newBuilder(server.uri().resolve("/_world/requests")).build());
        assertThat(journal.body())
                .contains("\"path\":\"/v1/customers\",\"status\":429")
                .doesNotContain("Bearer");
    }

    @Test
    void control_says_what_it_does_not_understand() throws Exception {
        for (String body :
                List.of("{\"advance\":\"40 days\"}", "{\"advance\":\"P-1D\"}", "{\"advance\":\"P\"}", "{}")) {
            HttpResponse<String> answer =
                    send(HttpRequest.newBuilder(server.uri().resolve("/_world/clock"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build());
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("advance");
        }
        assertThat(Ask.nobody(backend).get("/_world/clock").status()).isEqualTo(501);
    }

    @Test
    void a_time_that_goes_half_backwards_moves_no_clock() throws Exception {
        assertThat(status("/_world/clock", "{\"advance\":\"P1DT-2H\"}")).isEqualTo(400);
        assertThat(backend.clock().now()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @Test
    void faults_that_could_not_strike_are_refused() throws Exception {
        for (String fault : List.of(
                "{\"kind\":\"delay\",\"time\":\"PT-5S\"}",
                "{\"kind\":\"throttle\",\"time\":\"PT-5S\"}",
                "{\"kind\":\"delay\",\"time\":\"P99999D\"}",
                "{\"kind\":\"status\",\"code\":\"a\u20ac\"}")) {
            assertThat(status("/_world/faults", fault)).as(fault).isEqualTo(400);
        }
        assertThat(send(request("/v1/customers").build()).statusCode()).isEqualTo(200);
    }

    private int status(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(server.uri().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    @Test
    void a_token_that_ends_beyond_all_time_is_no_token() {
        for (String end : List.of("9000000000000000000", "-9000000000000000000", "1e400")) {
            String claims = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ("{\"aud\":\"https://api.partnercenter.microsoft.com\",\"tid\":\"x\",\"exp\":" + end + "}")
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(Ask.nobody(backend)
                            .header("Authorization", "Bearer e30." + claims + ".e30")
                            .get("/v1/customers")
                            .status())
                    .as(end)
                    .isEqualTo(401);
        }
    }

    @Test
    void many_connections_are_served_at_once() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(http.sendAsync(request("/v1/customers").build(), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_closed_server_takes_no_more_calls() {
        server.close();
        assertThatThrownBy(() -> send(request("/v1/customers").build())).isInstanceOf(ConnectException.class);
    }
}
