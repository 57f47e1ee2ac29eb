package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is for sale where. The availability behind an item changes with the month, so that no stored id lasts. */
public final class Catalog {
    /** The Azure plan. */
    public static final Article PLAN = Assortment.PLAN;

    /** The older offer MS-AZR-0145P. */
    public static final Article LEGACY = Assortment.LEGACY;

    /** Whether what a catalog item id names can be ordered. */
    public enum Standing {
        ON_SALE,
        /** It is what it was, but is no longer sold or, for the time being, not to be had. */
        NOT_PURCHASABLE,
        /** The article is sold here, but not under this availability: it was once right, or is right elsewhere. */
        OUTDATED,
        /** There is such an article, but not in this country. */
        NOT_SOLD_HERE,
        UNKNOWN
    }

    /**
     * What a catalog item id stands for in a country at a moment.
     *
     * @param article null when unknown only
     * @param item null when unknown, outdated or not sold here
     */
    public record Answer(
            Standing standing,
            @Nullable Article article,
            @Nullable Item item) {
        /** Whether this is the Azure plan and can be ordered. */
        public boolean isPlan() {
            return standing == Standing.ON_SALE && is(Article.Kind.AZURE_PLAN);
        }

        public boolean is(Article.Kind kind) {
            return article != null && article.kind() == kind;
        }
    }

    private Catalog() {}

    /** The articles of a country. */
    @Assumed("where the Azure plan is not sold nothing of Azure is in the catalog; China by default")
    static List<Article> articles(Context context, String country) {
        return Assortment.all().stream()
                .filter(a -> soldIn(context, a, country))
                .toList();
    }

    private static boolean soldIn(Context context, Article article, String country) {
        boolean azure = !context.settings().catalog().unsoldCountries().contains(country);
        return (azure || !article.kind().azure()) && !article.unsoldIn().contains(country);
    }

    @Documented("Get a list of availabilities for a SKU (by customer)")
    @Assumed({
        "availabilities change with each month (UTC) and differ by country and segment",
        "last month's availability is still listed, before the present one, but is not purchasable",
        "the older offer MS-AZR-0145P and reservations for it are still listed but no longer purchasable"
    })
    static List<Item> items(Context context, Article article, String country, String segment) {
        if (!article.segments().contains(segment)) {
            return List.of();
        }
        if (!article.newCommerce()) {
            return List.of(item(context, article, country, segment, YearMonth.of(2019, 1), false));
        }
        YearMonth month = YearMonth.from(context.today());
        return List.of(
                item(context, article, country, segment, month.minusMonths(1), false),
                item(context, article, country, segment, month, article.sold()));
    }

    /** What a line of a cart asks for, to whichever kind of customer it is offered. */
    public static Answer item(State state, Context context, String country, String catalogItemId) {
        Article article = named(catalogItemId);
        if (article == null) {
            return new Answer(Standing.UNKNOWN, null, null);
        }
        if (!soldIn(context, article, country)) {
            return new Answer(Standing.NOT_SOLD_HERE, article, null);
        }
        for (String segment : article.segments()) {
            for (Item item : items(context, article, country, segment)) {
                if (item.catalogItemId().equalsIgnoreCase(catalogItemId)) {
                    return standing(state, item);
                }
            }
        }
        return new Answer(Standing.OUTDATED, article, null);
    }

    /** The catalog item id under which the Azure plan can be ordered in a country now, or null when it cannot. */
    public static @Nullable String planItem(State state, Context context, String country) {
        if (!soldIn(context, PLAN, country) || Stock.withdrawn(state, PLAN)) {
            return null;
        }
        return items(context, PLAN, country, "commercial").stream()
                .filter(Item::purchasable)
                .map(Item::catalogItemId)
                .findFirst()
                .orElse(null);
    }

    private static Answer standing(State state, Item item) {
        Article article = item.article();
        if (item.purchasable()) {
            boolean there = !Stock.withdrawn(state, article);
            return new Answer(there ? Standing.ON_SALE : Standing.NOT_PURCHASABLE, article, item);
        }
        return article.sold()
                ? new Answer(Standing.OUTDATED, article, null)
                : new Answer(Standing.NOT_PURCHASABLE, article, item);
    }

    /** The article an id belongs to, whatever its availability, or null. */
    private static @Nullable Article named(String catalogItemId) {
        String asked = catalogItemId.toUpperCase(Locale.ROOT);
        for (Article article : Assortment.all()) {
            String key = article.key().toUpperCase(Locale.ROOT);
            boolean mine = article.newCommerce()
                    ? asked.startsWith(key + ":")
                            && asked.substring(key.length() + 1).matches("[0-9A-Z]{12}")
                    : asked.equals(article.skuId().toUpperCase(Locale.ROOT));
            if (mine) {
                return article;
            }
        }
        return null;
    }

    /** The article of a SKU, or null. */
    public static @Nullable Article article(String productId, String skuId) {
        return Assortment.all().stream()
                .filter(a ->
                        a.productId().equalsIgnoreCase(productId) && a.skuId().equalsIgnoreCase(skuId))
                .findFirst()
                .orElse(null);
    }

    private static Item item(
            Context context, Article article, String country, String segment, YearMonth month, boolean purchasable) {
        List<String> key = new ArrayList<>(List.of("availability", article.key(), country, month.toString()));
        if (!segment.equals("commercial")) {
            key.add(segment);
        }
        String end = context.ids().hex(5, key.toArray(String[]::new)).toUpperCase(Locale.ROOT);
        return new Item(article, country, segment, article.productId().substring(0, 7) + end, purchasable);
    }
}
