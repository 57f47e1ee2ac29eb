package io.github.azureplan.billing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Sums of lines of use. */
final class UseSums {
    long rows;
    BigDecimal quantity = BigDecimal.ZERO;
    BigDecimal dollars = BigDecimal.ZERO;

    /** Amounts in the billing currency, each cut to cents before it was added. */
    BigDecimal cut = BigDecimal.ZERO;

    void add(UsageLine line) {
        rows++;
        quantity = quantity.add(line.quantity());
        dollars = dollars.add(line.pricingTotal().amount());
        cut = cut.add(RoundingRule.CUT_EACH_DAY.daily(line.billingTotal().amount()));
    }

    void add(UseSums other) {
        rows += other.rows;
        quantity = quantity.add(other.quantity);
        dollars = dollars.add(other.dollars);
        cut = cut.add(other.cut);
    }

    UseSums plus(@Nullable UseSums other) {
        UseSums sum = new UseSums();
        sum.add(this);
        if (other != null) {
            sum.add(other);
        }
        return sum;
    }

    UseSums minus(UseSums other) {
        UseSums rest = new UseSums();
        rest.rows = rows - other.rows;
        rest.quantity = quantity.subtract(other.quantity);
        rest.dollars = dollars.subtract(other.dollars);
        rest.cut = cut.subtract(other.cut);
        return rest;
    }

    BigDecimal charge(RoundingRule rule, BigDecimal rate) {
        return rows == 0 ? BigDecimal.ZERO : rule.ofUse(dollars, cut, rate);
    }
}
