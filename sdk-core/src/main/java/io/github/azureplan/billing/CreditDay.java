package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The credit of one Azure subscription on one day.
 *
 * @param subscription the Azure subscription, or null where the lines name none
 * @param day the day, in UTC
 * @param totals what was earned and missed
 */
public record CreditDay(@Nullable AzureSubscriptionId subscription, LocalDate day, CreditTotals totals) {}
