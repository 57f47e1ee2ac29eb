package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.retry.Sleeper;
import io.github.azureplan.transport.RequestNotSentException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KernelTest {
    private final InMemoryBackend backend = InMemoryBackend.create();

    @Test
    void a_repeated_request_gets_the_first_answer_and_changes_nothing() {
        Ask ask = Ask.user(backend).request(1);
        Ask.Answer first = ask.post("/v1/customers", Ask.newCustomer("nordwind.example"));
        Ask.Answer second = ask.post("/v1/customers", Ask.newCustomer("nordwind.example"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Ask.user(backend).get("/v1/customers").json().array("items").size())
                .isEqualTo(1);
    }

    @Test
    void a_refusal_is_repeated_too_but_only_for_a_day() {
        backend.world().domainTaken("nordwind.example");
        Ask ask = Ask.user(backend).request(1);
        assertThat(ask.post("/v1/customers", Ask.newCustomer("nordwind.example"))
                        .refusal())
                .isEqualTo("409/800002");

        assertThat(ask.post("/v1/customers", Ask.newCustomer("suedwind.example"))
                        .refusal())
                .isEqualTo("400/800002");

        backend.clock().advance(Duration.ofHours(25));
        assertThat(Ask.user(backend)
                        .request(1)
                        .post("/v1/customers", Ask.newCustomer("suedwind.example"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_ids_of_a_request_come_back_and_others_are_made_up() {
        Ask.Answer named = Ask.user(backend).request(7).get("/v1/customers");
        assertThat(named.header("MS-RequestId")).isEqualTo("00000000-0000-4000-8000-000000000007");
        assertThat(named.header("MS-CorrelationId")).isEqualTo("11111111-0000-4000-8000-000000000007");
        assertThat(named.header("Date")).isEqualTo("Mon, 02 Mar 2026 08:00:00 GMT");
        assertThat(named.header("Content-Type")).startsWith("application/json");

        Ask.Answer unnamed = Ask.user(backend).get("/v1/customers");
        assertThat(unnamed.header("MS-RequestId")).hasSize(36);
        assertThat(Ask.user(backend)
                        .header("MS-RequestId", "no guid")
                        .get("/v1/customers")
                        .refusal())
                .isEqualTo("400/800002");
    }

    @Test
    void paths_are_matched_in_any_case_and_an_encoded_slash_stays_in_its_segment() {
        assertThat(Ask.app(backend).head("/V1/Domains/free.example").status()).isEqualTo(404);
        assertThat(Ask.app(backend).get("/v1/customers%2Fx").status()).isEqualTo(501);
    }

    @Test
    void an_unknown_parameter_or_member_is_refused_by_name() {
        assertThat(Ask.app(backend).get("/v1/customers?sise=3").json().text("description"))
                .contains("sise");
        Ask.Answer answer =
                Ask.app(backend).post("/v1/validations/address", "{\"addressLine1\":\"Weg 1\",\"zip\":\"1\"}");
        assertThat(answer.refusal()).isEqualTo("400/800002");
        assertThat(answer.json().text("description")).contains("zip");
        Ask.Answer wrongType = Ask.app(backend).post("/v1/validations/address", "{\"addressLine1\":5}");
        assertThat(wrongType.json().text("description"))
                .contains("addressLine1")
                .contains("text");
    }

    @Test
    void an_unknown_host_is_not_reached() {
        assertThatThrownBy(() ->
                        Ask.nobody(backend).at("https://partner.example").sendOrFail("GET", "/v1/customers", null))
                .isInstanceOf(RequestNotSentException.class);
        assertThatThrownBy(() ->
                        Ask.nobody(backend).at("http://graph.microsoft.com").sendOrFail("GET", "/v1.0/x", null))
                .isInstanceOf(RequestNotSentException.class);
    }

    @Test
    void a_fork_goes_its_own_way() {
        backend.world().customer("DE", "nordwind.example", "Nordwind");
        InMemoryBackend twin = backend.fork();
        twin.world().domainTaken("later.example");
        twin.clock().advance(Period.ofDays(3));

        assertThat(Ask.app(twin).head("/v1/domains/later.example").status()).isEqualTo(200);
        assertThat(Ask.app(twin).head("/v1/domains/nordwind.example").status()).isEqualTo(200);
        assertThat(Ask.app(backend).head("/v1/domains/later.example").status()).isEqualTo(404);
        assertThat(backend.clock().now()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @Test
    void a_snapshot_brings_state_and_time_back() {
        InMemoryBackend.Snapshot before = backend.snapshot();
        backend.world().domainTaken("nordwind.example");
        backend.clock().advance(Duration.ofDays(1));

        backend.restore(before);

        assertThat(Ask.app(backend).head("/v1/domains/nordwind.example").status())
                .isEqualTo(404);
        assertThat(backend.clock().now()).isEqualTo(before.at());
        InMemoryBackend other = InMemoryBackend.builder().seed(5).build();
        assertThatThrownBy(() -> other.restore(before)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waits_of_many_threads_overlap() throws Exception {
        Sleeper sleeper = backend.sleeper();
        Instant start = backend.clock().now();
        // every thread reads the same start only when none has moved the clock yet, hence one wait each from a barrier
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> waits = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                waits.add(pool.submit(() -> {
                    together.await();
                    sleeper.sleep(Duration.ofSeconds(10));
                    return null;
                }));
            }
            for (Future<?> wait : waits) {
                wait.get();
            }
        } finally {
            pool.shutdownNow();
        }
        Duration passed = Duration.between(start, backend.clock().now());
        assertThat(passed).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(40));

        Instant now = backend.clock().now();
        sleeper.sleep(Duration.ZERO);
        assertThat(backend.clock().now()).isEqualTo(now);
    }

    @Test
    void an_interrupt_ends_a_wait_and_a_call() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Ask.nobody(backend).sendOrFail("GET", "/v1/customers", null))
                .isInstanceOf(java.io.InterruptedIOException.class);
        assertThatThrownBy(() -> backend.sleeper().sleep(Duration.ofSeconds(1)))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(backend.clock().now()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @Test
    void the_clock_counts_calendar_days_and_never_goes_back() {
        BackendClock clock = backend.clock();
        clock.advance(Period.ofMonths(1));
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-04-02T08:00:00Z"));
        assertThat(clock.withZone(ZoneOffset.UTC)).isSameAs(clock);
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.advance(Period.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_running_clock_follows_another_one_plus_every_advance() {
        BackendClock real = InMemoryBackend.create().clock();
        InMemoryBackend running = InMemoryBackend.builder().runningWith(real).build();
        Instant start = running.clock().now();

        running.clock().advance(Duration.ofHours(2));
        real.advance(Duration.ofMinutes(5));

        assertThat(running.clock().now()).isEqualTo(start.plus(Duration.ofMinutes(125)));
    }

    @Test
    void two_backends_with_one_seed_agree_whatever_the_order_of_calls() throws Exception {
        Set<String> one = idsOf(created(InMemoryBackend.create(), 1));
        Set<String> many = idsOf(created(InMemoryBackend.create(), 4));

        assertThat(one).hasSize(24).isEqualTo(many);
        assertThat(idsOf(created(InMemoryBackend.builder().seed(2).build(), 1))).doesNotContainAnyElementsOf(one);
    }

    private static InMemoryBackend created(InMemoryBackend backend, int threads) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Ask.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int number = i;
                answers.add(pool.submit(() -> Ask.user(backend)
                        .request(number)
                        .post("/v1/customers", Ask.newCustomer("c" + number + ".example"))));
            }
            for (Future<Ask.Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        } finally {
            pool.shutdownNow();
        }
        return backend;
    }

    private static Set<String> idsOf(InMemoryBackend backend) {
        Set<String> ids = new TreeSet<>();
        Ask.user(backend).get("/v1/customers").json().array("items").objects().forEach(c -> ids.add(c.text("id")));
        return ids;
    }

    @Test
    void a_throttle_counts_per_group_and_customer_within_a_minute() {
        InMemoryBackend busy = InMemoryBackend.builder().throttle(2).build();
        busy.clock().advance(Duration.ofSeconds(3));
        String id = busy.world().customer("DE", "nordwind.example", "Nordwind").text();
        Ask ask = Ask.user(busy);
        assertThat(ask.get("/v1/customers").status()).isEqualTo(200);
        assertThat(ask.get("/v1/customers").status()).isEqualTo(200);

        Ask.Answer third = ask.get("/v1/customers");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("Retry-After")).isEqualTo("57");
        assertThat(third.json().decimal("statusCode").intValue()).isEqualTo(429);
        assertThat(ask.get("/v1/customers/" + id + "/directSignedMicrosoftCustomerAgreementStatus")
                        .status())
                .isEqualTo(200);

        busy.clock().advance(Duration.ofSeconds(57));
        assertThat(ask.get("/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void the_journal_keeps_no_query() {
        Ask.user(backend).get("/v1/customers?size=3");
        Ask.nobody(backend).at("https://graph.microsoft.com").get("/v1.0/x?token=secret");

        assertThat(backend.requests())
                .extracting(r -> r.method() + " " + r.path() + " " + r.status())
                .containsExactly("GET /v1/customers 200", "GET /graph/v1.0/x 501");
        assertThat(backend.requests().get(0).at()).isEqualTo(backend.clock().now());
    }

    @Test
    void sign_in_data_prints_without_its_secrets() {
        SignIn signIn = backend.signIn();

        assertThat(signIn.toString())
                .contains(signIn.clientId())
                .doesNotContain(signIn.clientSecret())
                .doesNotContain(signIn.refreshToken());
    }
}
