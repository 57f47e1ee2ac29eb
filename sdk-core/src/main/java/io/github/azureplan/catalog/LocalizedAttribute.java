package io.github.azureplan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A word of a product in the language of the request.
 *
 * @param key the name of the word
 * @param value the word
 */
public record LocalizedAttribute(
        @Nullable String key, @Nullable String value) {}
