package io.github.azureplan.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What the customer or partner has to confirm with an order.
 *
 * @param attestationType the kind of confirmation
 * @param enforceAttestation whether an order without it is refused
 */
public record AttestationProperties(@Nullable String attestationType, boolean enforceAttestation) {}
