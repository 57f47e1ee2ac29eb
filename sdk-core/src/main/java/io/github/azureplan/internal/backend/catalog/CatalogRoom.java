package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Reply;
import io.github.azureplan.internal.backend.kernel.Request;
import io.github.azureplan.internal.backend.kernel.Result;
import io.github.azureplan.internal.backend.kernel.Room;
import io.github.azureplan.internal.backend.kernel.Serves;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog, by country and by customer: the Azure plan and the offer before it. */
public final class CatalogRoom extends Room {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> EMPTY_VIEWS = Set.of(
            "azure",
            "azurereservations",
            "azurereservationsvm",
            "azurereservationssql",
            "azurereservationscosmosdb",
            "onlineservices",
            "software",
            "softwaresuselinux",
            "softwareperpetual",
            "softwaresubscriptions");

    /** The part of the catalog a caller sees. */
    private record Shelf(String country, boolean legacy) {}

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(CatalogRoom.class, Catalog.class);
    }

    @Serves(
            method = "GET",
            path = "/v1/products",
            query = {"country", "targetView", "targetSegment", "reservationScope"})
    @Documented("Get a list of products (by country)")
    Result products(Request request, State state) {
        return products(request, state, ofCountry(request), "/products");
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products",
            query = {"targetView", "targetSegment", "reservationScope"})
    @Documented("Get a list of products (by customer)")
    Result productsOfCustomer(Request request, State state) {
        return products(
                request, state, ofCustomer(request, state), "/customers/" + request.path("customerId") + "/products");
    }

    @Serves(
            method = "GET",
            path = "/v1/products/{productId}",
            query = {"country", "reservationScope"})
    @Documented("Get a product by ID")
    Result product(Request request, State state) {
        return product(request, state, ofCountry(request));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products/{productId}",
            query = {"reservationScope"})
    @Documented("Get a product by ID (by customer)")
    Result productOfCustomer(Request request, State state) {
        return product(request, state, ofCustomer(request, state));
    }

    @Serves(
            method = "GET",
            path = "/v1/products/{productId}/skus",
            query = {"country", "targetSegment", "reservationScope"})
    @Documented("Get a list of SKUs for a product")
    Result skus(Request request, State state) {
        return skus(request, state, ofCountry(request));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products/{productId}/skus",
            query = {"targetSegment", "reservationScope"})
    @Documented("Get a list of SKUs for a product (by customer)")
    Result skusOfCustomer(Request request, State state) {
        return skus(request, state, ofCustomer(request, state));
    }

    @Serves(
            method = "GET",
            path = "/v1/products/{productId}/skus/{skuId}",
            query = {"country", "reservationScope"})
    @Documented("Get a SKU by ID")
    Result sku(Request request, State state) {
        return sku(request, state, ofCountry(request));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products/{productId}/skus/{skuId}",
            query = {"reservationScope"})
    @Documented("Get a SKU by ID (by customer)")
    Result skuOfCustomer(Request request, State state) {
        return sku(request, state, ofCustomer(request, state));
    }

    @Serves(
            method = "GET",
            path = "/v1/products/{productId}/skus/{skuId}/availabilities",
            query = {"country", "targetSegment", "reservationScope"})
    @Documented("Get a list of availabilities for a SKU")
    Result availabilities(Request request, State state) {
        return availabilities(request, state, ofCountry(request));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities",
            query = {"targetSegment", "reservationScope"})
    @Documented("Get a list of availabilities for a SKU (by customer)")
    Result availabilitiesOfCustomer(Request request, State state) {
        return availabilities(request, state, ofCustomer(request, state));
    }

    @Serves(
            method = "GET",
            path = "/v1/products/{productId}/skus/{skuId}/availabilities/{availabilityId}",
            query = {"country"})
    @Documented("Get an availability by ID")
    Result availability(Request request, State state) {
        return availability(request, state, ofCountry(request));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities/{availabilityId}")
    @Documented("Get an availability by ID (by customer)")
    Result availabilityOfCustomer(Request request, State state) {
        return availability(request, state, ofCustomer(request, state));
    }

    private static Result products(Request request, State state, Shelf shelf, String uri) {
        String view = request.query("targetView");
        List<JsonObject> items = shown(view) && sold(request)
                ? offers(request, shelf).stream()
                        .map(o -> CatalogJson.product(o, shelf.country()))
                        .toList()
                : List.of();
        return collection(state, items, uri + "?country=" + shelf.country() + "&targetView=" + view);
    }

    private static Result product(Request request, State state, Shelf shelf) {
        return new Result(state, Reply.json(200, CatalogJson.product(find(request, shelf), shelf.country())));
    }

    private static Result skus(Request request, State state, Shelf shelf) {
        Catalog.Offer offer = find(request, shelf);
        List<JsonObject> items = sold(request) ? List.of(CatalogJson.sku(offer, shelf.country())) : List.of();
        return collection(state, items, "/products/" + offer.productId() + "/skus?country=" + shelf.country());
    }

    private static Result sku(Request request, State state, Shelf shelf) {
        return new Result(state, Reply.json(200, CatalogJson.sku(findSku(request, shelf), shelf.country())));
    }

    private static Result availabilities(Request request, State state, Shelf shelf) {
        Catalog.Offer offer = findSku(request, shelf);
        List<JsonObject> items = sold(request)
                ? Catalog.availabilities(request.context(), offer, shelf.country()).stream()
                        .map(a -> CatalogJson.availability(a, shelf.country()))
                        .toList()
                : List.of();
        String uri = "/products/" + offer.productId() + "/skus/" + offer.skuId() + "/availabilities?country=";
        return collection(state, items, uri + shelf.country());
    }

    @Documented("Partner Center error codes")
    private static Result availability(Request request, State state, Shelf shelf) {
        Catalog.Offer offer = findSku(request, shelf);
        for (Catalog.Availability each : Catalog.availabilities(request.context(), offer, shelf.country())) {
            if (each.id().equalsIgnoreCase(request.path("availabilityId"))) {
                return new Result(state, Reply.json(200, CatalogJson.availability(each, shelf.country())));
            }
        }
        throw new Refusal(404, "400019", "The availability was not found.");
    }

    @Documented("Get a list of products (by country)")
    @Assumed({
        "a missing country is 400 with code 800002, one that is no country 400 with code 400056",
        "a reservationScope other than AzurePlan is 400 with code 400056"
    })
    private static Shelf ofCountry(Request request) {
        requireScope(request);
        String country = request.query("country");
        if (country == null || country.isEmpty()) {
            throw Refusal.invalid("country: must be given");
        }
        String upper = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper)) {
            throw new Refusal(400, "400056", "country: must be the two letters of a country");
        }
        return new Shelf(upper, true);
    }

    @Documented("Get a list of products (by customer)")
    @Assumed("a customer with an Azure plan no longer sees the older offer")
    private static Shelf ofCustomer(Request request, State state) {
        Customer customer = Customers.require(state, request);
        requireScope(request);
        return new Shelf(
                customer.country(), Subscriptions.plans(state, customer.id()).isEmpty());
    }

    private static void requireScope(Request request) {
        String scope = request.query("reservationScope");
        if (scope != null && !scope.isEmpty() && !scope.equalsIgnoreCase("AzurePlan")) {
            throw new Refusal(400, "400056", "reservationScope: must be AzurePlan or absent");
        }
    }

    @Documented("Get a list of products (by country)")
    @Assumed({
        "only the view MicrosoftAzure has products; the other published views are empty",
        "a missing targetView is 400 with code 800002, an unknown one 403 with code 400036"
    })
    private static boolean shown(@Nullable String view) {
        if (view == null || view.isEmpty()) {
            throw Refusal.invalid("targetView: must be given");
        }
        if (!view.equalsIgnoreCase("MicrosoftAzure") && !EMPTY_VIEWS.contains(view.toLowerCase(Locale.ROOT))) {
            throw new Refusal(403, "400036", "targetView: the view is not allowed");
        }
        return view.equalsIgnoreCase("MicrosoftAzure");
    }

    @Documented("Get a list of products (by country)")
    @Assumed({
        "Azure is sold to the segment commercial, which is also the default; education and nonprofit find nothing",
        "the segment government is 403 with code 400030, an unknown one 400 with code 900126"
    })
    private static boolean sold(Request request) {
        String segment = request.query("targetSegment");
        return switch (segment == null ? "" : segment.toLowerCase(Locale.ROOT)) {
            case "", "commercial" -> true;
            case "education", "nonprofit" -> false;
            case "government" -> throw new Refusal(403, "400030", "targetSegment: the segment is not allowed");
            default -> throw new Refusal(400, "900126", "targetSegment: is not a known segment");
        };
    }

    private static List<Catalog.Offer> offers(Request request, Shelf shelf) {
        return Catalog.offers(request.context(), shelf.country()).stream()
                .filter(o -> o.plan() || shelf.legacy())
                .toList();
    }

    @Documented("Partner Center error codes")
    private static Catalog.Offer find(Request request, Shelf shelf) {
        return offers(request, shelf).stream()
                .filter(o -> o.productId().equalsIgnoreCase(request.path("productId")))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "400013", "The product was not found."));
    }

    @Documented("Partner Center error codes")
    private static Catalog.Offer findSku(Request request, Shelf shelf) {
        Catalog.Offer offer = find(request, shelf);
        if (!offer.skuId().equalsIgnoreCase(request.path("skuId"))) {
            throw new Refusal(404, "400018", "The SKU was not found.");
        }
        return offer;
    }

    private static Result collection(State state, List<JsonObject> items, String self) {
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", Wire.self(self))));
    }
}
