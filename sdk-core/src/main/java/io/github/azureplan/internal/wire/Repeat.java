package io.github.azureplan.internal.wire;

/** Under which condition a call whose answer was lost may be made again. */
public enum Repeat {
    /** Changes nothing; may always be repeated. */
    READ,
    /** Has the same effect however often it is made. */
    IDEMPOTENT,
    /** The service recognises a repeat by its request id, which stays the same over all attempts. */
    KEYED,
    /** The service answers a repeat for the same cart with the first result; "busy" means wait and repeat. */
    PER_CART,
    /** Aims at a state; after a lost answer the state is read before anything is repeated. */
    TO_STATE,
    /** Makes a second thing at worst, and a second one does no harm. */
    HARMLESS_DUPLICATE;

    /** Whether an attempt with an unknown end may simply be made again. */
    boolean afterLoss() {
        return this != TO_STATE;
    }
}
