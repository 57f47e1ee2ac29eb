/**
 * Step 1, who: the customers of the partner, their profiles and the relationship to the partner.
 */
package io.github.azureplan.customers;
