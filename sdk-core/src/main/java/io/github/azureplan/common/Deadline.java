package io.github.azureplan.common;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A point in time after which a call is not worth anything any more. */
public final class Deadline {
    private final Instant end;

    private Deadline(Instant end) {
        this.end = end;
    }

    /**
     * A deadline some time from now.
     *
     * @param time how long, positive
     * @param clock whose now
     * @return the deadline
     */
    public static Deadline in(Duration time, Clock clock) {
        return new Deadline(clock.instant().plus(time));
    }

    /**
     * A deadline at a point in time.
     *
     * @param end the point
     * @return the deadline
     */
    public static Deadline at(Instant end) {
        return new Deadline(Objects.requireNonNull(end, "end"));
    }

    /**
     * The time left.
     *
     * @param clock whose now
     * @return the time left, zero when it has passed
     */
    public Duration left(Clock clock) {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * The earlier of two deadlines.
     *
     * @param other another one
     * @return the earlier one
     */
    public Deadline earlier(Deadline other) {
        return other.end.isBefore(end) ? other : this;
    }

    /**
     * The point in time.
     *
     * @return the end
     */
    public Instant end() {
        return end;
    }

    @Override
    public String toString() {
        return "until " + end;
    }
}
