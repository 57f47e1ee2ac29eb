package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.PrincipalId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Azure Resource Manager sends and takes for billing accounts, aliases, subscriptions and role assignments; users
 * see the flat models made of it.
 */
final class Arm {
    private Arm() {}

    record BillingAccount(
            @Nullable String id,
            @Required String name,
            @Nullable String type,
            @Nullable BillingAccountProperties properties) {}

    record BillingAccountProperties(
            @Nullable String displayName,
            @Nullable BillingAgreementType agreementType,
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

    /** The same as the answer to one request: the how-to prints it as a list of one, the specification bare. */
    record OneBillingCustomer(
            @Nullable String id,
            @WireName("name") @Nullable CustomerId customer,
            @Nullable String type,
            @Nullable BillingCustomerProperties properties,
            Map<String, String> tags,
            List<BillingCustomer> value) {
        @Nullable
        BillingCustomer unwrapped() {
            if (customer != null) {
                return new BillingCustomer(id, customer, type, properties, tags);
            }
            return value.isEmpty() ? null : value.get(0);
        }
    }

    record BillingCustomerProperties(
            @Nullable String displayName,
            @Nullable String billingProfileId,
            @Nullable String billingProfileDisplayName,
            @Nullable String systemId,
            @Nullable String status,
            List<EnabledAzurePlan> enabledAzurePlans,
            List<AzureReseller> resellers) {}

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
            @Nullable AzureAliasError error,
            Map<String, String> systemData) {}

    /**
     * The subscription id may be missing until the creation has succeeded. No document has the error of a failed one;
     * it is read where Azure usually puts it.
     */
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
            Map<String, String> tags,
            @Nullable AzureAliasError error) {}

    record Subscription(
            @Nullable String id,
            @Required AzureSubscriptionId subscriptionId,
            @Nullable TenantId tenantId,
            @Nullable String displayName,
            @Nullable AzureSubscriptionState state,
            @Nullable String authorizationSource,
            Map<String, String> subscriptionPolicies,
            Map<String, String> tags,
            List<ManagedBy> managedByTenants) {}

    record ManagedBy(@Nullable TenantId tenantId) {}

    record RenameRequest(String subscriptionName) {}

    /** Gives a principal a role; the scope and the assignment's name are in the address. */
    record AssignmentRequest(AssignmentRequestProperties properties) {}

    record AssignmentRequestProperties(String roleDefinitionId, PrincipalId principalId, PrincipalType principalType) {}

    record Assignment(
            @Nullable String id,
            @Required String name,
            @Nullable String type,
            @Nullable AssignmentProperties properties) {}

    record AssignmentProperties(
            @Nullable String roleDefinitionId,
            @Nullable PrincipalId principalId,
            @Nullable PrincipalType principalType,
            @Nullable String scope,
            @Nullable String condition,
            @Nullable String conditionVersion,
            @Nullable Instant createdOn,
            @Nullable Instant updatedOn,
            @Nullable String createdBy,
            @Nullable String updatedBy,
            @Nullable String delegatedManagedIdentityResourceId,
            @Nullable String description) {}
}
