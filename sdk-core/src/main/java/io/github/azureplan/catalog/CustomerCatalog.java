package io.github.azureplan.catalog;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Objects;
import java.util.Optional;

/** What is sold to one customer; the country is the customer's. Immutable and safe for use by many threads. */
public final class CustomerCatalog {
    private final CatalogReader reader;

    /**
     * Made by the customer's scope.
     *
     * @param wire the client's pipeline
     * @param customer the customer
     * @hidden
     */
    @SuppressWarnings("exports")
    public CustomerCatalog(Wire wire, CustomerId customer) {
        this.reader = new CatalogReader(
                wire,
                Routes.LIST_CUSTOMER_PRODUCTS,
                Routes.LIST_CUSTOMER_SKUS,
                Routes.LIST_CUSTOMER_AVAILABILITIES,
                call -> call.path("customer", customer),
                customer.text());
    }

    /**
     * The products of a view.
     *
     * <p><!-- LIST_CUSTOMER_PRODUCTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param view the view; {@link TargetView#MICROSOFT_AZURE} holds the Azure plan
     * @return the products
     */
    public Listing<Product> products(TargetView view) {
        return reader.list(Objects.requireNonNull(view, "view"));
    }

    /**
     * The SKUs of a product.
     *
     * <p><!-- LIST_CUSTOMER_SKUS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @return the SKUs
     */
    public Listing<Sku> skus(String productId) {
        return reader.skusOf(Objects.requireNonNull(productId, "productId"));
    }

    /**
     * The availabilities of a SKU.
     *
     * <p><!-- LIST_CUSTOMER_AVAILABILITIES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @param skuId the SKU
     * @return the availabilities
     */
    public Listing<Availability> availabilities(String productId, String skuId) {
        return reader.availabilitiesOf(
                Objects.requireNonNull(productId, "productId"), Objects.requireNonNull(skuId, "skuId"));
    }

    /**
     * The Azure plan as it is sold to this customer now. Do not store what this gives: ids of availabilities and catalog
     * items change over time.
     *
     * <p><!-- LIST_CUSTOMER_PRODUCTS LIST_CUSTOMER_SKUS LIST_CUSTOMER_AVAILABILITIES -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the offer, or empty where the plan cannot be bought
     */
    public Optional<AzurePlanOffer> azurePlan() {
        return reader.azurePlan();
    }
}
