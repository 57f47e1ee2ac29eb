package io.github.azureplan.catalog;

import io.github.azureplan.internal.json.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an inventory check says of one SKU.
 *
 * @param productId the product
 * @param skuId the SKU within its product
 * @param restricted whether it cannot be bought as asked
 * @param restrictions why; empty when it is not restricted
 */
public record InventoryItem(
        @Nullable String productId,
        @Nullable String skuId,
        @WireName("isRestricted") boolean restricted,
        List<InventoryRestriction> restrictions) {}
