package io.github.azureplan.pricing;

import io.github.azureplan.common.Money;

/**
 * List price and what the partner pays on a day of full access, side by side.
 *
 * @param list the list price, cut to cents
 * @param credit what the partner earns: list less cost
 * @param cost what the partner is billed, cut to cents
 * @param rate the rate of the credit and where it is from
 * @param reason why the product earns credit, or why not
 */
public record PartnerCost(Money list, Money credit, Money cost, CreditRate rate, CreditReason reason) {}
