package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.pricing.CreditReason;
import io.github.azureplan.rows.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The credit of one line. It earned when its percentage of partner earned credit is more than 0: the list price less the
 * effective price, times quantity, where the two differ by that percentage and nothing else; where tiers, Azure credit or
 * an open month have changed the effective price too, charge times rate / (100 - rate). A line without credit that could
 * have earned it missed the rate's part of its charge.
 */
final class LineCredit {
    /** What is read of a line. */
    static final List<Column<?>> COLUMNS = List.of(
            UsageLine.PRODUCT_ID,
            UsageLine.SKU_ID,
            UsageLine.SKU_NAME,
            UsageLine.PRODUCT_NAME,
            UsageLine.PUBLISHER_NAME,
            UsageLine.METER_ID,
            UsageLine.METER_NAME,
            UsageLine.METER_SUB_CATEGORY,
            UsageLine.UNIT_PRICE,
            UsageLine.EFFECTIVE_UNIT_PRICE,
            UsageLine.QUANTITY,
            UsageLine.BILLING_PRE_TAX_TOTAL,
            UsageLine.BILLING_CURRENCY,
            UsageLine.PRICING_PRE_TAX_TOTAL,
            UsageLine.PRICING_CURRENCY,
            UsageLine.PC_TO_BC_EXCHANGE_RATE,
            UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE,
            UsageLine.CREDIT_PERCENTAGE,
            UsageLine.BENEFIT_TYPE);

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private LineCredit() {}

    static CreditTotals of(UsageLine line, CreditEligibility eligibility) {
        CreditAmount charge = new CreditAmount(line.billingTotal(), usd(line));
        CreditAmount zero = CreditAmount.zero(charge.billing().currency());
        CreditAmount list = inBoth(line.unitPrice().multiply(line.quantity()), line, charge);
        BigDecimal percent = line.get(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE);
        if (percent != null && percent.signum() > 0) {
            return new CreditTotals(1, list, charge, earned(line, percent, charge), zero, Map.of());
        }
        CreditReason reason = reason(line, charge, eligibility);
        if (percent == null && reason.standing() != CreditReason.Standing.NOT_ELIGIBLE) {
            reason = CreditReason.NOT_IN_DATA;
        }
        if (reason.standing() != CreditReason.Standing.ELIGIBLE) {
            return new CreditTotals(1, list, charge, zero, zero, Map.of(reason, charge));
        }
        CreditRate rate = eligibility.rate();
        CreditAmount missed = new CreditAmount(
                Money.of(rate.of(charge.billing().amount()), charge.billing().currency()),
                Money.of(rate.of(charge.usd().amount()), CurrencyCode.USD));
        return new CreditTotals(1, list, charge, zero, missed, Map.of());
    }

    private static Money usd(UsageLine line) {
        Money total = line.pricingTotal();
        if (!total.currency().equals(CurrencyCode.USD)) {
            throw new DamagedDataException(
                    line.row().source(),
                    line.row().line(),
                    UsageLine.PRICING_CURRENCY.name(),
                    "is not USD, in which the Azure plan is priced",
                    null);
        }
        return total;
    }

    private static CreditReason reason(UsageLine line, CreditAmount charge, CreditEligibility eligibility) {
        BigDecimal azureCredit = line.get(UsageLine.CREDIT_PERCENTAGE);
        if (azureCredit != null && azureCredit.compareTo(HUNDRED) >= 0) {
            return CreditReason.AZURE_CREDIT;
        }
        String benefit = line.get(UsageLine.BENEFIT_TYPE);
        if (benefit != null && !benefit.isBlank()) {
            return CreditReason.BENEFIT;
        }
        if (charge.usd().isZero()) {
            return CreditReason.NO_CHARGE;
        }
        List<String> names = Stream.of(
                        line.get(UsageLine.PRODUCT_NAME),
                        line.get(UsageLine.SKU_NAME),
                        line.get(UsageLine.METER_NAME),
                        line.get(UsageLine.METER_SUB_CATEGORY))
                .filter(Objects::nonNull)
                .toList();
        return eligibility.of(line.product(), line.meterId(), line.get(UsageLine.PUBLISHER_NAME), names);
    }

    private static CreditAmount earned(UsageLine line, BigDecimal percent, CreditAmount charge) {
        BigDecimal kept = HUNDRED.subtract(percent);
        BigDecimal list = line.unitPrice();
        BigDecimal effective = line.effectiveUnitPrice();
        boolean nothingElse = effective.multiply(HUNDRED).compareTo(list.multiply(kept)) == 0;
        if (nothingElse || kept.signum() <= 0) {
            return inBoth(list.subtract(effective).multiply(line.quantity()), line, charge);
        }
        return new CreditAmount(
                Money.of(part(charge.billing(), percent, kept), charge.billing().currency()),
                Money.of(part(charge.usd(), percent, kept), CurrencyCode.USD));
    }

    private static BigDecimal part(Money charge, BigDecimal percent, BigDecimal kept) {
        return charge.amount().multiply(percent).divide(kept, MathContext.DECIMAL128);
    }

    /** Dollars, and the same at the line's exchange rate; a line that is billed in dollars may leave the rate out. */
    private static CreditAmount inBoth(BigDecimal usd, UsageLine line, CreditAmount charge) {
        CurrencyCode currency = charge.billing().currency();
        BigDecimal rate = line.get(UsageLine.PC_TO_BC_EXCHANGE_RATE);
        if (rate == null) {
            rate = currency.equals(CurrencyCode.USD)
                    ? BigDecimal.ONE
                    : line.row().need(UsageLine.PC_TO_BC_EXCHANGE_RATE);
        }
        return new CreditAmount(Money.of(usd.multiply(rate), currency), Money.of(usd, CurrencyCode.USD));
    }
}
