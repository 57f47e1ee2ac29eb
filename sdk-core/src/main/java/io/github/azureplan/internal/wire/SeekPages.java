package io.github.azureplan.internal.wire;

import io.github.azureplan.common.Endpoints;
import io.github.azureplan.common.Page;
import io.github.azureplan.common.Service;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One way through the pages one seeks through with a token. It ends at the last page and nowhere else: where the
 * service leads in a circle, to a stranger or into nothing, the listing fails rather than lack items.
 *
 * @param <T> the items
 */
final class SeekPages<T> implements Function<@Nullable String, Page<T>> {
    private final Route route;
    private final Endpoints endpoints;
    private final Function<@Nullable String, CollectionPage<T>> read;
    private final Set<String> seen = new HashSet<>();

    SeekPages(Route route, Endpoints endpoints, Function<@Nullable String, CollectionPage<T>> read) {
        this.route = route;
        this.endpoints = endpoints;
        this.read = read;
    }

    @Override
    public Page<T> apply(@Nullable String token) {
        if (token != null) {
            seen.add(token);
        }
        CollectionPage<T> page = read.apply(token);
        String next = page.nextToken().orElse(null);
        String uri = page.nextUri().orElse(null);
        if (uri != null && foreign(uri)) {
            throw refused("the next page is at an address that is none of the service's own", "$.links.next.uri");
        }
        if (next == null && uri != null) {
            throw refused("there is a next page but no token for it", "$.links.next");
        }
        if (next != null && seen.contains(next)) {
            throw refused("the token of the next page was used before, so that the pages would never end", "$.links");
        }
        return new Page<>(page.items(), next);
    }

    /** The link is not followed, only its token is used; one that leads elsewhere shows that the page is not to be trusted. */
    private boolean foreign(String uri) {
        URI parsed;
        try {
            parsed = URI.create(uri.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            return uri.contains("://") || uri.startsWith("//");
        }
        String authority = parsed.getRawAuthority();
        if (authority == null) {
            return parsed.isAbsolute();
        }
        Service service = route.service();
        return service == null
                || !authority.equalsIgnoreCase(endpoints.base(service).getRawAuthority());
    }

    private MalformedResponseException refused(String why, String path) {
        return new MalformedResponseException(
                route.name() + " answered with a page that cannot be followed: " + why,
                200,
                path,
                Outcome.NOT_APPLIED,
                null,
                null);
    }
}
