package io.github.azureplan.catalog;

import io.github.azureplan.common.Market;
import io.github.azureplan.internal.json.Required;
import io.github.azureplan.internal.json.WireName;
import java.util.List;
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
 * @param terms the periods it is sold for; none for an Azure plan
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
        List<Term> terms,
        @Nullable Product product,
        @Nullable Sku sku) {}
