package io.github.azureplan.internal.backend.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A source of time plus what was advanced: over a fixed source it stands still, over a running one it runs. */
public final class SimulatedClock extends Clock {
    private final Clock source;
    private final AtomicReference<Duration> ahead;

    public SimulatedClock(Clock source, Instant start) {
        this.source = source;
        this.ahead = new AtomicReference<>(Duration.between(source.instant(), start));
    }

    /** Another clock over the same source, at a given time. */
    public SimulatedClock copyAt(Instant now) {
        return new SimulatedClock(source, now);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }

    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("advance: time does not go back, was " + by);
        }
        ahead.updateAndGet(a -> a.plus(by));
    }

    /** Advances by calendar days, months and years in UTC. */
    public void advance(Period by) {
        Instant now = instant();
        advance(Duration.between(now, now.atZone(ZoneOffset.UTC).plus(by).toInstant()));
    }

    /** Goes on to a moment, unless it has passed already. */
    public void moveTo(Instant moment) {
        ahead.updateAndGet(a -> {
            Duration needed = Duration.between(source.instant(), moment);
            return needed.compareTo(a) > 0 ? needed : a;
        });
    }

    /** Sets the clock, also back: for the return to a snapshot only. */
    public void set(Instant moment) {
        ahead.set(Duration.between(source.instant(), moment));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.normalized().equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("the services speak UTC only");
    }
}
