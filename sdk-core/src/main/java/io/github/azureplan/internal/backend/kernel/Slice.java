package io.github.azureplan.internal.backend.kernel;

/**
 * The key of one room's part of the state. A room declares one as a constant and keeps everything it knows in an
 * immutable value behind it.
 */
public final class Slice<T> {
    private final String name;
    private final T empty;

    public Slice(String name, T empty) {
        this.name = name;
        this.empty = empty;
    }

    T empty() {
        return empty;
    }

    @Override
    public String toString() {
        return name;
    }
}
