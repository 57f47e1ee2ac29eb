package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** What is for sale where. The availability behind an item changes with the month, so that no stored id lasts. */
public final class Catalog {
    /** A product with its only SKU. */
    public record Offer(
            String productId, String skuId, String title, String billingCycle, boolean plan, int maximumQuantity) {}

    /** One way to buy an offer in a country. */
    record Availability(Offer offer, String id, boolean purchasable) {
        String catalogItemId() {
            return offer.plan() ? offer.productId() + ":" + offer.skuId() + ":" + id : offer.skuId();
        }
    }

    /** What a catalog item id stands for in a country at a moment. */
    public enum Item {
        PLAN,
        /** An item of the plan that was once right, or is right elsewhere. */
        OUTDATED,
        LEGACY,
        UNKNOWN
    }

    public static final Offer PLAN = new Offer("DZH318Z0BPS6", "0001", "Microsoft Azure plan", "one_time", true, 1);
    static final Offer LEGACY =
            new Offer("9DEA7946-EC2C-441E-9FFD-E3B275F7E838", "MS-AZR-0145P", "Microsoft Azure", "monthly", false, 1);

    private Catalog() {}

    /** The offers of a country. */
    @Assumed("where the plan is not sold, neither the plan nor the older offer is in the catalog; China by default")
    static List<Offer> offers(Context context, String country) {
        return context.settings().catalog().unsoldCountries().contains(country) ? List.of() : List.of(LEGACY, PLAN);
    }

    @Documented("Get a list of availabilities for a SKU (by customer)")
    @Assumed({
        "the availability of the plan changes with each month (UTC) and differs by country",
        "last month's availability is still listed, before the present one, but is not purchasable",
        "the older offer MS-AZR-0145P is still listed but no longer purchasable"
    })
    static List<Availability> availabilities(Context context, Offer offer, String country) {
        YearMonth month = YearMonth.from(context.now().atZone(ZoneOffset.UTC));
        if (!offer.plan()) {
            return List.of(new Availability(offer, id(context, offer, country, YearMonth.of(2019, 1)), false));
        }
        return List.of(
                new Availability(offer, id(context, offer, country, month.minusMonths(1)), false),
                new Availability(offer, id(context, offer, country, month), true));
    }

    /** What a line of a cart asks for. */
    public static Item item(Context context, String country, String catalogItemId) {
        for (Offer offer : offers(context, country)) {
            for (Availability availability : availabilities(context, offer, country)) {
                if (availability.catalogItemId().equalsIgnoreCase(catalogItemId)) {
                    return !offer.plan() ? Item.LEGACY : availability.purchasable() ? Item.PLAN : Item.OUTDATED;
                }
            }
        }
        boolean once = catalogItemId
                .toUpperCase(Locale.ROOT)
                .matches(PLAN.productId() + ":" + PLAN.skuId() + ":DZH318Z[0-9A-Z]{5}");
        return once ? Item.OUTDATED : Item.UNKNOWN;
    }

    private static String id(Context context, Offer offer, String country, YearMonth month) {
        return "DZH318Z"
                + context.ids()
                        .hex(5, "availability", offer.skuId(), country, month.toString())
                        .toUpperCase(Locale.ROOT);
    }
}
