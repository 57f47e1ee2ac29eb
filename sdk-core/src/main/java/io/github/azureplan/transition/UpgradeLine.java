package io.github.azureplan.transition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing an upgrade moves.
 *
 * @param sourceProduct what is moved; null when the service left it out
 * @param targetProduct what it is moved to; null when the service left it out
 * @param upgradedDate when it was moved; null before that
 * @param status how far it is; null when the service left it out
 * @param errorDetails why it has failed, or null
 */
public record UpgradeLine(
        @Nullable UpgradedProduct sourceProduct,
        @Nullable UpgradedProduct targetProduct,
        @Nullable Instant upgradedDate,
        @Nullable UpgradeStatus status,
        @Nullable UpgradeError errorDetails) {}
