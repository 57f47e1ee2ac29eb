package io.github.azureplan.internal.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this client has made a moment ago. The service may need a moment to show it, and then "not found" does not mean
 * that it is not there. Safe for use by many threads; forgets the oldest when there is much of it.
 */
final class Fresh {
    /** How long something new may be missing. No page says; new customers have been seen within seconds. */
    static final Duration MAY_BE_MISSING = Duration.ofMinutes(1);

    private static final int MOST = 1_000;

    private final Map<Object, Instant> made = new LinkedHashMap<>();

    synchronized void put(Object key, Instant now) {
        made.remove(key);
        made.put(key, now);
        if (made.size() > MOST) {
            made.remove(made.keySet().iterator().next());
        }
    }

    synchronized void remove(Object key) {
        made.remove(key);
    }

    /** How much longer it may be missing; zero when it was not made here, or long ago. */
    synchronized Duration left(Object key, Instant now) {
        Instant at = made.get(key);
        if (at == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, at.plus(MAY_BE_MISSING));
        if (left.isNegative() || left.isZero()) {
            made.remove(key);
            return Duration.ZERO;
        }
        return left;
    }
}
