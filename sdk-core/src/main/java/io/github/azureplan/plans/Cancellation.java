package io.github.azureplan.plans;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an Azure subscription is cancelled. There are two ways to the same end:
 *
 * <ul>
 *   <li>{@link #inPartnerCenter}: as the one who sold it. Needs no role in the subscription and does not ask whether
 *       anything runs in it; the way to stop fraud.
 *   <li>{@link #throughAzure}: as one of its owners. Refused while the subscription holds resources, unless told to
 *       ignore them.
 * </ul>
 *
 * <p>Immutable.
 */
public final class Cancellation {
    private final @Nullable CancellationReason reason;
    private final boolean ignoringResources;

    private Cancellation(@Nullable CancellationReason reason, boolean ignoringResources) {
        this.reason = reason;
        this.ignoringResources = ignoringResources;
    }

    /**
     * Through Partner Center, whatever the subscription holds.
     *
     * @param reason why
     * @return the cancellation
     */
    public static Cancellation inPartnerCenter(CancellationReason reason) {
        return new Cancellation(Objects.requireNonNull(reason, "reason"), true);
    }

    /**
     * Through Azure Resource Manager, in the customer's tenant, as an owner of the subscription.
     *
     * @return the cancellation; refused while the subscription holds resources
     */
    public static Cancellation throughAzure() {
        return new Cancellation(null, false);
    }

    /**
     * The same, also when the subscription holds resources: all of them stop. The service takes this as a parameter that
     * tools use and the reference does not list. Through Partner Center it changes nothing.
     *
     * @return the cancellation
     */
    public Cancellation ignoringResources() {
        return new Cancellation(reason, true);
    }

    /**
     * Whether it goes through Partner Center.
     *
     * @return false for Azure Resource Manager
     */
    public boolean goesThroughPartnerCenter() {
        return reason != null;
    }

    @Nullable
    CancellationReason reason() {
        return reason;
    }

    boolean ignoresResources() {
        return ignoringResources;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Cancellation other
                && Objects.equals(reason, other.reason)
                && ignoringResources == other.ignoringResources;
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, ignoringResources);
    }

    @Override
    public String toString() {
        return reason != null
                ? "Cancellation[in Partner Center, " + reason + "]"
                : "Cancellation[through Azure" + (ignoringResources ? ", ignoring resources]" : "]");
    }
}
