package io.github.azureplan.internal.backend.kernel;

import java.util.HashMap;
import java.util.Map;

/** Everything the backend knows at one moment. Immutable, so that a snapshot is a reference. */
public final class State {
    /** The world before anything happened. */
    public static final State EMPTY = new State(Map.of());

    private final Map<Slice<?>, Object> slices;

    private State(Map<Slice<?>, Object> slices) {
        this.slices = slices;
    }

    @SuppressWarnings("unchecked") // only with() writes, with the slice's own type
    public <T> T get(Slice<T> slice) {
        Object value = slices.get(slice);
        return value == null ? slice.empty() : (T) value;
    }

    public <T> State with(Slice<T> slice, T value) {
        Map<Slice<?>, Object> changed = new HashMap<>(slices);
        changed.put(slice, value);
        return new State(changed);
    }
}
