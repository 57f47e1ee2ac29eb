package io.github.azureplan.billing;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CurrencyCode;
import io.github.azureplan.common.Money;
import io.github.azureplan.errors.DamagedDataException;
import io.github.azureplan.pricing.CreditEligibility;
import io.github.azureplan.pricing.CreditRate;
import io.github.azureplan.pricing.CreditReason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the partner earned and what it missed, by Azure subscription and day.
 *
 * <p>A line earned credit when its percentage of partner earned credit is more than 0. The amount is the list price less
 * the effective price, times quantity, where the two differ by that percentage and nothing else; where tiers, Azure
 * credit or an open month have changed the effective price too, it is the charge times rate / (100 - rate). A line
 * without credit that could have earned it missed the rate's part of its charge. Memory goes with subscriptions and
 * days, not with lines.
 */
public final class EarnedCreditReport {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final CreditRate rate;
    private final List<CreditDay> days;

    private EarnedCreditReport(CreditRate rate, List<CreditDay> days) {
        this.rate = rate;
        this.days = days;
    }

    private record Key(@Nullable AzureSubscriptionId subscription, LocalDate day, CurrencyCode currency) {
        static final Comparator<Key> ORDER = Comparator.comparing(
                        (Key key) -> key.subscription == null ? "" : key.subscription.text())
                .thenComparing(Key::day)
                .thenComparing(key -> key.currency.text());
    }

    /**
     * Reads all lines and sums the credit. Closes nothing.
     *
     * @param lines the lines of a month or of any part of it; without a projection, or with one that has the columns
     *     this report needs
     * @param eligibility which products earn credit, and the rate
     * @return the report
     * @throws IllegalArgumentException when the projection lacks a column; before the first line is read
     * @throws DamagedDataException when the lines are damaged
     */
    public static EarnedCreditReport of(UsageLines lines, CreditEligibility eligibility) {
        lines.require(
                "the earned credit",
                UsageLine.USAGE_DATE,
                UsageLine.ENTITLEMENT_ID,
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
        Map<Key, CreditTotals> byDay = new TreeMap<>(Key.ORDER);
        for (UsageLine line : lines) {
            CurrencyCode currency = line.billingTotal().currency();
            Key key = new Key(line.azureSubscriptionId(), line.usageDate(), currency);
            byDay.merge(key, totals(line, eligibility), CreditTotals::plus);
        }
        List<CreditDay> days = new ArrayList<>();
        byDay.forEach((key, totals) -> days.add(new CreditDay(key.subscription, key.day, totals)));
        return new EarnedCreditReport(eligibility.rate(), List.copyOf(days));
    }

    private static CreditTotals totals(UsageLine line, CreditEligibility eligibility) {
        CreditAmount charge = new CreditAmount(line.billingTotal(), usd(line));
        CreditAmount zero = CreditAmount.zero(charge.billing().currency());
        BigDecimal percent = line.get(UsageLine.PARTNER_EARNED_CREDIT_PERCENTAGE);
        if (percent != null && percent.signum() > 0) {
            return new CreditTotals(earned(line, percent, charge), zero, Map.of());
        }
        CreditReason reason = reason(line, charge, eligibility);
        if (reason.standing() == CreditReason.Standing.NOT_ELIGIBLE) {
            return new CreditTotals(zero, zero, Map.of(reason, charge));
        }
        if (percent == null) {
            return new CreditTotals(zero, zero, Map.of(CreditReason.NOT_IN_DATA, charge));
        }
        if (reason.standing() == CreditReason.Standing.UNKNOWN) {
            return new CreditTotals(zero, zero, Map.of(reason, charge));
        }
        CreditRate rate = eligibility.rate();
        CreditAmount missed = new CreditAmount(
                Money.of(rate.of(charge.billing().amount()), charge.billing().currency()),
                Money.of(rate.of(charge.usd().amount()), CurrencyCode.USD));
        return new CreditTotals(zero, missed, Map.of());
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
        CurrencyCode currency = charge.billing().currency();
        BigDecimal kept = HUNDRED.subtract(percent);
        BigDecimal list = line.unitPrice();
        BigDecimal effective = line.effectiveUnitPrice();
        boolean nothingElse = effective.multiply(HUNDRED).compareTo(list.multiply(kept)) == 0;
        if (nothingElse || kept.signum() <= 0) {
            BigDecimal usd = list.subtract(effective).multiply(line.quantity());
            BigDecimal rate = line.row().need(UsageLine.PC_TO_BC_EXCHANGE_RATE);
            return new CreditAmount(Money.of(usd.multiply(rate), currency), Money.of(usd, CurrencyCode.USD));
        }
        return new CreditAmount(
                Money.of(part(charge.billing(), percent, kept), currency),
                Money.of(part(charge.usd(), percent, kept), CurrencyCode.USD));
    }

    private static BigDecimal part(Money charge, BigDecimal percent, BigDecimal kept) {
        return charge.amount().multiply(percent).divide(kept, MathContext.DECIMAL128);
    }

    /**
     * The rate by which missed credit was computed.
     *
     * @return the rate and where it is from
     */
    public CreditRate rate() {
        return rate;
    }

    /**
     * The credit by Azure subscription and day.
     *
     * @return one entry for each subscription, day and billing currency with use, in this order
     */
    public List<CreditDay> days() {
        return days;
    }

    /**
     * The credit of one Azure subscription on one day.
     *
     * @param subscription the Azure subscription
     * @param day the day, in UTC
     * @return the entry, or empty when it had no use that day; the first one if it had use in several currencies
     */
    public Optional<CreditDay> day(AzureSubscriptionId subscription, LocalDate day) {
        return days.stream()
                .filter(entry -> Objects.equals(subscription, entry.subscription())
                        && entry.day().equals(day))
                .findFirst();
    }

    /**
     * The credit by Azure subscription.
     *
     * @return one entry for each subscription and billing currency, in this order
     */
    public List<SubscriptionCredit> subscriptions() {
        record Group(@Nullable AzureSubscriptionId subscription, CurrencyCode currency) {}
        Map<Group, CreditTotals> totals = new LinkedHashMap<>();
        Map<Group, List<LocalDate>> missed = new LinkedHashMap<>();
        for (CreditDay day : days) {
            Group group = new Group(day.subscription(), day.totals().billingCurrency());
            totals.merge(group, day.totals(), CreditTotals::plus);
            List<LocalDate> missedDays = missed.computeIfAbsent(group, key -> new ArrayList<>());
            if (!day.totals().missed().usd().isZero()) {
                missedDays.add(day.day());
            }
        }
        return totals.entrySet().stream()
                .map(entry -> new SubscriptionCredit(
                        entry.getKey().subscription, entry.getValue(), missed.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    /**
     * The credit in one billing currency.
     *
     * @param billingCurrency the currency
     * @return the totals, zero when no line has the currency
     */
    public CreditTotals total(CurrencyCode billingCurrency) {
        return days.stream()
                .map(CreditDay::totals)
                .filter(totals -> totals.billingCurrency().equals(billingCurrency))
                .reduce(CreditTotals.none(billingCurrency), CreditTotals::plus);
    }

    /**
     * The credit by billing currency; amounts of two currencies do not add.
     *
     * @return one entry for each currency among the lines
     */
    public List<CreditTotals> totals() {
        return days.stream()
                .map(day -> day.totals().billingCurrency())
                .distinct()
                .sorted(Comparator.comparing(CurrencyCode::text))
                .map(this::total)
                .toList();
    }
}
