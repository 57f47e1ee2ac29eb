package io.github.azureplan.retry;

import java.time.Duration;

/** Waits between attempts. Replaced in tests, so that nothing really sleeps. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Waits.
     *
     * @param duration how long, not negative
     * @throws InterruptedException when the thread is interrupted; the call in progress ends then
     */
    void sleep(Duration duration) throws InterruptedException;

    /**
     * The sleeper of production: {@link Thread#sleep(long)}.
     *
     * @return the sleeper
     */
    static Sleeper system() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
