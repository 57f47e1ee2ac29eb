package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import java.util.Locale;
import java.util.Set;

/** What all operations of Resource Manager ask for: a version of the API and the right tenant. */
final class Arm {
    static final Set<String> SUBSCRIPTION = Set.of("2020-09-01", "2021-10-01", "2024-08-01-preview");
    static final Set<String> BILLING = Set.of("2020-05-01", "2024-04-01");
    static final Set<String> RESOURCES = Set.of("2022-12-01");

    private Arm() {}

    @Documented("Azure REST API reference: api-version")
    @Assumed(
            "a missing api-version is MissingApiVersionParameter, another than the published ones InvalidApiVersionParameter, both 400")
    static String requireVersion(Request request, Set<String> known) {
        String version = request.query("api-version");
        if (version == null || version.isEmpty()) {
            throw new Refusal(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        String lower = version.toLowerCase(Locale.ROOT);
        if (!known.contains(lower)) {
            throw new Refusal(
                    400,
                    "InvalidApiVersionParameter",
                    "The api-version is invalid. The supported versions are '"
                            + String.join(",", known.stream().sorted().toList()) + "'.");
        }
        return lower;
    }

    @Documented("Create Azure subscriptions for a partner's customers")
    @Assumed(
            "billing accounts and aliases want a token of the partner's tenant; another one is 401 with InvalidAuthenticationTokenTenant")
    static void requirePartnerTenant(Request request) {
        requireTenant(request, request.context().partner().tenantId());
    }

    static void requireTenant(Request request, String tenant) {
        if (!request.caller().anyTenant() && !request.caller().tenant().equalsIgnoreCase(tenant)) {
            throw new Refusal(
                    401,
                    "InvalidAuthenticationTokenTenant",
                    "The access token is from the wrong issuer. It must match the tenant '" + tenant + "'.");
        }
    }

    static Refusal bad(String message) {
        return new Refusal(400, "BadRequest", message);
    }
}
