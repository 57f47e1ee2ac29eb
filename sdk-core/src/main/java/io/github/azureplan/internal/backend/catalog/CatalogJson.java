package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.List;

/** Products, SKUs and availabilities as the answers show them. */
final class CatalogJson {
    private CatalogJson() {}

    static JsonObject product(Catalog.Offer offer, String country) {
        JsonObject azure = JsonObject.of("id", "Azure", "displayName", "Azure");
        JsonObject type = azure.with("subType", azure);
        String uri = productUri(offer);
        String at = "?country=" + country;
        JsonObject links = JsonObject.of("skus", Wire.link(uri + "/skus" + at), "self", Wire.link(uri + at));
        return JsonObject.of(
                "id",
                offer.productId(),
                "title",
                offer.title(),
                "description",
                offer.plan() ? "Gain access to Azure services." : "Azure for partners and resellers.",
                "productType",
                type,
                "isMicrosoftProduct",
                true,
                "publisherName",
                "Microsoft Corporation",
                "links",
                links);
    }

    static JsonObject sku(Catalog.Offer offer, String country) {
        JsonObject dynamic = offer.plan()
                ? JsonObject.of("isMicrosoftProduct", true)
                : JsonObject.of("isMicrosoftProduct", true, "billingType", "usage", "unitType", "Usage-based");
        String uri = skuUri(offer);
        String at = "?country=" + country;
        JsonObject links =
                JsonObject.of("availabilities", Wire.link(uri + "/availabilities" + at), "self", Wire.link(uri + at));
        return JsonObject.of(
                "id",
                offer.skuId(),
                "productId",
                offer.productId(),
                "title",
                offer.title(),
                "description",
                offer.plan() ? "Microsoft Azure plan (MS-AZR-0017G)" : offer.title(),
                "minimumQuantity",
                1,
                "maximumQuantity",
                offer.maximumQuantity(),
                "isTrial",
                false,
                "supportedBillingCycles",
                List.of(offer.billingCycle()),
                "purchasePrerequisites",
                List.of(offer.plan() ? "MicrosoftCustomerAgreement" : "MicrosoftCloudAgreement"),
                "inventoryVariables",
                JsonArray.EMPTY,
                "provisioningVariables",
                JsonArray.EMPTY,
                "actions",
                List.of("Refund"),
                "dynamicAttributes",
                dynamic,
                "links",
                links);
    }

    static JsonObject availability(Catalog.Availability availability, String country) {
        Catalog.Offer offer = availability.offer();
        String uri = skuUri(offer) + "/availabilities/" + availability.id() + "?country=" + country;
        return JsonObject.of(
                "id", availability.id(),
                "productId", offer.productId(),
                "skuId", offer.skuId(),
                "catalogItemId", availability.catalogItemId(),
                "defaultCurrency", JsonObject.of("code", "USD", "symbol", "$"),
                "segment", "commercial",
                "country", country,
                "isPurchasable", availability.purchasable(),
                "isRenewable", false,
                "terms", JsonArray.EMPTY,
                "links", Wire.self(uri));
    }

    private static String productUri(Catalog.Offer offer) {
        return "/products/" + offer.productId();
    }

    private static String skuUri(Catalog.Offer offer) {
        return productUri(offer) + "/skus/" + offer.skuId();
    }
}
