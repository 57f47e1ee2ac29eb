package io.github.azureplan.internal.json;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Passes each kind of drift on once. Bounded, because names and words come from outside. */
final class DriftLog {
    private static final int MOST_KINDS = 1_000;
    private static final int LONGEST_TEXT = 64;

    private final Consumer<? super Drift> sink;
    private final Set<Drift> seen = ConcurrentHashMap.newKeySet();

    DriftLog(Consumer<? super Drift> sink) {
        this.sink = sink;
    }

    void report(Drift.Kind kind, String where, String what) {
        Drift drift = new Drift(kind, where, JsonProblem.printable(what, LONGEST_TEXT));
        if (seen.size() < MOST_KINDS && seen.add(drift)) {
            sink.accept(drift);
        }
    }
}
