package io.github.azureplan.retry;

import java.time.Duration;

/**
 * How often and how patiently a failed attempt is repeated. Whether it may be repeated at all is not a matter of
 * policy: each operation knows that of itself.
 *
 * <p>Waiting time: what the service asks for in {@code Retry-After} (never less, given up when it asks for more than
 * {@link #maxRetryAfter()}), else a random time up to {@code base · 2^(attempt-1)}, at most {@link #maxDelay()}.
 *
 * @param maxAttempts attempts in all, the first one included; 1 means no repeat
 * @param base upper bound of the wait after the first attempt
 * @param maxDelay longest wait that the service did not ask for
 * @param maxRetryAfter longest wait that the service may ask for
 * @param budget repeats all calls of one client may owe together before further repeats are refused; successful calls
 *     pay back
 */
public record RetryPolicy(int maxAttempts, Duration base, Duration maxDelay, Duration maxRetryAfter, int budget) {
    private static final RetryPolicy STANDARD =
            new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5), 100);

    /** Checks the numbers. */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts: must be at least 1, was " + maxAttempts);
        }
        if (base.isNegative() || base.isZero()) {
            throw new IllegalArgumentException("base: must be positive, was " + base);
        }
        if (maxDelay.compareTo(base) < 0) {
            throw new IllegalArgumentException("maxDelay: must not be less than base, was " + maxDelay);
        }
        if (maxRetryAfter.isNegative()) {
            throw new IllegalArgumentException("maxRetryAfter: must not be negative, was " + maxRetryAfter);
        }
        if (budget < 0) {
            throw new IllegalArgumentException("budget: must not be negative, was " + budget);
        }
    }

    /**
     * Five attempts, random waits of up to one second, doubling up to thirty, five minutes of {@code Retry-After}, a budget of 100.
     *
     * @return the policy used when none is set
     */
    public static RetryPolicy standard() {
        return STANDARD;
    }

    /**
     * No repeat at all.
     *
     * @return the policy
     */
    public static RetryPolicy none() {
        return new RetryPolicy(1, STANDARD.base, STANDARD.maxDelay, STANDARD.maxRetryAfter, 0);
    }

    /**
     * The same with another number of attempts.
     *
     * @param attempts attempts in all, at least 1
     * @return a new policy
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, base, maxDelay, maxRetryAfter, budget);
    }

    /**
     * The wait after a failed attempt for which the service asked no time.
     *
     * @param attempt the attempt that failed, from 1
     * @param random a random number from 0 (inclusive) to 1 (exclusive)
     * @return the wait, from zero to {@link #maxDelay()}
     */
    public Duration backoff(int attempt, double random) {
        int doublings = Math.min(attempt - 1, 20);
        Duration bound = base.multipliedBy(1L << doublings);
        if (bound.compareTo(maxDelay) > 0) {
            bound = maxDelay;
        }
        return Duration.ofMillis((long) (bound.toMillis() * random));
    }
}
