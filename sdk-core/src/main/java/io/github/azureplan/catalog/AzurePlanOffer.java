package io.github.azureplan.catalog;

import java.util.Locale;
import java.util.Objects;

/**
 * The Azure plan as it is offered to a country and kind of customer at the moment.
 *
 * @param product the product
 * @param sku the SKU
 * @param availability the availability, which changes over time
 */
public record AzurePlanOffer(Product product, Sku sku, Availability availability) {
    /** The product that is the Azure plan. */
    public static final String PRODUCT_ID = "DZH318Z0BPS6";

    /** The SKU of the Azure plan within its product. */
    public static final String SKU_ID = "0001";

    /** The legacy Azure offer, which a customer of an Azure plan must not have. */
    public static final String LEGACY_OFFER_ID = "MS-AZR-0145P";

    /**
     * Refuses what is missing.
     *
     * @param product the product
     * @param sku the SKU
     * @param availability the availability
     */
    public AzurePlanOffer {
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(availability, "availability");
    }

    /**
     * What an order line names.
     *
     * @return the id the availability tells, or the one made of the three ids
     */
    public CatalogItemId catalogItemId() {
        CatalogItemId told = availability.catalogItemId();
        return told != null ? told : CatalogItemId.of(product.id(), sku.id(), availability.id());
    }

    /**
     * Whether an offer id is one of the Azure plan.
     *
     * @param offerId the offer id of a subscription or order line
     * @return true when its product is the Azure plan
     */
    public static boolean isAzurePlan(String offerId) {
        String upper = offerId.toUpperCase(Locale.ROOT);
        return upper.equals(PRODUCT_ID) || upper.startsWith(PRODUCT_ID + ":");
    }
}
