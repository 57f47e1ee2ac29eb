package io.github.azureplan.internal.json;

/**
 * A difference between what the service sends and what this version models. Nothing fails because of it.
 *
 * @param kind what differs
 * @param where the model, and the member where there is one
 * @param what the unknown name or word; empty where it could be personal data
 */
public record Drift(Kind kind, String where, String what) {
    /** What differs. */
    public enum Kind {
        /** A member the model has no component for; it was skipped (kept in documents that are written back). */
        UNKNOWN_MEMBER,
        /** A word that is no constant of its open enumeration; it was kept. */
        UNKNOWN_VALUE,
        /** An identifier, code or address of the wrong form; it was read as missing. */
        MALFORMED_VALUE,
        /** A null inside a list; it was left out. */
        NULL_ELEMENT
    }
}
