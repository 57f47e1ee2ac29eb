package io.github.azureplan.backend;

import io.github.azureplan.common.TenantId;

/**
 * The application registered with the backend's partner, for programs that sign in as in production.
 *
 * @param tenant the partner's tenant
 * @param clientId the application
 * @param clientSecret its secret
 * @param refreshToken the refresh token of a partner user's consent with multi-factor authentication; ends 90 days
 *     after this record was made
 */
public record SignIn(TenantId tenant, String clientId, String clientSecret, String refreshToken) {
    @Override
    public String toString() {
        return "SignIn[tenant=" + tenant + ", clientId=" + clientId + ", clientSecret=***, refreshToken=***]";
    }
}
