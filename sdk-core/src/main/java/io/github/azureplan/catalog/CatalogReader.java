package io.github.azureplan.catalog;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the catalog by country and the one by customer have in common: where to ask, and how to find the Azure plan. */
record CatalogReader(Wire wire, Paths paths, UnaryOperator<Call.Builder> place, Filter filter) {
    /** The agreement that only the Azure plan asks for, among what is sold beside it. */
    private static final String CUSTOMER_AGREEMENT = "MicrosoftCustomerAgreement";

    private static final Set<ErrorCode> ABSENT = Set.of(
            ErrorCode.PRODUCT_NOT_FOUND,
            ErrorCode.SKU_NOT_FOUND,
            ErrorCode.AVAILABILITY_NOT_FOUND,
            ErrorCode.ITEM_NOT_AVAILABLE);

    /** The routes of one of the two catalogs. */
    record Paths(Route products, Route product, Route skus, Route sku, Route availabilities, Route availability) {}

    /** What a view of the catalog is narrowed to. */
    record Filter(@Nullable TargetSegment segment, @Nullable ReservationScope scope) {
        static final Filter NONE = new Filter(null, null);

        Filter segment(TargetSegment value) {
            return new Filter(Objects.requireNonNull(value, "segment"), scope);
        }

        Filter scope(ReservationScope value) {
            return new Filter(segment, Objects.requireNonNull(value, "scope"));
        }
    }

    private static final Paths BY_COUNTRY = new Paths(
            Routes.LIST_PRODUCTS,
            Routes.GET_PRODUCT,
            Routes.LIST_SKUS,
            Routes.GET_SKU,
            Routes.LIST_AVAILABILITIES,
            Routes.GET_AVAILABILITY);
    private static final Paths BY_CUSTOMER = new Paths(
            Routes.LIST_CUSTOMER_PRODUCTS,
            Routes.GET_CUSTOMER_PRODUCT,
            Routes.LIST_CUSTOMER_SKUS,
            Routes.GET_CUSTOMER_SKU,
            Routes.LIST_CUSTOMER_AVAILABILITIES,
            Routes.GET_CUSTOMER_AVAILABILITY);

    static CatalogReader of(Wire wire, Market market, Filter filter) {
        Objects.requireNonNull(market, "market");
        return new CatalogReader(wire, BY_COUNTRY, call -> call.query("country", market), filter);
    }

    static CatalogReader of(Wire wire, CustomerId customer, Filter filter) {
        Objects.requireNonNull(customer, "customer");
        return new CatalogReader(wire, BY_CUSTOMER, call -> call.path("customer", customer), filter);
    }

    Listing<Product> products(TargetView view) {
        Objects.requireNonNull(view, "view");
        return wire.listWhole(() -> listed(paths.products()).query("targetView", view.text()), Product.class);
    }

    Product product(String productId) {
        return wire.execute(scoped(paths.product())
                .path("product", id(productId, "productId"))
                .json(Product.class));
    }

    Listing<Sku> skus(String productId) {
        String product = id(productId, "productId");
        return wire.listWhole(() -> listed(paths.skus()).path("product", product), Sku.class);
    }

    Sku sku(String productId, String skuId) {
        return wire.execute(scoped(paths.sku())
                .path("product", id(productId, "productId"))
                .path("sku", id(skuId, "skuId"))
                .json(Sku.class));
    }

    Listing<Availability> availabilities(String productId, String skuId) {
        String product = id(productId, "productId");
        String sku = id(skuId, "skuId");
        return wire.listWhole(
                () -> listed(paths.availabilities()).path("product", product).path("sku", sku), Availability.class);
    }

    Availability availability(String productId, String skuId, String availabilityId) {
        return wire.execute(place.apply(Call.on(paths.availability()))
                .path("product", id(productId, "productId"))
                .path("sku", id(skuId, "skuId"))
                .path("availability", id(availabilityId, "availabilityId"))
                .json(Availability.class));
    }

    /** What a read tells, or empty when the catalog does not have it; any other trouble is thrown. */
    static <T> Optional<T> find(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (NotFoundException e) {
            if (ABSENT.contains(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Looked up each time: ids of availabilities and catalog items change. */
    Optional<AzurePlanOffer> azurePlan() {
        // the scope is about reservations only
        CatalogReader verb = new CatalogReader(wire.begin(), paths, place, new Filter(filter.segment(), null));
        List<Product> candidates = verb.products(TargetView.MICROSOFT_AZURE).stream()
                .sorted(Comparator.comparing(CatalogReader::looksLikePlan).reversed())
                .toList();
        for (Product product : candidates) {
            for (Sku sku : verb.skus(product.id())) {
                if (sku.purchasePrerequisites().stream().anyMatch(CUSTOMER_AGREEMENT::equalsIgnoreCase)) {
                    Optional<Availability> open = verb.availabilities(product.id(), sku.id()).stream()
                            .filter(a -> a.purchasable() && a.catalogItemId() != null)
                            .max(Comparator.comparing(a -> TargetSegment.COMMERCIAL.equals(a.segment())));
                    if (open.isPresent()) {
                        return Optional.of(new AzurePlanOffer(product, sku, open.get()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Call.Builder listed(Route route) {
        return scoped(route).queryIf("targetSegment", filter.segment());
    }

    private Call.Builder scoped(Route route) {
        return place.apply(Call.on(route)).queryIf("reservationScope", filter.scope());
    }

    private static String id(String value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + ": must not be empty; take it from the catalog");
        }
        return value.trim();
    }

    /** Saves calls: the product called a plan is looked at first. */
    private static boolean looksLikePlan(Product product) {
        String title = product.title();
        return title != null && title.toLowerCase(Locale.ROOT).contains("plan");
    }
}
