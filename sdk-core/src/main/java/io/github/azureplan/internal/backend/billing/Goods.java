package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.catalog.Catalog;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.orders.Purchase;
import io.github.azureplan.internal.backend.pricing.Meter;
import io.github.azureplan.internal.backend.subscriptions.Subscription;

/**
 * What a line of reconciliation charges for.
 *
 * @param unit what one is, empty for pieces
 * @param term the term and billing cycle, in the words of a bill; of use its meter
 * @param meter the words for a meter, empty for what has none
 * @param category the product category
 */
record Goods(
        String productId,
        String skuId,
        String availabilityId,
        String skuName,
        String productName,
        String publisher,
        String unit,
        String term,
        String meter,
        String category) {
    private static final String AZURE = "Azure";

    static Goods of(Meter meter) {
        String type = meterType(meter);
        return new Goods(
                meter.productId(),
                meter.skuId(),
                meter.availabilityId(),
                meter.skuTitle(),
                meter.productTitle(),
                meter.publisher(),
                meter.unit(),
                type,
                meter.category() + " - " + type,
                AZURE);
    }

    @Assumed("the product category of a purchase is the type its product has in the catalog")
    static Goods of(Purchase purchase) {
        Article.Label label = purchase.article().label();
        String[] item = purchase.item().split(":", -1);
        return new Goods(
                label.productId(),
                label.skuId(),
                item.length == 3 ? item[2] : "",
                label.title(),
                label.product(),
                label.publisher(),
                "",
                term(purchase.term()),
                "",
                label.type());
    }

    /** Use of a service of the marketplace, by the gigabyte. */
    static Goods metered(Subscription subscription) {
        String[] item = subscription.offerId().split(":", -1);
        Article article = item.length < 2 ? null : Catalog.article(item[0], item[1]);
        return new Goods(
                item[0],
                item.length < 2 ? "" : item[1],
                item.length < 3 ? "" : item[2],
                subscription.offerName(),
                article == null ? subscription.offerName() : article.label().product(),
                article == null ? "" : article.label().publisher(),
                "1 GB",
                term("P1M"),
                "",
                "SaaS");
    }

    static Goods savingsPlan() {
        return new Goods(
                "DZH318ZZSP01",
                "0001",
                "DZH318ZZSPAV",
                "Compute Savings Plan, 1 Year",
                "Azure savings plan for compute",
                "Microsoft",
                "",
                term("P1Y"),
                "",
                AZURE);
    }

    /** The meter with its unit, as bills write it. */
    static String meterType(Meter meter) {
        return meter.name() + " (" + meter.unit() + ")";
    }

    /** A term of ISO 8601 in words. */
    private static String term(String duration) {
        if (duration.isEmpty()) {
            return "One Time";
        }
        String count = duration.substring(1, duration.length() - 1);
        String unit = duration.endsWith("Y") ? " Year" : " Month";
        return count + unit + (count.equals("1") ? "" : "s");
    }
}
