package io.github.azureplan.internal.wire;

import io.github.azureplan.common.Page;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One way through pages that name the address of the next one. It ends at the last page and nowhere else: where the
 * service leads in a circle or to no address, the listing fails rather than lack items or never end.
 *
 * @param <T> what the service sends
 * @param <R> what the user sees
 */
final class LinkedPages<T, R> implements Function<@Nullable String, Page<R>> {
    private final String operation;
    private final Function<@Nullable String, LinkedPage<T>> read;
    private final Function<T, R> turn;
    private final Set<String> seen = new HashSet<>();

    LinkedPages(String operation, Function<@Nullable String, LinkedPage<T>> read, Function<T, R> turn) {
        this.operation = operation;
        this.read = read;
        this.turn = turn;
    }

    @Override
    public Page<R> apply(@Nullable String token) {
        if (token != null) {
            seen.add(token);
        }
        LinkedPage<T> page = read.apply(token);
        String next = page.nextLink() == null || page.nextLink().isBlank() ? null : page.nextLink();
        if (next != null && seen.contains(next)) {
            throw refused("its address was used before, so that the pages would never end");
        }
        if (next != null) {
            requireAddress(next);
        }
        return new Page<>(page.value().stream().map(turn).toList(), next);
    }

    private void requireAddress(String next) {
        try {
            URI.create(next);
        } catch (IllegalArgumentException e) {
            // Its message would repeat the link, which may hold a token.
            throw refused("its address is none");
        }
    }

    private MalformedResponseException refused(String why) {
        return new MalformedResponseException(
                operation + " answered with a page whose next one cannot be read: " + why,
                200,
                "$.nextLink",
                Outcome.NOT_APPLIED,
                null,
                null);
    }
}
