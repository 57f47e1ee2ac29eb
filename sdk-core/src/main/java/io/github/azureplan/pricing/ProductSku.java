package io.github.azureplan.pricing;

import java.util.Locale;

/**
 * A product and one of its SKUs, as sheets, catalog and bills name them. Compared in upper case; leading zeros count.
 *
 * @param productId the product, such as {@code DZH318Z0BNZ5}
 * @param skuId the SKU within it, such as {@code 006G}
 */
public record ProductSku(String productId, String skuId) {
    /**
     * Checks both and puts them in upper case.
     *
     * @param productId the product
     * @param skuId the SKU within it
     */
    public ProductSku {
        productId = checked(productId, "product id");
        skuId = checked(skuId, "SKU id");
    }

    private static String checked(String text, String field) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(
                    field + ": must not be blank; take it from the price sheet or the catalog");
        }
        return trimmed.toUpperCase(Locale.ROOT);
    }

    /** Product and SKU, separated by a colon. */
    @Override
    public String toString() {
        return productId + ":" + skuId;
    }
}
