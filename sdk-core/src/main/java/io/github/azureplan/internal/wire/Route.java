package io.github.azureplan.internal.wire;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.PartnerType;
import io.github.azureplan.common.Service;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service, a line of the route table.
 *
 * @param name what errors, metrics and the list of operations call it
 * @param service who offers it; null for files that need no sign-in
 * @param method HTTP method
 * @param template path below the service's base, {@code {name}} for a path segment, {@code '{name}'} for an OData
 *     literal, followed by fixed query parameters
 * @param auth the kinds of token it accepts; empty where none is sent
 * @param repeat when it may be repeated
 * @param page the page that documents it
 * @param remark dates and roles worth knowing, or empty
 * @param partners the kinds of partners it answers at all
 */
public record Route(
        String name,
        @Nullable Service service,
        String method,
        String template,
        Set<AuthKind> auth,
        Repeat repeat,
        String page,
        String remark,
        Set<PartnerType> partners) {
    /** A route open to whom its service is open to. */
    public Route(
            String name,
            @Nullable Service service,
            String method,
            String template,
            Set<AuthKind> auth,
            Repeat repeat,
            String page,
            String remark) {
        this(name, service, method, template, auth, repeat, page, remark, usualPartners(service, template));
    }

    /**
     * Indirect resellers are shut out of Partner Center, of prices and of what Azure Resource Manager does on a billing
     * account; in the customer's own subscriptions they may work.
     */
    private static Set<PartnerType> usualPartners(@Nullable Service service, String template) {
        String path = template.toLowerCase(Locale.ROOT);
        boolean shut = service == Service.PARTNER_CENTER
                || service == Service.PRICING
                || (service == Service.RESOURCE_MANAGER
                        && (path.contains("/microsoft.billing/") || path.contains("/microsoft.subscription/aliases/")));
        return shut
                ? EnumSet.complementOf(EnumSet.of(PartnerType.INDIRECT_RESELLER))
                : EnumSet.allOf(PartnerType.class);
    }

    /** Whether the call may change something at the service. */
    public boolean changes() {
        return repeat != Repeat.READ;
    }

    /** The HTTP method and the path, as the list of operations prints them. */
    public String endpoint() {
        return method + " " + template;
    }

    static Set<AuthKind> both() {
        return EnumSet.allOf(AuthKind.class);
    }

    Route remark(String text) {
        return new Route(name, service, method, template, auth, repeat, page, text, partners);
    }

    /** The same for these kinds of partners only. */
    Route only(PartnerType... types) {
        return new Route(name, service, method, template, auth, repeat, page, remark, Set.of(types));
    }
}
