package io.github.azureplan.plans;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer with an Azure plan below a partner's billing account in Azure.
 *
 * @param customerId the customer's tenant
 * @param displayName its name; null where the service leaves it out
 * @param billingProfileId the address of the billing profile it is billed through; null where the service leaves it out
 * @param billingProfileDisplayName the profile's name; null where the service leaves it out
 * @param systemId an id of newer versions of the service, else null
 * @param status such as {@code Active}, of newer versions of the service, else null
 * @param enabledAzurePlans the Azure plans; read with {@link AzureBilling#getCustomer}, empty in lists
 * @param resellers the indirect resellers; read with {@link AzureBilling#getCustomer}, empty in lists and for direct
 *     partners
 * @param tags the tags
 */
public record AzureBillingCustomer(
        CustomerId customerId,
        @Nullable String displayName,
        @Nullable String billingProfileId,
        @Nullable String billingProfileDisplayName,
        @Nullable String systemId,
        @Nullable String status,
        List<EnabledAzurePlan> enabledAzurePlans,
        List<AzureReseller> resellers,
        Map<String, String> tags) {
    /** Copies what could be changed from outside. */
    public AzureBillingCustomer {
        Objects.requireNonNull(customerId, "customerId");
        enabledAzurePlans = List.copyOf(enabledAzurePlans);
        resellers = List.copyOf(resellers);
        tags = Map.copyOf(tags);
    }

    static AzureBillingCustomer of(Arm.BillingCustomer customer) {
        Arm.BillingCustomerProperties properties = customer.properties();
        return properties == null
                ? new AzureBillingCustomer(
                        customer.customer(), null, null, null, null, null, List.of(), List.of(), customer.tags())
                : new AzureBillingCustomer(
                        customer.customer(),
                        properties.displayName(),
                        properties.billingProfileId(),
                        properties.billingProfileDisplayName(),
                        properties.systemId(),
                        properties.status(),
                        properties.enabledAzurePlans(),
                        properties.resellers(),
                        customer.tags());
    }

    /**
     * Whether an indirect reseller is among those of the customer.
     *
     * @param reseller the reseller's location
     * @return true when Azure subscriptions can be made for it
     */
    public boolean hasReseller(MpnId reseller) {
        return resellers.stream().anyMatch(known -> reseller.equals(known.resellerId()));
    }
}
