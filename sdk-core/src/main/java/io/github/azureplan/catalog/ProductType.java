package io.github.azureplan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * The kind of a product.
 *
 * @param id the kind, such as {@code Azure}
 * @param displayName its name for people
 * @param subType the kind within the kind
 */
public record ProductType(
        @Nullable String id,
        @Nullable String displayName,
        @Nullable ProductType subType) {}
