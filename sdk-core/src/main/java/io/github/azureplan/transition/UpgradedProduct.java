package io.github.azureplan.transition;

import org.jspecify.annotations.Nullable;

/**
 * What an upgrade moves, or what it moves it to.
 *
 * @param id the id; which kind of thing it names is documented nowhere; null when the service left it out
 * @param name the name, such as {@code Microsoft Azure plan}; null when the service left it out
 */
public record UpgradedProduct(@Nullable String id, @Nullable String name) {}
