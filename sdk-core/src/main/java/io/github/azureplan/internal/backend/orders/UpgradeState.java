package io.github.azureplan.internal.backend.orders;

import io.github.azureplan.internal.backend.customers.Customer;
import io.github.azureplan.internal.backend.kernel.Assumed;
import io.github.azureplan.internal.backend.kernel.Documented;
import io.github.azureplan.internal.backend.kernel.PMap;
import io.github.azureplan.internal.backend.kernel.Refusal;
import io.github.azureplan.internal.backend.kernel.Slice;
import io.github.azureplan.internal.backend.kernel.State;
import org.jspecify.annotations.Nullable;

/** How far the move of a customer from the older Azure offer is, as far as buying an Azure plan is concerned. */
public final class UpgradeState {
    private static final Slice<PMap<String, Phase>> SLICE = new Slice<>("upgrade state", PMap.empty());

    /** What keeps the customer from buying. */
    public enum Phase {
        PENDING("900112", "a product upgrade is pending"),
        IN_PROGRESS("900113", "a product upgrade is in progress"),
        FAILED("900114", "a product upgrade has failed");

        private final String code;
        private final String what;

        Phase(String code, String what) {
            this.code = code;
            this.what = what;
        }
    }

    private UpgradeState() {}

    /** An upgrade of a customer begins, goes on or fails; null when it is over. */
    public static State set(State state, String customerId, @Nullable Phase phase) {
        PMap<String, Phase> all = state.get(SLICE);
        return state.with(SLICE, phase == null ? all.without(customerId) : all.with(customerId, phase));
    }

    /** Refuses an Azure plan to a customer who gets one by an upgrade. */
    @Documented("Partner Center error codes; Transition from Azure (MS-AZR-0145P) to the Azure plan")
    @Assumed("a plan for a customer of the older offer is 403 with code 800020: it comes by a product upgrade only")
    static void refusePlan(State state, Customer customer) {
        Phase phase = state.get(SLICE).get(customer.id());
        if (phase != null) {
            throw new Refusal(409, phase.code, "The purchase is blocked: " + phase.what + ".");
        }
        if (customer.legacyAzure()) {
            throw new Refusal(
                    403, "800020", "The catalog item is not eligible for purchase: the customer has MS-AZR-0145P.");
        }
    }
}
