/**
 * The price list and what can be computed from it: sheets, exchange rates, price books, quotes over graduated tiers,
 * and what earns the partner's credit.
 */
package io.github.azureplan.pricing;
