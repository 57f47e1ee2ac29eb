package io.github.azureplan.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product, or one SKU of it, whose stock is to be checked.
 *
 * @param productId the product
 * @param skuId the SKU, null for all SKUs of the product
 */
public record InventoryTarget(String productId, @Nullable String skuId) {
    /**
     * Refuses empty ids.
     *
     * @param productId the product
     * @param skuId the SKU, or null
     */
    public InventoryTarget {
        if (Objects.requireNonNull(productId, "productId").isBlank()) {
            throw new IllegalArgumentException("productId: must not be empty; take it from Product.id()");
        }
        if (skuId != null && skuId.isBlank()) {
            throw new IllegalArgumentException("skuId: must not be empty; leave it out for the whole product");
        }
    }

    /** Whether an item of an answer is about this. */
    boolean covers(InventoryItem item) {
        return productId.equalsIgnoreCase(item.productId()) && (skuId == null || skuId.equalsIgnoreCase(item.skuId()));
    }
}
