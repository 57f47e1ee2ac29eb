package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;

/**
 * The settings of prices and bills; the public builder explains each.
 *
 * @param exportPolls how often an export is read before it is done
 * @param rowsPerBlob at most so many lines in one file of an export
 */
public record BillingSettings(
        boolean priceApiRegistered,
        int exportPolls,
        Duration exportRetryAfter,
        boolean manifestLinked,
        int rowsPerBlob,
        Duration sasLife,
        Duration exportsKept,
        boolean unbilledHeldBack) {
    public static final BillingSettings USUAL = new BillingSettings(
            true, 2, Duration.ofSeconds(10), false, 1000, Duration.ofHours(1), Duration.ofDays(30), false);
}
