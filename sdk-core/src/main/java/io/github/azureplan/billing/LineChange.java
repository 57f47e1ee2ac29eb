package io.github.azureplan.billing;

import io.github.azureplan.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line that differs between two versions of the data: new, gone, or there in both with other content.
 *
 * @param before the line in the older version, or null when it is new
 * @param after the line in the newer version, or null when it is gone
 * @param amountBefore what the older version charges, or null when it is new
 * @param amountAfter what the newer version charges, or null when it is gone
 * @param <L> the kind of line
 */
public record LineChange<L extends BillingLine>(
        @Nullable L before,
        @Nullable L after,
        @Nullable Money amountBefore,
        @Nullable Money amountAfter) {
    /**
     * Whether only the newer version has it.
     *
     * @return true for a new line
     */
    public boolean isNew() {
        return before == null;
    }

    /**
     * Whether only the older version has it.
     *
     * @return true for a line that is gone
     */
    public boolean isGone() {
        return after == null;
    }
}
