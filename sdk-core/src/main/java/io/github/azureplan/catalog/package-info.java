/**
 * Step 3, the catalog: products, SKUs and availabilities, and the Azure plan among them.
 */
package io.github.azureplan.catalog;
