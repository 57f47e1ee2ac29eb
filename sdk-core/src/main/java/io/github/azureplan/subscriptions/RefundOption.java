package io.github.azureplan.subscriptions;

import io.github.azureplan.internal.json.WireName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a cancellation gives back, and until when.
 *
 * @param type what is given back, such as {@code Full}
 * @param expiresAt until when
 */
public record RefundOption(
        @Nullable String type,
        @WireName({"expiresAt", "expiresAfter"}) @Nullable Instant expiresAt) {}
