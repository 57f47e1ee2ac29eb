package io.github.azureplan.internal.backend.control;

import io.github.azureplan.internal.backend.kernel.Auth;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Fault;
import io.github.azureplan.internal.backend.kernel.FaultPlan;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Input;
import io.github.azureplan.internal.backend.kernel.Journal;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.Shape;
import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Control of the backend over HTTP: clock, faults, journal. What belongs to a step is in that step's room. */
public final class ControlRoom extends Room {
    private static final Shape CLOCK = Shape.object().text("advance");
    private static final Shape FAULT = Shape.object()
            .text("method", "path", "kind", "time", "code")
            .number("times", "status", "retryAfter", "probability", "seed");

    private static final Duration LONGEST = Duration.ofDays(366);

    private final SimulatedClock clock;
    private final FaultPlan faults;
    private final Journal journal;

    public ControlRoom(SimulatedClock clock, FaultPlan faults, Journal journal) {
        this.clock = clock;
        this.faults = faults;
        this.journal = journal;
    }

    @Serves(front = Front.WORLD, method = "GET", path = "/_world/clock", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result now(Request request, State state) {
        return new Result(state, nowReply());
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/clock", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result advance(Request request, State state) {
        String by = Input.text(request.body(CLOCK), "advance", "advance", 60);
        int time = by.indexOf('T');
        try {
            // a period counts calendar days and months, a duration hours and seconds; ISO allows both in one text
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? by : by.substring(0, time));
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + by.substring(time));
            if (days.isNegative() || hours.isNegative()) {
                throw new IllegalArgumentException("backwards");
            }
            clock.advance(days);
            clock.advance(hours);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw Refusal.invalid("advance: must be an ISO-8601 period that goes forward, such as P40D or PT2H");
        }
        return new Result(state, nowReply());
    }

    @Serves(front = Front.WORLD, method = "POST", path = "/_world/faults", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result fault(Request request, State state) {
        JsonObject body = request.body(FAULT);
        String method = body.text("method");
        String path = body.text("path");
        faults.add(new Fault(
                Fault.Kind.of(body.textOrEmpty("kind")),
                method == null ? "*" : method,
                path == null ? "**" : path,
                number(body, "times", 1, 1, Integer.MAX_VALUE),
                time(body),
                number(body, "status", 503, 400, 599),
                code(body),
                body.has("probability") ? probability(body) : 1,
                number(body, "seed", 1, 0, Integer.MAX_VALUE)));
        return new Result(state, Reply.json(201, body));
    }

    @Serves(front = Front.WORLD, method = "GET", path = "/_world/requests", auth = Auth.NONE)
    @Documented("README: the sandbox")
    Result requests(Request request, State state) {
        List<JsonObject> entries = journal.entries().stream()
                .map(e -> JsonObject.of(
                        "method", e.method(),
                        "path", e.path(),
                        "status", e.status(),
                        "time", e.at().toString()))
                .toList();
        return new Result(state, Reply.json(200, JsonArray.of(entries)));
    }

    private Reply nowReply() {
        return Reply.json(200, JsonObject.of("now", clock.instant().toString()));
    }

    private static Duration time(JsonObject body) {
        String text = body.text("time");
        if (text == null) {
            return Duration.ofSeconds(number(body, "retryAfter", 1, 0, 86_400));
        }
        try {
            Duration time = Duration.parse(text);
            if (!time.isNegative() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        } catch (DateTimeException | ArithmeticException e) {
            // said below
        }
        throw Refusal.invalid("time: must be an ISO-8601 duration such as PT5S, of no more than a year");
    }

    private static @Nullable String code(JsonObject body) {
        String code = Input.optionalText(body, "code", "code", 60);
        if (code != null && !code.matches("[A-Za-z0-9]*")) {
            throw Refusal.invalid("code: must be letters and digits");
        }
        return code;
    }

    private static double probability(JsonObject body) {
        BigDecimal given = body.decimal("probability");
        if (given == null || given.signum() < 0 || given.compareTo(BigDecimal.ONE) > 0) {
            throw Refusal.invalid("probability: must be from 0 to 1");
        }
        return given.doubleValue();
    }

    private static int number(JsonObject body, String name, int fallback, int min, int max) {
        BigDecimal given = body.decimal(name);
        if (given == null) {
            return fallback;
        }
        if (given.stripTrailingZeros().scale() > 0
                || given.compareTo(BigDecimal.valueOf(min)) < 0
                || given.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw Refusal.invalid(name + ": must be a whole number from " + min + " to " + max);
        }
        return given.intValue();
    }
}
