/**
 * Step 3, the catalog: products, SKUs and availabilities, and the Azure plan among them.
 *
 * <p>What is bought is an availability of a SKU of a product, named by its catalog item id. These ids change over time:
 * look them up right before buying and store none.
 *
 * <!-- sample catalog -->
 * <pre>{@code
 * AzurePlanOffer offer = client.catalog().azurePlan(Market.of("US")).orElseThrow();
 * CatalogItemId item = offer.catalogItemId(); // for a cart made now; it changes over time
 * }</pre>
 * <!-- end -->
 */
package io.github.azureplan.catalog;
