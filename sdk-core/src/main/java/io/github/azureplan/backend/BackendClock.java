package io.github.azureplan.backend;

import io.github.azureplan.internal.backend.kernel.SimulatedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * The backend's time, in UTC. It stands still unless it is advanced, or runs with real time plus every advance when the
 * backend was built so. Safe for use by many threads.
 */
public final class BackendClock extends Clock {
    private final SimulatedClock time;

    BackendClock(SimulatedClock time) {
        this.time = time;
    }

    /**
     * The present moment; the same as {@link #instant()}.
     *
     * @return now
     */
    public Instant now() {
        return time.instant();
    }

    /**
     * Lets an exact time pass.
     *
     * @param by how much
     * @throws IllegalArgumentException when it is negative
     */
    public void advance(Duration by) {
        time.advance(by);
    }

    /**
     * Lets calendar days, months or years pass, counted in UTC.
     *
     * @param by how much
     * @throws IllegalArgumentException when it is negative
     */
    public void advance(Period by) {
        time.advance(by);
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public ZoneId getZone() {
        return time.getZone();
    }

    /**
     * This clock; the services know no other zone than UTC.
     *
     * @param zone UTC
     * @return this clock
     * @throws UnsupportedOperationException when another zone is asked for
     */
    @Override
    public Clock withZone(ZoneId zone) {
        time.withZone(zone);
        return this;
    }
}
