package io.github.azureplan.catalog;

import io.github.azureplan.common.Identifier;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an order line names: in new commerce product, SKU and availability joined by colons, else the id of an offer.
 * Availabilities change: look the id up right before an order, never store it.
 */
public final class CatalogItemId extends Identifier {
    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    private CatalogItemId(String text) {
        super(text);
    }

    /**
     * The identifier of a text.
     *
     * @param text such as {@code PRODUCT:SKU:AVAILABILITY}
     * @return the identifier
     * @throws IllegalArgumentException when the text is empty or holds blanks
     */
    public static CatalogItemId of(String text) {
        Objects.requireNonNull(text, "catalog item id");
        String trimmed = text.trim();
        if (!FORM.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("catalog item id: must be 1 to 200 characters without blanks, was '"
                    + shortened(text) + "'; take it from Availability.catalogItemId()");
        }
        return new CatalogItemId(trimmed);
    }

    /**
     * The identifier of its parts.
     *
     * @param productId the product
     * @param skuId the SKU within the product
     * @param availabilityId the availability within the SKU
     * @return the identifier
     */
    public static CatalogItemId of(String productId, String skuId, String availabilityId) {
        return of(productId + ':' + skuId + ':' + availabilityId);
    }

    /**
     * The product.
     *
     * @return the first part; empty when the id has no three parts
     */
    public Optional<String> productId() {
        return part(0);
    }

    /**
     * The SKU within the product.
     *
     * @return the second part; empty when the id has no three parts
     */
    public Optional<String> skuId() {
        return part(1);
    }

    /**
     * The availability within the SKU.
     *
     * @return the third part; empty when the id has no three parts
     */
    public Optional<String> availabilityId() {
        return part(2);
    }

    private Optional<String> part(int index) {
        String[] parts = text().split(":", -1);
        return parts.length == 3 ? Optional.of(parts[index]) : Optional.empty();
    }
}
