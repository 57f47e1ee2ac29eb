package io.github.azureplan.backend;

import io.github.azureplan.internal.backend.kernel.Fault.Kind;
import java.time.Duration;
import java.util.Objects;

/**
 * A trouble to be made, and for which requests. By default it befalls the next request, whatever it is. Immutable; every
 * method answers a changed copy.
 */
public final class Fault {
    private final io.github.azureplan.internal.backend.kernel.Fault rule;

    private Fault(io.github.azureplan.internal.backend.kernel.Fault rule) {
        this.rule = rule;
    }

    /**
     * The answer takes its time: the backend's clock moves on. When that is longer than the caller waits, the request is
     * carried out all the same and the caller sees a timeout.
     *
     * @param time how long
     * @return the fault
     */
    public static Fault delay(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time: must not be negative, was " + time);
        }
        return of(Kind.DELAY, time, 0);
    }

    /**
     * No connection can be made; nothing is carried out. Over HTTP the connection is closed without an answer.
     *
     * @return the fault
     */
    public static Fault refuse() {
        return of(Kind.REFUSE, Duration.ZERO, 0);
    }

    /**
     * 429 with {@code Retry-After} in seconds; nothing is carried out.
     *
     * @param retryAfter how long the caller is told to wait, cut to seconds
     * @return the fault
     */
    public static Fault throttle(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter: must not be negative, was " + retryAfter);
        }
        return of(Kind.THROTTLE, retryAfter, 0);
    }

    /**
     * An error status in the service's own words; nothing is carried out.
     *
     * @param status 400 to 599, for example 503
     * @return the fault
     */
    public static Fault status(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status: must be from 400 to 599, was " + status);
        }
        return of(Kind.STATUS, Duration.ZERO, status);
    }

    /**
     * An error status with a code of the service, for example 409 with 800064 for a cart that another request is
     * processing; nothing is carried out.
     *
     * @param status 400 to 599
     * @param code the code as the service writes it, letters and digits
     * @return the fault
     */
    public static Fault status(int status, String code) {
        if (!code.matches("[A-Za-z0-9]{1,60}")) {
            throw new IllegalArgumentException("code: must be 1 to 60 letters and digits");
        }
        var rule = status(status).rule;
        return new Fault(new io.github.azureplan.internal.backend.kernel.Fault(
                rule.kind(), "*", "**", 1, rule.time(), status, code, 1, 0));
    }

    /**
     * A page of HTML with status 200, as some gateways answer; nothing is carried out.
     *
     * @return the fault
     */
    public static Fault html() {
        return of(Kind.HTML, Duration.ZERO, 0);
    }

    /**
     * The request is carried out and answered, but the connection ends in the middle of the body.
     *
     * @return the fault
     */
    public static Fault cutBody() {
        return of(Kind.CUT_BODY, Duration.ZERO, 0);
    }

    /**
     * The request is carried out, then the connection ends before the answer.
     *
     * @return the fault
     */
    public static Fault loseAnswer() {
        return of(Kind.LOSE_ANSWER, Duration.ZERO, 0);
    }

    /**
     * The caller waits in vain: nothing is carried out, and the backend's clock moves on by the caller's time limit.
     *
     * @return the fault
     */
    public static Fault timeoutBefore() {
        return of(Kind.TIMEOUT_BEFORE, Duration.ZERO, 0);
    }

    /**
     * Limits the fault to some requests.
     *
     * @param method the HTTP method, or {@code *} for any
     * @param path the path as {@link RecordedRequest#path()} shows it, in any case; {@code *} stands for anything within
     *     a segment, {@code **} for anything; a pattern that does not begin with a slash or a star fits the end of a path
     * @return the limited fault
     */
    public Fault on(String method, String path) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        return with(method, path, rule.times(), rule.probability(), rule.seed());
    }

    /**
     * How often it strikes.
     *
     * @param times at least 1; {@link Integer#MAX_VALUE} for always
     * @return the fault
     */
    public Fault times(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times: must be at least 1, was " + times);
        }
        return with(rule.method(), rule.path(), times, rule.probability(), rule.seed());
    }

    /**
     * Strikes at random, without end unless {@link #times(int)} is called afterwards.
     *
     * @param probability from 0 to 1
     * @param seed of the dice; the same seed strikes the same requests of a sequence
     * @return the fault
     */
    public Fault random(double probability, long seed) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability: must be from 0 to 1, was " + probability);
        }
        return with(rule.method(), rule.path(), Integer.MAX_VALUE, probability, seed);
    }

    io.github.azureplan.internal.backend.kernel.Fault rule() {
        return rule;
    }

    private static Fault of(Kind kind, Duration time, int status) {
        return new Fault(
                new io.github.azureplan.internal.backend.kernel.Fault(kind, "*", "**", 1, time, status, null, 1, 0));
    }

    private Fault with(String method, String path, int times, double probability, long seed) {
        return new Fault(new io.github.azureplan.internal.backend.kernel.Fault(
                rule.kind(), method, path, times, rule.time(), rule.status(), rule.code(), probability, seed));
    }

    @Override
    public String toString() {
        return "Fault[" + rule.kind() + " on " + rule.method() + " " + rule.path() + "]";
    }
}
