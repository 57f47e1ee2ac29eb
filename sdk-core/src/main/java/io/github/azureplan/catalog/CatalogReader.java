package io.github.azureplan.catalog;

import io.github.azureplan.common.Listing;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Wire;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the catalog by country and the one by customer have in common: where to ask, and how to find the Azure plan. */
record CatalogReader(
        Wire wire, Route products, Route skus, Route availabilities, UnaryOperator<Call.Builder> place, String name) {
    /** The agreement that only the Azure plan asks for, among what is sold beside it. */
    private static final String CUSTOMER_AGREEMENT = "MicrosoftCustomerAgreement";

    Listing<Product> list(TargetView view) {
        return wire.listWhole(() -> place.apply(Call.on(products)).query("targetView", view.text()), Product.class);
    }

    Listing<Sku> skusOf(String productId) {
        return wire.listWhole(() -> place.apply(Call.on(skus)).path("product", productId), Sku.class);
    }

    Listing<Availability> availabilitiesOf(String productId, String skuId) {
        return wire.listWhole(
                () -> place.apply(Call.on(availabilities))
                        .path("product", productId)
                        .path("sku", skuId),
                Availability.class);
    }

    /** Looked up each time: ids of availabilities and catalog items change. */
    Optional<AzurePlanOffer> azurePlan() {
        CatalogReader verb = new CatalogReader(wire.begin(), products, skus, availabilities, place, name);
        List<Product> candidates = verb.list(TargetView.MICROSOFT_AZURE).stream()
                .sorted(Comparator.comparing(CatalogReader::looksLikePlan).reversed())
                .toList();
        for (Product product : candidates) {
            for (Sku sku : verb.skusOf(product.id())) {
                if (sku.purchasePrerequisites().stream().anyMatch(CUSTOMER_AGREEMENT::equalsIgnoreCase)) {
                    Optional<Availability> open = verb.availabilitiesOf(product.id(), sku.id()).stream()
                            .filter(a -> a.purchasable() && a.catalogItemId() != null)
                            .max(Comparator.comparing(a -> TargetSegment.COMMERCIAL.equals(a.segment())));
                    if (open.isPresent()) {
                        return Optional.of(new AzurePlanOffer(product, sku, open.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Saves calls: the product called a plan is looked at first. */
    private static boolean looksLikePlan(Product product) {
        String title = product.title();
        return title != null && title.toLowerCase(Locale.ROOT).contains("plan");
    }
}
