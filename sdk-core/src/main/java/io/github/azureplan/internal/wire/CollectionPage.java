package io.github.azureplan.internal.wire;

import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.Required;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a Partner Center collection. What is documented of the envelope and not needed is here all the same, so that
 * it is not reported as unknown.
 *
 * @param totalCount not a length one can rely on
 * @param items the items; without them it is no page, and must not be taken for an empty one
 * @param links where the next page is
 * @param continuationToken the token of the next page, where the service puts it into the body
 * @param <T> the items
 */
public record CollectionPage<T>(
        @Nullable String totalCount,
        @Required List<T> items,
        @Nullable Links links,
        @Nullable String continuationToken) {
    /**
     * The links of a page.
     *
     * @param self this page
     * @param next the next page, or null on the last one
     * @param previous the page before
     */
    public record Links(
            @Nullable Link self,
            @Nullable Link next,
            @Nullable Link previous) {}

    /**
     * A link.
     *
     * @param uri its address, relative; with and without the version
     * @param method its method
     * @param headers the headers to send with it
     * @param body the body to send with it; none has been seen
     */
    public record Link(
            @Nullable String uri,
            @Nullable String method,
            List<LinkHeader> headers,
            @Nullable JsonValue body) {}

    /**
     * A header of a link.
     *
     * @param key its name
     * @param value its value
     */
    public record LinkHeader(@Nullable String key, @Nullable String value) {}

    /** The address of the next page as the service writes it, if there is one. */
    Optional<String> nextUri() {
        return Optional.ofNullable(links).map(Links::next).map(Link::uri).filter(uri -> !uri.isBlank());
    }

    /** The token of the next page: in the headers of the next link, or in the body. */
    Optional<String> nextToken() {
        Optional<String> inLink = Optional.ofNullable(links).map(Links::next).stream()
                .flatMap(link -> link.headers().stream())
                .filter(header -> "MS-ContinuationToken".equalsIgnoreCase(header.key()))
                .flatMap(header -> Optional.ofNullable(header.value()).stream())
                .filter(token -> !token.isBlank())
                .findFirst();
        return inLink.or(() -> Optional.ofNullable(continuationToken)).filter(token -> !token.isBlank());
    }
}
