package io.github.azureplan.backend;

import io.github.azureplan.internal.backend.kernel.FaultPlan;

/** The troubles a backend is going to make. The first one that fits a request takes it. */
public final class Faults {
    private final FaultPlan plan;

    Faults(FaultPlan plan) {
        this.plan = plan;
    }

    /**
     * Adds a fault behind those there are.
     *
     * @param fault what goes wrong, where and how often
     */
    public void add(Fault fault) {
        plan.add(fault.rule());
    }

    /** Takes away all faults that have not struck yet. */
    public void clear() {
        plan.clear();
    }
}
