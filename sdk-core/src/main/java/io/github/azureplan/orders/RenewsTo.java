package io.github.azureplan.orders;

import org.jspecify.annotations.Nullable;

/**
 * What a line is renewed to.
 *
 * @param termDuration the length of the next term as an ISO 8601 duration such as {@code P1Y}
 */
public record RenewsTo(@Nullable String termDuration) {}
