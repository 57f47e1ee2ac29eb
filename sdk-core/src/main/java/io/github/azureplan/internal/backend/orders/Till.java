package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.kernel.Context;
import io.github.azureplan.internal.backend.kernel.Partner;
import io.github.azureplan.internal.backend.kernel.State;

/** Where a purchase is rung up: who buys, and what is known at the moment. */
record Till(State state, Context context, Customer customer) {
    boolean provider() {
        return context.partner().type() == Partner.Type.INDIRECT_PROVIDER;
    }

    boolean sandbox() {
        return context.partner().sandbox();
    }

    Till with(State later) {
        return new Till(later, context, customer);
    }
}
