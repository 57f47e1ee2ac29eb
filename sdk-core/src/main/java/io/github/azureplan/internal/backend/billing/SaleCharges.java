package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.catalog.Article;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.orders.Purchase;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walks through the billing periods of a sale and collects the charges of one month. */
final class SaleCharges {
    private static final int PRICE_DECIMALS = 15;
    private static final int CENTS = 2;
    private static final Map<String, Period> CYCLES =
            Map.of("monthly", Period.ofMonths(1), "annual", Period.ofYears(1), "triennial", Period.ofYears(3));
    private static final Map<String, String> FREQUENCIES =
            Map.of("monthly", "Monthly", "annual", "Annual", "triennial", "Triennial", "one_time", "One Time");

    /** One billing period; the end is the day after its last, or null for what is owned for good. */
    private record Span(LocalDate start, @Nullable LocalDate end, LocalDate fullEnd) {
        /** The part of a price that is due for the days from one on. */
        BigDecimal from(LocalDate day, BigDecimal price) {
            if (end == null || (day.equals(start) && end.equals(fullEnd))) {
                return price;
            }
            BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(day, end));
            BigDecimal all = BigDecimal.valueOf(ChronoUnit.DAYS.between(start, fullEnd));
            BigDecimal part = price.multiply(days).divide(all, PRICE_DECIMALS, RoundingMode.HALF_UP);
            return part.stripTrailingZeros();
        }
    }

    private final State state;
    private final Context context;
    private final Sale sale;
    private final Purchase purchase;
    private final YearMonth month;
    private final LocalDate last;
    private final String currency;
    private final List<Charge> charges = new ArrayList<>();

    SaleCharges(State state, Context context, Sale sale, YearMonth month, LocalDate last, String currency) {
        this.state = state;
        this.context = context;
        this.sale = sale;
        this.purchase = sale.purchase();
        this.month = month;
        this.last = last;
        this.currency = currency;
    }

    static String reservationOrder(Purchase purchase) {
        return purchase.orderId().toUpperCase(Locale.ROOT);
    }

    @Documented("Use the invoice reconciliation files: charge types")
    @Assumed({
        "each billing period is charged in advance on its first day with the type New, renewed terms too",
        "more seats are charged for the days left of their billing period, fewer are given back for them",
        "what is paid by the month is not charged once its term has ended without renewal"
    })
    List<Charge> all() {
        Period cycle = CYCLES.get(purchase.cycle());
        boolean once = purchase.cycle().equals("one_time");
        if (purchase.price().signum() == 0 || (cycle == null && !once)) {
            return charges;
        }
        LocalDate first = sale.began();
        LocalDate termEnd = sale.ends();
        LocalDate start = first;
        int periods = 0;
        while (!start.isAfter(month.atEndOfMonth())) {
            periods++;
            LocalDate full = fullEnd(first, start, cycle, periods);
            LocalDate end = termEnd != null && (full == null || termEnd.isBefore(full)) ? termEnd : full;
            if (!period(new Span(start, end, full == null ? start : full)) || end == null) {
                break;
            }
            if (end.equals(termEnd)) {
                if (!inForce(end).renews()) {
                    break;
                }
                termEnd = end.plus(Period.parse(purchase.term()));
                first = end;
                periods = 0;
            }
            start = end;
        }
        return charges;
    }

    private @Nullable LocalDate fullEnd(LocalDate first, LocalDate start, @Nullable Period cycle, int periods) {
        if (cycle != null) {
            return first.plus(cycle.multipliedBy(periods));
        }
        return purchase.term().isEmpty() ? null : start.plus(Period.parse(purchase.term()));
    }

    /** Answers whether another period may follow. */
    private boolean period(Span span) {
        int quantity;
        if (span.start().equals(sale.began())) {
            quantity = sale.steps().get(0).quantity();
        } else {
            Sale.Step before = inForce(span.start().minusDays(1));
            if (before.over()) {
                return false;
            }
            quantity = before.quantity();
        }
        charge("New", span.start(), span, quantity, span.from(span.start(), purchase.price()));
        for (Sale.Step step : sale.steps().subList(1, sale.steps().size())) {
            boolean inside = !step.day().isBefore(span.start())
                    && (span.end() == null || step.day().isBefore(span.end()));
            if (inside && step.over()) {
                cancelled(step, span, quantity);
                return false;
            }
            if (inside && step.quantity() != quantity) {
                int more = step.quantity() - quantity;
                BigDecimal price = span.from(step.day(), purchase.price());
                charge(more > 0 ? "addQuantity" : "removeQuantity", step.day(), span, more, price);
                quantity = step.quantity();
            }
        }
        return true;
    }

    @Documented("Get a list of SKUs: refund options")
    @Assumed({
        "what is given back in time is refunded with the type Cancel: in full, or for the days left, as its SKU says",
        "what is given back later is not refunded",
        "a cancelled order of a kind whose SKU names no refund is refunded in full: only a sandbox can cancel it"
    })
    private void cancelled(Sale.Step step, Span span, int quantity) {
        Article.Term term = purchase.article().term(purchase.term(), purchase.cycle());
        List<Article.Refund> refunds = term == null ? purchase.article().refunds() : term.refunds();
        if (purchase.cancelledAt() != null && refunds.isEmpty()) {
            charge("Cancel", step.day(), span, -quantity, span.from(span.start(), purchase.price()));
            return;
        }
        for (Article.Refund refund : refunds) {
            if (step.day().isBefore(sale.began().plus(Period.parse(refund.expiresAfter())))) {
                LocalDate from = refund.type().equals("Full") ? span.start() : step.day();
                charge("Cancel", step.day(), span, -quantity, span.from(from, purchase.price()));
                return;
            }
        }
    }

    /** What holds on a day, at its end. */
    private Sale.Step inForce(LocalDate day) {
        Sale.Step found = sale.steps().get(0);
        for (Sale.Step step : sale.steps()) {
            found = step.day().isAfter(day) ? found : step;
        }
        return found;
    }

    @Documented("Understand the charges on your invoice: rounding of seats")
    @Assumed("prices of the catalog are in dollars, so that purchases are converted at the rate of the month as use is")
    private void charge(String type, LocalDate day, Span span, int quantity, BigDecimal price) {
        if (!YearMonth.from(day).equals(month) || day.isAfter(last) || quantity == 0) {
            return;
        }
        BigDecimal rate = ExchangeRates.unitsPerUsd(state, currency, month);
        BigDecimal each = price.multiply(rate).setScale(CENTS, RoundingMode.DOWN);
        BigDecimal subtotal = each.multiply(BigDecimal.valueOf(quantity));
        LocalDate end = span.end() == null ? day : span.end().minusDays(1);
        charges.add(new Charge(
                Goods.of(purchase),
                account(),
                type,
                new Charge.Period(month, day, day, end.isBefore(day) ? day : end),
                new Charge.Amount(
                        quantity,
                        BigDecimal.valueOf(quantity),
                        purchase.price(),
                        price,
                        List.of(),
                        subtotal,
                        Taxes.of(state, context, purchase.customerId(), subtotal),
                        currency,
                        rate),
                new Charge.Terms(
                        purchase.orderId(),
                        FREQUENCIES.getOrDefault(purchase.cycle(), ""),
                        sale.reservation() ? reservationOrder(purchase) : "",
                        "",
                        sale.began(),
                        sale.ends() == null ? null : sale.ends().minusDays(1))));
    }

    private Charge.Account account() {
        String plan = sale.planId();
        if (plan != null) {
            return Charge.Account.ofPlan(purchase.customerId(), purchase.reseller(), plan);
        }
        String id = purchase.subscriptionId();
        return new Charge.Account(
                purchase.customerId(),
                purchase.reseller(),
                id == null ? "" : id,
                purchase.article().label().title());
    }
}
