package io.github.azureplan.billing;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sums of the use and of the charges of one key. */
final class ChargeSums {
    /** More rates than this are as wrong as this many. */
    private static final int MANY_RATES = 4;

    final ChargeKey key;

    /** Use of the invoice's month. */
    UseSums use = new UseSums();

    /** Use of other months; whether the invoice charges it is seen when the sums are compared. */
    UseSums late = new UseSums();

    /** What is in the use a second time. */
    UseSums doubled = new UseSums();

    int rows;
    BigDecimal billed = BigDecimal.ZERO;
    BigDecimal charged = BigDecimal.ZERO;
    int doubledRows;
    BigDecimal doubledCharge = BigDecimal.ZERO;
    boolean ownArithmetic = true;
    boolean taxArithmetic = true;
    final Set<BigDecimal> usageRates = new HashSet<>();
    final Set<BigDecimal> chargeRates = new HashSet<>();

    ChargeSums(ChargeKey key) {
        this.key = key;
    }

    void add(UsageLine line, boolean inMonth, boolean again) {
        (inMonth ? use : late).add(line);
        if (again) {
            doubled.add(line);
        }
        add(usageRates, line.get(UsageLine.PC_TO_BC_EXCHANGE_RATE));
    }

    void add(ReconciliationLine line, RoundingRule rule, boolean again) {
        BigDecimal rate = line.get(ReconciliationLine.PC_TO_BC_EXCHANGE_RATE);
        BigDecimal subtotal = line.subtotal().amount();
        rows++;
        billed = billed.add(line.billableQuantity());
        charged = charged.add(subtotal);
        if (again) {
            doubledRows++;
            doubledCharge = doubledCharge.add(subtotal);
        }
        add(chargeRates, rate);
        ownArithmetic &= follows(line, rule, rate == null ? BigDecimal.ONE : rate, subtotal);
        taxArithmetic &= line.subtotal().plus(line.taxTotal()).equals(line.total());
    }

    private static boolean follows(ReconciliationLine line, RoundingRule rule, BigDecimal rate, BigDecimal subtotal) {
        BigDecimal price = line.effectiveUnitPrice();
        BigDecimal quantity = line.billableQuantity();
        return rule.subtotal(price, quantity, rate).compareTo(subtotal) == 0
                || RoundingRule.seats(price, quantity, rate).compareTo(subtotal) == 0;
    }

    private static void add(Set<BigDecimal> rates, @Nullable BigDecimal rate) {
        if (rate != null && rates.size() < MANY_RATES) {
            rates.add(rate.stripTrailingZeros());
        }
    }

    /** Use and charges of both. */
    ChargeSums plus(ChargeSums other, ChargeKey sumKey) {
        ChargeSums sum = new ChargeSums(sumKey);
        for (ChargeSums some : List.of(this, other)) {
            sum.use.add(some.use);
            sum.late.add(some.late);
            sum.doubled.add(some.doubled);
            sum.rows += some.rows;
            sum.billed = sum.billed.add(some.billed);
            sum.charged = sum.charged.add(some.charged);
            sum.doubledRows += some.doubledRows;
            sum.doubledCharge = sum.doubledCharge.add(some.doubledCharge);
            sum.ownArithmetic &= some.ownArithmetic;
            sum.taxArithmetic &= some.taxArithmetic;
            sum.usageRates.addAll(some.usageRates);
            sum.chargeRates.addAll(some.chargeRates);
        }
        return sum;
    }

    boolean hasUse() {
        return use.rows + late.rows > 0;
    }

    boolean ratesDiffer() {
        return !usageRates.isEmpty() && !chargeRates.isEmpty() && !usageRates.equals(chargeRates);
    }

    BigDecimal rate() {
        Set<BigDecimal> rates = chargeRates.isEmpty() ? usageRates : chargeRates;
        return rates.isEmpty() ? BigDecimal.ONE : rates.iterator().next();
    }
}
