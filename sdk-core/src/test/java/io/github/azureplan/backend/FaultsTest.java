package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.transport.RequestNotSentException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String BODY = Ask.newCustomer("nordwind.example");

    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Instant start = backend.clock().now();

    private Ask.Answer create() throws IOException {
        return Ask.user(backend)
                .request(1)
                .header("Content-Type", "application/json")
                .sendOrFail("POST", "/v1/customers", BODY);
    }

    private boolean applied() {
        return Ask.app(backend).head("/v1/domains/nordwind.example").status() == 200;
    }

    @Test
    void a_lost_answer_leaves_the_change_and_a_repeat_finds_it() throws IOException {
        backend.faults().add(Fault.loseAnswer().on("POST", "/v1/customers"));

        assertThatThrownBy(this::create).isInstanceOf(IOException.class).isNotInstanceOf(RequestNotSentException.class);
        assertThat(applied()).isTrue();
        assertThat(create().status()).isEqualTo(201);
        assertThat(backend.requests().get(0).status()).isZero();
    }

    @Test
    void a_refused_connection_changes_nothing() {
        backend.faults().add(Fault.refuse());

        assertThatThrownBy(this::create).isInstanceOf(RequestNotSentException.class);
        assertThat(applied()).isFalse();
    }

    @Test
    void a_timeout_before_changes_nothing_and_takes_the_whole_time() {
        backend.faults().add(Fault.timeoutBefore());

        assertThatThrownBy(this::create).isInstanceOf(SocketTimeoutException.class);
        assertThat(applied()).isFalse();
        assertThat(backend.clock().now()).isEqualTo(start.plusSeconds(30));
    }

    @Test
    void a_delay_moves_the_clock_and_a_long_one_times_out_after_the_change() throws IOException {
        backend.faults().add(Fault.delay(Duration.ofSeconds(5)));
        assertThat(Ask.app(backend).get("/v1/customers").status()).isEqualTo(200);
        assertThat(backend.clock().now()).isEqualTo(start.plusSeconds(5));

        backend.faults().add(Fault.delay(Duration.ofMinutes(5)));
        assertThatThrownBy(this::create).isInstanceOf(SocketTimeoutException.class);
        assertThat(applied()).isTrue();
        assertThat(backend.clock().now()).isEqualTo(start.plusSeconds(35));
    }

    @Test
    void a_throttled_call_is_told_how_long_to_wait() throws IOException {
        backend.faults().add(Fault.throttle(Duration.ofSeconds(17)).times(2));

        Ask.Answer answer = create();

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("17");
        assertThat(answer.json().text("message")).contains("17 seconds");
        assertThat(applied()).isFalse();
    }

    @Test
    void a_server_error_and_a_page_of_html_change_nothing() throws IOException {
        backend.faults().add(Fault.status(503));
        backend.faults().add(Fault.html());

        assertThat(create().refusal()).isEqualTo("503/800003");
        Ask.Answer html = create();
        assertThat(html.status()).isEqualTo(200);
        assertThat(html.header("Content-Type")).startsWith("text/html");
        assertThat(html.body()).startsWith("<!DOCTYPE");
        assertThat(applied()).isFalse();
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    void a_cut_body_ends_in_an_exception_never_in_a_short_answer() {
        backend.faults().add(Fault.cutBody());

        assertThatThrownBy(this::create).isInstanceOf(IOException.class).hasMessageContaining("middle");
        assertThat(applied()).isTrue();
    }

    @Test
    void a_fault_waits_for_its_method_and_path() {
        backend.faults().add(Fault.status(500).on("GET", "/v1/customers/*/agreements"));
        backend.faults().add(Fault.status(502).on("*", "domains/*").times(2));
        Ask ask = Ask.user(backend);

        assertThat(ask.get("/v1/customers").status()).isEqualTo(200);
        assertThat(ask.get("/v1/Customers/x/Agreements").status()).isEqualTo(500);
        assertThat(ask.get("/v1/customers/x/agreements").status()).isEqualTo(400);
        assertThat(ask.head("/v1/domains/a.example").status()).isEqualTo(502);
        assertThat(ask.head("/v1/domains/a.example").status()).isEqualTo(502);
        assertThat(ask.head("/v1/domains/a.example").status()).isEqualTo(404);
    }

    @Test
    void random_faults_follow_their_seed() {
        assertThat(statuses(7)).isEqualTo(statuses(7)).contains(200, 503);
        assertThat(statuses(7)).isNotEqualTo(statuses(8));
        backend.faults().add(Fault.status(503).times(3));
        backend.faults().clear();
        assertThat(Ask.app(backend).get("/v1/customers").status()).isEqualTo(200);
    }

    private static List<Integer> statuses(long seed) {
        InMemoryBackend backend = InMemoryBackend.create();
        backend.faults().add(Fault.status(503).random(0.4, seed));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            statuses.add(Ask.app(backend).get("/v1/customers").status());
        }
        return statuses;
    }

    @Test
    void senseless_faults_are_refused_at_once() {
        assertThatThrownBy(() -> Fault.status(200)).hasMessageContaining("status");
        assertThatThrownBy(() -> Fault.refuse().times(0)).hasMessageContaining("times");
        assertThatThrownBy(() -> Fault.refuse().random(2, 1)).hasMessageContaining("probability");
        assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1))).hasMessageContaining("time");
    }
}
