package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.customers.Segments;
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
import io.github.azureplan.internal.backend.partners.Standing;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The catalog, by country and by customer. */
public final class CatalogRoom extends Room {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> COMMERCIAL = Set.of("commercial");
    private static final Set<String> SEGMENTS = Set.of("commercial", "education", "government", "nonprofit");
    private static final Set<String> VIEWS = Set.of(
            "azure",
            "azurereservations",
            "azurereservationsvm",
            "azurereservationssql",
            "azurereservationscosmosdb",
            "microsoftazure",
            "onlineservices",
            "software",
            "softwaresuselinux",
            "softwareperpetual",
            "softwaresubscriptions");

    /**
     * The part of the catalog a caller sees.
     *
     * @param legacy whether the older offer is in it
     * @param segments the kinds of customer it may be asked for
     * @param usual the kinds of customer it shows when none is asked for
     */
    private record Shelf(String country, boolean legacy, Set<String> segments, Set<String> usual) {}

    @Override
    public List<Class<?>> ruleClasses() {
        return List.of(CatalogRoom.class, Catalog.class, Assortment.class);
    }

    @Serves(
            method = "GET",
            path = "/v1/products",
            query = {"country", "targetView", "targetSegment", "reservationScope"})
    @Documented("Get a list of products (by country)")
    Result products(Request request, State state) {
        return products(request, state, ofCountry(request, state), "/products");
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
        return product(request, state, ofCountry(request, state));
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
        return skus(request, state, ofCountry(request, state));
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
        return sku(request, state, ofCountry(request, state));
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
        return availabilities(request, state, ofCountry(request, state));
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
        return availability(request, state, ofCountry(request, state));
    }

    @Serves(
            method = "GET",
            path = "/v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities/{availabilityId}")
    @Documented("Get an availability by ID (by customer)")
    Result availabilityOfCustomer(Request request, State state) {
        return availability(request, state, ofCustomer(request, state));
    }

    private static Result products(Request request, State state, Shelf shelf, String uri) {
        String view = view(request);
        Set<String> segments = segments(request, shelf);
        Map<String, JsonObject> items = new LinkedHashMap<>();
        for (Article article : articles(request, shelf)) {
            if (shownIn(article, view) && offered(article, segments)) {
                items.putIfAbsent(article.productId(), CatalogJson.product(article, shelf.country()));
            }
        }
        String self = uri + "?country=" + shelf.country() + "&targetView=" + view;
        return collection(state, List.copyOf(items.values()), self);
    }

    private static Result product(Request request, State state, Shelf shelf) {
        Article article = find(request, shelf).get(0);
        return new Result(state, Reply.json(200, CatalogJson.product(article, shelf.country())));
    }

    private static Result skus(Request request, State state, Shelf shelf) {
        List<Article> found = find(request, shelf);
        Set<String> segments = segments(request, shelf);
        List<JsonObject> items = found.stream()
                .filter(a -> offered(a, segments) && !Stock.withdrawn(state, a))
                .map(a -> CatalogJson.sku(a, shelf.country()))
                .toList();
        String uri = "/products/" + found.get(0).productId() + "/skus?country=";
        return collection(state, items, uri + shelf.country());
    }

    private static Result sku(Request request, State state, Shelf shelf) {
        return new Result(state, Reply.json(200, CatalogJson.sku(findSku(request, state, shelf), shelf.country())));
    }

    @Documented("Partner Center error codes")
    @Assumed("availabilities of a SKU that the service fails to read for a customer are 400 with code 900143")
    private static Result availabilities(Request request, State state, Shelf shelf) {
        Article article = findSku(request, state, shelf);
        if (request.hasPath("customerId") && Stock.unreadable(state, article)) {
            throw new Refusal(400, "900143", "Availabilities could not be read for product, SKU and customer.");
        }
        List<JsonObject> items = segments(request, shelf).stream()
                .sorted()
                .flatMap(s -> Catalog.items(request.context(), article, shelf.country(), s).stream())
                .map(CatalogJson::availability)
                .toList();
        String uri = "/products/" + article.productId() + "/skus/" + article.skuId() + "/availabilities?country=";
        return collection(state, items, uri + shelf.country());
    }

    @Documented("Partner Center error codes")
    @Assumed({
        "a blank availability id leaves the catalog item id without its end: 400 with code 900142",
        "a blank SKU id is 400 with code 900144"
    })
    private static Result availability(Request request, State state, Shelf shelf) {
        Article article = findSku(request, state, shelf);
        if (request.path("availabilityId").isBlank()) {
            throw new Refusal(400, "900142", "The catalog item id is missing.");
        }
        for (String segment : shelf.segments()) {
            for (Item each : Catalog.items(request.context(), article, shelf.country(), segment)) {
                if (each.availabilityId().equalsIgnoreCase(request.path("availabilityId"))) {
                    return new Result(state, Reply.json(200, CatalogJson.availability(each)));
                }
            }
        }
        throw new Refusal(404, "400019", "The availability was not found.");
    }

    private static Shelf ofCountry(Request request, State state) {
        requireScope(request);
        return new Shelf(country(request, state), true, partnerSegments(request), COMMERCIAL);
    }

    /** The country a request names by {@code country}, if the partner may sell there. */
    @Documented("Get a list of products (by country)")
    @Assumed({
        "a missing country is 400 with code 800002, one that is no country 400 with code 400056",
        "without a targetSegment the catalog of a country is the one of the segment commercial"
    })
    static String country(Request request, State state) {
        String country = request.query("country");
        if (country == null || country.isEmpty()) {
            throw Refusal.invalid("country: must be given");
        }
        String upper = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(upper) && !upper.equals("XK")) {
            throw new Refusal(400, "400056", "country: must be the two letters of a country");
        }
        Standing.requireOnboarded(state, upper);
        return upper;
    }

    @Documented("Get a list of products (by customer)")
    @Assumed({
        "a customer with an Azure plan no longer sees the older offer",
        "a customer may be asked for the segment commercial and those it is qualified for, and sees all of them"
    })
    private static Shelf ofCustomer(Request request, State state) {
        Customer customer = Customers.require(state, request);
        requireScope(request);
        Standing.requireOnboarded(state, customer.country());
        Set<String> segments = Segments.of(state, customer.id());
        return new Shelf(
                customer.country(), Subscriptions.plans(state, customer.id()).isEmpty(), segments, segments);
    }

    @Documented("Integration sandbox: commercial and education only")
    private static Set<String> partnerSegments(Request request) {
        return request.context().partner().sandbox()
                ? Set.of("commercial", "education")
                : request.settings().catalog().segments();
    }

    @Documented("Get a list of products (by country)")
    @Assumed("a reservationScope other than AzurePlan is 400 with code 400056")
    private static void requireScope(Request request) {
        String scope = request.query("reservationScope");
        if (scope != null && !scope.isEmpty() && !scope.equalsIgnoreCase("AzurePlan")) {
            throw new Refusal(400, "400056", "reservationScope: must be AzurePlan or absent");
        }
    }

    @Documented("Get a list of products (by country)")
    @Assumed("a missing targetView is 400 with code 800002, an unknown or closed one 403 with code 400036")
    private static String view(Request request) {
        String view = request.query("targetView");
        if (view == null || view.isEmpty()) {
            throw Refusal.invalid("targetView: must be given");
        }
        String lower = view.toLowerCase(Locale.ROOT);
        if (!VIEWS.contains(lower) || request.settings().catalog().closedViews().contains(lower)) {
            throw new Refusal(403, "400036", "targetView: the view is not allowed");
        }
        return lower;
    }

    @Documented("Get a list of products (by country)")
    @Assumed(
            "the view Azure holds the Azure plan, the older offer and reservations; OnlineServices the marketplace too")
    private static boolean shownIn(Article article, String view) {
        String own = article.view().toLowerCase(Locale.ROOT);
        return switch (view) {
            case "azure" -> own.equals("microsoftazure") || own.startsWith("azurereservations");
            case "azurereservations", "software" -> own.startsWith(view);
            default -> own.equals(view);
        };
    }

    @Documented("Get a list of products (by country)")
    @Assumed({
        "the segment government is 403 with code 400030 unless the partner is set up for it, or the customer qualified",
        "an unknown segment is 400 with code 900126"
    })
    private static Set<String> segments(Request request, Shelf shelf) {
        String asked = request.query("targetSegment");
        if (asked == null || asked.isEmpty()) {
            return shelf.usual();
        }
        String segment = asked.toLowerCase(Locale.ROOT);
        if (!SEGMENTS.contains(segment)) {
            throw new Refusal(400, "900126", "targetSegment: is not a known segment");
        }
        if (!shelf.segments().contains(segment)) {
            throw new Refusal(403, "400030", "targetSegment: the segment is not allowed");
        }
        return Set.of(segment);
    }

    private static boolean offered(Article article, Set<String> segments) {
        return segments.stream().anyMatch(article.segments()::contains);
    }

    @Documented(
            "Get a list of products (by country): with the scope AzurePlan, reservations for Azure plans, without it"
                    + " those for MS-AZR-0145P")
    @Assumed("the scope decides the same for a product, SKU or list of availabilities, but not for one availability")
    private static List<Article> articles(Request request, Shelf shelf) {
        String scope = request.query("reservationScope");
        boolean single = request.hasPath("availabilityId");
        boolean forPlan = single || (scope != null && !scope.isEmpty());
        boolean forLegacy = single || !forPlan;
        return Catalog.articles(request.context(), shelf.country()).stream()
                .filter(a -> switch (a.kind()) {
                    case RESERVATION -> forPlan;
                    case LEGACY_RESERVATION -> forLegacy;
                    case LEGACY_AZURE -> shelf.legacy();
                    default -> true;
                })
                .toList();
    }

    /** The SKUs of the product that is asked for. */
    @Documented("Partner Center error codes")
    private static List<Article> find(Request request, Shelf shelf) {
        List<Article> found = articles(request, shelf).stream()
                .filter(a -> a.productId().equalsIgnoreCase(request.path("productId")))
                .toList();
        if (found.isEmpty()) {
            throw new Refusal(404, "400013", "The product was not found.");
        }
        return found;
    }

    @Documented("Partner Center error codes: item not available, with the status 200")
    @Assumed(
            "an article that is not to be had for the time being is in no list, and read singly is 200 with code 400072")
    private static Article findSku(Request request, State state, Shelf shelf) {
        if (request.path("skuId").isBlank()) {
            throw new Refusal(400, "900144", "The SKU id is missing.");
        }
        Article article = find(request, shelf).stream()
                .filter(a -> a.skuId().equalsIgnoreCase(request.path("skuId")))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "400018", "The SKU was not found."));
        if (Stock.withdrawn(state, article)) {
            throw new Refusal(200, "400072", "The item is not available.");
        }
        return article;
    }

    private static Result collection(State state, List<JsonObject> items, String self) {
        return new Result(state, Reply.json(200, Wire.collection(items).with("links", Wire.self(self))));
    }
}
