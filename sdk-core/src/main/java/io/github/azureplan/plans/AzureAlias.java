package io.github.azureplan.plans;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.MpnId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alias: the key under which an Azure subscription was asked for. It tells what was asked and how that ended, not how
 * the subscription fares since. Lists leave out most of it.
 *
 * @param name the alias
 * @param provisioningState how far it has come; null where the service leaves it out
 * @param subscriptionId the Azure subscription it stands for; null until that is made
 * @param displayName the name that was asked for; null where the service leaves it out
 * @param billingScope the customer who is billed, as an address in Azure; null where the service leaves it out
 * @param workload what it is for; null where the service leaves it out
 * @param resellerId the indirect reseller; null for none
 * @param acceptOwnershipState whether a new owner has accepted it; null where the service leaves it out
 * @param acceptOwnershipUrl where a new owner accepts it; null where there is nothing to accept
 * @param createdTime when it was asked for; null where the service leaves it out
 * @param managementGroupId the management group it is put into; null for none
 * @param subscriptionOwnerId the owner it is given to; null for none
 * @param tags the tags
 * @param error why it failed; null when it did not, or where the service does not say
 */
public record AzureAlias(
        String name,
        @Nullable ProvisioningState provisioningState,
        @Nullable AzureSubscriptionId subscriptionId,
        @Nullable String displayName,
        @Nullable String billingScope,
        @Nullable Workload workload,
        @Nullable MpnId resellerId,
        @Nullable OwnershipState acceptOwnershipState,
        @Nullable String acceptOwnershipUrl,
        @Nullable Instant createdTime,
        @Nullable String managementGroupId,
        @Nullable String subscriptionOwnerId,
        Map<String, String> tags,
        @Nullable AzureAliasError error) {
    /** Copies what could be changed from outside. */
    public AzureAlias {
        Objects.requireNonNull(name, "name");
        tags = Map.copyOf(tags);
    }

    static AzureAlias of(Arm.Alias alias) {
        Arm.AliasProperties is = alias.properties();
        return is == null
                ? new AzureAlias(
                        alias.name(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        alias.error())
                : new AzureAlias(
                        alias.name(),
                        is.provisioningState(),
                        is.subscriptionId(),
                        is.displayName(),
                        is.billingScope(),
                        is.workload(),
                        is.resellerId(),
                        is.acceptOwnershipState(),
                        is.acceptOwnershipUrl(),
                        is.createdTime(),
                        is.managementGroupId(),
                        is.subscriptionOwnerId(),
                        is.tags(),
                        is.error() == null ? alias.error() : is.error());
    }

    /**
     * Whether it has come to its end, good or bad.
     *
     * @return true when waiting for it changes nothing any more
     */
    public boolean settled() {
        return succeeded() || ProvisioningState.FAILED.equals(provisioningState);
    }

    /**
     * Whether the Azure subscription was made.
     *
     * @return true when it succeeded and names the subscription
     */
    public boolean succeeded() {
        return ProvisioningState.SUCCEEDED.equals(provisioningState) && subscriptionId != null;
    }
}
