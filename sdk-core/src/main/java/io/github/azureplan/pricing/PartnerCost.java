package io.github.azureplan.pricing;

import io.github.azureplan.common.Money;

/**
 * List price and what the partner pays on a day of full access, side by side.
 *
 * @param quote what is quoted, with the exchange rate if there is one
 * @param list the list price, cut to cents
 * @param credit what the partner earns: list less cost
 * @param cost what the partner is billed, cut to cents
 * @param rate the rate of the credit and where it is from
 * @param reason why the product earns credit, or why not
 */
public record PartnerCost(Quote quote, Money list, Money credit, Money cost, CreditRate rate, CreditReason reason) {
    /**
     * Whether the product earns credit.
     *
     * @return false when the credit is refused; then {@link #reason()} says why
     */
    public boolean earnsCredit() {
        return reason.standing() == CreditReason.Standing.ELIGIBLE;
    }

    /**
     * The computation, so that a person can check it.
     *
     * @return several lines of text: those of the quote, then the credit
     */
    public String explain() {
        return quote.explain() + quote.explainCost(this);
    }

    /** Both amounts and the reason. */
    @Override
    public String toString() {
        return "list " + list + ", cost " + cost + " (" + reason.text() + ")";
    }
}
