package io.github.azureplan.internal.backend.arm;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Front;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;

/** What all operations of Resource Manager ask for: a version of the API and the right tenant. */
final class Arm {
    static final Set<String> SUBSCRIPTION = Set.of("2020-09-01", "2021-10-01", "2024-08-01-preview");
    static final Set<String> BILLING = Set.of("2020-05-01", "2024-04-01");
    static final Set<String> RESOURCES = Set.of("2022-12-01");
    static final Set<String> AUTHORIZATION = Set.of("2022-04-01");

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

    /** What a user without the right to bill customers is told. */
    @Documented("Create Azure subscriptions for a partner's customers")
    @Assumed({
        "without the right to bill, customers of a billing account and new aliases are 403 with Forbidden; accounts are"
                + " still listed, without read access",
        "Azure may learn of a plan later than Partner Center: until then an alias is 403 with Forbidden too"
    })
    static Refusal forbidden() {
        return new Refusal(403, "Forbidden", "The user is not allowed to bill this customer.");
    }

    @Documented("Azure Resource Manager errors")
    static Refusal denied(Request request, String action, String scope) {
        return new Refusal(
                403,
                "AuthorizationFailed",
                "The client with object id '" + request.caller().objectId()
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "'.");
    }

    /** A page of a list that is sorted by a key: those after the token. */
    @Documented("Azure Resource Manager: paging")
    @Assumed(
            "a page of Azure Resource Manager holds as many entries as a page of customers in Partner Center by default")
    static JsonObject page(Request request, NavigableMap<String, JsonObject> all, String path) {
        String after = request.query("$skiptoken");
        NavigableMap<String, JsonObject> rest = after == null ? all : all.tailMap(after, false);
        int size = request.settings().customers().defaultPageSize();
        List<String> keys = rest.keySet().stream().limit(size).toList();
        Object next = rest.size() > size
                ? request.place().url(Front.ARM, path + "&$skiptoken=" + keys.get(size - 1))
                : JsonScalar.NULL;
        return JsonObject.of("value", keys.stream().map(rest::get).toList(), "nextLink", next);
    }

    static Refusal missing(String name) {
        return new Refusal(400, "MissingParameter", name + ": must be given");
    }

    static Refusal bad(String message) {
        return new Refusal(400, "BadRequest", message);
    }
}
