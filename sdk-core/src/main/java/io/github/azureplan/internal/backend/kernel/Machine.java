package io.github.azureplan.internal.backend.kernel;

import io.github.azureplan.transport.Headers;
import io.github.azureplan.transport.RequestNotSentException;
import io.github.azureplan.transport.TransportRequest;
import io.github.azureplan.transport.TransportResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes requests in and lets answers out: one at a time, over a state that is replaced as a whole. */
public final class Machine {
    private static final System.Logger LOG = System.getLogger(Machine.class.getName());
    private static final int MAX_BODY = 16 * 1024 * 1024;

    /** What comes of a body of unknown length before it is cut. */
    private static final int CUT_STREAM = 64 * 1024;

    private final Settings settings;
    private final Ids ids;
    private final SimulatedClock clock;
    private final FaultPlan faults;
    private final Journal journal;
    private final List<Room> rooms;
    private final Router router;
    private final ReentrantLock lock = new ReentrantLock();
    private State state = State.EMPTY;

    public Machine(Settings settings, SimulatedClock clock, FaultPlan faults, Journal journal, List<Room> rooms) {
        this.settings = settings;
        this.ids = new Ids(settings.seed());
        this.clock = clock;
        this.faults = faults;
        this.journal = journal;
        this.rooms = List.copyOf(rooms);
        this.router = new Router(rooms);
    }

    public Settings settings() {
        return settings;
    }

    /** The present moment. */
    public Context context() {
        return new Context(clock.instant(), settings, ids);
    }

    /** The state as it is now. */
    public State state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Replaces the state. */
    public void restore(State other) {
        lock.lock();
        try {
            state = other;
        } finally {
            lock.unlock();
        }
    }

    /** Something happens outside the API. A refusal of a rule becomes an {@link IllegalArgumentException}. */
    public void change(BiFunction<State, Context, State> event) {
        lock.lock();
        try {
            Context context = context();
            state = noted(event.apply(settled(context), context), context);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.text(), refusal);
        } finally {
            lock.unlock();
        }
    }

    /** Answers one request, or fails in the way a fault asks for. */
    public TransportResponse send(TransportRequest request) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before the request was answered");
        }
        Place place = Place.of(request.uri());
        if (place == null) {
            throw new RequestNotSentException(
                    "the backend knows no host " + request.uri().getHost(), null);
        }
        lock.lock();
        try {
            return exchange(request, place);
        } finally {
            lock.unlock();
        }
    }

    private TransportResponse exchange(TransportRequest request, Place place) throws IOException {
        Fault fault = faults.take(request.method(), place);
        if (fault == null) {
            return answered(request, place, process(request, place), false);
        }
        return switch (fault.kind()) {
            case REFUSE -> {
                journal(request, place, 0);
                throw new RequestNotSentException("connection refused", null);
            }
            case TIMEOUT_BEFORE -> {
                clock.advance(request.timeLeft());
                journal(request, place, 0);
                throw new SocketTimeoutException("no answer in time");
            }
            case LOSE_ANSWER -> {
                process(request, place);
                journal(request, place, 0);
                throw new IOException("connection closed before the answer came");
            }
            case DELAY -> delayed(request, place, fault.time());
            case CUT_BODY -> answered(request, place, process(request, place), true);
            case THROTTLE, STATUS, HTML -> answered(request, place, invented(request, place, fault), false);
        };
    }

    private TransportResponse delayed(TransportRequest request, Place place, Duration delay) throws IOException {
        if (delay.compareTo(request.timeLeft()) < 0) {
            clock.advance(delay);
            return answered(request, place, process(request, place), false);
        }
        // the caller gives up first, yet the server goes on and finishes
        process(request, place);
        clock.advance(request.timeLeft());
        journal(request, place, 0);
        throw new SocketTimeoutException("no answer in time");
    }

    private Reply invented(TransportRequest request, Place place, Fault fault) {
        Dialect dialect = Dialect.of(place, request.method(), request.headers(), context());
        if (fault.kind() == Fault.Kind.HTML) {
            byte[] page = "<!DOCTYPE html><html><body><h1>Our services aren't available right now</h1></body></html>"
                    .getBytes(StandardCharsets.UTF_8);
            return dialect.complete(Reply.bytes(200, "text/html; charset=utf-8", page));
        }
        if (fault.kind() == Fault.Kind.THROTTLE) {
            return dialect.complete(throttled(dialect, fault.time().toSeconds()));
        }
        return dialect.complete(
                dialect.error(new Refusal(fault.status(), fault.code(), "The service could not answer.")));
    }

    private static Reply throttled(Dialect dialect, long seconds) {
        return dialect.throttled(seconds, "Rate limit is exceeded. Try again in " + seconds + " seconds.");
    }

    private Reply process(TransportRequest request, Place place) {
        Context context = context();
        state = settled(context);
        Dialect dialect = Dialect.of(place, request.method(), request.headers(), context);
        Reply reply;
        try {
            reply = handle(request, place, context, dialect);
        } catch (Refusal refusal) {
            reply = dialect.error(refusal);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "defect in the backend", e);
            reply = dialect.error(new Refusal(500, null, "defect in the backend: " + e));
        }
        return dialect.complete(reply);
    }

    private Reply handle(TransportRequest request, Place place, Context context, Dialect dialect) {
        byte @Nullable [] sent = request.body();
        byte[] body = sent == null ? new byte[0] : sent;
        Gate.refuseTokenForBlobs(place, request.headers());
        Router.Found found = router.find(request.method(), place);
        if (found == null) {
            throw new Refusal(
                    501, null, request.method() + " " + place.shown() + ": this route is not modelled by the backend");
        }
        if (body.length > MAX_BODY) {
            throw new Refusal(413, null, "the body is longer than " + MAX_BODY + " bytes");
        }
        Serves serves = found.route().serves();
        Headers headers = request.headers();
        Caller caller = Gate.admit(place, serves.auth(), headers, context);
        Reply reply = admitted(request, place, context, dialect, found, caller, body);
        boolean asked =
                headers.first("ValidateMfa").filter("true"::equalsIgnoreCase).isPresent();
        return asked && caller.user() && place.front() == Front.PARTNER_CENTER
                ? reply.header("isMfaCompliant", String.valueOf(caller.mfa()))
                : reply;
    }

    private Reply admitted(
            TransportRequest request,
            Place place,
            Context context,
            Dialect dialect,
            Router.Found found,
            Caller caller,
            byte[] body) {
        if (Gate.refusesReseller(place.front(), settings)) {
            return Reply.empty(403);
        }
        try {
            Gate.requireMfa(place.front(), caller, settings);
            state = Throttle.count(state, place, context);
            long wait = Throttle.wait(state, place, context);
            if (wait > 0) {
                return throttled(dialect, wait);
            }
            UserRoles.require(state, caller, found.route().serves());
            if (place.front() == Front.ARM && settings.azure().throttled()) {
                return counted(request, place, context, dialect, found, caller, body);
            }
            return once(request, place, context, dialect, found, caller, body);
        } catch (Refusal refusal) {
            return dialect.error(refusal);
        }
    }

    private Reply counted(
            TransportRequest request,
            Place place,
            Context context,
            Dialect dialect,
            Router.Found found,
            Caller caller,
            byte[] body) {
        ArmThrottle.Counted counted = ArmThrottle.count(state, place, request.method(), context);
        state = counted.state();
        Reply reply =
                counted.empty() ? throttled(dialect, 1) : once(request, place, context, dialect, found, caller, body);
        return reply.header(counted.header(), String.valueOf(Math.max(0, counted.left())));
    }

    /** Calls the handler, or gives again what a repeated request got before. */
    private Reply once(
            TransportRequest request,
            Place place,
            Context context,
            Dialect dialect,
            Router.Found found,
            Caller caller,
            byte[] body) {
        Query query = Query.parse(request.uri().getRawQuery());
        requireKnown(query, found);
        String requestId = request.headers().first("MS-RequestId").orElse(null);
        String key = null;
        if (place.front() == Front.PARTNER_CENTER && requestId != null) {
            Input.guid(requestId, "header MS-RequestId");
            if (request.method().equals("POST")) {
                key = Replays.key(request.method(), place.path(), requestId);
                Reply before = Replays.find(state, key, body, context.now());
                if (before != null) {
                    return before;
                }
            }
        }
        Reply reply;
        try {
            Request taken = new Request(
                    context, rooms, place, request.method(), found.path(), query, request.headers(), body, caller);
            Result result = found.route().call(taken, state);
            state = noted(result.state(), context);
            reply = result.reply();
        } catch (Refusal refusal) {
            Reply error = dialect.error(refusal);
            reply = refusal.forNow() ? error.notKept() : error;
        }
        if (key != null) {
            state = Replays.keep(state, key, body, reply, context.now());
        }
        return reply;
    }

    private static void requireKnown(Query query, Router.Found found) {
        List<String> unknown = query.unknown(found.knownQuery());
        if (!unknown.isEmpty() && found.route().serves().front() != Front.LOGIN) {
            throw Refusal.invalid("parameter " + unknown.get(0) + ": is not one this operation knows");
        }
    }

    private TransportResponse answered(TransportRequest request, Place place, Reply reply, boolean cut)
            throws IOException {
        journal(request, place, reply.status());
        byte[] body = request.method().equals("HEAD") ? new byte[0] : reply.body();
        Supplier<InputStream> stream = reply.stream();
        if (stream != null && !request.method().equals("HEAD")) {
            return streamed(reply, stream.get(), cut);
        }
        if (!cut) {
            return TransportResponse.of(reply.status(), reply.headers(), body);
        }
        InputStream start = new ByteArrayInputStream(body, 0, body.length / 2);
        return new TransportResponse(
                reply.status(), reply.headers(), new SequenceInputStream(start, new BrokenStream()));
    }

    private static TransportResponse streamed(Reply reply, InputStream body, boolean cut) throws IOException {
        if (!cut) {
            return new TransportResponse(reply.status(), reply.headers(), body);
        }
        InputStream start = new ByteArrayInputStream(body.readNBytes(CUT_STREAM));
        return new TransportResponse(
                reply.status(), reply.headers(), new SequenceInputStream(start, new BrokenStream()));
    }

    private void journal(TransportRequest request, Place place, int status) {
        journal.add(new Journal.Entry(request.method(), place.shown(), status, clock.instant()));
    }

    private State noted(State changed, Context context) {
        State noted = changed;
        for (Room room : rooms) {
            noted = room.note(noted, context);
        }
        return noted;
    }

    private State settled(Context context) {
        State settled = state;
        for (Room room : rooms) {
            settled = room.settle(settled, context);
        }
        return settled;
    }

    /** The end of a body that was cut off. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection closed in the middle of the body");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }
}
