package io.github.azureplan.pricing;

import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity costs at list price, tier by tier. Each unit is charged at the price of its own tier. Immutable.
 *
 * <p>{@link #exact()} is not rounded: the exact quotes of two parts add up to that of the whole. {@link #total()} is
 * rounded as the reconciliation of a bill is: the sum is cut to cents in dollars; in another currency these cents are
 * divided by the dollars per unit, and cut to cents again. Two decimals in every currency.
 */
public final class Quote {
    private final PriceEntry price;
    private final LocalDate date;
    private final BigDecimal quantity;
    private final BigDecimal usedBefore;
    private final List<QuoteLine> lines;
    private final BigDecimal sum;
    private final @Nullable ExchangeRate rate;

    private Quote(
            PriceEntry price,
            LocalDate date,
            BigDecimal quantity,
            BigDecimal usedBefore,
            List<QuoteLine> lines,
            BigDecimal sum,
            @Nullable ExchangeRate rate) {
        this.price = price;
        this.date = date;
        this.quantity = quantity;
        this.usedBefore = usedBefore;
        this.lines = lines;
        this.sum = sum;
        this.rate = rate;
    }

    static Quote of(PriceEntry price, BigDecimal quantity, LocalDate date, BigDecimal usedBefore) {
        requireNotNegative(quantity, "quantity");
        requireNotNegative(usedBefore, "used before");
        List<TierPrice> tiers = price.tiersAt(date);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException(
                    price.product() + ": has no price on " + date + "; read the sheet of that month");
        }
        BigDecimal from = usedBefore;
        BigDecimal until = usedBefore.add(quantity);
        BigDecimal sum = BigDecimal.ZERO;
        List<QuoteLine> lines = new ArrayList<>();
        for (TierPrice tier : tiers) {
            BigDecimal end = tier.upTo() == null ? until : until.min(tier.upTo());
            if (end.compareTo(from) > 0) {
                BigDecimal units = end.subtract(from);
                BigDecimal amount = units.multiply(tier.unitPrice());
                lines.add(new QuoteLine(tier, units, amount));
                sum = sum.add(amount);
                from = end;
            }
        }
        if (from.compareTo(until) < 0) {
            throw new IllegalArgumentException("quantity: goes beyond the last tier of " + price.product()
                    + ", which ends at " + tiers.get(tiers.size() - 1).upTo());
        }
        return new Quote(price, date, quantity, usedBefore, List.copyOf(lines), sum, null);
    }

    private static void requireNotNegative(BigDecimal value, String field) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(field + ": must not be negative, was " + value);
        }
    }

    /**
     * This quote in a billing currency.
     *
     * @param currency the currency
     * @param rates the rates of the month
     * @return the quote in that currency
     * @throws IllegalArgumentException when the rates do not have the currency, or the sheet is not in dollars
     */
    public Quote in(CurrencyCode currency, ExchangeRates rates) {
        if (currency.equals(price.currency())) {
            return new Quote(price, date, quantity, usedBefore, lines, sum, null);
        }
        if (!price.currency().equals(CurrencyCode.USD)) {
            throw new IllegalArgumentException(
                    "currency: a price in " + price.currency() + " is converted by no published rate, only one in USD");
        }
        return new Quote(price, date, quantity, usedBefore, lines, sum, rates.get(currency));
    }

    /**
     * What is quoted.
     *
     * @return the price
     */
    public PriceEntry price() {
        return price;
    }

    /**
     * Whose prices hold.
     *
     * @return the day, in UTC
     */
    public LocalDate date() {
        return date;
    }

    /**
     * How much is quoted.
     *
     * @return units
     */
    public BigDecimal quantity() {
        return quantity;
    }

    /**
     * How much was used before in the month.
     *
     * @return units
     */
    public BigDecimal usedBefore() {
        return usedBefore;
    }

    /**
     * The tiers the quantity falls into.
     *
     * @return the lines from the lowest tier up, in the currency of the sheet; none for a quantity of 0
     */
    public List<QuoteLine> lines() {
        return lines;
    }

    /**
     * The currency of the quote.
     *
     * @return that of the sheet, or the one it was converted to
     */
    public CurrencyCode currency() {
        return rate == null ? price.currency() : rate.currency();
    }

    /**
     * The rate the quote was converted at.
     *
     * @return the rate, or empty in the currency of the sheet
     */
    public Optional<ExchangeRate> rate() {
        return Optional.ofNullable(rate);
    }

    /**
     * The cost before rounding.
     *
     * @return the exact sum in the currency of the sheet, else to 34 significant digits
     */
    public Money exact() {
        return rate == null
                ? Money.of(sum, price.currency())
                : rate.fromUsd(sum).to();
    }

    /**
     * The cost as a bill would have it.
     *
     * @return the amount with two decimals
     */
    public Money total() {
        return rounded(sum);
    }

    private Money rounded(BigDecimal amount) {
        BigDecimal cents = amount.setScale(2, RoundingMode.DOWN);
        return rate == null
                ? Money.of(cents, price.currency())
                : Money.of(cents.divide(rate.usdPerUnit(), 2, RoundingMode.DOWN), rate.currency());
    }

    /**
     * What the partner pays, beside the list price, on days of access.
     *
     * @param eligibility the rate of the credit
     * @return both amounts, rounded as {@link #total()} is; equal ones with the reason when the product earns no credit
     */
    public PartnerCost partnerCost(CreditEligibility eligibility) {
        CreditReason reason = CreditEligibility.of(price);
        CreditRate credit = eligibility.rate();
        Money list = total();
        boolean earns = reason.standing() == CreditReason.Standing.ELIGIBLE;
        Money cost = earns ? rounded(sum.subtract(credit.of(sum))) : list;
        return new PartnerCost(this, list, list.minus(cost), cost, credit, reason);
    }

    /**
     * The computation, so that a person can check it: the units of each tier at its price, the exact sum, then each step
     * of rounding and the rate.
     *
     * @return several lines of text
     */
    public String explain() {
        StringBuilder text = new StringBuilder();
        text.append(plain(quantity)).append(" x ").append(price.unit().isEmpty() ? "unit" : price.unit());
        text.append(" of ").append(price).append(" on ").append(date);
        text.append(", after ").append(plain(usedBefore)).append(" in the same month\n");
        text.append("  prices: ").append(price.source()).append('\n');
        for (QuoteLine line : lines) {
            text.append("  ").append(plain(line.quantity())).append(" x ");
            text.append(plain(line.tier().unitPrice())).append(" = ").append(plain(line.amount()));
            text.append(' ').append(price.currency());
            text.append("  (above ").append(plain(line.tier().above()));
            BigDecimal upTo = line.tier().upTo();
            text.append(upTo == null ? "" : " up to " + plain(upTo)).append(")\n");
        }
        return text.append("  sum ").append(steps(sum)).append('\n').toString();
    }

    /** An exact amount, and how it becomes what is billed. */
    private String steps(BigDecimal amount) {
        String exact = plain(amount) + " " + price.currency();
        String cut =
                rate == null ? "" : ", cut to " + plain(amount.setScale(2, RoundingMode.DOWN)) + ", divided by " + rate;
        return exact + cut + ", cut to cents: " + rounded(amount);
    }

    String explainCost(PartnerCost cost) {
        CreditRate credit = cost.rate();
        if (!cost.earnsCredit()) {
            return "  no partner earned credit: " + cost.reason().text() + "; the partner pays " + cost.cost() + "\n";
        }
        BigDecimal earned = credit.of(sum);
        return "  partner earned credit " + plain(credit.percent()) + " % (" + credit.source() + "): "
                + plain(sum) + " - " + plain(earned) + " = " + steps(sum.subtract(earned)) + "\n"
                + "  list " + cost.list() + ", partner " + cost.cost() + ", difference " + cost.credit() + "\n";
    }

    private static String plain(BigDecimal number) {
        return Objects.requireNonNull(number).toPlainString();
    }

    /** Quantity, product and total. */
    @Override
    public String toString() {
        return plain(quantity) + " of " + price + ": " + total();
    }
}
