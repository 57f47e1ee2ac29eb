package io.github.azureplan.internal.wire;

import io.github.azureplan.auth.AccessToken;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Deadline;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.AuthenticationException;
import io.github.azureplan.errors.AzurePlanException;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.EntraError;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.errors.TransportException;
import io.github.azureplan.internal.json.JsonProblem;
import io.github.azureplan.transport.CallListener;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.RequestNotSentException;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One logical call with all its attempts: it keeps what the attempts together may have changed, and stops at the
 * policy, the budget, the deadline or an interrupt, whichever comes first.
 */
final class Exchange<T> {
    private static final Pattern CLAIMS = Pattern.compile("claims=\"([^\"]{1,8192})\"");
    private static final Set<String> HOPELESS_401 =
            Set.of(ErrorCode.MFA_REQUIRED.text(), ErrorCode.TOKEN_AUDIENCE.text());
    private static final Set<String> BUSY_CART = Set.of(ErrorCode.CART_BUSY.text(), ErrorCode.ORDER_IN_PROGRESS.text());
    private static final Duration LONGEST_BUSY = Duration.ofMinutes(15);
    private static final Set<String> TRANSIENT_500 = Set.of("", ErrorCode.UNEXPECTED.text(), "900192");

    private final Pipeline pipeline;
    private final Call<T> call;
    private final Clock clock;
    private final @Nullable Deadline deadline;
    /** Stays the same while it is not known whether an attempt was carried out. */
    private String requestId;

    private final Requests requests;
    private final Tokens.@Nullable Key key;
    private final @Nullable ResumePoint resume;

    private int attempt;

    /** Attempts that found somebody else at work; they are no failures and count for no limit. */
    private int busy;

    private @Nullable Instant busySince;
    private boolean unknownSoFar;
    private String lastState = "not sent";
    private @Nullable AccessToken token;
    private @Nullable AccessToken rejected;

    /** Two refusals in a row mean that no token will do; a later one may only mean that much time has passed. */
    private boolean justRenewed;

    private @Nullable String claims;

    Exchange(Pipeline pipeline, Call<T> call, CallOptions options, @Nullable Deadline deadline) {
        this.pipeline = pipeline;
        this.call = call;
        this.clock = pipeline.settings.clock();
        this.deadline = deadline != null
                ? deadline
                : options.deadline().map(d -> Deadline.in(d, clock)).orElse(null);
        this.requestId = options.requestId()
                .map(UUID::toString)
                .orElseGet(() -> pipeline.ids.get().toString());
        this.resume = call.resume == null && call.route.repeat() == Repeat.KEYED
                ? new ResumePoint(ResumePoint.Kind.REQUEST, requestId)
                : call.resume;
        String correlationId = options.correlationId()
                .map(UUID::toString)
                .orElseGet(() -> pipeline.ids.get().toString());
        this.key = key(pipeline, call);
        try {
            this.requests = new Requests(pipeline, call, options, correlationId);
        } catch (Requests.ForeignAddress e) {
            throw new MalformedResponseException(
                    call.route.name() + " was not made: " + e.getMessage(), 0, "$", Outcome.NOT_APPLIED, null, e);
        }
    }

    private static Tokens.@Nullable Key key(Pipeline pipeline, Call<?> call) {
        Service service = call.route.service();
        if (service == null || call.route.auth().isEmpty()) {
            return null;
        }
        return new Tokens.Key(
                service, pipeline.tokens.choose(call.route.name(), call.route.auth()), call.customerTenant);
    }

    T run() {
        while (true) {
            attempt++;
            Instant begin = clock.instant();
            Result<T> result;
            try {
                result = attempt();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            Failure failure = result.failure();
            if (failure == null) {
                pipeline.budget.payBack();
                report(begin, result.status(), null, null);
                return result.value();
            }
            lastState = failure.state();
            Optional<T> reached = afterLoss(failure);
            if (reached.isPresent()) {
                report(begin, failure.status(), "answer lost, state reached", null);
                return reached.get();
            }
            Duration wait = waitBeforeNext(failure);
            report(begin, failure.status(), failure.state(), wait);
            if (wait == null) {
                throw failure.exception().apply(outcome(failure));
            }
            pause(wait, failure);
            if (failure.repeat() == Failure.Again.WHILE_BUSY) {
                // The answer has come, and under its id the service may give it again however long we wait.
                requestId = pipeline.ids.get().toString();
            }
        }
    }

    /** What one attempt came to: a value or a failure. */
    private record Result<T>(
            int status, @Nullable T valueOrNull, @Nullable Failure failure) {
        @SuppressWarnings("NullAway") // a decoder may return null only where its call's type allows it
        T value() {
            return valueOrNull;
        }
    }

    private Result<T> attempt() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        try {
            signIn();
        } catch (AuthenticationException e) {
            return failed(noToken(e));
        }
        TransportResponse response;
        try {
            response = pipeline.settings.transport().send(requests.with(token, requestId, timeLeft(), idleTime()));
        } catch (IllegalStateException e) {
            if (!unknownSoFar) {
                throw e;
            }
            return failed(closed(e));
        } catch (RequestNotSentException e) {
            return failed(notSent(e));
        } catch (IOException e) {
            return failed(lost(e, 0));
        }
        boolean keep = false;
        Bodies bodies = new Bodies(pipeline.nanos, deadline != null ? deadline.left(clock) : Pipeline.ATTEMPT_TIMEOUT);
        try {
            int status = response.status();
            if ((status < 200 || status >= 300) && !call.accepted.contains(status)) {
                return failed(refused(response, bodies));
            }
            T value = call.decoder.decode(response, new AnswerReader(pipeline.json, bodies));
            keep = value == response;
            return new Result<>(status, value, null);
        } catch (AnswerReader.ErrorInside e) {
            return failed(refusal(response.status(), response.headers(), e.said(), Failure.Again.NEVER));
        } catch (JsonProblem e) {
            return failed(malformed(response, e.path(), e.getMessage(), Outcome.APPLIED, Failure.Again.NEVER));
        } catch (AnswerReader.NotJson e) {
            return failed(malformed(response, "$", e.getMessage(), Outcome.UNKNOWN, afterLossOrNever()));
        } catch (Bodies.TooLarge e) {
            return failed(malformed(response, "$", e.getMessage(), Outcome.APPLIED, Failure.Again.NEVER));
        } catch (IOException e) {
            return failed(lost(e, response.status()));
        } finally {
            if (!keep) {
                response.close();
            }
        }
    }

    private static <T> Result<T> failed(Failure failure) {
        return new Result<>(failure.status(), null, failure);
    }

    private void signIn() throws InterruptedException {
        if (key == null) {
            return;
        }
        try {
            token = pipeline.tokens.get(key, rejected, claims, deadline == null ? null : deadline.left(clock));
        } catch (TimeoutException e) {
            lastState = "waiting for a token";
            throw late(null);
        }
    }

    // ---- failures

    private Failure noToken(AuthenticationException e) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        Duration asked = e.entraError().map(EntraError::retryAfter).orElse(null);
        Failure.Again again = e.retryable() ? Failure.Again.AFTER_WAIT : Failure.Again.NEVER;
        return new Failure(Outcome.NOT_APPLIED, again, "no token", 0, asked, outcome -> e);
    }

    private Failure notSent(IOException e) {
        String state = "no connection (" + e.getClass().getSimpleName() + ")";
        return new Failure(Outcome.NOT_APPLIED, Failure.Again.AFTER_WAIT, state, 0, null, transport(state, e));
    }

    /** Somebody closed the client while this call went on: no attempt is made any more, and the last one's end is open. */
    private Failure closed(IllegalStateException e) {
        String state = "the client was closed";
        return new Failure(Outcome.NOT_APPLIED, Failure.Again.NEVER, state, 0, null, transport(state, e));
    }

    private Failure lost(IOException e, int status) throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            unknownSoFar = true;
            throw new InterruptedException();
        }
        String state = (status == 0 ? "no answer (" : "HTTP " + status + ", body cut (")
                + e.getClass().getSimpleName() + ")";
        return new Failure(Outcome.UNKNOWN, afterLossOrNever(), state, status, null, transport(state, e));
    }

    private Function<Outcome, AzurePlanException> transport(String state, Exception e) {
        return outcome -> new TransportException(
                call.route.name() + " failed after " + attempts() + ": " + state + resumeHint(outcome) + " [request "
                        + requestId + "]",
                outcome,
                resume,
                e);
    }

    private Failure malformed(
            TransportResponse response, String path, @Nullable String what, Outcome outcome, Failure.Again again) {
        int status = response.status();
        String state = "HTTP " + status + ", unusable body";
        return new Failure(
                outcome,
                again,
                state,
                status,
                null,
                all -> new MalformedResponseException(
                        call.route.name() + " answered HTTP " + status + " with a body that cannot be used: " + what
                                + resumeHint(all) + " [request " + requestId + "]",
                        status,
                        path,
                        all,
                        resume,
                        null));
    }

    private Failure refused(TransportResponse response, Bodies bodies) {
        int status = response.status();
        if (status < 400) {
            // No page of these services tells of one: something in between answers, and what it did before is open.
            return malformed(response, "$", "redirects are not followed", Outcome.UNKNOWN, Failure.Again.NEVER);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = bodies.beginning(response, Pipeline.LARGEST_ERROR, body);
        ErrorReader.Said said = ErrorReader.read(body.toByteArray());
        Failure.Again again = again(status, said.code().text(), response.headers());
        if (!whole && said.equals(ErrorReader.Said.NOTHING)) {
            // The code that decides is missing; asking again, where that is safe, brings it.
            said = ErrorReader.Said.CUT;
            again = again == Failure.Again.NEVER ? afterLossOrNever() : again;
        }
        return refusal(status, response.headers(), said, again);
    }

    private Failure refusal(int status, Headers headers, ErrorReader.Said said, Failure.Again again) {
        boolean mfaMissing = status == 401
                && headers.first("isMfaCompliant")
                        .filter("false"::equalsIgnoreCase)
                        .isPresent();
        Duration retryAfter = ErrorReader.retryAfter(headers, clock);
        boolean open = status == 408 || (status >= 500 && status != 501);
        return new Failure(
                open ? Outcome.UNKNOWN : Outcome.NOT_APPLIED,
                mfaMissing ? Failure.Again.NEVER : again,
                "HTTP " + status + (said.code().text().isEmpty() ? "" : " code " + said.code()),
                status,
                retryAfter,
                outcome -> ErrorReader.exception(
                        ErrorReader.details(
                                call.route.name(),
                                call.route.service(),
                                status,
                                headers,
                                said,
                                requestId,
                                retryAfter,
                                outcome,
                                resume),
                        mfaMissing));
    }

    private Failure.Again again(int status, String code, Headers headers) {
        return switch (status) {
            case 401 -> {
                if (token == null || key == null) {
                    yield Failure.Again.NEVER;
                }
                claims = headers.first("WWW-Authenticate").map(Exchange::claims).orElse(null);
                pipeline.tokens.refused(key, token, claims);
                if (HOPELESS_401.contains(code) || (justRenewed && !expired(token))) {
                    yield Failure.Again.NEVER;
                }
                yield Failure.Again.WITH_NEW_TOKEN;
            }
            case 429 -> Failure.Again.AFTER_WAIT;
            case 409 ->
                call.route.repeat() == Repeat.PER_CART && BUSY_CART.contains(code)
                        ? Failure.Again.WHILE_BUSY
                        : Failure.Again.NEVER;
            case 408, 502, 503, 504 -> afterLossOrNever();
            case 500 -> TRANSIENT_500.contains(code) ? afterLossOrNever() : Failure.Again.NEVER;
            default -> Failure.Again.NEVER;
        };
    }

    /** A token that ended on its way is not refused, only late. */
    private boolean expired(AccessToken sent) {
        return !sent.expiresAt().isAfter(clock.instant());
    }

    /** After an attempt with an unknown end: by the route, or when the state can be read in between. */
    private Failure.Again afterLossOrNever() {
        return call.route.repeat().afterLoss() || call.stateReader != null
                ? Failure.Again.AFTER_WAIT
                : Failure.Again.NEVER;
    }

    /** The claims of a challenge; written as base64 or as they are. */
    private static @Nullable String claims(String challenge) {
        Matcher matcher = CLAIMS.matcher(challenge);
        if (!matcher.find()) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return matcher.group(1);
        }
    }

    // ---- going on or giving up

    private Optional<T> afterLoss(Failure failure) {
        Supplier<Optional<T>> reader = call.stateReader;
        if (failure.outcome() == Outcome.UNKNOWN) {
            unknownSoFar = true;
            if (reader != null) {
                return stateAfterLoss(reader, failure);
            }
        }
        return Optional.empty();
    }

    private static <T> Optional<T> stateAfterLoss(Supplier<Optional<T>> reader, Failure failure) {
        try {
            return reader.get();
        } catch (AzurePlanException e) {
            AzurePlanException original = failure.exception().apply(Outcome.UNKNOWN);
            original.addSuppressed(e);
            throw original;
        }
    }

    private @Nullable Duration waitBeforeNext(Failure failure) {
        justRenewed = failure.repeat() == Failure.Again.WITH_NEW_TOKEN;
        if (failure.repeat() == Failure.Again.WHILE_BUSY) {
            return waitWhileBusy(failure);
        }
        if (failure.repeat() == Failure.Again.NEVER
                || attempt - busy >= pipeline.settings.policy().maxAttempts()) {
            return null;
        }
        if (failure.repeat() == Failure.Again.WITH_NEW_TOKEN) {
            rejected = token;
            return Duration.ZERO;
        }
        Duration asked = failure.retryAfter();
        if (asked != null && asked.compareTo(pipeline.settings.policy().maxRetryAfter()) > 0) {
            return null;
        }
        if (!pipeline.budget.take()) {
            Pipeline.LOG.log(
                    Logger.Level.WARNING, "the retry budget is used up; {0} is not repeated", call.route.name());
            return null;
        }
        Duration backoff = pipeline.settings.policy().backoff(attempt - busy, pipeline.random.getAsDouble());
        // On top of what was asked for, so that many callers do not come back in the same instant.
        return asked == null ? backoff : asked.plus(backoff.dividedBy(4));
    }

    /** Until the deadline; without one for as long as an order may take to show. */
    private @Nullable Duration waitWhileBusy(Failure failure) {
        busy++;
        Instant now = clock.instant();
        if (busySince == null) {
            busySince = now;
        }
        Duration left = Duration.between(now, busySince.plus(LONGEST_BUSY));
        boolean given = deadline == null && (left.isNegative() || left.isZero());
        Duration asked = failure.retryAfter();
        Duration longest = longestBusyWait(left);
        if (given || pipeline.settings.policy().maxAttempts() == 1 || (asked != null && asked.compareTo(longest) > 0)) {
            return null;
        }
        // At least half of the bound, so that a wait of many steps has no step of almost nothing.
        Duration wait = pipeline.settings.policy().backoff(busy, (1 + pipeline.random.getAsDouble()) / 2);
        Duration kept = asked == null || asked.compareTo(wait) < 0 ? wait : asked;
        return kept.compareTo(longest) > 0 ? longest : kept;
    }

    /** The service may ask for no more than the policy allows, nor for more than is left. */
    private Duration longestBusyWait(Duration left) {
        Duration longest = pipeline.settings.policy().maxRetryAfter();
        return deadline == null && left.compareTo(longest) < 0 ? left : longest;
    }

    private Outcome outcome(Failure last) {
        if (!call.route.changes()) {
            return Outcome.NOT_APPLIED;
        }
        return last.outcome() == Outcome.NOT_APPLIED && unknownSoFar ? Outcome.UNKNOWN : last.outcome();
    }

    private Duration timeLeft() {
        if (deadline == null) {
            return Pipeline.ATTEMPT_TIMEOUT;
        }
        Duration left = deadline.left(clock);
        if (left.isZero()) {
            throw late(null);
        }
        return left.compareTo(Pipeline.ATTEMPT_TIMEOUT) < 0 ? left : Pipeline.ATTEMPT_TIMEOUT;
    }

    /** Who reads a stream of his own may take longer than the call; what is read here is part of it. */
    private Duration idleTime() {
        Duration left = timeLeft();
        return call.streamed || left.compareTo(Pipeline.IDLE_TIMEOUT) > 0 ? Pipeline.IDLE_TIMEOUT : left;
    }

    private void pause(Duration wait, Failure failure) {
        if (deadline != null && wait.compareTo(deadline.left(clock)) >= 0) {
            throw late(failure);
        }
        try {
            if (!wait.isZero()) {
                pipeline.settings.sleeper().sleep(wait);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private DeadlineExceededException late(@Nullable Failure last) {
        Outcome outcome = last == null ? soFar() : outcome(last);
        AzurePlanException cause = last == null ? null : last.exception().apply(outcome);
        return new DeadlineExceededException(
                call.route.name() + " ran out of time after " + attempts() + ", last seen: " + lastState
                        + resumeHint(outcome) + " [request " + requestId + "]",
                lastState,
                outcome,
                resume,
                cause);
    }

    private InterruptedCallException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        Outcome outcome = soFar();
        return new InterruptedCallException(
                call.route.name() + " was interrupted" + resumeHint(outcome) + " [request " + requestId + "]",
                outcome,
                resume,
                e);
    }

    private Outcome soFar() {
        return unknownSoFar && call.route.changes() ? Outcome.UNKNOWN : Outcome.NOT_APPLIED;
    }

    private String attempts() {
        return attempt == 1 ? "1 attempt" : attempt + " attempts";
    }

    private String resumeHint(Outcome outcome) {
        return outcome == Outcome.UNKNOWN && resume != null
                ? "; whether it was applied is unknown, resume with " + resume
                : "";
    }

    private void report(Instant begin, int status, @Nullable String failure, @Nullable Duration wait) {
        pipeline.report(new CallListener.Attempt(
                call.route.name(),
                attempt,
                status,
                Duration.between(begin, clock.instant()),
                requestId,
                failure,
                wait));
    }
}
