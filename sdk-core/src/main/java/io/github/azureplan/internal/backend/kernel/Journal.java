package io.github.azureplan.internal.backend.kernel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that came, without query, headers and bodies, so that it never holds a secret. */
public final class Journal {
    private static final int CAPACITY = 10_000;

    /**
     * One request.
     *
     * @param path as on the sandbox base
     * @param status the answer's status, 0 when none reached the caller
     */
    public record Entry(String method, String path, int status, Instant at) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    synchronized void add(Entry entry) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(entry);
    }

    /** The last requests, oldest first. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
