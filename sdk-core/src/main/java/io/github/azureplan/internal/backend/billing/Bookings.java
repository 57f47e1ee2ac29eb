package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.pricing.ExchangeRates;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscription;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import io.github.azureplan.internal.backend.subscriptions.LegacyAzures;
import io.github.azureplan.internal.backend.subscriptions.Subscription;
import io.github.azureplan.internal.backend.subscriptions.Subscriptions;
import io.github.azureplan.internal.backend.usage.Benefits;
import io.github.azureplan.internal.backend.usage.Currencies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What comes onto invoices without an order or use behind it.
 *
 * @param credits by a number that counts them
 * @param plans savings plans, likewise
 * @param adjustments likewise
 * @param metered likewise
 * @param first the first day with any of them, or null
 */
record Bookings(
        PMap<String, Credit> credits,
        PMap<String, SavingsPlan> plans,
        PMap<String, Adjustment> adjustments,
        PMap<String, Metered> metered,
        @Nullable LocalDate first) {
    private static final Slice<Bookings> SLICE =
            new Slice<>("bookings", new Bookings(PMap.empty(), PMap.empty(), PMap.empty(), PMap.empty(), null));
    private static final BigDecimal UNIT = new BigDecimal("0.12");
    private static final BigDecimal HOURS_OF_A_MONTH = new BigDecimal("730");
    private static final BigDecimal MOST = BigDecimal.TEN.pow(9);
    private static final int MOST_DECIMALS = 2;
    private static final int CENTS = 2;
    private static final int MOST_TEXT = 200;

    /** An amount in dollars that is taken off the bill of a plan. */
    record Credit(String orderId, Charge.Account account, BigDecimal usd, String reason, LocalDate day) {}

    /** So many dollars an hour for a year, paid by the month. */
    record SavingsPlan(String orderId, Charge.Account account, BigDecimal perHour, LocalDate day) {}

    /**
     * What an invoice shows and no line of its data does.
     *
     * @param amount in the currency of the invoice
     */
    record Adjustment(String currency, BigDecimal amount, String text, LocalDate day) {}

    /** So many units of a service of the marketplace were used. */
    record Metered(String orderId, Subscription subscription, BigDecimal quantity, LocalDate day) {}

    static @Nullable LocalDate firstDay(State state) {
        return state.get(SLICE).first();
    }

    /** Microsoft takes something off what a plan is charged this month. */
    @Documented("Use the invoice reconciliation files: credits")
    static State credit(State state, Context context, String azureSubscriptionId, BigDecimal usd, String reason) {
        requireAmount(usd, "usd");
        if (usd.signum() < 0) {
            throw Refusal.invalid("usd: must not be negative; it is taken off the bill");
        }
        Bookings all = state.get(SLICE);
        Charge.Account account = account(state, azureSubscriptionId);
        String number = number(all.credits());
        String order = context.ids().hex(20, "credit", account.subscriptionId(), number);
        Credit credit = new Credit(order, account, usd, text(reason, "reason"), context.today());
        return state.with(
                SLICE,
                new Bookings(
                        all.credits().with(number, credit),
                        all.plans(),
                        all.adjustments(),
                        all.metered(),
                        earlier(all.first(), credit.day())));
    }

    /** A savings plan for compute is bought for the plan of an Azure subscription, and begins to cover its use. */
    @Documented("What is Azure savings plan for compute")
    @Assumed({
        "a savings plan is bought in the Azure portal, for one year and paid by the month; no API here sells one",
        "each month 730 times the commitment of an hour is charged, twelve times, on the day of the month it was bought"
    })
    static State savingsPlan(State state, Context context, String azureSubscriptionId, BigDecimal perHour) {
        requireAmount(perHour, "usdPerHour");
        if (perHour.signum() <= 0) {
            throw Refusal.invalid("usdPerHour: must be positive");
        }
        Bookings all = state.get(SLICE);
        Charge.Account account = account(state, azureSubscriptionId);
        String number = number(all.plans());
        String order = context.ids()
                .hex(20, "savings plan order", account.subscriptionId(), number)
                .toUpperCase(Locale.ROOT);
        SavingsPlan plan = new SavingsPlan(order, account, perHour, context.today());
        State covered = Benefits.savingsPlan(
                state,
                context,
                account.subscriptionId(),
                order,
                perHour,
                plan.day(),
                plan.day().plusYears(1));
        return covered.with(
                SLICE,
                new Bookings(
                        all.credits(),
                        all.plans().with(number, plan),
                        all.adjustments(),
                        all.metered(),
                        earlier(all.first(), plan.day())));
    }

    /** This month's invoice shows something that its data does not. */
    @Documented("Use the invoice reconciliation files: adjustments that are on the invoice only")
    static State adjust(State state, Context context, String currency, BigDecimal amount, String text) {
        requireAmount(amount, "amount");
        String code = currency.toUpperCase(Locale.ROOT);
        if (!Currencies.all(context).contains(code)) {
            throw Refusal.invalid("currency: nothing is billed in " + code + "; it must be one of "
                    + String.join(", ", Currencies.all(context)));
        }
        Bookings all = state.get(SLICE);
        Adjustment adjustment = new Adjustment(code, amount, text(text, "text"), context.today());
        return state.with(
                SLICE,
                new Bookings(
                        all.credits(),
                        all.plans(),
                        all.adjustments().with(number(all.adjustments()), adjustment),
                        all.metered(),
                        earlier(all.first(), adjustment.day())));
    }

    /** A service of the marketplace that is billed by use reports some. */
    @Documented("Marketplace SaaS: metered billing")
    @Assumed({
        "metered services of the marketplace cost 0.12 dollars a unit, in a row of its own for each report",
        "they make reconciliation rows and no daily usage"
    })
    static State metered(State state, Context context, String customerId, String subscriptionId, BigDecimal quantity) {
        Customer customer = Customers.find(state, customerId);
        Subscription found = customer == null ? null : Subscriptions.find(state, context, customer, subscriptionId);
        if (found == null || found.kind() != Subscription.Kind.SAAS || !found.active()) {
            throw Refusal.invalid("subscriptionId: is no active subscription of a service of the marketplace");
        }
        requireAmount(quantity, "quantity");
        if (quantity.signum() <= 0) {
            throw Refusal.invalid("quantity: must be positive");
        }
        Bookings all = state.get(SLICE);
        String number = number(all.metered());
        String order = context.ids().hex(20, "metered", found.id(), number);
        Metered metered = new Metered(order, found, quantity, context.today());
        return state.with(
                SLICE,
                new Bookings(
                        all.credits(),
                        all.plans(),
                        all.adjustments(),
                        all.metered().with(number, metered),
                        earlier(all.first(), metered.day())));
    }

    private static Charge.Account account(State state, String azureSubscriptionId) {
        AzureSubscription subscription = AzureSubscriptions.find(state, azureSubscriptionId);
        if (subscription == null) {
            throw new Refusal(404, null, "azureSubscriptionId: no such Azure subscription");
        }
        if (LegacyAzures.firstPlanDay(state, subscription) == null) {
            throw Refusal.invalid("azureSubscriptionId: is not under an Azure plan");
        }
        return Charge.Account.ofPlan(subscription.customerId(), subscription.reseller(), subscription.planId());
    }

    private static void requireAmount(BigDecimal amount, String name) {
        if (amount.abs().compareTo(MOST) > 0 || amount.stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw Refusal.invalid(
                    name + ": must have at most " + MOST_DECIMALS + " decimals and be at most " + MOST.toPlainString());
        }
    }

    private static String text(String text, String name) {
        if (text.isBlank() || text.length() > MOST_TEXT) {
            throw Refusal.invalid(name + ": must be 1 to " + MOST_TEXT + " characters");
        }
        return text;
    }

    private static LocalDate earlier(@Nullable LocalDate first, LocalDate day) {
        return first == null || day.isBefore(first) ? day : first;
    }

    private static String number(PMap<String, ?> all) {
        return String.format(Locale.ROOT, "%08d", all.size());
    }

    /** What is on a month's invoice and in no line of its data. */
    static List<Adjustment> adjustments(State state, YearMonth month, String currency) {
        return state.get(SLICE).adjustments().values().stream()
                .filter(a ->
                        YearMonth.from(a.day()).equals(month) && a.currency().equals(currency))
                .toList();
    }

    /** The rows of a month, up to and with a last day. */
    static List<Charge> charges(
            State state, Context context, YearMonth month, LocalDate last, @Nullable String currency) {
        List<Charge> charges = new ArrayList<>();
        for (SavingsPlan plan : state.get(SLICE).plans().values()) {
            String own = Currencies.of(state, context, plan.account().customerId());
            LocalDate due = plan.day().plusMonths(ChronoUnit.MONTHS.between(YearMonth.from(plan.day()), month));
            boolean inTerm = there(state, plan.account())
                    && !due.isBefore(plan.day())
                    && due.isBefore(plan.day().plusYears(1));
            if (inTerm && !due.isAfter(last) && (currency == null || currency.equalsIgnoreCase(own))) {
                charges.add(charge(state, context, plan, month, due, own));
            }
        }
        for (Credit credit : state.get(SLICE).credits().values()) {
            String own = Currencies.of(state, context, credit.account().customerId());
            boolean inMonth = there(state, credit.account())
                    && YearMonth.from(credit.day()).equals(month)
                    && !credit.day().isAfter(last);
            if (inMonth && (currency == null || currency.equalsIgnoreCase(own))) {
                charges.add(charge(state, context, credit, month, own));
            }
        }
        for (Metered metered : state.get(SLICE).metered().values()) {
            String customer = metered.subscription().customerId();
            String own = Currencies.of(state, context, customer);
            boolean inMonth = Customers.find(state, customer) != null
                    && YearMonth.from(metered.day()).equals(month)
                    && !metered.day().isAfter(last);
            if (inMonth && (currency == null || currency.equalsIgnoreCase(own))) {
                charges.add(charge(state, context, metered, month, own));
            }
        }
        return charges;
    }

    private static Charge charge(State state, Context context, Metered metered, YearMonth month, String currency) {
        Subscription subscription = metered.subscription();
        Charge.Account account = new Charge.Account(
                subscription.customerId(), subscription.reseller(), subscription.id(), subscription.offerName());
        return new Charge(
                Goods.metered(subscription),
                account,
                "New",
                new Charge.Period(month, metered.day(), month.atDay(1), month.atEndOfMonth()),
                amount(state, context, account, UNIT, metered.quantity(), month, currency),
                new Charge.Terms(metered.orderId(), "Monthly", "", "", null, null));
    }

    private static boolean there(State state, Charge.Account account) {
        return Customers.find(state, account.customerId()) != null;
    }

    private static Charge charge(
            State state, Context context, SavingsPlan plan, YearMonth month, LocalDate due, String currency) {
        BigDecimal price = plan.perHour().multiply(HOURS_OF_A_MONTH);
        return new Charge(
                Goods.savingsPlan(),
                plan.account(),
                "New",
                new Charge.Period(month, due, due, due.plusMonths(1).minusDays(1)),
                amount(state, context, plan.account(), price, BigDecimal.ONE, month, currency),
                new Charge.Terms(
                        plan.orderId(),
                        "Monthly",
                        plan.orderId(),
                        "",
                        plan.day(),
                        plan.day().plusYears(1).minusDays(1)));
    }

    @Assumed("a credit is a row of quantity -1 of the product Azure plan, charge type Offset a line item")
    private static Charge charge(State state, Context context, Credit credit, YearMonth month, String currency) {
        Goods goods =
                new Goods("DZH318Z0BPS6", "0001", "", "Azure plan", "Azure plan", "Microsoft", "", "", "", "Azure");
        return new Charge(
                goods,
                credit.account(),
                "Offset a line item",
                new Charge.Period(month, credit.day(), month.atDay(1), month.atEndOfMonth()),
                amount(state, context, credit.account(), credit.usd(), BigDecimal.ONE.negate(), month, currency),
                new Charge.Terms(credit.orderId(), "", "", credit.reason(), null, null));
    }

    private static Charge.Amount amount(
            State state,
            Context context,
            Charge.Account account,
            BigDecimal price,
            BigDecimal quantity,
            YearMonth month,
            String currency) {
        BigDecimal rate = ExchangeRates.unitsPerUsd(state, currency, month);
        boolean whole = quantity.abs().compareTo(BigDecimal.ONE) == 0;
        BigDecimal usd = price.multiply(quantity).setScale(CENTS, RoundingMode.DOWN);
        BigDecimal subtotal = usd.multiply(rate).setScale(CENTS, RoundingMode.DOWN);
        return new Charge.Amount(
                whole ? quantity.intValueExact() : 1,
                quantity,
                price,
                price,
                List.of(),
                subtotal,
                Taxes.of(state, context, account.customerId(), subtotal),
                currency,
                rate);
    }
}
