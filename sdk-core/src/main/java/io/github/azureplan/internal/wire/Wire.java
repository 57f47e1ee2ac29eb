package io.github.azureplan.internal.wire;

import com.squareup.moshi.Types;
import io.github.azureplan.common.CallOptions;
import io.github.azureplan.common.Deadline;
import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Page;
import io.github.azureplan.common.Progress;
import io.github.azureplan.errors.DeadlineExceededException;
import io.github.azureplan.errors.InterruptedCallException;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.errors.ResumePoint;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.TransportResponse;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a resource class holds: the client's pipeline and the options of its view. Immutable. */
public final class Wire {
    /** A pause the service asks for that is shorter, as a date that has passed is, says nothing. */
    private static final Duration LEAST_POLL = Duration.ofSeconds(1);

    private static final Duration FIRST_POLL = Duration.ofSeconds(5);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

    private final Pipeline pipeline;
    private final CallOptions options;
    private final @Nullable Deadline deadline;

    private Wire(Pipeline pipeline, CallOptions options, @Nullable Deadline deadline) {
        this.pipeline = pipeline;
        this.options = options;
        this.deadline = deadline;
    }

    /** A wire without options. */
    public static Wire of(Pipeline pipeline) {
        return new Wire(pipeline, CallOptions.none(), null);
    }

    /** The same with these options over the present ones. */
    public Wire with(CallOptions more) {
        return new Wire(pipeline, more.over(options), deadline);
    }

    /** The same with its deadline running from now: for a verb that makes several calls. */
    public Wire begin() {
        if (deadline != null || options.deadline().isEmpty()) {
            return this;
        }
        return new Wire(pipeline, options, Deadline.in(options.deadline().get(), clock()));
    }

    /** The same without a deadline: for a stream whose first byte has come. */
    public Wire unhurried() {
        if (deadline == null && options.deadline().isEmpty()) {
            return this;
        }
        CallOptions rest = CallOptions.none();
        rest = options.requestId().map(rest::requestId).orElse(rest);
        rest = options.correlationId().map(rest::correlationId).orElse(rest);
        rest = options.locale().map(rest::locale).orElse(rest);
        return new Wire(pipeline, rest.progress(options.progress()), null);
    }

    /**
     * The same without a request id of the caller: for the calls of a verb that are not the one the id is meant for.
     */
    public Wire withoutRequestId() {
        if (options.requestId().isEmpty()) {
            return this;
        }
        CallOptions rest = CallOptions.none();
        if (options.deadline().isPresent()) {
            rest = CallOptions.deadline(options.deadline().get());
        }
        rest = options.correlationId().map(rest::correlationId).orElse(rest);
        rest = options.locale().map(rest::locale).orElse(rest);
        return new Wire(pipeline, rest.progress(options.progress()), deadline);
    }

    /** The same with its calls bound to end in this time, or earlier where the caller said so. */
    public Wire within(Duration longest) {
        Deadline end = Deadline.in(longest, clock());
        Wire begun = begin();
        return new Wire(pipeline, options, begun.deadline == null ? end : end.earlier(begun.deadline));
    }

    /** Whether the client has credentials of a kind that a route takes. */
    public boolean canSignIn(Route route) {
        return route.auth().isEmpty() || route.auth().stream().anyMatch(pipeline.settings.tokens()::containsKey);
    }

    /** Makes a call. */
    public <T> T execute(Call<T> call) {
        return pipeline.execute(call, options, deadline);
    }

    /** Opens a call whose body streams; the caller closes the response. */
    public TransportResponse open(Call.Builder call) {
        return execute(call.stream());
    }

    /** All items of a collection that comes in one page. */
    public <T> Listing<T> listWhole(Supplier<Call.Builder> first, Class<T> item) {
        Type type = pageOf(item);
        return Listing.of(token -> {
            Call.Builder call = first.get();
            CollectionPage<T> page = execute(call.json(type));
            if (page.nextUri().isPresent() || page.nextToken().isPresent()) {
                throw new MalformedResponseException(
                        call.route().name()
                                + " answered with a page that names a next one, though this collection comes"
                                + " whole; what was read would lack items",
                        200,
                        "$.links.next",
                        Outcome.NOT_APPLIED,
                        null,
                        null);
            }
            return new Page<>(page.items(), null);
        });
    }

    /** All items of a collection that comes in pages one seeks through with a token. */
    public <T> Listing<T> listSeeking(Supplier<Call.Builder> first, Supplier<Call.Builder> next, Class<T> item) {
        Type type = pageOf(item);
        return Listing.ofEach(() -> new SeekPages<>(first.get().route(), endpoints(), token -> {
            Call.Builder call = token == null
                    ? first.get()
                    : next.get().query("seekOperation", "Next").header("MS-ContinuationToken", token);
            return execute(call.json(type));
        }));
    }

    /**
     * All items of a collection whose pages name the address of the next one.
     *
     * @param first the call of the first page
     * @param next the same call without values for its path; the address takes their place
     * @param item what the service sends
     * @param turn makes of it what the user sees
     */
    public <T, R> Listing<R> listLinked(
            Supplier<Call.Builder> first, Supplier<Call.Builder> next, Class<T> item, Function<T, R> turn) {
        Type type = Json.type(LinkedPage.class, item);
        return Listing.ofEach(() -> new LinkedPages<T, R>(
                first.get().route().name(),
                token -> {
                    Call.Builder call = token == null ? first.get() : next.get().at(URI.create(token));
                    return execute(call.json(type));
                },
                turn));
    }

    private static Type pageOf(Class<?> item) {
        return Types.newParameterizedType(CollectionPage.class, item);
    }

    /** The type of a list of models, for answers that are a bare array. */
    public static Type listOf(Class<?> item) {
        return Types.newParameterizedType(List.class, item);
    }

    /**
     * What is waited for.
     *
     * @param what what is awaited, for messages and progress
     * @param state the state of what was read, for messages and progress
     * @param done whether it is reached
     * @param longest how long to wait when the caller set no deadline
     * @param resume what a repeated call resumes with, or null
     * @param asked the pause the service asks for, or null
     * @param <T> what is read
     */
    public record Wait<T>(
            String what,
            Function<T, String> state,
            Function<T, Boolean> done,
            Duration longest,
            @Nullable ResumePoint resume,
            Function<T, @Nullable Duration> asked) {
        /** A wait for which the service asks for no pause. */
        public Wait(
                String what,
                Function<T, String> state,
                Function<T, Boolean> done,
                Duration longest,
                @Nullable ResumePoint resume) {
            this(what, state, done, longest, resume, seen -> null);
        }
    }

    /** Reads until the state is reached, with growing pauses. */
    public <T> T await(Supplier<T> read, Wait<T> wait) {
        Clock clock = clock();
        Instant begin = clock.instant();
        Deadline end = Deadline.in(wait.longest(), clock);
        if (deadline != null) {
            end = end.earlier(deadline);
        }
        Duration pause = FIRST_POLL;
        while (true) {
            T seen = read.get();
            String state = wait.state().apply(seen);
            report(wait.what(), state, begin);
            if (wait.done().apply(seen)) {
                return seen;
            }
            Duration asked = wait.asked().apply(seen);
            Duration next = asked == null || asked.compareTo(LEAST_POLL) < 0 ? pause : asked;
            if (next.compareTo(end.left(clock)) >= 0) {
                throw new DeadlineExceededException(
                        wait.what() + " is not done in time, last seen: " + state
                                + (wait.resume() == null ? "" : "; repeat the call to go on with " + wait.resume()),
                        state,
                        Outcome.APPLIED,
                        wait.resume(),
                        null);
            }
            sleep(next, wait.what(), wait.resume());
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : next;
    }

    private void sleep(Duration pause, String what, @Nullable ResumePoint resume) {
        try {
            pipeline.settings.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException("waiting for " + what + " was interrupted", Outcome.APPLIED, resume, e);
        }
    }

    /** The pause an answer asks for in {@code Retry-After}, in seconds or as a date, or null. */
    public @Nullable Duration retryAfter(Headers headers) {
        return ErrorReader.retryAfter(headers, clock());
    }

    /** Runs something alone among all callers of this client with the same key. */
    public <T> T exclusively(Object key, String what, Supplier<T> body) {
        long nanos = deadline == null ? Long.MAX_VALUE : deadline.left(clock()).toNanos();
        try {
            if (!pipeline.locks.lock(key, nanos)) {
                throw new DeadlineExceededException(
                        what + " waited for another thread until its time was over",
                        "waiting for another thread",
                        Outcome.NOT_APPLIED,
                        null,
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(what + " was interrupted", Outcome.NOT_APPLIED, null, e);
        }
        try {
            return body.get();
        } finally {
            pipeline.locks.unlock(key);
        }
    }

    /** Whether the caller has given the request id for its next change. */
    public boolean hasRequestId() {
        return options.requestId().isPresent();
    }

    /** Notes that something was made a moment ago, so that reading it may need patience. */
    public void made(Object key) {
        pipeline.fresh.put(key, clock().instant());
    }

    /** Notes that it is gone. */
    public void gone(Object key) {
        pipeline.fresh.remove(key);
    }

    /** How much longer something may be missing because this client has made it a moment ago; zero for all else. */
    public Duration missingFor(Object key) {
        return pipeline.fresh.left(key, clock().instant());
    }

    /** Waits a moment before something is read again; false, without waiting, when the deadline is nearer. */
    public boolean pause(Duration time, String what) {
        if (deadline != null && deadline.left(clock()).compareTo(time) <= 0) {
            return false;
        }
        sleep(time, what, null);
        return true;
    }

    /** Tells the caller how far a verb has come. */
    public void report(String what, String state, Instant begin) {
        report(what, state, begin, 0, -1);
    }

    /** Tells the caller how much of a transfer has come; -1 for a total that is not known. */
    public void report(String what, String state, Instant begin, long done, long total) {
        Duration elapsed = Duration.between(begin, clock().instant());
        options.progress().report(new Progress.Update(what, state, elapsed, done, total));
    }

    /**
     * Refuses an argument that names an indirect reseller where the partner cannot have one.
     *
     * @param argument the argument and what it is given to, for the message
     */
    public void requireProvider(String argument) {
        PartnerTypes.requireProvider(pipeline.settings.partnerType(), argument);
    }

    /** The client's clock. */
    public Clock clock() {
        return pipeline.settings.clock();
    }

    /** Where the services are. */
    public Endpoints endpoints() {
        return pipeline.settings.endpoints();
    }

    /** An id that nobody else has. */
    public UUID freshId() {
        return pipeline.ids.get();
    }

    /** The client's JSON. */
    public Json json() {
        return pipeline.json;
    }
}
