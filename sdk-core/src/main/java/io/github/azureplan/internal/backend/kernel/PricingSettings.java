package io.github.azureplan.internal.backend.kernel;

import java.nio.file.Path;
import java.util.Map;

/**
 * The settings of the price list; the public builder explains each.
 *
 * @param ratesAllowed whether the partner's account has access to rate cards
 * @param sheets sheets of the user's own, by view, market and month: {@code azure_consumption SE 2026-03}
 */
public record PricingSettings(boolean ratesAllowed, Map<String, Path> sheets) {
    public static final PricingSettings USUAL = new PricingSettings(true, Map.of());

    public PricingSettings {
        sheets = Map.copyOf(sheets);
    }
}
