package io.github.azureplan.catalog;

import java.util.List;

/**
 * What is paid back when a purchase is cancelled.
 *
 * @param refundOptions the steps, in the order of {@link RefundOption#sequenceId()}; after the last nothing is paid back
 */
public record CancellationPolicy(List<RefundOption> refundOptions) {}
