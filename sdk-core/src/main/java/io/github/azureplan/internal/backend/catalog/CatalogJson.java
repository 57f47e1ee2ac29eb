package io.github.azureplan.internal.backend.catalog;

import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonArray;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products, SKUs and availabilities as the answers show them. */
final class CatalogJson {
    private CatalogJson() {}

    static JsonObject product(Article article, String country) {
        Article.Label label = article.label();
        JsonObject subType = JsonObject.of("id", label.subType(), "displayName", label.subType());
        JsonObject type = JsonObject.of("id", label.type(), "displayName", label.type(), "subType", subType);
        String uri = productUri(article);
        String at = "?country=" + country;
        JsonObject links = JsonObject.of("skus", Wire.link(uri + "/skus" + at), "self", Wire.link(uri + at));
        return JsonObject.of(
                "id",
                article.productId(),
                "title",
                label.product(),
                "description",
                label.description(),
                "productType",
                type,
                "isMicrosoftProduct",
                !Boolean.FALSE.equals(article.dynamic().bool("isMicrosoftProduct")),
                "publisherName",
                label.publisher(),
                "links",
                links);
    }

    static JsonObject sku(Article article, String country) {
        Article.Needs needs = article.needs();
        String uri = skuUri(article);
        String at = "?country=" + country;
        JsonObject links =
                JsonObject.of("availabilities", Wire.link(uri + "/availabilities" + at), "self", Wire.link(uri + at));
        JsonObject attestation = needs.attestation() == null
                ? null
                : JsonObject.of("attestationType", needs.attestation(), "enforceAttestation", needs.enforced());
        return JsonObject.of(
                "id", article.skuId(),
                "productId", article.productId(),
                "title", article.label().title(),
                "description", article.label().description(),
                "minimumQuantity", article.minimum(),
                "maximumQuantity", article.maximum(),
                "isTrial", article.trial(),
                "supportedBillingCycles", article.billingCycles(),
                "purchasePrerequisites", needs.prerequisites(),
                "inventoryVariables", needs.inventory(),
                "provisioningVariables", needs.provisioning(),
                "actions", List.of("Refund"),
                "dynamicAttributes", article.dynamic(),
                "attestationProperties", attestation,
                "links", links);
    }

    static JsonObject availability(Item item) {
        Article article = item.article();
        String uri = skuUri(article) + "/availabilities/" + item.availabilityId() + "?country=" + item.country();
        return JsonObject.of(
                "id", item.availabilityId(),
                "productId", article.productId(),
                "skuId", article.skuId(),
                "catalogItemId", item.catalogItemId(),
                "defaultCurrency", JsonObject.of("code", "USD", "symbol", "$"),
                "segment", item.segment(),
                "country", item.country(),
                "isPurchasable", item.purchasable(),
                "isRenewable", article.terms().stream().anyMatch(Article.Term::renewable),
                "terms", article.terms().stream().map(t -> term(article, t)).toList(),
                "links", Wire.self(uri));
    }

    private static JsonObject term(Article article, Article.Term term) {
        return JsonObject.of(
                "duration", term.duration(),
                "description", term.description(),
                "billingCycle", term.billingCycle(),
                "renewalOptions", term.renewable() ? List.of(renewal(article)) : null,
                "cancellationPolicies", policies(term.refunds()));
    }

    private static JsonObject renewal(Article article) {
        return JsonObject.of("renewToId", article.key(), "isAutoRenewable", true);
    }

    private static @Nullable JsonArray policies(List<Article.Refund> refunds) {
        if (refunds.isEmpty()) {
            return null;
        }
        List<JsonObject> options = new ArrayList<>();
        for (Article.Refund refund : refunds) {
            options.add(JsonObject.of(
                    "sequenceId", options.size(), "type", refund.type(), "expiresAfter", refund.expiresAfter()));
        }
        return JsonArray.of(List.of(JsonObject.of("refundOptions", options)));
    }

    private static String productUri(Article article) {
        return "/products/" + article.productId();
    }

    private static String skuUri(Article article) {
        return productUri(article) + "/skus/" + article.skuId();
    }
}
