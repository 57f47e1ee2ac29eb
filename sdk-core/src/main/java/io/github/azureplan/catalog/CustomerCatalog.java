package io.github.azureplan.catalog;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.internal.wire.Wire;
import java.util.Optional;

/** What is sold to one customer; the country is the customer's. Immutable and safe for use by many threads. */
public final class CustomerCatalog {
    private final Wire wire;
    private final CustomerId customer;
    private final CatalogReader.Filter filter;
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
        this(wire, customer, CatalogReader.Filter.NONE);
    }

    private CustomerCatalog(Wire wire, CustomerId customer, CatalogReader.Filter filter) {
        this.wire = wire;
        this.customer = customer;
        this.filter = filter;
        this.reader = CatalogReader.of(wire, customer, filter);
    }

    /**
     * A view of this catalog for a kind of customer: its lists hold what is offered to that kind.
     *
     * @param segment the kind of customer
     * @return the view; no I/O
     */
    public CustomerCatalog segment(TargetSegment segment) {
        return new CustomerCatalog(wire, customer, filter.segment(segment));
    }

    /**
     * A view of this catalog with the reservations for certain Azure subscriptions. Without a scope the service shows
     * the reservations for subscriptions of the older offer MS-AZR-0145P, and no others.
     *
     * @param scope {@link ReservationScope#AZURE_PLAN} for reservations that fit an Azure plan
     * @return the view; no I/O
     */
    public CustomerCatalog reservationScope(ReservationScope scope) {
        return new CustomerCatalog(wire, customer, filter.scope(scope));
    }

    /**
     * The products of a view for the customer.
     *
     * <p><!-- LIST_CUSTOMER_PRODUCTS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer">{@code GET /v1/customers/<customer>/products}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param view the view; {@link TargetView#MICROSOFT_AZURE} holds the Azure plan
     * @return the products
     * @throws io.github.azureplan.errors.ForbiddenException when the view (400036) or the segment (400030) is not open
     */
    public Listing<Product> products(TargetView view) {
        return reader.products(view);
    }

    /**
     * One product.
     *
     * <p><!-- GET_CUSTOMER_PRODUCT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-product-by-id-by-customer">{@code GET /v1/customers/<customer>/products/<product>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @return the product
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400013) or not to be had at
     *     present (400072)
     */
    public Product product(String productId) {
        return reader.product(productId);
    }

    /**
     * One product, if there is such a one.
     *
     * <p><!-- GET_CUSTOMER_PRODUCT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-product-by-id-by-customer">{@code GET /v1/customers/<customer>/products/<product>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @return the product, or empty when it is not in the catalog or not to be had at present
     */
    public Optional<Product> findProduct(String productId) {
        return CatalogReader.find(() -> product(productId));
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
        return reader.skus(productId);
    }

    /**
     * One SKU.
     *
     * <p><!-- GET_CUSTOMER_SKU -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-sku-by-id-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @return the SKU
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400018) or not to be had at
     *     present (400072)
     */
    public Sku sku(String productId, String skuId) {
        return reader.sku(productId, skuId);
    }

    /**
     * One SKU, if there is such a one.
     *
     * <p><!-- GET_CUSTOMER_SKU -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-sku-by-id-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @return the SKU, or empty when it is not in the catalog or not to be had at present
     */
    public Optional<Sku> findSku(String productId, String skuId) {
        return CatalogReader.find(() -> sku(productId, skuId));
    }

    /**
     * The availabilities of a SKU. Their ids change: look them up right before an order.
     *
     * <p><!-- LIST_CUSTOMER_AVAILABILITIES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @return the availabilities, also those that can no longer be purchased
     */
    public Listing<Availability> availabilities(String productId, String skuId) {
        return reader.availabilities(productId, skuId);
    }

    /**
     * One availability.
     *
     * <p><!-- GET_CUSTOMER_AVAILABILITY -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities/<availability>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @param availabilityId the availability within the SKU
     * @return the availability
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400019) or not to be had at
     *     present (400072)
     */
    public Availability availability(String productId, String skuId, String availabilityId) {
        return reader.availability(productId, skuId, availabilityId);
    }

    /**
     * One availability, if there is such a one: whether an id noted earlier still holds.
     *
     * <p><!-- GET_CUSTOMER_AVAILABILITY -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id-by-customer">{@code GET /v1/customers/<customer>/products/<product>/skus/<sku>/availabilities/<availability>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @param availabilityId the availability within the SKU
     * @return the availability, or empty when it is not in the catalog or not to be had at present
     */
    public Optional<Availability> findAvailability(String productId, String skuId, String availabilityId) {
        return CatalogReader.find(() -> availability(productId, skuId, availabilityId));
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
