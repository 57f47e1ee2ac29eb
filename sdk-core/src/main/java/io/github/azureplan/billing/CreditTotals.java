package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.pricing.CreditReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Credit earned and missed, and the charges that have nothing to do with either, in one billing currency.
 *
 * @param earned credit that was given
 * @param missed credit that eligible use would have earned with access for the whole day
 * @param otherCharges charges, not credit, by the reason why they earn none or why it is not known
 */
public record CreditTotals(CreditAmount earned, CreditAmount missed, Map<CreditReason, CreditAmount> otherCharges) {
    /**
     * Copies the map.
     *
     * @param earned credit that was given
     * @param missed credit that eligible use would have earned with access for the whole day
     * @param otherCharges charges, not credit, by the reason why they earn none or why it is not known
     */
    public CreditTotals {
        otherCharges = Map.copyOf(otherCharges);
    }

    static CreditTotals none(CurrencyCode billingCurrency) {
        CreditAmount zero = CreditAmount.zero(billingCurrency);
        return new CreditTotals(zero, zero, Map.of());
    }

    CreditTotals plus(CreditTotals other) {
        Map<CreditReason, CreditAmount> sum = new EnumMap<>(CreditReason.class);
        sum.putAll(otherCharges);
        other.otherCharges.forEach((reason, amount) -> sum.merge(reason, amount, CreditAmount::plus));
        return new CreditTotals(earned.plus(other.earned), missed.plus(other.missed), sum);
    }

    /**
     * The billing currency of the amounts.
     *
     * @return the currency
     */
    public CurrencyCode billingCurrency() {
        return earned.billing().currency();
    }

    /**
     * Charges that earn no credit by their nature.
     *
     * @return their sum
     */
    public CreditAmount notEligible() {
        return sum(CreditReason.Standing.NOT_ELIGIBLE);
    }

    /**
     * Charges of which the data cannot tell whether they earned credit or could have.
     *
     * @return their sum
     */
    public CreditAmount unknown() {
        return sum(CreditReason.Standing.UNKNOWN);
    }

    private CreditAmount sum(CreditReason.Standing standing) {
        CreditAmount sum = CreditAmount.zero(billingCurrency());
        for (Map.Entry<CreditReason, CreditAmount> charge : otherCharges.entrySet()) {
            if (charge.getKey().standing() == standing) {
                sum = sum.plus(charge.getValue());
            }
        }
        return sum;
    }

    private boolean has(CreditReason.Standing standing) {
        return otherCharges.keySet().stream().anyMatch(reason -> reason.standing() == standing);
    }

    /**
     * The totals in a word.
     *
     * @return what happened to the credit
     */
    public CreditStatus status() {
        boolean didEarn = !earned.usd().isZero();
        boolean didMiss = !missed.usd().isZero();
        @Nullable
        CreditStatus told = didEarn && didMiss
                ? CreditStatus.PARTLY_EARNED
                : didEarn ? CreditStatus.EARNED : didMiss ? CreditStatus.MISSED : null;
        if (told != null) {
            return told;
        }
        return has(CreditReason.Standing.UNKNOWN) ? CreditStatus.UNKNOWN : CreditStatus.NOT_ELIGIBLE;
    }
}
