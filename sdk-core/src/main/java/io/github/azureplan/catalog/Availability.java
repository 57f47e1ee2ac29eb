package io.github.azureplan.catalog;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An offer of a SKU to a country and kind of customer. Ids change: look them up right before an order, never store
 * them.
 *
 * @param id the availability within its SKU
 * @param productId the product
 * @param skuId the SKU
 * @param catalogItemId what an order line names
 * @param defaultCurrency the currency it is sold in
 * @param segment the kind of customer
 * @param country the country
 * @param purchasable whether it can be ordered now
 * @param renewable whether it can be renewed
 * @param renewalInstructions how its terms are renewed
 * @param terms the periods it is sold for; none for an Azure plan
 * @param includedQuantityOptions quantities one may choose from, member by member, because their shape is not
 *     documented; anything but a plain value is its JSON
 * @param product the product, where the service includes it
 * @param sku the SKU, where the service includes it
 */
public record Availability(
        @Required String id,
        @Nullable String productId,
        @Nullable String skuId,
        @Nullable CatalogItemId catalogItemId,
        @Nullable CatalogCurrency defaultCurrency,
        @Nullable TargetSegment segment,
        @Nullable Market country,
        @WireName("isPurchasable") boolean purchasable,
        @WireName("isRenewable") boolean renewable,
        List<RenewalInstruction> renewalInstructions,
        List<Term> terms,
        List<Map<String, String>> includedQuantityOptions,
        @Nullable Product product,
        @Nullable Sku sku) {
    /**
     * The term of a length and billing cycle.
     *
     * @param duration ISO 8601, such as {@code P1Y}
     * @param billingCycle how it is to be billed
     * @return the first such term; one that names no billing cycle counts for all
     */
    public Optional<Term> term(String duration, BillingCycle billingCycle) {
        return terms.stream()
                .filter(term -> duration.equalsIgnoreCase(term.duration())
                        && (term.billingCycle() == null || term.billingCycle().equals(billingCycle)))
                .findFirst();
    }
}
