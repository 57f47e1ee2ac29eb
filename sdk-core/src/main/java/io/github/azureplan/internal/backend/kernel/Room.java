package io.github.azureplan.internal.backend.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * Takes notice of what a request, an event or the passing of time has just changed in other rooms, at the moment it did.
     */
    public State note(State state, Context context) {
        return state;
    }

    /** Forgets what this room keeps of a customer whose tenant is deleted; documents of the partner's own stay. */
    public State purge(State state, String customerId) {
        return state;
    }

    /** What keeps the relationship with a customer from being ended, as a sentence; null when nothing here does. */
    public @Nullable String keepsRelationship(State state, Context context, String customerId) {
        return null;
    }

    /**
     * What keeps a customer from being deleted, as a sentence; null when nothing here does. Meant for orders of
     * reservations and software that are not cancelled.
     */
    public @Nullable String keepsTenant(State state, Context context, String customerId) {
        return null;
    }
}
