package io.github.azureplan.internal.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of a Partner Center collection. {@code totalCount} is not a length one can rely on and is not read.
 *
 * @param items the items
 * @param links where the next page is
 * @param continuationToken the token of the next page, where the service puts it into the body
 * @param <T> the items
 */
public record CollectionPage<T>(
        List<T> items, @Nullable Links links, @Nullable String continuationToken) {
    /**
     * The links of a page.
     *
     * @param next the next page, or null on the last one
     */
    public record Links(@Nullable Link next) {}

    /**
     * A link.
     *
     * @param headers the headers to send with it
     */
    public record Link(List<LinkHeader> headers) {}

    /**
     * A header of a link.
     *
     * @param key its name
     * @param value its value
     */
    public record LinkHeader(@Nullable String key, @Nullable String value) {}

    /** The token of the next page: in the headers of the next link, or in the body. */
    Optional<String> nextToken() {
        Optional<String> inLink = Optional.ofNullable(links).map(Links::next).stream()
                .flatMap(link -> link.headers().stream())
                .filter(header -> "MS-ContinuationToken".equalsIgnoreCase(header.key()))
                .map(LinkHeader::value)
                .findFirst();
        return inLink.or(() -> Optional.ofNullable(continuationToken)).filter(token -> !token.isBlank());
    }
}
