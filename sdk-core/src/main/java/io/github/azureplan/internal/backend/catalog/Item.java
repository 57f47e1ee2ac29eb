package io.github.azureplan.internal.backend.catalog;

/**
 * An article as it is offered to a country and kind of customer: what a catalog item id names.
 *
 * @param country two upper case letters
 * @param segment the kind of customer, in lower case
 * @param availabilityId changes over time
 * @param purchasable whether it can be ordered now
 */
public record Item(Article article, String country, String segment, String availabilityId, boolean purchasable) {
    public String catalogItemId() {
        return article.newCommerce() ? article.key() + ':' + availabilityId : article.skuId();
    }

    public Article.Kind kind() {
        return article.kind();
    }
}
