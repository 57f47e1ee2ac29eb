package io.github.azureplan.catalog;

import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is sold in a country. Immutable and safe for use by many threads. */
public final class Catalog {
    private final Wire wire;
    private final CatalogReader.Filter filter;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public Catalog(Wire wire) {
        this(wire, CatalogReader.Filter.NONE);
    }

    private Catalog(Wire wire, CatalogReader.Filter filter) {
        this.wire = wire;
        this.filter = filter;
    }

    /**
     * A view of this catalog for a kind of customer: its lists hold what is offered to that kind.
     *
     * @param segment the kind of customer
     * @return the view; no I/O
     */
    public Catalog segment(TargetSegment segment) {
        return new Catalog(wire, filter.segment(segment));
    }

    /**
     * A view of this catalog with the reservations for certain Azure subscriptions. Without a scope the service shows
     * the reservations for subscriptions of the older offer MS-AZR-0145P, and no others.
     *
     * @param scope {@link ReservationScope#AZURE_PLAN} for reservations that fit an Azure plan
     * @return the view; no I/O
     */
    public Catalog reservationScope(ReservationScope scope) {
        return new Catalog(wire, filter.scope(scope));
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
     * @throws io.github.azureplan.errors.ForbiddenException when the view (400036) or the segment (400030) is not open
     */
    public Listing<Product> products(Market market, TargetView view) {
        return in(market).products(view);
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
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400013) or not to be had at
     *     present (400072)
     */
    public Product product(Market market, String productId) {
        return in(market).product(productId);
    }

    /**
     * One product, if there is such a one.
     *
     * <p><!-- GET_PRODUCT -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-product-by-id">{@code GET /v1/products/<product>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @return the product, or empty when it is not in the catalog or not to be had at present
     */
    public Optional<Product> findProduct(Market market, String productId) {
        return CatalogReader.find(() -> product(market, productId));
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
        return in(market).skus(productId);
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
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400018) or not to be had at
     *     present (400072)
     */
    public Sku sku(Market market, String productId, String skuId) {
        return in(market).sku(productId, skuId);
    }

    /**
     * One SKU, if there is such a one.
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
     * @return the SKU, or empty when it is not in the catalog or not to be had at present
     */
    public Optional<Sku> findSku(Market market, String productId, String skuId) {
        return CatalogReader.find(() -> sku(market, productId, skuId));
    }

    /**
     * The availabilities of a SKU. Their ids change: look them up right before an order.
     *
     * <p><!-- LIST_AVAILABILITIES -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku">{@code GET /v1/products/<product>/skus/<sku>/availabilities}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @return the availabilities, also those that can no longer be purchased
     */
    public Listing<Availability> availabilities(Market market, String productId, String skuId) {
        return in(market).availabilities(productId, skuId);
    }

    /**
     * One availability.
     *
     * <p><!-- GET_AVAILABILITY -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id">{@code GET /v1/products/<product>/skus/<sku>/availabilities/<availability>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @param availabilityId the availability within the SKU
     * @return the availability
     * @throws io.github.azureplan.errors.NotFoundException when it is not in the catalog (400019) or not to be had at
     *     present (400072)
     */
    public Availability availability(Market market, String productId, String skuId, String availabilityId) {
        return in(market).availability(productId, skuId, availabilityId);
    }

    /**
     * One availability, if there is such a one: whether an id noted earlier still holds.
     *
     * <p><!-- GET_AVAILABILITY -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id">{@code GET /v1/products/<product>/skus/<sku>/availabilities/<availability>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param productId the product
     * @param skuId the SKU, unique within its product only
     * @param availabilityId the availability within the SKU
     * @return the availability, or empty when it is not in the catalog or not to be had at present
     */
    public Optional<Availability> findAvailability(
            Market market, String productId, String skuId, String availabilityId) {
        return CatalogReader.find(() -> availability(market, productId, skuId, availabilityId));
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

    /**
     * Where the Azure plan is sold, asked of the catalog country by country. One that cannot be asked does not stop the
     * others; when the deadline is over the rest is not known for that reason.
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
     * @param markets the countries, at least one
     * @return what the catalog says of each, in the order given, each country once
     * @throws IllegalArgumentException when no country is given
     * @throws io.github.azureplan.errors.InterruptedCallException when the thread is interrupted
     */
    public List<AzurePlanSale> azurePlanSoldIn(Market... markets) {
        Set<Market> asked = new LinkedHashSet<>(List.of(markets));
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("markets: give at least one country, such as Market.of(\"SE\")");
        }
        Catalog verb = new Catalog(wire.begin(), filter);
        List<AzurePlanSale> answers = new ArrayList<>();
        for (Market market : asked) {
            answers.add(AzurePlanSale.ask(market, () -> verb.azurePlan(market)));
        }
        return List.copyOf(answers);
    }

    /**
     * Whether things are in stock, for SKUs that ask for it, see {@link Sku#needsInventoryCheck()}. An item the catalog
     * does not know is left out of the service's answer; {@link InventoryReport} tells it from one that is in stock.
     *
     * <p><!-- CHECK_INVENTORY -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/check-inventory">{@code POST /v1/extensions/product/checkInventory}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param market the country
     * @param query what to look for, and for whom
     * @return what is restricted and why
     * @throws io.github.azureplan.errors.BadRequestException when the service refuses the query
     */
    public InventoryReport checkInventory(Market market, InventoryQuery query) {
        List<InventoryItem> items = wire.execute(Call.on(Routes.CHECK_INVENTORY)
                .query("country", market)
                .body(query.document())
                .json(Wire.listOf(InventoryItem.class)));
        return InventoryReport.of(query, items);
    }

    private CatalogReader in(Market market) {
        return CatalogReader.of(wire, market, filter);
    }
}
