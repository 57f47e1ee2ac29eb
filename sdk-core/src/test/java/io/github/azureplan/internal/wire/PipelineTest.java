package io.github.azureplan.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.auth.TokenRequest;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.AgreementRequiredException;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ConflictException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.MfaRequiredException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.PreconditionFailedException;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.ServerErrorException;
import io.github.azureplan.errors.ServiceException;
import io.github.azureplan.errors.ThrottledException;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.errors.UnauthorizedException;
import io.github.azureplan.orders.Cart;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.RequestNotSentException;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PipelineTest {
    /** What the calls of this test read. */
    record Thing(String id, String state) {}

    private static final String THING = "{\"id\":\"t1\",\"state\":\"on\"}";
    private static final Route READ = route("Read a thing", "GET", "/things/{id}", Repeat.READ);
    private static final Route CREATE = route("Create a thing", "POST", "/things", Repeat.KEYED);
    private static final Route SWITCH = route("Switch a thing", "POST", "/things/{id}/switch", Repeat.TO_STATE);
    private static final Route ORDER = route("Order a cart", "POST", "/carts/{cart}/checkout", Repeat.PER_CART);

    private final ScriptedTransport transport = new ScriptedTransport();
    private final List<Duration> waits = new ArrayList<>();
    private final List<CallListener.Attempt> attempts = new ArrayList<>();
    private final Set<String> drift = ConcurrentHashMap.newKeySet();
    private final List<TokenRequest> tokenRequests = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private RetryPolicy policy = RetryPolicy.standard();
    private Endpoints endpoints = Endpoints.global();
    private boolean readOnly;
    private TokenProvider appUser = request -> {
        tokenRequests.add(request);
        return new AccessToken("token-" + tokenRequests.size(), clock.instant().plus(Duration.ofHours(1)));
    };

    private static Route route(String name, String method, String template, Repeat repeat) {
        return new Route(name, Service.PARTNER_CENTER, method, template, Set.of(AuthKind.APP_USER), repeat, "page", "");
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-03-02T08:00:00Z");

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }
    }

    private Wire wire() {
        return Wire.of(new Pipeline(
                new Pipeline.Settings(
                        transport,
                        endpoints,
                        Map.of(AuthKind.APP_USER, request -> appUser.token(request)),
                        policy,
                        new CallListener() {
                            @Override
                            public void attempt(Attempt attempt) {
                                attempts.add(attempt);
                            }

                            @Override
                            public void drift(String where, String value) {
                                drift.add(where + "=" + value);
                            }
                        },
                        clock,
                        wait -> {
                            waits.add(wait);
                            clock.advance(wait);
                        },
                        readOnly,
                        null),
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos()));
    }

    private static Call<Thing> read() {
        return Call.on(READ).path("id", "t1").json(Thing.class);
    }

    private static Call<Thing> create() {
        return Call.on(CREATE).body(Map.of("name", "x")).json(Thing.class);
    }

    private static Call<Thing> order() {
        return Call.on(ORDER)
                .path("cart", "c7")
                .resume(ResumePoint.Kind.CART, "c7")
                .json(Thing.class);
    }

    private static String requestId(TransportRequest request) {
        return request.headers().first("MS-RequestId").orElseThrow();
    }

    private <X extends AzurePlanException> X failure(Class<X> type, Call<?> call) {
        X failure = catchThrowableOfType(type, () -> wire().execute(call));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    void an_answer_becomes_a_value_and_carries_token_and_ids() {
        transport.then(200, THING);
        assertThat(wire().execute(read())).isEqualTo(new Thing("t1", "on"));
        TransportRequest sent = transport.requests.get(0);
        assertThat(sent.uri()).isEqualTo(URI.create("https://api.partnercenter.microsoft.com/v1/things/t1"));
        assertThat(sent.headers().first("Authorization")).contains("Bearer token-1");
        assertThat(sent.headers().first("MS-Contract-Version")).contains("v1");
        assertThat(UUID.fromString(requestId(sent))).isNotNull();
        assertThat(tokenRequests.get(0).scope()).isEqualTo("https://api.partnercenter.microsoft.com/.default");
    }

    @Test
    void a_keyed_call_is_repeated_after_a_lost_answer_under_the_same_request_id() {
        transport.thenLost().thenCut(201, "{\"id\":").then(503, "").then(201, THING);
        assertThat(wire().execute(create()).id()).isEqualTo("t1");
        assertThat(transport.requests).hasSize(4);
        assertThat(transport.requests.stream().map(PipelineTest::requestId).distinct())
                .hasSize(1);
        assertThat(transport.requests.stream()
                        .map(r -> r.headers().first("MS-CorrelationId").orElseThrow())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void two_logical_calls_never_share_a_request_id_unless_the_caller_gives_one() {
        transport.then(201, THING).then(201, THING).then(201, THING);
        Wire wire = wire();
        wire.execute(create());
        wire.execute(create());
        UUID mine = UUID.fromString("11111111-2222-4333-8444-555555555555");
        wire.with(CallOptions.none().requestId(mine)).execute(create());
        assertThat(requestId(transport.requests.get(0))).isNotEqualTo(requestId(transport.requests.get(1)));
        assertThat(requestId(transport.requests.get(2))).isEqualTo(mine.toString());
    }

    @Test
    void a_business_refusal_is_not_repeated_and_says_what_to_do() {
        transport.then(
                403,
                "{\"code\":13605,\"description\":\"No agreement\",\"data\":[],\"source\":\"PartnerFD\"}",
                "MS-RequestId",
                "from-the-service",
                "MS-CorrelationId",
                "c-1");
        AgreementRequiredException refused = failure(AgreementRequiredException.class, order());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo(ErrorCode.AGREEMENT_REQUIRED);
        assertThat(refused.description()).isEqualTo("No agreement");
        assertThat(refused.requestId()).contains("from-the-service");
        assertThat(refused.correlationId()).contains("c-1");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(refused.retryable()).isFalse();
        assertThat(refused).hasMessageContaining("attest").hasMessageContaining("13605");
        assertThat(waits).isEmpty();
    }

    @Test
    void a_refusal_after_a_lost_answer_leaves_the_outcome_open() {
        transport.thenLost().then(400, "{\"code\":\"800002\",\"description\":\"bad\"}");
        assertThat(failure(BadRequestException.class, create()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_busy_cart_is_waited_for_and_a_lost_checkout_names_its_cart() {
        transport
                .then(409, "{\"code\":\"800064\",\"description\":\"busy\"}")
                .then(409, "{\"code\":800060,\"description\":\"in progress\"}")
                .then(201, THING);
        assertThat(wire().execute(order()).id()).isEqualTo("t1");
        for (int i = 0; i < 5; i++) {
            transport.thenLost();
        }
        TransportException lost = failure(TransportException.class, order());
        assertThat(lost.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(lost.resumeWith()).contains(new ResumePoint(ResumePoint.Kind.CART, "c7"));
        assertThat(lost).hasMessageContaining("resume with cart c7");
    }

    private void busy(int times) {
        for (int i = 0; i < times; i++) {
            transport.then(409, "{\"code\":\"800064\",\"description\":\"busy\"}");
        }
    }

    @Test
    void a_busy_cart_is_no_failure_that_uses_up_the_attempts() {
        busy(12);
        transport.then(503, "").then(503, "").then(201, THING);
        assertThat(wire().execute(order()).id()).isEqualTo("t1");
        assertThat(transport.requests).hasSize(15);
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) <= 0);
    }

    @Test
    void a_busy_cart_is_waited_for_until_the_deadline_or_a_quarter_of_an_hour() {
        busy(200);
        ConflictException given = failure(ConflictException.class, order());
        assertThat(given.code()).isEqualTo(ErrorCode.CART_BUSY);
        Duration waited = waits.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofMinutes(15), Duration.ofSeconds(15 * 60 + 30));

        DeadlineExceededException late = catchThrowableOfType(
                DeadlineExceededException.class,
                () -> wire().with(CallOptions.deadline(Duration.ofMinutes(2))).execute(order()));
        assertThat(late.resumeWith()).contains(new ResumePoint(ResumePoint.Kind.CART, "c7"));
        assertThat(late.lastState()).contains("800064");
    }

    @Test
    void a_busy_cart_that_asks_for_more_time_than_there_is_is_given_up() {
        transport.then(409, "{\"code\":\"800064\"}", "Retry-After", "301");
        assertThat(failure(ConflictException.class, order()).retryAfter()).contains(Duration.ofSeconds(301));
        for (int i = 0; i < 4; i++) {
            transport.then(409, "{\"code\":\"800064\"}", "Retry-After", "280");
        }
        failure(ConflictException.class, order());
        assertThat(waits).containsExactly(Duration.ofSeconds(280), Duration.ofSeconds(280), Duration.ofSeconds(280));
    }

    @Test
    void a_repeat_for_a_busy_cart_is_a_request_of_its_own() {
        transport.thenLost();
        busy(2);
        transport.then(201, THING);
        UUID mine = UUID.fromString("11111111-2222-4333-8444-555555555555");
        wire().with(CallOptions.none().requestId(mine)).execute(order());
        List<String> ids =
                transport.requests.stream().map(PipelineTest::requestId).toList();
        assertThat(ids.subList(0, 2)).containsOnly(mine.toString());
        assertThat(Set.copyOf(ids)).hasSize(3);
        assertThat(attempts).extracting(CallListener.Attempt::requestId).isEqualTo(ids);
    }

    @Test
    void a_client_that_repeats_nothing_waits_for_no_busy_cart() {
        policy = RetryPolicy.none();
        busy(1);
        failure(ConflictException.class, order());
        assertThat(waits).isEmpty();
    }

    @Test
    void a_refusal_whose_body_is_cut_is_asked_for_again_because_its_code_decides() {
        transport.thenCut(409, "{\"code\":9001").then(409, "{\"code\":\"900109\",\"description\":\"running\"}");
        assertThat(failure(ConflictException.class, create()).code().text()).isEqualTo("900109");
        assertThat(transport.requests).hasSize(2);
    }

    @Test
    void a_refusal_that_is_cut_each_time_may_be_asked_for_later() {
        for (int i = 0; i < 10; i++) {
            transport.thenCut(409, "{\"code\":9001");
        }
        ConflictException refused = failure(ConflictException.class, create());
        assertThat(refused.retryable()).isTrue();
        assertThat(refused.nextStep()).contains("again");
        assertThat(refused).hasMessageContaining("broke off");
    }

    @Test
    void a_cut_refusal_is_not_taken_for_one_without_a_reason() {
        for (int i = 0; i < 10; i++) {
            transport.thenCut(403, "{\"code\":90");
        }
        assertThat(failure(ForbiddenException.class, create()).nextStep()).doesNotContain("indirect resellers");
    }

    @Test
    void a_conflict_elsewhere_is_the_callers_to_decide() {
        transport.then(409, "{\"code\":\"900109\",\"description\":\"running\"}");
        assertThat(failure(ConflictException.class, create()).code().text()).isEqualTo("900109");
    }

    @Test
    void after_a_lost_answer_the_state_is_read_before_anything_is_repeated() {
        transport.thenLost();
        Call<String> call = Call.on(SWITCH)
                .path("id", "t1")
                .decode((response, reader) -> "answered")
                .confirmedBy(() -> Optional.of("read"));
        assertThat(wire().execute(call)).isEqualTo("read");
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void when_the_state_is_not_reached_the_call_is_repeated() {
        transport.thenLost().then(200, "");
        AtomicInteger reads = new AtomicInteger();
        Call<String> call = Call.on(SWITCH)
                .path("id", "t1")
                .decode((response, reader) -> "answered")
                .confirmedBy(() -> {
                    reads.incrementAndGet();
                    return Optional.empty();
                });
        assertThat(wire().execute(call)).isEqualTo("answered");
        assertThat(reads).hasValue(1);
    }

    @Test
    void without_a_way_to_read_the_state_a_lost_answer_ends_the_call() {
        transport.thenLost();
        Call<Integer> call = Call.on(SWITCH).path("id", "t1").status();
        assertThat(failure(TransportException.class, call).outcome()).isEqualTo(Outcome.UNKNOWN);
        transport
                .then(request -> {
                    throw new RequestNotSentException("refused", null);
                })
                .then(204, "");
        assertThat(wire().execute(call)).isEqualTo(204);
    }

    @Test
    void retry_after_is_honoured_in_seconds_and_as_a_date() {
        transport
                .then(429, "{\"statusCode\":429,\"message\":\"slow down\"}", "Retry-After", "57")
                .then(503, "", "Retry-After", "Mon, 02 Mar 2026 08:03:00 GMT")
                .then(200, THING);
        wire().execute(read());
        assertThat(waits.get(0)).isGreaterThanOrEqualTo(Duration.ofSeconds(57));
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2026-03-02T08:03:00Z"));
    }

    @Test
    void a_storm_of_429_ends_after_the_permitted_attempts() {
        for (int i = 0; i < 5; i++) {
            transport.then(429, "{\"statusCode\":429,\"message\":\"slow down\"}", "Retry-After", "1");
        }
        ThrottledException storm = failure(ThrottledException.class, create());
        assertThat(storm.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(storm.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        assertThat(storm.retryable()).isTrue();
        assertThat(storm.description()).isEqualTo("slow down");
        assertThat(transport.requests).hasSize(5);
        assertThat(attempts).hasSize(5);
        assertThat(attempts.get(4).waits()).isEmpty();
    }

    @Test
    void a_wait_longer_than_the_policy_allows_is_not_waited() {
        transport.then(429, "", "Retry-After", "99999999999");
        failure(ThrottledException.class, read());
        assertThat(waits).isEmpty();
    }

    @Test
    void the_budget_of_the_client_bounds_the_repeats_of_all_its_calls() {
        policy = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5), 2);
        Wire wire = wire();
        for (int i = 0; i < 4; i++) {
            transport.then(503, "");
        }
        assertThatThrownBy(() -> wire.execute(read())).isInstanceOf(ServerErrorException.class);
        assertThatThrownBy(() -> wire.execute(read())).isInstanceOf(ServerErrorException.class);
        assertThat(transport.requests).hasSize(4);
    }

    @Test
    void the_deadline_covers_attempts_and_waits() {
        transport.then(503, "", "Retry-After", "20").then(503, "", "Retry-After", "20");
        Wire wire = wire().with(CallOptions.deadline(Duration.ofSeconds(30)));
        DeadlineExceededException late =
                catchThrowableOfType(DeadlineExceededException.class, () -> wire.execute(create()));
        assertThat(late.lastState()).isEqualTo("HTTP 503");
        assertThat(late.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transport.requests).hasSize(2);
        assertThat(transport.requests.get(0).timeLeft()).isEqualTo(Duration.ofSeconds(30));
        assertThat(transport.requests.get(1).timeLeft()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void an_interrupt_ends_the_call_with_the_flag_set() {
        Thread.currentThread().interrupt();
        InterruptedCallException interrupted = failure(InterruptedCallException.class, create());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted.outcome()).isEqualTo(Outcome.NOT_APPLIED);
        transport.then(request -> {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted");
        });
        InterruptedCallException during = failure(InterruptedCallException.class, create());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(during.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void a_refused_token_is_renewed_once() {
        transport.then(401, "").then(200, THING);
        wire().execute(read());
        assertThat(tokenRequests).hasSize(2);
        assertThat(tokenRequests.get(1).rejected()).isNotNull();
        assertThat(transport.requests.get(1).headers().first("Authorization")).contains("Bearer token-2");
        assertThat(waits).isEmpty();
        transport.then(401, "").then(401, "");
        failure(UnauthorizedException.class, read());
    }

    @Test
    void a_token_that_was_refused_for_good_is_not_used_by_the_next_call() {
        for (String code : List.of("900421", "900420", "none")) {
            policy = code.equals("none") ? RetryPolicy.none() : RetryPolicy.standard();
            tokenRequests.clear();
            Wire wire = wire();
            transport
                    .then(
                            401,
                            "{\"code\":\"" + code + "\"}",
                            "WWW-Authenticate",
                            "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"")
                    .then(200, THING)
                    .then(200, THING);
            assertThatThrownBy(() -> wire.execute(read())).isInstanceOf(ServiceException.class);
            wire.execute(read());
            wire.execute(read());
            assertThat(tokenRequests).as(code).hasSize(2);
            assertThat(tokenRequests.get(1).rejected().value()).isEqualTo("token-1");
            assertThat(tokenRequests.get(1).claims()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void a_token_that_ends_again_during_a_long_call_is_renewed_again() {
        transport.then(401, "").thenLost().then(401, "").then(200, THING);
        assertThat(wire().execute(read()).id()).isEqualTo("t1");
        assertThat(tokenRequests).hasSize(3);
    }

    @Test
    void a_claims_challenge_reaches_the_token_source() {
        transport
                .then(401, "", "WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\"")
                .then(200, THING);
        wire().execute(read());
        assertThat(tokenRequests.get(1).claims()).isEqualTo("{\"a\":1}");
    }

    @Test
    void missing_mfa_is_an_error_of_its_own_and_not_tried_again() {
        transport.then(401, "{\"code\":\"900421\",\"description\":\"MFA\"}");
        failure(MfaRequiredException.class, read());
        transport.then(401, "", "isMfaCompliant", "false");
        failure(MfaRequiredException.class, read());
        assertThat(transport.requests).hasSize(2);
    }

    @Test
    void tokens_are_kept_until_shortly_before_they_expire() {
        transport.then(200, THING).then(200, THING).then(200, THING);
        Wire wire = wire();
        wire.execute(read());
        clock.advance(Duration.ofMinutes(54));
        wire.execute(read());
        assertThat(tokenRequests).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        wire.execute(read());
        assertThat(tokenRequests).hasSize(2);
    }

    @Test
    void many_threads_wait_for_one_token() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(8);
        appUser = request -> {
            asked.incrementAndGet();
            try {
                started.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new AccessToken("one", clock.instant().plus(Duration.ofHours(1)));
        };
        Tokens tokens = new Tokens(Map.of(AuthKind.APP_USER, r -> appUser.token(r)), endpoints, clock);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(() -> {
                started.countDown();
                return tokens.get(new Tokens.Key(Service.GRAPH, AuthKind.APP_USER, null), null, null, null)
                        .value();
            }));
        }
        Set<String> values = new HashSet<>();
        for (Future<String> one : all) {
            values.add(one.get());
        }
        threads.shutdown();
        assertThat(values).containsExactly("one");
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_failing_token_source_sends_nothing_and_leaks_nothing() {
        appUser = request -> {
            throw new IllegalStateException("secret=abc");
        };
        AuthenticationException failed = failure(AuthenticationException.class, read());
        assertThat(failed.getMessage()).doesNotContain("abc");
        appUser = request -> new AccessToken("old", clock.instant().minusSeconds(1));
        assertThat(failure(AuthenticationException.class, read())).hasMessageContaining("expired");
        assertThat(transport.requests).isEmpty();
    }

    @Test
    void html_in_place_of_json_is_told_apart_and_tried_again_where_that_is_safe() {
        transport.then(200, "<html><body>Maintenance</body></html>").then(200, THING);
        assertThat(wire().execute(read()).id()).isEqualTo("t1");
        for (int i = 0; i < 5; i++) {
            transport.then(200, "\uFEFF <!DOCTYPE html><title>proxy</title>");
        }
        MalformedResponseException html = failure(MalformedResponseException.class, create());
        assertThat(html.status()).isEqualTo(200);
        assertThat(html.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(html).hasMessageContaining("HTML").hasMessageNotContaining("proxy<");
    }

    @Test
    void an_empty_body_where_a_value_is_due_is_a_typed_error() {
        for (int i = 0; i < 5; i++) {
            transport.then(200, "");
        }
        assertThat(failure(MalformedResponseException.class, read())).hasMessageContaining("empty");
    }

    @Test
    void json_of_another_shape_names_the_path_and_is_not_repeated() {
        transport.then(201, "{\"id\":{\"a\":\"private\"},\"state\":\"on\"}");
        MalformedResponseException bad = failure(MalformedResponseException.class, create());
        assertThat(bad.path()).isEqualTo("$.id");
        assertThat(bad.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(bad.getMessage()).doesNotContain("private");
    }

    @Test
    void a_body_larger_than_the_bound_is_refused_also_when_compressed() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 65; i++) {
                gzip.write(blanks);
            }
        }
        transport.then(request -> io.github.azureplan.transport.TransportResponse.of(
                200, io.github.azureplan.transport.Headers.of("Content-Encoding", "gzip"), bomb.toByteArray()));
        assertThat(failure(MalformedResponseException.class, read())).hasMessageContaining("larger than");
    }

    @Test
    void a_compressed_answer_is_read() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
            gzip.write(THING.getBytes(StandardCharsets.UTF_8));
        }
        transport.then(request -> io.github.azureplan.transport.TransportResponse.of(
                200, io.github.azureplan.transport.Headers.of("Content-Encoding", "gzip"), body.toByteArray()));
        assertThat(wire().execute(read()).id()).isEqualTo("t1");
    }

    @Test
    void redirects_are_not_followed() {
        transport.then(302, "", "Location", "https://evil.example/");
        assertThat(failure(MalformedResponseException.class, read())).hasMessageContaining("redirects");
        assertThat(transport.requests).hasSize(1);
    }

    @Test
    void a_redirect_leaves_open_whether_a_change_was_made() {
        transport.then(307, "", "Location", "https://proxy.example/");
        assertThat(failure(MalformedResponseException.class, create()).outcome())
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void an_empty_answer_that_calls_itself_compressed_is_empty() {
        transport.then(202, "", "Content-Encoding", "gzip").then(204, "", "Content-Encoding", "gzip");
        assertThat(wire().execute(Call.on(SWITCH).path("id", "t1").status())).isEqualTo(202);
        assertThat(wire().execute(Call.on(SWITCH).path("id", "t1").status())).isEqualTo(204);
    }

    /** A body that never ends: a byte a second. */
    private void thenDrops(int status) {
        transport.then(request -> new TransportResponse(status, Headers.EMPTY, new InputStream() {
            @Override
            public int read() {
                clock.advance(Duration.ofSeconds(1));
                return ' ';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (length == 0) {
                    return 0;
                }
                into[from] = (byte) read();
                return 1;
            }
        }));
    }

    @Test
    void the_deadline_covers_reading_the_answer() {
        for (int status : new int[] {200, 500}) {
            Instant begin = clock.instant();
            thenDrops(status);
            Wire wire = wire().with(CallOptions.deadline(Duration.ofSeconds(20)));
            DeadlineExceededException late =
                    catchThrowableOfType(DeadlineExceededException.class, () -> wire.execute(read()));
            assertThat(late.lastState()).contains("HTTP " + status);
            assertThat(Duration.between(begin, clock.instant())).isEqualTo(Duration.ofSeconds(20));
        }
        assertThat(transport.requests.get(0).idleTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void without_a_deadline_the_answer_has_the_time_of_an_attempt() {
        policy = RetryPolicy.none();
        thenDrops(200);
        failure(TransportException.class, read());
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T08:01:40Z"));
    }

    @Test
    void a_stream_the_caller_reads_has_time_beyond_the_deadline() throws IOException {
        thenDrops(200);
        Wire wire = wire().with(CallOptions.deadline(Duration.ofSeconds(20)));
        try (TransportResponse response = wire.open(Call.on(READ).path("id", "t1"))) {
            assertThat(response.body().readNBytes(100)).hasSize(100);
        }
        assertThat(transport.requests.get(0).idleTimeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_client_that_is_closed_during_a_repeat_leaves_the_outcome_open_and_says_how_to_go_on() {
        transport.thenLost().then(request -> {
            throw new IllegalStateException("the transport is closed");
        });
        TransportException closed = failure(TransportException.class, order());
        assertThat(closed.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(closed.resumeWith()).contains(new ResumePoint(ResumePoint.Kind.CART, "c7"));
        assertThat(closed).hasMessageContaining("closed");
        transport.then(request -> {
            throw new IllegalStateException("the transport is closed");
        });
        assertThatThrownBy(() -> wire().execute(order())).isExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_error_inside_an_answer_of_200_is_an_error() {
        transport.then(200, "{\"code\":400072,\"description\":\"not available\"}");
        NotFoundException inside = failure(NotFoundException.class, read());
        assertThat(inside.code()).isEqualTo(ErrorCode.ITEM_NOT_AVAILABLE);
    }

    @Test
    void a_stale_etag_is_a_failed_precondition_whatever_its_status() {
        transport.then(400, "{\"code\":\"2055\",\"description\":\"etag\"}").then(417, "{\"code\":\"800036\"}");
        failure(PreconditionFailedException.class, create());
        failure(PreconditionFailedException.class, create());
    }

    @Test
    void errors_of_every_service_shape_are_understood() {
        transport.then(
                403,
                "{\"error\":{\"code\":\"Forbidden\",\"message\":\"m\",\"innerError\":{\"code\":\"Deep\",\"request-id\":\"x\"}}}");
        assertThat(failure(ServiceException.class, read()).code().text()).isEqualTo("Deep");
        transport.then(403, "").then(502, "<html>bad gateway</html>");
        assertThat(failure(ServiceException.class, read()).code()).isEqualTo(ErrorCode.NONE);
        policy = RetryPolicy.none();
        assertThat(failure(ServerErrorException.class, read()).description()).isEmpty();
    }

    @Test
    void an_unknown_code_degrades_to_its_status() {
        transport.then(404, "{\"code\":\"987654\",\"description\":\"new\"}");
        ServiceException unknown = failure(ServiceException.class, read());
        assertThat(unknown.code().known()).isFalse();
        assertThat(unknown.nextStep()).isNotBlank();
    }

    @Test
    void a_server_error_that_is_a_business_error_is_not_repeated() {
        transport.then(500, "{\"code\":\"800005\",\"description\":\"order failed\"}");
        assertThat(failure(ServerErrorException.class, create()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_read_only_client_refuses_changes_before_they_are_sent() {
        readOnly = true;
        assertThatThrownBy(() -> wire().execute(create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read-only");
        assertThat(transport.requests).isEmpty();
    }

    @Test
    void a_call_without_fitting_credentials_is_refused_before_it_is_sent() {
        Route appOnly = new Route(
                "Only app", Service.PARTNER_CENTER, "GET", "/x", Set.of(AuthKind.APP_ONLY), Repeat.READ, "", "");
        assertThatThrownBy(() -> wire().execute(Call.on(appOnly).status()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("App-only");
    }

    @Test
    void path_values_cannot_leave_their_segment() {
        transport.then(200, THING);
        wire().execute(Call.on(READ).path("id", "../a/b?c=d#e%2f").json(Thing.class));
        assertThat(transport.requests.get(0).uri().getRawPath()).isEqualTo("/v1/things/..%2Fa%2Fb%3Fc%3Dd%23e%252f");
        for (String bad : List.of("..", ".", " ", "a\nb")) {
            assertThatThrownBy(
                            () -> wire().execute(Call.on(READ).path("id", bad).json(Thing.class)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("id:");
        }
    }

    @Test
    void an_odata_literal_cannot_end_early() {
        Route sheets = new Route(
                "Sheet",
                Service.PRICING,
                "GET",
                "/v1.0/sheets(M='{m}')/$value",
                Set.of(AuthKind.APP_USER),
                Repeat.READ,
                "",
                "");
        transport.then(200, "");
        wire().execute(Call.on(sheets).path("m", "x') or ('1").status());
        assertThat(transport.requests.get(0).uri().getRawPath())
                .isEqualTo("/v1.0/sheets(M='x%27%27%29%20or%20%28%27%271')/$value");
    }

    @Test
    void an_address_from_the_service_is_followed_only_below_the_same_service() {
        for (String foreign : List.of(
                "https://evil.example/v1/things/t1",
                "http://api.partnercenter.microsoft.com/v1/things/t1",
                "https://api.partnercenter.microsoft.com@evil.example/v1/things",
                "https://api.partnercenter.microsoft.com/v2/things",
                "https://api.partnercenter.microsoft.com/v1/../admin",
                "https://api.partnercenter.microsoft.com/v1/%2e%2e/admin",
                "https://graph.microsoft.com/v1.0/x")) {
            Call<Thing> call = Call.on(READ).at(URI.create(foreign)).json(Thing.class);
            assertThat(failure(MalformedResponseException.class, call))
                    .as(foreign)
                    .isNotNull();
        }
        assertThat(tokenRequests).isEmpty();
        transport.then(200, THING);
        wire().execute(Call.on(READ)
                .at(URI.create("https://API.partnercenter.microsoft.com:443/v1/things/t1"))
                .json(Thing.class));
    }

    @Test
    void a_file_without_sign_in_never_gets_a_token() {
        Route blob = new Route("Blob", null, "GET", "", Set.of(), Repeat.READ, "", "");
        transport.then(200, THING);
        wire().execute(Call.on(blob)
                .at(URI.create("https://acc.blob.example/d/p?sig=s"))
                .json(Thing.class));
        assertThat(transport.requests.get(0).headers().first("Authorization")).isEmpty();
        assertThat(transport.requests.get(0).toString()).doesNotContain("sig=s");
        Call<Thing> plain =
                Call.on(blob).at(URI.create("http://acc.blob.example/d")).json(Thing.class);
        failure(MalformedResponseException.class, plain);
    }

    @Test
    void the_locale_travels_as_a_language_tag() {
        transport.then(200, THING);
        wire().with(CallOptions.none().locale(Locale.GERMANY)).execute(read());
        assertThat(transport.requests.get(0).headers().first("X-Locale")).contains("de-DE");
    }

    @Test
    void what_this_version_does_not_know_is_reported_once() {
        transport.then(200, "{\"id\":\"t1\",\"state\":\"on\",\"fresh\":1}").then(200, "{\"id\":\"t1\",\"fresh\":2}");
        Wire wire = wire();
        wire.execute(read());
        wire.execute(read());
        assertThat(drift).containsExactly("PipelineTest.Thing.fresh=null");
    }

    @Test
    void the_envelope_of_a_collection_is_nothing_unknown() {
        transport.then(
                200,
                "{\"totalCount\":1,\"items\":[{\"id\":\"t1\"}],\"links\":{\"self\":{\"uri\":\"/things\",\"method\":\"GET\","
                        + "\"headers\":[]},\"previous\":null},\"attributes\":{\"objectType\":\"Collection\"}}");
        assertThat(wire().listWhole(() -> Call.on(READ).path("id", "all"), Thing.class)
                        .toList())
                .hasSize(1);
        assertThat(drift).isEmpty();
    }

    @Test
    void what_is_no_page_or_not_the_whole_of_it_is_not_taken_for_an_empty_list() {
        for (String page : List.of(
                "{}",
                "{\"totalCount\":3}",
                "{\"items\":[" + THING + "],\"links\":{\"next\":{\"uri\":\"/things?page=2\"}}}",
                "{\"items\":[" + THING + "],\"continuationToken\":\"more\"}")) {
            transport.then(200, page);
            assertThatThrownBy(() -> wire().listWhole(() -> Call.on(READ).path("id", "all"), Thing.class)
                            .toList())
                    .as(page)
                    .isInstanceOf(MalformedResponseException.class);
        }
        transport.then(200, "{\"totalCount\":0,\"items\":[],\"links\":{\"next\":null}}");
        assertThat(wire().listWhole(() -> Call.on(READ).path("id", "all"), Thing.class)
                        .toList())
                .isEmpty();
    }

    @Test
    void an_unknown_word_is_reported_with_its_list() {
        transport.then(200, "{\"id\":\"c\",\"status\":\"frozen\"}");
        wire().execute(Call.on(READ).path("id", "t1").json(Cart.class));
        assertThat(drift).containsExactly("CartStatus=frozen");
    }

    @Test
    void what_was_read_as_missing_because_of_its_form_is_reported_without_the_value() {
        transport.then(200, "{\"id\":\"c\",\"lineItems\":[{\"currencyCode\":\"no currency\"}]}");
        wire().execute(Call.on(READ).path("id", "t1").json(Cart.class));
        assertThat(drift).containsExactly("CurrencyCode.$.lineItems[].currencyCode=null");
    }

    @Test
    void waiting_for_a_state_polls_with_growing_pauses_and_ends_with_the_last_state() {
        List<String> states = new ArrayList<>(List.of("a", "b", "c", "done"));
        Supplier<String> read = () -> states.size() > 1 ? states.remove(0) : states.get(0);
        Wire.Wait<String> wait = new Wire.Wait<>("the thing", s -> s, "done"::equals, Duration.ofMinutes(15), null);
        assertThat(wire().await(read, wait)).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(5), Duration.ofMillis(7500), Duration.ofMillis(11250));
        DeadlineExceededException late =
                catchThrowableOfType(DeadlineExceededException.class, () -> wire().await(() -> "stuck", wait));
        assertThat(late.lastState()).isEqualTo("stuck");
        assertThat(late.outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void a_pause_of_nothing_that_the_service_asks_for_is_not_taken() {
        List<String> states = new ArrayList<>(List.of("a", "b", "done"));
        Wire.Wait<String> wait = new Wire.Wait<>(
                "the thing", s -> s, "done"::equals, Duration.ofMinutes(15), null, seen -> Duration.ZERO);
        assertThat(wire().await(() -> states.remove(0), wait)).isEqualTo("done");
        assertThat(waits).containsExactly(Duration.ofSeconds(5), Duration.ofMillis(7500));
    }

    private List<Thing> linked(String... pages) {
        for (String next : pages) {
            transport.then(200, "{\"value\":[" + THING + "],\"nextLink\":" + next + "}");
        }
        return wire().listLinked(
                        () -> Call.on(READ).path("id", "all"), () -> Call.on(READ), Thing.class, thing -> thing)
                .toList();
    }

    @Test
    void linked_pages_end_at_the_last_one_and_never_go_in_a_circle() {
        String base = "\"https://api.partnercenter.microsoft.com/v1/things?page=";
        assertThat(linked(base + "2\"", base + "3\"", "null")).hasSize(3);
        assertThat(linked(base + "2\"", "\"\"")).hasSize(2);
        assertThatThrownBy(() -> linked(base + "2\"", base + "3\"", base + "2\""))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageContaining("used before");
        assertThatThrownBy(() -> linked(base + "2\"", base + "2\"")).isInstanceOf(MalformedResponseException.class);
    }

    @Test
    void a_next_page_that_is_nowhere_is_an_answer_that_cannot_be_read() {
        for (String bad :
                List.of("\"https://api partner\"", "\"//api.partnercenter.microsoft.com/v1/x\"", "\"/v1/x\"")) {
            assertThatThrownBy(() -> linked(bad)).as(bad).isInstanceOf(MalformedResponseException.class);
        }
    }
}
