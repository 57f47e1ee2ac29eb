package io.github.azureplan.transition;

import io.github.azureplan.common.CustomerId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a transition has come to.
 *
 * @param customer the customer
 * @param upgrade the upgrade as it was last read; null when the service tells none
 * @param moved the Azure subscriptions that live under a plan now
 * @param findings everything that is not as it should be
 */
public record TransitionReport(
        CustomerId customer,
        @Nullable ProductUpgrade upgrade,
        List<MovedSubscription> moved,
        List<TransitionFinding> findings) {
    /** Copies the lists. */
    public TransitionReport {
        Objects.requireNonNull(customer, "customer");
        moved = List.copyOf(moved);
        findings = List.copyOf(findings);
    }

    /**
     * Whether everything has moved as it should.
     *
     * @return true when there is no finding
     */
    public boolean clean() {
        return findings.isEmpty();
    }
}
