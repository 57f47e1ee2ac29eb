package io.github.azureplan.auth;

/** The two kinds of credentials Partner Center tells apart. */
public enum AuthKind {
    /** The application signs in as itself (client credentials). */
    APP_ONLY,
    /** The application acts for a partner user who signed in with multi-factor authentication. */
    APP_USER
}
