package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Azure Resource Manager sends and takes for billing accounts, aliases and subscriptions. */
final class Arm {
    private Arm() {}

    /** A billing account; the one of a partner says so in its agreement type. */
    record BillingAccount(
            @Nullable String id,
            @Required String name,
            @Nullable String type,
            @Nullable BillingAccountProperties properties) {
        boolean ofPartner() {
            return properties != null && "MicrosoftPartnerAgreement".equalsIgnoreCase(properties.agreementType());
        }
    }

    record BillingAccountProperties(
            @Nullable String displayName,
            @Nullable String agreementType,
            @Nullable String accountType,
            @Nullable String accountStatus,
            @Nullable Boolean hasReadAccess,
            Map<String, String> billingProfiles) {}

    /** A customer below a billing account; its name is the tenant. */
    record BillingCustomer(
            @Nullable String id,
            @Required @WireName("name") CustomerId customer,
            @Nullable String type,
            @Nullable BillingCustomerProperties properties,
            Map<String, String> tags) {}

    record BillingCustomerProperties(
            @Nullable String displayName,
            @Nullable String billingProfileId,
            @Nullable String billingProfileDisplayName,
            @Nullable String systemId,
            @Nullable String status,
            List<EnabledAzurePlan> enabledAzurePlans,
            List<Reseller> resellers) {}

    record EnabledAzurePlan(
            @Nullable String skuId, @Nullable String skuDescription) {}

    record Reseller(@Nullable MpnId resellerId, @Nullable String description) {}

    /** Creates a subscription under an alias, which is the key of the call. */
    record AliasRequest(AliasRequestProperties properties) {}

    record AliasRequestProperties(
            String billingScope,
            String displayName,
            Workload workload,
            @Nullable MpnId resellerId) {}

    record Alias(
            @Nullable String id,
            @Required String name,
            @Nullable String type,
            @Nullable AliasProperties properties,
            Map<String, String> systemData) {}

    /** The subscription id may be missing until the creation has succeeded. */
    record AliasProperties(
            @Nullable AzureSubscriptionId subscriptionId,
            @Nullable String displayName,
            @Nullable ProvisioningState provisioningState,
            @Nullable String billingScope,
            @Nullable Workload workload,
            @Nullable MpnId resellerId,
            @Nullable String acceptOwnershipUrl,
            @Nullable OwnershipState acceptOwnershipState,
            @Nullable Instant createdTime,
            @Nullable String managementGroupId,
            @Nullable String subscriptionOwnerId,
            Map<String, String> tags) {}

    record Subscription(
            @Nullable String id,
            @Required AzureSubscriptionId subscriptionId,
            @Nullable TenantId tenantId,
            @Nullable String displayName,
            @Nullable AzureSubscriptionState state,
            @Nullable String authorizationSource,
            Map<String, String> subscriptionPolicies,
            Map<String, String> tags,
            List<Map<String, String>> managedByTenants) {}

    record RenameRequest(String subscriptionName) {}

    /** The answer of rename, cancel and enable; one specification calls the member {@code value}. */
    record Changed(
            @WireName({"subscriptionId", "value"}) @Nullable AzureSubscriptionId subscriptionId) {}
}
