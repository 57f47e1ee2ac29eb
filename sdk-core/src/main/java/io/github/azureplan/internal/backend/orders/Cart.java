package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cart.
 *
 * @param result what the first checkout answered, or null before it
 */
record Cart(
        String id,
        String customerId,
        Instant createdAt,
        String user,
        List<Line> lines,
        @Nullable JsonObject result) {
    private static final Duration LIFE = Duration.ofDays(7);

    /**
     * One line.
     *
     * @param reseller the MPN id of the partner on record, or null
     */
    record Line(
            int id,
            String catalogItemId,
            @Nullable String friendlyName,
            int quantity,
            String billingCycle,
            @Nullable String termDuration,
            @Nullable String reseller,
            @Nullable LineError error) {}

    /** Why a line cannot be ordered. */
    record LineError(String code, String description) {}

    Cart {
        lines = List.copyOf(lines);
    }

    Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    Cart ordered(JsonObject answer) {
        return new Cart(id, customerId, createdAt, user, lines, answer);
    }
}
