package io.github.azureplan.billing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * List cost, partner cost and credit side by side, of one line or of many, in one billing currency.
 *
 * @param lines how many lines of use
 * @param list the cost at list price: unit price times quantity, before tiers, Azure credit, benefits and partner earned
 *     credit
 * @param charged what the partner is charged before tax, net of the credit
 * @param earned credit that was given
 * @param missed credit that eligible use would have earned with access for the whole day
 * @param otherCharges charges, not credit, by the reason why they earn none or why it is not known
 */
public record CreditTotals(
        long lines,
        CreditAmount list,
        CreditAmount charged,
        CreditAmount earned,
        CreditAmount missed,
        Map<CreditReason, CreditAmount> otherCharges) {
    /**
     * Copies the map.
     *
     * @param lines how many lines of use
     * @param list the cost at list price
     * @param charged what the partner is charged before tax
     * @param earned credit that was given
     * @param missed credit that eligible use would have earned with access for the whole day
     * @param otherCharges charges, not credit, by the reason why they earn none or why it is not known
     */
    public CreditTotals {
        otherCharges = otherCharges.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(otherCharges));
    }

    /**
     * What one line earned or missed, and why.
     *
     * @param line a line with all columns {@link EarnedCreditReport#columns} names
     * @param eligibility which products earn credit, and the rate
     * @return the totals of this line; {@link #status()} has the outcome in a word, {@link #otherCharges()} the reason
     * @throws io.github.azureplan.errors.DamagedDataException when a cell cannot be read
     */
    public static CreditTotals of(UsageLine line, CreditEligibility eligibility) {
        return LineCredit.of(line, eligibility);
    }

    /**
     * Nothing.
     *
     * @param billingCurrency the billing currency
     * @return totals of no line
     */
    public static CreditTotals none(CurrencyCode billingCurrency) {
        CreditAmount zero = CreditAmount.zero(billingCurrency);
        return new CreditTotals(0, zero, zero, zero, zero, Map.of());
    }

    /**
     * The sum.
     *
     * @param other totals in the same billing currency
     * @return the sum, the same in any order
     * @throws IllegalArgumentException when the currencies differ
     */
    public CreditTotals plus(CreditTotals other) {
        Map<CreditReason, CreditAmount> sum = otherCharges;
        if (!other.otherCharges.isEmpty()) {
            sum = new EnumMap<>(other.otherCharges);
            for (Map.Entry<CreditReason, CreditAmount> charge : otherCharges.entrySet()) {
                sum.merge(charge.getKey(), charge.getValue(), CreditAmount::plus);
            }
        }
        return new CreditTotals(
                lines + other.lines,
                list.plus(other.list),
                charged.plus(other.charged),
                earned.plus(other.earned),
                missed.plus(other.missed),
                sum);
    }

    /**
     * The billing currency of the amounts.
     *
     * @return the currency
     */
    public CurrencyCode billingCurrency() {
        return charged.billing().currency();
    }

    /**
     * What would be charged without the partner earned credit: the cost a markup or a customer's bill begins with. Tiers,
     * Azure credit and benefits are in it.
     *
     * @return charge and earned credit
     */
    public CreditAmount beforeCredit() {
        return charged.plus(earned);
    }

    /**
     * What tiers, Azure credit and benefits took off the list price, and what rounding of the lines did.
     *
     * @return list cost less {@link #beforeCredit()}
     */
    public CreditAmount otherDiscounts() {
        return list.minus(beforeCredit());
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
