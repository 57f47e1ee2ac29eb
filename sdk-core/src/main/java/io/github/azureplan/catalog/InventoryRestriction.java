package io.github.azureplan.catalog;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not in stock.
 *
 * @param reasonCode the kind of reason, such as {@code NotAvailableForSubscription}
 * @param description the reason, for people
 * @param properties more about it, such as {@code type} and {@code values}; anything but a plain value is its JSON
 */
public record InventoryRestriction(
        @Nullable String reasonCode, @Nullable String description, Map<String, String> properties) {}
