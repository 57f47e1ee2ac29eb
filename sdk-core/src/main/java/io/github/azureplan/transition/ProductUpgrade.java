package io.github.azureplan.transition;

import io.github.azureplan.internal.json.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's move from the legacy offer to the Azure plan, which the service calls a product upgrade.
 *
 * @param id the upgrade
 * @param productFamily always {@code azure}, in any case; null when the service left it out
 * @param status how far it is; null when the service left it out, which counts as running
 * @param lineItems what it moves
 * @param errorDetails why it has failed, or null
 */
public record ProductUpgrade(
        @Required String id,
        @Nullable String productFamily,
        @Nullable UpgradeStatus status,
        List<UpgradeLine> lineItems,
        @Nullable UpgradeError errorDetails) {
    /** Copies the lines. */
    public ProductUpgrade {
        lineItems = List.copyOf(lineItems);
    }

    /**
     * Whether it is done.
     *
     * @return true when the service says so
     */
    public boolean completed() {
        return UpgradeStatus.COMPLETED.equals(status);
    }

    /**
     * Whether it has failed.
     *
     * @return true when the service says so
     */
    public boolean failed() {
        return UpgradeStatus.FAILED.equals(status);
    }

    /**
     * Whether it may still change: neither completed nor failed, whatever the word for it.
     *
     * @return true while it is worth asking again
     */
    public boolean running() {
        return !completed() && !failed();
    }
}
