package io.github.azureplan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One step of a cancellation policy.
 *
 * @param sequenceId its place among the steps, from 0
 * @param type how much is paid back: {@code Full} or {@code Partial}, other words may come
 * @param expiresAfter how long after the purchase it holds, an ISO 8601 duration such as {@code P7D}
 */
public record RefundOption(
        @Nullable Integer sequenceId,
        @Nullable String type,
        @Nullable String expiresAfter) {}
