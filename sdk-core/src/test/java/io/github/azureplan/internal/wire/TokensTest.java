package io.github.azureplan.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.auth.TokenProvider;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.retry.RetryPolicy;
import io.github.azureplan.transport.CallListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
    private static final Tokens.Key KEY = new Tokens.Key(Service.GRAPH, AuthKind.APP_USER, null);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void end() {
        answer.countDown();
        threads.shutdownNow();
    }

    /** A login host that takes each request and answers none until it is told to, and then with a refusal. */
    private final TokenProvider dead = request -> {
        asked.incrementAndGet();
        begun.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AuthenticationException("the login host is dead", null);
    };

    private static Tokens tokens(TokenProvider provider) {
        return new Tokens(Map.of(AuthKind.APP_USER, provider), Endpoints.global(), CLOCK);
    }

    @Test
    void nobody_waits_for_the_sign_in_of_another_beyond_his_own_time() throws Exception {
        Tokens tokens = tokens(dead);
        Future<?> first = threads.submit(() -> tokens.get(KEY, null, null, null));
        begun.await();
        assertThatThrownBy(() -> tokens.get(KEY, null, null, Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);
        assertThat(first.isDone()).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_call_that_waits_for_a_token_ends_with_its_deadline() throws Exception {
        ScriptedTransport transport = new ScriptedTransport();
        Wire wire = Wire.of(new Pipeline(new Pipeline.Settings(
                transport,
                Endpoints.global(),
                Map.of(AuthKind.APP_USER, dead),
                RetryPolicy.none(),
                new CallListener() {},
                CLOCK,
                wait -> {},
                false,
                null)));
        Route route = new Route("Read", Service.GRAPH, "GET", "/x", Set.of(AuthKind.APP_USER), Repeat.READ, "page", "");
        Future<?> first = threads.submit(() -> wire.execute(Call.on(route).status()));
        begun.await();
        assertThatThrownBy(() -> wire.with(CallOptions.deadline(Duration.ofMillis(1)))
                        .execute(Call.on(route).status()))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("waiting for a token");
        assertThat(first.isDone()).isFalse();
        assertThat(transport.requests).isEmpty();
    }

    @Test
    void who_waits_shares_the_failure_he_waited_for_and_whoever_comes_later_tries_again() throws Exception {
        Tokens tokens = tokens(dead);
        Future<?> first = threads.submit(() -> tokens.get(KEY, null, null, null));
        begun.await();
        Thread[] waiter = new Thread[1];
        CountDownLatch started = new CountDownLatch(1);
        Future<?> second = threads.submit(() -> {
            waiter[0] = Thread.currentThread();
            started.countDown();
            return tokens.get(KEY, null, null, null);
        });
        started.await();
        while (waiter[0].getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        answer.countDown();
        assertThatThrownBy(first::get).hasCauseInstanceOf(AuthenticationException.class);
        assertThatThrownBy(second::get).hasCauseInstanceOf(AuthenticationException.class);
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> tokens.get(KEY, null, null, null)).isInstanceOf(AuthenticationException.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_refused_token_is_dropped_unless_another_has_taken_its_place() throws Exception {
        AtomicInteger number = new AtomicInteger();
        StringBuilder seen = new StringBuilder();
        Tokens tokens = tokens(request -> {
            seen.append(value(request.rejected()))
                    .append('/')
                    .append(request.claims())
                    .append(' ');
            return new AccessToken(
                    "token-" + number.incrementAndGet(), CLOCK.instant().plusSeconds(3600));
        });
        AccessToken first = tokens.get(KEY, null, null, null);
        tokens.refused(KEY, first, "{}");
        AccessToken second = tokens.get(KEY, null, null, null);
        tokens.refused(KEY, first, "{}");
        assertThat(tokens.get(KEY, null, null, null)).isSameAs(second);
        assertThat(seen).hasToString("null/null token-1/{} ");
    }

    private static @Nullable String value(@Nullable AccessToken token) {
        return token == null ? null : token.value();
    }
}
