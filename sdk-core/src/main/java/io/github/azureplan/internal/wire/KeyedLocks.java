package io.github.azureplan.internal.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One lock for each key in use; keys nobody uses take no memory. */
final class KeyedLocks {
    private static final class Shared {
        final ReentrantLock lock = new ReentrantLock();
        int users;
    }

    private final Map<Object, Shared> locks = new ConcurrentHashMap<>();

    /** Takes the lock of a key; false when the time is over first. */
    boolean lock(Object key, long nanos) throws InterruptedException {
        Shared shared = locks.compute(key, (k, present) -> {
            Shared used = present == null ? new Shared() : present;
            used.users++;
            return used;
        });
        boolean taken = false;
        try {
            taken = shared.lock.tryLock(nanos, TimeUnit.NANOSECONDS);
            return taken;
        } finally {
            if (!taken) {
                leave(key);
            }
        }
    }

    void unlock(Object key) {
        Shared shared = locks.get(key);
        if (shared == null) {
            throw new IllegalMonitorStateException("no lock of this key is held");
        }
        shared.lock.unlock();
        leave(key);
    }

    private void leave(Object key) {
        locks.computeIfPresent(key, (k, used) -> --used.users == 0 ? null : used);
    }

    int size() {
        return locks.size();
    }
}
