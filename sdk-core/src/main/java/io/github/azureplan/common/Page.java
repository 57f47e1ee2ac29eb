package io.github.azureplan.common;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param items the items in the order of the service
 * @param nextToken where the next page begins, or null on the last page; opaque
 * @param <T> the items
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Where the next page begins; keep it to go on from here later with {@link Listing#from(String)}.
     *
     * @return the token, or empty on the last page
     */
    public Optional<String> next() {
        return Optional.ofNullable(nextToken);
    }

    @Override
    public String toString() {
        return "Page[" + items.size() + " items" + (nextToken == null ? ", last]" : "]");
    }
}
