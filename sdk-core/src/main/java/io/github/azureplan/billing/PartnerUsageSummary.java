package io.github.azureplan.billing;

import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the partner's customers have used of the older Azure offer MS-AZR-0145P in the running billing period. Use under
 * an Azure plan is <em>not</em> in it; the service means to retire this summary.
 *
 * @param partnerId the partner's tenant, or null
 * @param partnerName the partner's name, or null
 * @param customersOverBudget how many customers have used more than their budget
 * @param customersTrendingOver how many are about to
 * @param customersWithUsageBasedSubscription how many have a subscription of that offer
 * @param emailsToNotify who gets mail about budgets; not shown in texts
 * @param billingStartDate start of the period
 * @param billingEndDate end of the period, which does not belong to it
 * @param totalCost cost so far, not rounded; the service tells no currency with it, only a culture
 * @param currencyLocale the culture of the amount, such as {@code fr-FR}, or null
 * @param lastModifiedDate when the service last added up the use, or null
 */
public record PartnerUsageSummary(
        @WireName({"resourceId", "id"}) @Nullable String partnerId,
        @WireName({"resourceName", "name"}) @Nullable String partnerName,
        int customersOverBudget,
        int customersTrendingOver,
        int customersWithUsageBasedSubscription,
        List<String> emailsToNotify,
        @Nullable Instant billingStartDate,
        @Nullable Instant billingEndDate,
        @Required BigDecimal totalCost,
        @Nullable String currencyLocale,
        @Nullable Instant lastModifiedDate) {
    /**
     * Copies the list.
     *
     * @param partnerId the partner's tenant, or null
     * @param partnerName the partner's name, or null
     * @param customersOverBudget how many customers have used more than their budget
     * @param customersTrendingOver how many are about to
     * @param customersWithUsageBasedSubscription how many have a subscription of that offer
     * @param emailsToNotify who gets mail about budgets
     * @param billingStartDate start of the period
     * @param billingEndDate end of the period
     * @param totalCost cost so far
     * @param currencyLocale the culture of the amount, or null
     * @param lastModifiedDate when the service last added up the use, or null
     */
    public PartnerUsageSummary {
        emailsToNotify = List.copyOf(emailsToNotify);
    }

    /** The mail addresses are masked. */
    @Override
    public String toString() {
        return "PartnerUsageSummary[customersOverBudget=" + customersOverBudget + ", customersTrendingOver="
                + customersTrendingOver + ", customersWithUsageBasedSubscription="
                + customersWithUsageBasedSubscription + ", emailsToNotify=***, totalCost=" + totalCost.toPlainString()
                + ", currencyLocale=" + currencyLocale + "]";
    }
}
