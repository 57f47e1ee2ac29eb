package io.github.azureplan.internal.wire;

import io.github.azureplan.auth.AuthKind;
import io.github.azureplan.common.Service;
import java.util.EnumSet;
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
 */
public record Route(
        String name,
        @Nullable Service service,
        String method,
        String template,
        Set<AuthKind> auth,
        Repeat repeat,
        String page,
        String remark) {
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
        return new Route(name, service, method, template, auth, repeat, page, text);
    }
}
