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

    @Test
    void a_customer_may_be_asked_for_the_segments_it_is_qualified_for() {
        CustomerId customer = backend.world().customer("FR", "lycee.example", "Lycée");
        String own = "/v1/customers/" + customer.text() + "/products";
        String seats = own + "/CFQ7TTCZZL02/skus/0001/availabilities";
        assertThat(ask.get(own + "?targetView=OnlineServices&targetSegment=education")
                        .refusal())
                .isEqualTo("403/400030");
        assertThat(texts(ask.get(seats), "segment")).containsOnly("commercial");

        backend.world().qualification(customer, "Education", "Approved", null);

        assertThat(texts(ask.get(seats), "segment")).containsOnly("commercial", "education");
        assertThat(texts(ask.get(seats + "?targetSegment=education"), "segment"))
                .containsOnly("education");
        backend.world().qualification(customer, "education", "Denied", null);
        assertThat(ask.get(seats + "?targetSegment=education").refusal()).isEqualTo("403/400030");
    }

    @Test
    void availabilities_differ_by_segment() {
        String seats = "/v1/products/CFQ7TTCZZL02/skus/0001/availabilities?country=DE&targetSegment=";

        assertThat(purchasable(ask, seats + "commercial")).isNotEqualTo(purchasable(ask, seats + "education"));
    }

    @Test
    void a_sandbox_account_sees_commercial_and_education_only() {
        Ask sandbox = Ask.app(InMemoryBackend.builder().integrationSandbox(true).build());
        String view = "/v1/products?country=DE&targetView=OnlineServices&targetSegment=";

        assertThat(items(sandbox.get(view + "education"))).isNotEmpty();
        assertThat(sandbox.get(view + "nonprofit").refusal()).isEqualTo("403/400030");
        Ask open = Ask.app(InMemoryBackend.builder().segments("Government").build());
        assertThat(items(open.get(view + "government"))).isNotEmpty();
    }

    @Test
    void a_closed_view_is_refused() {
        Ask closed = Ask.app(
                InMemoryBackend.builder().closedViews("SoftwarePerpetual").build());

        assertThat(closed.get("/v1/products?country=DE&targetView=softwareperpetual")
                        .refusal())
                .isEqualTo("403/400036");
        assertThat(items(closed.get("/v1/products?country=DE&targetView=Software")))
                .isNotEmpty();
    }

    @Test
    void a_partner_that_may_not_sell_in_a_country_sees_none_of_its_catalog() {
        CustomerId customer = backend.world().customer("FR", "ventdest.example", "Vent d'Est");
        backend.world().partnerOnboarded(Market.of("FR"), false);

        assertThat(ask.get(PLAN + "?country=fr").refusal()).isEqualTo("403/2030");
        assertThat(ask.get("/v1/customers/" + customer.text() + "/products?targetView=Software")
                        .refusal())
                .isEqualTo("403/2030");
        assertThat(ask.get(PLAN + "?country=DE").status()).isEqualTo(200);
        backend.world().partnerOnboarded(Market.of("FR"), true);
        assertThat(ask.get(PLAN + "?country=FR").status()).isEqualTo(200);
    }

    @Test
    void an_article_may_be_unsold_in_some_countries() {
        assertThat(ask.get("/v1/products/DG7GMGFZZL01?country=BR").refusal()).isEqualTo("404/400013");
        assertThat(ask.get("/v1/products/DG7GMGFZZL01?country=DE").status()).isEqualTo(200);
        assertThat(ask.get("/v1/products/DG7GMGFZZL01?country=CN").status())
                .as("software is sold where Azure is not")
                .isEqualTo(200);
        assertThat(ask.get("/v1/products/DZH318ZZMP01?country=CN").refusal())
                .as("metered services need an Azure plan")
                .isEqualTo("404/400013");
    }

    @Test
    void what_an_order_needs_stands_in_the_sku() {
        JsonObject perpetual =
                ask.get("/v1/products/DG7GMGFZZP01/skus/0001?country=DE").json();
        assertThat(perpetual.object("attestationProperties").bool("enforceAttestation"))
                .isTrue();
        JsonObject trial =
                ask.get("/v1/products/CFQ7TTCZZT01/skus/0001?country=DE").json();
        assertThat(trial.bool("isTrial")).isTrue();
        assertThat(trial.decimal("minimumQuantity")).isEqualByComparingTo("25");
        JsonObject machine = ask.get("/v1/products/DZH318ZZVM01/skus/0002?country=DE&reservationScope=AzurePlan")
                .json();
        assertThat(machine.array("purchasePrerequisites").toString()).contains("InventoryCheck");
        assertThat(machine.array("inventoryVariables").toString()).contains("AzureSubscriptionId");
        assertThat(ask.get("/v1/products/DZH318ZZVM01/skus/0002?country=DE").refusal())
                .as("without the scope")
                .isEqualTo("404/400013");
    }

    @Test
    void stock_is_told_sku_by_sku_and_what_is_unknown_is_left_out() {
        backend.world().outOfStock("DZH318ZZMP01", "0001", "brazilsouth");
        Ask.Answer answer = ask.post("/v1/extensions/product/checkinventory?country=DE", """
                {"TargetItems": [{"ProductId": "DZH318Z0BPS6"}, {"productId": "NOSUCH"},
                  {"productId": "dzh318zzmp01", "skuId": "0001"}, {"productId": "DZH318Z0BPS6", "skuId": "0001"}]}
                """);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonObject> items = answer.array().objects();
        assertThat(items).extracting(i -> i.text("productId")).containsExactly("DZH318Z0BPS6", "DZH318ZZMP01");
        assertThat(items.get(0).bool("isRestricted")).isFalse();
        assertThat(items.get(0).array("restrictions").size()).isZero();
        assertThat(items.get(1).bool("isRestricted")).isTrue();
        backend.world().outOfStock("DZH318ZZMP01", "0001", null);
        assertThat(ask.post(
                                "/v1/extensions/product/checkInventory?country=DE",
                                "{\"targetItems\": [{\"productId\": \"DZH318ZZMP01\"}]}")
                        .array()
                        .objects()
                        .get(0)
                        .bool("isRestricted"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?country=DE | {} | 400/800002 | targetItems",
                "?country=DE | {\"targetItems\": []} | 400/800002 | targetItems",
                "?country=DE | {\"targetItems\": [{\"skuId\": \"0001\"}]} | 400/800002 | productId",
                "?country=DE | {\"targetItems\": [{\"productId\": \"P\", \"id\": 1}]} | 400/800002 | id",
                "?country=DE | {\"targetItems\": [{\"productId\": \"DZH318ZZVM01\"}]} | 400/800002 | CustomerId",
                "?country=DE | {\"targetItems\": [{\"productId\": \"P\"}], \"inventoryContext\": {\"customerId\": \"x\"}} "
                        + "| 400/800002 | customerId",
                "?country=DE | {\"targetItems\": [{\"productId\": \"P\"}], \"inventoryContext\": {\"customerId\": "
                        + "\"5e0ad2f4-93e4-4cc7-8a3e-0f4f5a1f1f10\"}} | 404/60003 | tenant",
                "?country=Germany | {\"targetItems\": [{\"productId\": \"P\"}]} | 400/400056 | country",
                "'' | {\"targetItems\": [{\"productId\": \"P\"}]} | 400/800002 | country",
            })
    void an_inventory_check_that_makes_no_sense_is_refused(String query, String body, String refusal, String word) {
        Ask.Answer answer = ask.post("/v1/extensions/product/checkInventory" + query, body);

        assertThat(answer.refusal()).isEqualTo(refusal);
        assertThat(answer.json().text("description")).contains(word);
    }

    @Test
    void the_stock_is_changed_from_outside_as_well() {
        Ask world = Ask.nobody(backend).at("http://127.0.0.1:1");
        assertThat(world.post(
                                "/_world/stock",
                                "{\"productId\": \"CFQ7TTCZZL01\", \"skuId\": \"0001\", \"withdrawn\": true}")
                        .status())
                .isEqualTo(200);

        Ask.Answer gone = ask.get("/v1/products/CFQ7TTCZZL01/skus/0001?country=DE");
        assertThat(gone.refusal()).isEqualTo("200/400072");
        assertThat(items(ask.get("/v1/products/CFQ7TTCZZL01/skus?country=DE"))).isEmpty();
        assertThat(world.post("/_world/stock", "{\"productId\": \"NOSUCH\", \"skuId\": \"0001\"}")
                        .status())
                .isEqualTo(200);
        assertThat(world.post("/_world/stock", "{\"productId\": \"NOSUCH\", \"skuId\": \"0001\", \"withdrawn\": true}")
                        .status())
                .isEqualTo(400);
    }
}
