package io.github.azureplan.plans;

import org.jspecify.annotations.Nullable;

/**
 * Why an Azure subscription could not be made, where the service says it.
 *
 * @param code the service's code, or null
 * @param message its words, or null
 */
public record AzureAliasError(
        @Nullable String code, @Nullable String message) {}
