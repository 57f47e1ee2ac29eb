package io.github.azureplan.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogRoomTest {
    private static final String PLAN = "/v1/products/DZH318Z0BPS6";
    private static final String LEGACY = "9DEA7946-EC2C-441E-9FFD-E3B275F7E838";

    private final InMemoryBackend backend = InMemoryBackend.create();
    private final Ask ask = Ask.app(backend);

    private static List<JsonObject> items(Ask.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().array("items").objects();
    }

    private static List<String> texts(Ask.Answer answer, String name) {
        return items(answer).stream().map(i -> i.text(name)).toList();
    }

    private static String purchasable(Ask ask, String path) {
        return items(ask.get(path)).stream()
                .filter(a -> a.bool("isPurchasable"))
                .map(a -> a.text("catalogItemId"))
                .reduce((a, b) -> {
                    throw new AssertionError("two are purchasable");
                })
                .orElseThrow();
    }

    @Test
    void the_azure_view_of_a_country_holds_the_plan_and_the_offer_before_it() {
        Ask.Answer view = ask.get("/v1/products?country=de&targetView=microsoftazure");

        assertThat(texts(view, "id")).containsExactly(LEGACY, "DZH318Z0BPS6");
        assertThat(view.json().decimal("totalCount")).isEqualByComparingTo("2");
        JsonObject plan = items(view).get(1);
        assertThat(plan.text("title")).isEqualTo("Microsoft Azure plan");
        assertThat(plan.object("links").object("skus").text("uri")).isEqualTo("/products/DZH318Z0BPS6/skus?country=DE");
        assertThat(plan.object("productType").object("subType").text("id")).isEqualTo("Azure");
    }

    @Test
    void the_plan_is_sold_once_and_asks_for_the_customer_agreement() {
        JsonObject sku = ask.get(PLAN + "/skus/0001?country=DE").json();

        assertThat(sku.decimal("minimumQuantity")).isEqualByComparingTo("1");
        assertThat(sku.decimal("maximumQuantity")).isEqualByComparingTo("1");
        assertThat(sku.array("supportedBillingCycles").toString()).isEqualTo("[\"one_time\"]");
        assertThat(sku.array("purchasePrerequisites").toString()).isEqualTo("[\"MicrosoftCustomerAgreement\"]");
        assertThat(items(ask.get(PLAN + "/skus?country=DE"))).containsExactly(sku);

        JsonObject legacy =
                items(ask.get("/v1/products/" + LEGACY + "/skus?country=DE")).get(0);
        assertThat(legacy.text("id")).isEqualTo("MS-AZR-0145P");
        assertThat(legacy.array("supportedBillingCycles").toString()).isEqualTo("[\"monthly\"]");
        assertThat(legacy.array("purchasePrerequisites").toString()).isEqualTo("[\"MicrosoftCloudAgreement\"]");
    }

    @Test
    void the_availability_differs_by_country_and_by_month() {
        String path = PLAN + "/skus/0001/availabilities?country=";
        String germany = purchasable(ask, path + "DE");
        assertThat(germany).startsWith("DZH318Z0BPS6:0001:DZH318Z");
        assertThat(purchasable(ask, path + "FR")).isNotEqualTo(germany);

        backend.clock().advance(Period.ofMonths(1));
        Ask later = Ask.app(backend);

        assertThat(purchasable(later, path + "DE")).isNotEqualTo(germany);
        assertThat(texts(later.get(path + "DE"), "catalogItemId")).contains(germany);
        backend.clock().advance(Period.ofMonths(1));
        assertThat(texts(Ask.app(backend).get(path + "DE"), "catalogItemId")).doesNotContain(germany);
    }

    @Test
    void an_availability_is_read_by_its_id() {
        JsonObject listed = items(ask.get(PLAN + "/skus/0001/availabilities?country=US&targetSegment=commercial"))
                .get(1);

        JsonObject read = ask.get(PLAN + "/skus/0001/availabilities/" + listed.text("id") + "?country=US")
                .json();

        assertThat(read).isEqualTo(listed);
        assertThat(read.object("defaultCurrency").text("code")).isEqualTo("USD");
        assertThat(read.text("country")).isEqualTo("US");
    }

    @Test
    void a_customer_sees_the_catalog_of_its_own_country() {
        CustomerId customer = backend.world().customer("FR", "ventdest.example", "Vent d'Est");
        String own = "/v1/customers/" + customer.text() + "/products";

        assertThat(texts(ask.get(own + "?targetView=MicrosoftAzure"), "id")).contains("DZH318Z0BPS6");
        assertThat(ask.get(own + "/DZH318Z0BPS6").json())
                .isEqualTo(ask.get(PLAN + "?country=FR").json());
        assertThat(texts(ask.get(own + "/DZH318Z0BPS6/skus"), "id")).containsExactly("0001");
        assertThat(ask.get(own + "/DZH318Z0BPS6/skus/0001").json())
                .isEqualTo(ask.get(PLAN + "/skus/0001?country=FR").json());
        String item = purchasable(ask, own + "/DZH318Z0BPS6/skus/0001/availabilities");
        assertThat(item).isEqualTo(purchasable(ask, PLAN + "/skus/0001/availabilities?country=FR"));
        String id = item.substring(item.lastIndexOf(':') + 1);
        assertThat(ask.get(own + "/DZH318Z0BPS6/skus/0001/availabilities/" + id)
                        .json()
                        .text("catalogItemId"))
                .isEqualTo(item);
        backend.world().removeRelationship(customer);
        assertThat(ask.get(own + "?targetView=MicrosoftAzure").refusal()).isEqualTo("403/20002");
    }

    @Test
    void where_the_plan_is_not_sold_the_view_is_empty() {
        assertThat(items(ask.get("/v1/products?country=CN&targetView=MicrosoftAzure")))
                .isEmpty();
        assertThat(ask.get(PLAN + "?country=CN").refusal()).isEqualTo("404/400013");

        InMemoryBackend other =
                InMemoryBackend.builder().notSoldIn(Market.of("SE")).build();
        assertThat(items(Ask.app(other).get("/v1/products?country=SE&targetView=MicrosoftAzure")))
                .isEmpty();
        assertThat(items(Ask.app(other).get("/v1/products?country=CN&targetView=MicrosoftAzure")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/products?targetView=MicrosoftAzure, 400/800002, country",
        "/v1/products?country=DE, 400/800002, targetView",
        "/v1/products?country=Germany&targetView=MicrosoftAzure, 400/400056, country",
        "/v1/products?country=DE&targetView=AzureAzureReservationsVM, 403/400036, targetView",
        "/v1/products?country=DE&targetView=MicrosoftAzure&targetSegment=government, 403/400030, targetSegment",
        "/v1/products?country=DE&targetView=MicrosoftAzure&targetSegment=all, 400/900126, targetSegment",
        "/v1/products?country=DE&targetView=MicrosoftAzure&reservationScope=Shared, 400/400056, reservationScope",
        "/v1/products?country=DE&targetView=MicrosoftAzure&size=5, 400/800002, size",
        "/v1/products/DZH318Z0BQ3Q?country=DE, 404/400013, product",
        "/v1/products/DZH318Z0BPS6/skus/0002?country=DE, 404/400018, SKU",
        "/v1/products/DZH318Z0BPS6/skus/0001/availabilities/DZH318Z0BML6?country=DE, 404/400019, availability",
        "/v1/products/DZH318Z0BPS6/skus/0001, 400/800002, country",
    })
    void what_is_not_in_the_catalog_is_refused(String path, String refusal, String word) {
        Ask.Answer answer = ask.get(path);

        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().text("description")).contains(word);
    }

    @ParameterizedTest
    @CsvSource({
        "AzureReservationsVM, , DZH318ZZVM03",
        "AzureReservationsVM, AzurePlan, DZH318ZZVM01 DZH318ZZVM02",
        "AzureReservationsSQL, AzurePlan, DZH318ZZSQ01",
        "AzureReservationsCosmosDb, AzurePlan, DZH318ZZCD01",
        "AzureReservations, AzurePlan, DZH318ZZVM01 DZH318ZZVM02 DZH318ZZSQ01 DZH318ZZCD01",
        "Azure, , 9DEA7946-EC2C-441E-9FFD-E3B275F7E838 DZH318Z0BPS6 DZH318ZZVM03",
        "SoftwareSubscriptions, , DG7GMGFZZS01",
        "SoftwareSUSELinux, , DG7GMGFZZL01",
        "SoftwarePerpetual, , DG7GMGFZZP01",
        "Software, , DG7GMGFZZS01 DG7GMGFZZL01 DG7GMGFZZP01",
        "OnlineServices, , CFQ7TTCZZL01 CFQ7TTCZZL02 CFQ7TTCZZA01 CFQ7TTCZZT01 DZH318ZZMP01",
    })
    void each_view_holds_what_its_name_says(String view, String scope, String products) {
        String query = "?country=DE&targetView=" + view + (scope == null ? "" : "&reservationScope=" + scope);

        assertThat(texts(ask.get("/v1/products" + query), "id")).containsExactly(products.split(" "));
    }

    @Test
    void azure_is_not_offered_to_education() {
        assertThat(items(ask.get("/v1/products?country=DE&targetView=MicrosoftAzure&targetSegment=education")))
                .isEmpty();
    }
}
