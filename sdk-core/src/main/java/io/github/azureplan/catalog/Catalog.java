package io.github.azureplan.catalog;

import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;
import java.util.Optional;

/** What is sold in a country. Immutable and safe for use by many threads. */
public final class Catalog {
    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public Catalog(Wire wire) {
        this.wire = wire;
    }

    /**
     * The products of a view in a country.
     *
     * <p><!-- LIST_PRODUCTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products">{@code GET /v1/products}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param view the view; {@link TargetView#MICROSOFT_AZURE} holds the Azure plan
     * @return the products
     */
    public Listing<Product> products(Market market, TargetView view) {
        return in(market).list(Objects.requireNonNull(view, "view"));
    }

    /**
     * One product.
     *
     * <p><!-- GET_PRODUCT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-product-by-id">{@code GET /v1/products/<product>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @return the product
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400013)
     */
    public Product product(Market market, String productId) {
        return wire.execute(Call.on(Routes.GET_PRODUCT)
                .path("product", productId)
                .query("country", market)
                .json(Product.class));
    }

    /**
     * The SKUs of a product.
     *
     * <p><!-- LIST_SKUS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product">{@code GET /v1/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @return the SKUs
     */
    public Listing<Sku> skus(Market market, String productId) {
        return in(market).skusOf(Objects.requireNonNull(productId, "productId"));
    }

    /**
     * One SKU.
     *
     * <p><!-- GET_SKU -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-sku-by-id">{@code GET /v1/products/<product>/skus/<sku>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @return the SKU
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400018)
     */
    public Sku sku(Market market, String productId, String skuId) {
        return wire.execute(Call.on(Routes.GET_SKU)
                .path("product", productId)
                .path("sku", skuId)
                .query("country", market)
                .json(Sku.class));
    }

    /**
     * The availabilities of a SKU.
     *
     * <p><!-- LIST_AVAILABILITIES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku">{@code GET /v1/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @param skuId the SKU
     * @return the availabilities
     */
    public Listing<Availability> availabilities(Market market, String productId, String skuId) {
        return in(market)
                .availabilitiesOf(
                        Objects.requireNonNull(productId, "productId"), Objects.requireNonNull(skuId, "skuId"));
    }

    /**
     * The Azure plan as it is sold in a country now. Do not store what this gives: ids of availabilities and catalog
     * items change over time.
     *
     * <p><!-- LIST_PRODUCTS LIST_SKUS LIST_AVAILABILITIES -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products">{@code GET /v1/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product">{@code GET /v1/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku">{@code GET /v1/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @return the offer, or empty where the plan cannot be bought
     */
    public Optional<AzurePlanOffer> azurePlan(Market market) {
        return in(market).azurePlan();
    }

    private CatalogReader in(Market market) {
        Objects.requireNonNull(market, "market");
        return new CatalogReader(
                wire,
                Routes.LIST_PRODUCTS,
                Routes.LIST_SKUS,
                Routes.LIST_AVAILABILITIES,
                call -> call.query("country", market),
                market.text());
    }
}
