package io.github.azureplan.pricing;

import java.math.BigDecimal;

/**
 * The units of a quote that fall into one tier.
 *
 * @param tier the tier
 * @param quantity units in it, more than 0
 * @param amount quantity times unit price, exactly, in the currency of the sheet
 */
public record QuoteLine(TierPrice tier, BigDecimal quantity, BigDecimal amount) {}
