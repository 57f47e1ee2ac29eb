package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.usage.EarnedCredit;
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

/** Adds the days of a month up to the rows of a bill. */
final class Reconciliation {
    private static final int PRICE_DECIMALS = 15;
    private static final int CENTS = 2;

    /** The days that make one row. */
    private static final class Sum {
        private final RatedDay first;
        private final TreeSet<String> discounts = new TreeSet<>();
        private final TreeSet<BigDecimal> prices = new TreeSet<>();
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal usd = BigDecimal.ZERO;
        private BigDecimal listPrice = BigDecimal.ZERO;
        private LocalDate lastDay;

        Sum(RatedDay first) {
            this.first = first;
            this.lastDay = first.day();
        }

        void add(RatedDay day) {
            quantity = quantity.add(day.quantity());
            usd = usd.add(day.usd());
            listPrice = listPrice.max(day.listPrice());
            prices.add(day.effectivePrice());
            discounts.addAll(day.discounts());
            lastDay = day.day().isAfter(lastDay) ? day.day() : lastDay;
        }
    }

    private Reconciliation() {}

    /** The rows of a month, with the days up to a last one. */
    @Documented("Use the invoice reconciliation files: partner earned credit")
    static List<Charge> charges(State state, Context context, YearMonth month, LocalDate last, boolean closed) {
        Map<String, Sum> sums = new TreeMap<>();
        Rating.rate(state, context, month, last, day -> {
            String key = day.subscription().planId() + " " + day.meter().meterId() + (day.credited() ? " 1" : " 2");
            sums.computeIfAbsent(key, k -> new Sum(day)).add(day);
        });
        List<Charge> charges = new ArrayList<>();
        sums.values().forEach(sum -> charges.add(charge(sum, month, closed)));
        return charges;
    }

    @Documented("Understand the charges on your invoice: rounding")
    @Assumed({
        "subtotals have two decimals, also in currencies without cents",
        "where tiers or a new price mix several prices in one row, its effective price is the quotient of cost and quantity"
    })
    private static Charge charge(Sum sum, YearMonth month, boolean closed) {
        BigDecimal cost = sum.usd.setScale(CENTS, RoundingMode.DOWN);
        RatedDay first = sum.first;
        return new Charge(
                first.subscription(),
                first.meter(),
                month,
                sum.lastDay,
                sum.quantity,
                sum.listPrice,
                effectivePrice(sum, cost, closed),
                adjustments(sum),
                cost.multiply(first.rate()).setScale(CENTS, RoundingMode.DOWN),
                first.rate());
    }

    /** Such that price times quantity, cut to cents, is the cost again. */
    @Documented("Effective unit price in daily rated usage and reconciliation")
    @Assumed("an open month shows the quotient of cut cost and quantity; once closed, one price that held all month")
    private static BigDecimal effectivePrice(Sum sum, BigDecimal cost, boolean closed) {
        if (closed && sum.prices.size() == 1) {
            return sum.prices.first();
        }
        int decimals = PRICE_DECIMALS;
        BigDecimal price = cost.divide(sum.quantity, decimals, RoundingMode.CEILING);
        // rounding up by less than a cent over the whole quantity needs more decimals for very large ones
        while (price.multiply(sum.quantity).setScale(CENTS, RoundingMode.DOWN).compareTo(cost) != 0) {
            decimals++;
            price = cost.divide(sum.quantity, decimals, RoundingMode.CEILING);
        }
        return price;
    }

    @Documented("Use the invoice reconciliation files: PriceAdjustmentDescription")
    private static List<String> adjustments(Sum sum) {
        List<String> adjustments = new ArrayList<>();
        if (sum.first.credited()) {
            adjustments.add(EarnedCredit.PERCENT.setScale(1) + "% Partner earned credit for services managed");
        }
        adjustments.addAll(sum.discounts);
        return List.copyOf(adjustments);
    }
}
