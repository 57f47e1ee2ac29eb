package io.github.azureplan.catalog;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.internal.json.AnyJson;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way a product is sold. Its id is unique within the product only.
 *
 * @param id the SKU within its product
 * @param productId the product
 * @param title its name
 * @param description what it is, for people
 * @param minimumQuantity the smallest quantity of an order line
 * @param maximumQuantity the largest quantity of an order line
 * @param trial whether it is a trial
 * @param supportedBillingCycles what it can be billed by
 * @param purchasePrerequisites what the customer needs first, such as {@code MicrosoftCustomerAgreement}
 * @param inventoryVariables what a check of the stock asks for
 * @param provisioningVariables what an order line has to say in its provisioning context
 * @param actions what can be done after the purchase
 * @param dynamicAttributes free-form notes, which change without notice; anything but a plain value is its JSON
 * @param attestationProperties what has to be confirmed with an order
 * @param consumptionType how its use is counted
 * @param termsOfUseUri a page with the terms of use
 * @param constraints limits of the purchase; their shape is not documented, so each is its text or its JSON
 * @param specializedOfferProperties when the SKU is an offer with prices of its own, when and how it holds
 */
public record Sku(
        @Required String id,
        @Nullable String productId,
        @Nullable String title,
        @Nullable String description,
        @Nullable Integer minimumQuantity,
        @Nullable Integer maximumQuantity,
        @WireName("isTrial") boolean trial,
        List<BillingCycle> supportedBillingCycles,
        List<String> purchasePrerequisites,
        List<String> inventoryVariables,
        List<String> provisioningVariables,
        List<String> actions,
        Map<String, String> dynamicAttributes,
        @Nullable AttestationProperties attestationProperties,
        @Nullable String consumptionType,
        @Nullable URI termsOfUseUri,
        @AnyJson List<String> constraints,
        @Nullable SpecializedOfferProperties specializedOfferProperties) {
    /** The prerequisite of a SKU whose stock has to be checked before an order, see {@link Catalog#checkInventory}. */
    public static final String INVENTORY_CHECK = "InventoryCheck";

    /**
     * Whether the stock has to be checked before an order.
     *
     * @return true when the SKU asks for it; an Azure plan does not
     */
    public boolean needsInventoryCheck() {
        return purchasePrerequisites.stream().anyMatch(INVENTORY_CHECK::equalsIgnoreCase);
    }

    /**
     * Whether an order line has to confirm something, see {@link AttestationProperties}.
     *
     * @return true when an order without it is refused
     */
    public boolean needsAttestation() {
        return attestationProperties != null && attestationProperties.enforceAttestation();
    }
}
