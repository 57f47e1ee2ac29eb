package io.github.azureplan.internal.backend.kernel;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user of the backend chose when building it; the public builder explains each.
 *
 * @param unsoldCountries where the Azure plan is not sold, two upper case letters each
 * @param throttlePerMinute calls per operation group and customer in one minute, 0 for no limit
 */
public record Settings(
        long seed,
        Partner partner,
        boolean enforceMfa,
        boolean anyToken,
        boolean legacyAttestationRetired,
        @Nullable LocalDate mcaValidFrom,
        Set<String> unsoldCountries,
        boolean secondPlanRefused,
        Duration orderVisibleAfter,
        Duration orderPendingFor,
        int aliasPolls,
        Duration entitlementChangesAfter,
        int customersDefaultPageSize,
        int throttlePerMinute,
        BillingSettings billing) {}
