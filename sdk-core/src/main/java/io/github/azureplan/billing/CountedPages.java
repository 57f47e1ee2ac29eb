package io.github.azureplan.billing;

import io.github.azureplan.common.Page;
import io.github.azureplan.errors.MalformedResponseException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.internal.json.Json;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.CollectionPage;
import io.github.azureplan.internal.wire.Wire;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One way through pages that are counted by offset. The next link is the signal only; the place is what was read so far.
 *
 * @param <T> the items
 */
final class CountedPages<T> implements Function<@Nullable String, Page<T>> {
    private final Wire wire;
    private final Supplier<Call.Builder> call;
    private final Class<T> item;

    CountedPages(Wire wire, Supplier<Call.Builder> call, Class<T> item) {
        this.wire = wire;
        this.call = call;
        this.item = item;
    }

    @Override
    public Page<T> apply(@Nullable String token) {
        if (token != null && !token.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("token: is none that a page of line items has named");
        }
        int offset = token == null ? 0 : Integer.parseInt(token);
        CollectionPage<T> page =
                wire.execute(call.get().query("offset", offset).json(Json.type(CollectionPage.class, item)));
        boolean more = page.links() != null && page.links().next() != null;
        if (more && page.items().isEmpty()) {
            throw new MalformedResponseException(
                    "A page of line items is empty and names a next one, so that the pages would never end",
                    200,
                    "$.links.next",
                    Outcome.NOT_APPLIED,
                    null,
                    null);
        }
        return new Page<>(
                page.items(), more ? String.valueOf(offset + page.items().size()) : null);
    }
}
