package io.github.azureplan.customers;

import io.github.azureplan.internal.json.WireName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A qualification of a customer, requested or decided.
 *
 * @param qualification what the customer qualifies as; null when the service left it out
 * @param vettingStatus how far it is checked; null where nothing is to be checked
 * @param vettingReason why it was denied; null when the service gives no reason
 * @param vettingCreateDate when the check began; null when the service left it out
 */
public record CustomerQualification(
        @Nullable Qualification qualification,
        @Nullable VettingStatus vettingStatus,
        @Nullable String vettingReason,

        @WireName({"vettingCreateDate", "vettingCreatedDate"}) @Nullable
        Instant vettingCreateDate) {}
