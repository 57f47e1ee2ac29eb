package io.github.azureplan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Market;
import io.github.azureplan.internal.json.Payloads;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogModelsTest {
    private final Payloads payloads = new Payloads();

    @Test
    void a_product_is_read() {
        Product product = payloads.read("catalog/product.json", Product.class);
        assertThat(product)
                .isEqualTo(new Product(
                        "DZH318Z0BPS6",
                        "Microsoft Azure plan",
                        "Azure by use.",
                        new ProductType("Azure", "Azure", new ProductType("Azure", "Azure", null)),
                        true,
                        "Microsoft Corporation",
                        List.of(new LocalizedAttribute("OfferType", "Typ"))));
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void a_sku_is_read() {
        Sku sku = payloads.read("catalog/sku.json", Sku.class);
        assertThat(sku.id()).isEqualTo("0001");
        assertThat(sku.minimumQuantity()).isEqualTo(1);
        assertThat(sku.maximumQuantity()).isEqualTo(1);
        assertThat(sku.trial()).isFalse();
        assertThat(sku.supportedBillingCycles()).containsExactly(BillingCycle.ONE_TIME, BillingCycle.of("weekly"));
        assertThat(sku.purchasePrerequisites()).containsExactly("MicrosoftCustomerAgreement");
        assertThat(sku.inventoryVariables()).isEmpty();
        assertThat(sku.provisioningVariables()).containsExactly("Scope");
        assertThat(sku.actions()).containsExactly("Refund");
        assertThat(sku.dynamicAttributes())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("isMicrosoftProduct", "true", "cores", "32", "tags", "[\"a\",{\"b\":1.50}]"));
        assertThat(sku.attestationProperties()).isEqualTo(new AttestationProperties("None", false));
        assertThat(sku.needsAttestation()).isFalse();
        assertThat(sku.needsInventoryCheck()).isFalse();
        assertThat(sku.constraints()).containsExactly("one", "{\"max\":2}", "3");
        assertThat(sku.specializedOfferProperties())
                .isEqualTo(new SpecializedOfferProperties(
                        "2026-01-01", null, List.of(new PricingPolicy("Discount", "10"))));
        assertThat(sku.termsOfUseUri()).isEqualTo(URI.create("https://terms.example/azure"));
        assertThat(payloads.drift()).containsExactlyInAnyOrder("BillingCycle weekly", "Map", "List of String");
    }

    @Test
    void availabilities_are_read() {
        List<Availability> found = payloads.items("catalog/availabilities.json", Availability.class);
        Availability first = found.get(0);
        assertThat(first.catalogItemId()).isEqualTo(CatalogItemId.of("DZH318Z0BPS6", "0001", "DZH318Z0AAAA"));
        assertThat(first.defaultCurrency()).isEqualTo(new CatalogCurrency(CurrencyCode.of("SEK"), "kr"));
        assertThat(first.segment()).isEqualTo(TargetSegment.COMMERCIAL);
        assertThat(first.country()).isEqualTo(Market.of("SE"));
        assertThat(first.purchasable()).isTrue();
        assertThat(first.terms()).isEmpty();
        Availability second = found.get(1);
        assertThat(second.purchasable()).isFalse();
        Term term = second.terms().get(0);
        assertThat(term.id()).isEqualTo("7");
        assertThat(term.duration()).isEqualTo("P1Y");
        assertThat(term.billingCycle()).isEqualTo(BillingCycle.ANNUAL);
        assertThat(term.renewalOptions()).containsExactly(new RenewalOption("X", true));
        assertThat(term.cancellationPolicies())
                .containsExactly(new CancellationPolicy(List.of(new RefundOption(0, "Full", "P1D"))));
        assertThat(second.renewalInstructions())
                .containsExactly(new RenewalInstruction(List.of("7"), List.of(new RenewalOption("X", true))));
        assertThat(second.includedQuantityOptions()).containsExactly(Map.of("units", "100", "of", "{\"a\":1}"));
        assertThat(second.term("p1y", BillingCycle.ANNUAL)).contains(term);
        assertThat(second.term("P1Y", BillingCycle.MONTHLY)).isEmpty();
        assertThat(second.term("P3Y", BillingCycle.ANNUAL)).isEmpty();
        assertThat(second.product().id()).isEqualTo("DZH318Z0BPS6");
        assertThat(payloads.drift()).isEmpty();
    }

    @Test
    void the_offer_of_the_plan_knows_its_catalog_item() {
        Product product = payloads.read("catalog/product.json", Product.class);
        Sku sku = payloads.read("catalog/sku.json", Sku.class);
        List<Availability> found = payloads.items("catalog/availabilities.json", Availability.class);
        assertThat(new AzurePlanOffer(product, sku, found.get(0))
                        .catalogItemId()
                        .text())
                .isEqualTo("DZH318Z0BPS6:0001:DZH318Z0AAAA");
        assertThat(new AzurePlanOffer(product, sku, found.get(1))
                        .catalogItemId()
                        .text())
                .as("made of its parts where the service leaves it out")
                .isEqualTo("DZH318Z0BPS6:0001:DZH318Z0BBBB");
        assertThat(AzurePlanOffer.isAzurePlan("dzh318z0bps6:0001:x")).isTrue();
        assertThat(AzurePlanOffer.isAzurePlan("DZH318Z0BPS60:0001:x")).isFalse();
    }

    @Test
    void a_catalog_item_id_has_parts_or_none() {
        CatalogItemId id = CatalogItemId.of("P:S:A");
        assertThat(id.productId()).contains("P");
        assertThat(id.skuId()).contains("S");
        assertThat(id.availabilityId()).contains("A");
        assertThat(CatalogItemId.of("MS-AZR-0145P").productId()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogItemId.of("a b"))
                .withMessageStartingWith("catalog item id:");
    }

    @Test
    void an_inventory_query_refuses_what_cannot_be_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InventoryQuery.builder().build())
                .withMessageStartingWith("targets:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InventoryQuery.builder().product(" "))
                .withMessageStartingWith("productId:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InventoryQuery.builder().sku("P", ""))
                .withMessageStartingWith("skuId:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InventoryQuery.builder().region(" "))
                .withMessageStartingWith("region:");
    }

    @Test
    void what_an_inventory_answer_leaves_out_is_told_apart_from_what_is_in_stock() {
        InventoryQuery query = InventoryQuery.builder()
                .product("P1")
                .sku("P2", "0001")
                .sku("P2", "0002")
                .product("P3")
                .build();
        InventoryReport report = InventoryReport.of(
                query,
                List.of(
                        new InventoryItem("p1", "0001", false, List.of()),
                        new InventoryItem("P1", "0002", true, List.of()),
                        new InventoryItem("P2", "0001", false, List.of())));

        assertThat(report.unanswered())
                .containsExactly(new InventoryTarget("P2", "0002"), new InventoryTarget("P3", null));
        assertThat(report.of("P1", "0001")).isEqualTo(InventoryReport.Stock.AVAILABLE);
        assertThat(report.of("P1", "0002")).isEqualTo(InventoryReport.Stock.RESTRICTED);
        assertThat(report.of("P2", "0002")).isEqualTo(InventoryReport.Stock.UNANSWERED);
    }

    @Test
    void every_statement_about_an_offer_names_a_published_page_and_its_date() throws ReflectiveOperationException {
        int facts = 0;
        for (AzureOffer offer : AzureOffers.all()) {
            for (var component : AzureOffer.class.getRecordComponents()) {
                if (component.getAccessor().invoke(offer) instanceof SourcedFact fact) {
                    facts++;
                    assertThat(fact.text()).as(offer.name()).isNotBlank();
                    assertThat(fact.page().getHost()).as(offer.name()).isEqualTo("learn.microsoft.com");
                    assertThat(fact.asOf()).as(offer.name()).isAfter("2021-01-01");
                }
            }
        }
        assertThat(facts).isGreaterThan(30);
        assertThat(AzureOffers.all()).extracting(AzureOffer::name).doesNotHaveDuplicates();
    }

    @Test
    void an_offer_id_is_told_apart_where_its_form_is_published() {
        assertThat(AzureOffers.ofId("DZH318Z0BPS6:0001:DZH318Z0AAAA")).contains(AzureOffers.AZURE_PLAN);
        assertThat(AzureOffers.ofId("ms-azr-0145p")).contains(AzureOffers.LEGACY);
        assertThat(AzureOffers.ofId("DZH318ZZVM01:0001:DZH318Z0AAAA")).isEmpty();
    }
}
