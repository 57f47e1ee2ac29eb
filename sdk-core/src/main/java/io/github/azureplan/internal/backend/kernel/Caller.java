package io.github.azureplan.internal.backend.kernel;

/**
 * Who asks.
 *
 * @param user whether a partner user stands behind the call, or the application alone
 * @param tenant the tenant the token was issued in
 * @param anyTenant the backend takes any token, so the tenant says nothing
 */
public record Caller(boolean user, String objectId, String tenant, boolean mfa, boolean anyTenant) {
    static final Caller NOBODY = new Caller(false, "", "", false, true);
}
