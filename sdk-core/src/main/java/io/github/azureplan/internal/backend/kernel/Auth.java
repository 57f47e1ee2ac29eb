package io.github.azureplan.internal.backend.kernel;

/** Which callers a route accepts. */
public enum Auth {
    APP_OR_USER,
    USER_ONLY,
    APP_ONLY,
    /** No token at all. */
    NONE
}
