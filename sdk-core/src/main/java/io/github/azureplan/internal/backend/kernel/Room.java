package io.github.azureplan.internal.backend.kernel;

import java.util.List;

/** One step's part of the backend: handlers marked with {@link Serves} and the rules they follow. */
public abstract class Room {
    /** The classes whose methods carry this room's annotations; more than one when the rules stand apart. */
    public List<Class<?>> ruleClasses() {
        return List.of(getClass());
    }

    /**
     * Brings the state up to a moment, before anything is answered at it: what happens by the passing of time alone.
     * Must be safe to call again for the same moment.
     */
    public State settle(State state, Context context) {
        return state;
    }
}
