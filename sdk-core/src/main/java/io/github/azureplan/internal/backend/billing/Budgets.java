package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The monthly budgets of customers.
 *
 * @param byCustomer none for a customer without one
 */
record Budgets(PMap<String, BigDecimal> byCustomer) {
    private static final Slice<Budgets> SLICE = new Slice<>("budgets", new Budgets(PMap.empty()));
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static @Nullable BigDecimal of(State state, String customerId) {
        return state.get(SLICE).byCustomer().get(customerId);
    }

    static State set(State state, String customerId, @Nullable BigDecimal amount) {
        PMap<String, BigDecimal> all = state.get(SLICE).byCustomer();
        return state.with(SLICE, new Budgets(amount == null ? all.without(customerId) : all.with(customerId, amount)));
    }

    /** The short form that stands in usage records. */
    static JsonObject json(@Nullable BigDecimal amount) {
        return JsonObject.of("amount", amount, "attributes", Wire.attributes("SpendingBudget"));
    }

    @Documented("Customer usage resources: CustomerMonthlyUsageRecord")
    @Assumed({
        "the percentage has two decimals, rounded half up, and is 0 without a budget",
        "of a budget of 0 any cost is 100 percent"
    })
    static BigDecimal percentUsed(@Nullable BigDecimal amount, BigDecimal cost) {
        if (amount == null || cost.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return amount.signum() == 0
                ? HUNDRED
                : cost.multiply(HUNDRED).divide(amount, 2, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
