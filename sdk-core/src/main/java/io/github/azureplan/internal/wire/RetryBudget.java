package io.github.azureplan.internal.wire;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all calls of one client may spend on repeats together, so that a sick service is not hammered: a repeat takes
 * one, a success pays one back.
 */
final class RetryBudget {
    private final int size;
    private final AtomicInteger left;

    RetryBudget(int size) {
        this.size = size;
        this.left = new AtomicInteger(size);
    }

    boolean take() {
        return left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
    }

    void payBack() {
        left.updateAndGet(n -> Math.min(size, n + 1));
    }
}
