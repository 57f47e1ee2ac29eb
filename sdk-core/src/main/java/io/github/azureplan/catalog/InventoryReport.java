package io.github.azureplan.catalog;

import java.util.List;
import java.util.Objects;

/**
 * What an inventory check found.
 *
 * @param items what the service says, SKU by SKU
 * @param unanswered what was asked for and the service says nothing about, because its catalog does not have it
 */
public record InventoryReport(List<InventoryItem> items, List<InventoryTarget> unanswered) {
    /** What is known of the stock of a SKU. */
    public enum Stock {
        /** It can be bought as asked. */
        AVAILABLE,

        /** It cannot; {@link InventoryItem#restrictions()} says why. */
        RESTRICTED,

        /** The service says nothing about it: the catalog does not have it. Not the same as available. */
        UNANSWERED
    }

    /**
     * Copies the lists.
     *
     * @param items what the service says
     * @param unanswered what it says nothing about
     */
    public InventoryReport {
        items = List.copyOf(items);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * What is known of the stock of a SKU.
     *
     * @param productId the product
     * @param skuId the SKU within its product
     * @return restricted as soon as one item says so
     */
    public Stock of(String productId, String skuId) {
        InventoryTarget target = new InventoryTarget(productId, Objects.requireNonNull(skuId, "skuId"));
        List<InventoryItem> about = items.stream().filter(target::covers).toList();
        if (about.isEmpty()) {
            return Stock.UNANSWERED;
        }
        return about.stream().anyMatch(InventoryItem::restricted) ? Stock.RESTRICTED : Stock.AVAILABLE;
    }

    static InventoryReport of(InventoryQuery query, List<InventoryItem> items) {
        List<InventoryTarget> unanswered = query.targets().stream()
                .filter(target -> items.stream().noneMatch(target::covers))
                .toList();
        return new InventoryReport(items, unanswered);
    }
}
