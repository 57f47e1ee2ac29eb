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
        assertThat(sku.termsOfUseUri()).isEqualTo(URI.create("https://terms.example/azure"));
        assertThat(payloads.drift()).containsExactlyInAnyOrder("BillingCycle weekly", "Map");
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
        assertThat(term.renewalOptions()).containsExactly(Map.of("renewToId", "X", "isAutoRenewable", "true"));
        assertThat(term.cancellationPolicies().get(0).get("refundOptions")).contains("\"expiresAfter\":\"P1D\"");
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
}
