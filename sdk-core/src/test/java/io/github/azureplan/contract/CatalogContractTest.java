package io.github.azureplan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.azureplan.CustomerScope;
import io.github.azureplan.catalog.AzurePlanOffer;
import io.github.azureplan.catalog.Product;
import io.github.azureplan.catalog.TargetView;
import io.github.azureplan.common.BillingCycle;
import io.github.azureplan.common.Market;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.NotFoundException;
import java.util.List;

class CatalogContractTest {
    private static final Market SE = Market.of("SE");

    @OnEveryTransport
    void the_azure_plan_is_found_by_country_and_by_customer(Lab lab) {
        AzurePlanOffer byCountry = lab.client().catalog().azurePlan(SE).orElseThrow();
        assertThat(byCountry.sku().purchasePrerequisites()).contains("MicrosoftCustomerAgreement");
        assertThat(byCountry.sku().supportedBillingCycles()).contains(BillingCycle.ONE_TIME);
        assertThat(byCountry.availability().purchasable()).isTrue();
        assertThat(byCountry.availability().country()).isEqualTo(SE);
        CustomerScope customer = lab.customer();
        AzurePlanOffer byCustomer = customer.catalog().azurePlan().orElseThrow();
        assertThat(byCustomer.catalogItemId()).isEqualTo(byCountry.catalogItemId());
    }

    @OnEveryTransport
    void product_sku_and_availability_can_be_read_one_by_one(Lab lab) {
        List<Product> products =
                lab.client().catalog().products(SE, TargetView.MICROSOFT_AZURE).toList();
        AzurePlanOffer offer = lab.client().catalog().azurePlan(SE).orElseThrow();
        assertThat(products).extracting(Product::id).contains(offer.product().id());
        assertThat(lab.client().catalog().product(SE, offer.product().id()).title())
                .isEqualTo(offer.product().title());
        assertThat(lab.client()
                        .catalog()
                        .sku(SE, offer.product().id(), offer.sku().id())
                        .id())
                .isEqualTo(offer.sku().id());
    }

    @OnEveryTransport
    void what_is_not_sold_is_not_found(Lab lab) {
        NotFoundException missing = catchThrowableOfType(
                NotFoundException.class, () -> lab.client().catalog().product(SE, "NOSUCHTHING1"));
        assertThat(missing.code()).isEqualTo(ErrorCode.PRODUCT_NOT_FOUND);
    }
}
