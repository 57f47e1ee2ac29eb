package io.github.azureplan.orders;

import org.jspecify.annotations.Nullable;

/**
 * A part of a cart that could not be ordered.
 *
 * @param orderGroupId the group of lines
 * @param code the reason as a number
 * @param description the reason, for people
 */
public record OrderError(
        @Nullable String orderGroupId,
        @Nullable String code,
        @Nullable String description) {}
