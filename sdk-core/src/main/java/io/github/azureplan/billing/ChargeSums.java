package io.github.azureplan.billing;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums of the use and of the charges of one key. */
final class ChargeSums {
    final ChargeKey key;
    long usageRows;
    BigDecimal used = BigDecimal.ZERO;
    BigDecimal dollars = BigDecimal.ZERO;
    BigDecimal billing = BigDecimal.ZERO;
    int rows;
    BigDecimal billed = BigDecimal.ZERO;
    BigDecimal charged = BigDecimal.ZERO;
    boolean expectsUse;
    boolean ownArithmetic = true;
    boolean taxArithmetic = true;
    final Set<BigDecimal> usageRates = new HashSet<>();
    final Set<BigDecimal> chargeRates = new HashSet<>();

    ChargeSums(ChargeKey key) {
        this.key = key;
    }

    void add(UsageLine line, RoundingRule rule) {
        usageRows++;
        used = used.add(line.quantity());
        dollars = dollars.add(line.pricingTotal().amount());
        billing = billing.add(rule.daily(line.billingTotal().amount()));
        usageRates.add(line.row().need(UsageLine.PC_TO_BC_EXCHANGE_RATE).stripTrailingZeros());
    }

    void add(ReconciliationLine line, RoundingRule rule, Set<String> plans) {
        BigDecimal rate = line.row().need(ReconciliationLine.PC_TO_BC_EXCHANGE_RATE);
        BigDecimal subtotal = line.subtotal().amount();
        rows++;
        billed = billed.add(line.billableQuantity());
        charged = charged.add(subtotal);
        chargeRates.add(rate.stripTrailingZeros());
        expectsUse |= expectsUse(line, plans);
        boolean byUse = rule.subtotal(line.effectiveUnitPrice(), line.billableQuantity(), rate)
                        .compareTo(subtotal)
                == 0;
        ownArithmetic &= byUse
                || RoundingRule.seats(line.effectiveUnitPrice(), line.billableQuantity(), rate)
                                .compareTo(subtotal)
                        == 0;
        taxArithmetic &= line.subtotal().plus(line.taxTotal()).equals(line.total());
    }

    /** Whether daily use must stand behind a charge; licences, software and marketplace charges have none. */
    private boolean expectsUse(ReconciliationLine line, Set<String> plans) {
        if (key.withoutUse()) {
            return false;
        }
        String description = line.get(ReconciliationLine.SUBSCRIPTION_DESCRIPTION);
        return plans.contains(key.subscriptionId())
                || (description != null && description.strip().equalsIgnoreCase("Azure plan"));
    }

    ChargeSums plus(ChargeSums other) {
        ChargeSums sum = new ChargeSums(key.withoutAvailability());
        sum.usageRows = usageRows + other.usageRows;
        sum.used = used.add(other.used);
        sum.dollars = dollars.add(other.dollars);
        sum.billing = billing.add(other.billing);
        sum.usageRates.addAll(usageRates);
        sum.usageRates.addAll(other.usageRates);
        return sum;
    }

    @Nullable
    BigDecimal rate() {
        Set<BigDecimal> rates = chargeRates.isEmpty() ? usageRates : chargeRates;
        return rates.isEmpty() ? null : rates.iterator().next();
    }
}
