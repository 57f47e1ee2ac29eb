package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.usage.RatedDay;
import io.github.azureplan.internal.backend.usage.Rating;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds the days of a month up to the rows of a bill, and puts what was bought beside them. */
final class Reconciliation {
    private static final int PRICE_DECIMALS = 15;
    private static final int CENTS = 2;

    private final State state;
    private final Context context;
    private final YearMonth month;
    private final boolean closed;

    private Reconciliation(State state, Context context, YearMonth month, boolean closed) {
        this.state = state;
        this.context = context;
        this.month = month;
        this.closed = closed;
    }

    /** The days that make one row. */
    private static final class Sum {
        private final RatedDay first;
        private final TreeSet<String> discounts = new TreeSet<>();
        private final TreeSet<BigDecimal> prices = new TreeSet<>();
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal usd = BigDecimal.ZERO;
        private BigDecimal billed = BigDecimal.ZERO;
        private BigDecimal listPrice = BigDecimal.ZERO;
        private LocalDate lastDay;

        Sum(RatedDay first) {
            this.first = first;
            this.lastDay = first.day();
        }

        void add(RatedDay day) {
            quantity = quantity.add(day.quantity());
            usd = usd.add(day.usd());
            billed = billed.add(day.billed());
            listPrice = listPrice.max(day.listPrice());
            prices.add(day.effectivePrice());
            discounts.addAll(day.discounts());
            lastDay = day.day().isAfter(lastDay) ? day.day() : lastDay;
        }
    }

    /** The rows of a month in all currencies, with the days up to a last one. */
    static List<Charge> charges(State state, Context context, YearMonth month, LocalDate last, boolean closed) {
        return charges(state, context, month, last, closed, null);
    }

    /**
     * The rows of a month, with the days up to a last one: use first, then purchases, then credits.
     *
     * @param currency of the customers, or null for all
     */
    @Documented("Use the invoice reconciliation files: partner earned credit")
    @Assumed("use that a reservation, a savings plan or an Azure credit paid for makes a row of its own, of no amount")
    static List<Charge> charges(
            State state, Context context, YearMonth month, LocalDate last, boolean closed, @Nullable String currency) {
        Map<String, Sum> sums = new TreeMap<>();
        Rating.rate(state, context, month, last, currency, day -> {
            String kind = day.credited()
                    ? " 1"
                    : day.paid().asUsed()
                            ? " 2"
                            : " 3 " + day.paid().words() + day.paid().orderId();
            String key = day.subscription().planId() + " " + day.meter().meterId() + kind;
            sums.computeIfAbsent(key, k -> new Sum(day)).add(day);
        });
        Reconciliation reconciliation = new Reconciliation(state, context, month, closed);
        List<Charge> charges = new ArrayList<>();
        sums.values().forEach(sum -> charges.add(reconciliation.charge(sum)));
        charges.addAll(Sales.charges(state, context, month, last, currency));
        charges.addAll(Bookings.charges(state, context, month, last, currency));
        return charges;
    }

    @Documented("Understand the charges on your invoice: rounding")
    @Assumed({
        "subtotals have two decimals, also in currencies without cents",
        "where tiers or a new price mix several prices in one row, its effective price is the quotient of cost and"
                + " quantity",
        "by the rounding of 2021 a row is the sum of its days, which are cut to cents, and shows the quotient"
    })
    private Charge charge(Sum sum) {
        RatedDay first = sum.first;
        AzureSubscription any = first.subscription();
        BigDecimal cost = sum.usd.setScale(CENTS, RoundingMode.DOWN);
        boolean cut = first.cut();
        BigDecimal subtotal = cut ? sum.billed : cost.multiply(first.rate()).setScale(CENTS, RoundingMode.DOWN);
        BigDecimal price = cut ? quotient(subtotal, sum.quantity.multiply(first.rate())) : effectivePrice(sum, cost);
        return new Charge(
                Goods.of(first.meter()),
                Charge.Account.ofPlan(any.customerId(), any.reseller(), any.planId()),
                "New",
                new Charge.Period(month, sum.lastDay, month.atDay(1), month.atEndOfMonth()),
                new Charge.Amount(
                        1,
                        sum.quantity,
                        sum.listPrice,
                        price,
                        adjustments(sum),
                        subtotal,
                        Taxes.of(state, context, any.customerId(), subtotal),
                        first.currency(),
                        first.rate()),
                Charge.Terms.NONE);
    }

    @Documented("Effective unit price in daily rated usage and reconciliation")
    @Assumed("an open month shows the quotient of cut cost and quantity; once closed, one price that held all month")
    private BigDecimal effectivePrice(Sum sum, BigDecimal cost) {
        return closed && sum.prices.size() == 1 ? sum.prices.first() : quotient(cost, sum.quantity);
    }

    /** A price such that price times weight, cut to cents, is the cost again. */
    private static BigDecimal quotient(BigDecimal cost, BigDecimal weight) {
        int decimals = PRICE_DECIMALS;
        BigDecimal price = cost.divide(weight, decimals, RoundingMode.CEILING);
        // rounding up by less than a cent over the whole quantity needs more decimals for very large ones
        while (price.multiply(weight).setScale(CENTS, RoundingMode.DOWN).compareTo(cost) != 0) {
            decimals++;
            price = cost.divide(weight, decimals, RoundingMode.CEILING);
        }
        return price;
    }

    @Documented("Use the invoice reconciliation files: PriceAdjustmentDescription")
    @Assumed("what pays for use in full is named after its percentage, as tiers are")
    private static List<String> adjustments(Sum sum) {
        List<String> adjustments = new ArrayList<>();
        if (sum.first.credited()) {
            BigDecimal percent = sum.first.creditPercent();
            BigDecimal shown = percent.scale() < 1 ? percent.setScale(1) : percent;
            adjustments.add(shown.toPlainString() + "% Partner earned credit for services managed");
        }
        if (!sum.first.paid().asUsed()) {
            adjustments.add("100.0% " + sum.first.paid().words());
        }
        adjustments.addAll(sum.discounts);
        return adjustments;
    }
}
