package io.github.azureplan.billing;

import io.github.azureplan.internal.json.WireName;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The monthly budget for what a customer uses in Azure, in the billing currency. It only reports: use goes on when it is
 * spent. From 80 percent on the service mails the partner.
 *
 * @param amount the budget for a month; null for no budget, while 0 is a budget
 * @param usageSpendingBudget the same amount, as the service repeats it in some answers, or null
 */
public record SpendingBudget(
        @WireName({"amount", "ammount"}) @Nullable BigDecimal amount,
        @Nullable BigDecimal usageSpendingBudget) {
    /**
     * Whether there is a budget.
     *
     * @return true when an amount is set, be it 0
     */
    public boolean isSet() {
        return amount != null;
    }
}
