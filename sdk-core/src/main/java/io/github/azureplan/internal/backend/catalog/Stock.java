package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import org.jspecify.annotations.Nullable;

/**
 * What happens to articles outside the API.
 *
 * @param withdrawn articles that are not to be had for the time being, by {@code product:sku}
 * @param restricted places where an article is out of stock, by {@code product:sku}
 */
public record Stock(PMap<String, Boolean> withdrawn, PMap<String, String> restricted) {
    private static final Slice<Stock> SLICE = new Slice<>("stock", new Stock(PMap.empty(), PMap.empty()));

    /** Takes an article off the shelf, or puts it back. */
    public static State withdraw(State state, String productId, String skuId, boolean withdrawn) {
        String key = require(productId, skuId);
        Stock all = state.get(SLICE);
        PMap<String, Boolean> changed =
                withdrawn ? all.withdrawn().with(key, true) : all.withdrawn().without(key);
        return state.with(SLICE, new Stock(changed, all.restricted()));
    }

    /** An article runs out at a location, or, with null, is in stock again. */
    public static State restrict(State state, String productId, String skuId, @Nullable String location) {
        String key = require(productId, skuId);
        Stock all = state.get(SLICE);
        PMap<String, String> changed = location == null
                ? all.restricted().without(key)
                : all.restricted().with(key, location);
        return state.with(SLICE, new Stock(all.withdrawn(), changed));
    }

    /** Whether an article is not to be had for the time being. */
    public static boolean withdrawn(State state, Article article) {
        return state.get(SLICE).withdrawn().has(article.key());
    }

    /** The location an article is out of stock at, or null. */
    public static @Nullable String restriction(State state, Article article) {
        return state.get(SLICE).restricted().get(article.key());
    }

    private static String require(String productId, String skuId) {
        Article article = Catalog.article(productId, skuId);
        if (article == null) {
            throw Refusal.invalid("productId, skuId: no such SKU");
        }
        return article.key();
    }
}
