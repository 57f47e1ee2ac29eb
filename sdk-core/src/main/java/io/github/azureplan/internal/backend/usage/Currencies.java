package io.github.azureplan.internal.backend.usage;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.State;
import java.util.Set;
import java.util.TreeSet;

/** Which currency a customer's charges are billed in. */
public final class Currencies {
    private Currencies() {}

    /** The partner's, unless the settings have another one for the customer's country. */
    @Documented("Understand the billing calendar: currency")
    public static String of(State state, Context context, String customerId) {
        Customer customer = Customers.find(state, customerId);
        String usual = context.partner().currency();
        return customer == null
                ? usual
                : context.settings().rating().currencies().getOrDefault(customer.country(), usual);
    }

    /** All there may be, the partner's among them. */
    public static Set<String> all(Context context) {
        Set<String> all = new TreeSet<>(context.settings().rating().currencies().values());
        all.add(context.partner().currency());
        return all;
    }
}
