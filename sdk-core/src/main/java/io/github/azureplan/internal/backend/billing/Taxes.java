package io.github.azureplan.internal.backend.billing;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.State;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the state takes. */
final class Taxes {
    private static final int CENTS = 2;

    private Taxes() {}

    @Assumed("tax is a percentage of each row by the country of the customer, rounded half up to cents; usually none")
    static BigDecimal of(State state, Context context, String customerId, BigDecimal subtotal) {
        Customer customer = Customers.find(state, customerId);
        BigDecimal percent = customer == null
                ? BigDecimal.ZERO
                : context.settings().rating().taxPercents().getOrDefault(customer.country(), BigDecimal.ZERO);
        return percent.signum() == 0
                ? BigDecimal.ZERO
                : subtotal.multiply(percent).movePointLeft(2).setScale(CENTS, RoundingMode.HALF_UP);
    }
}
