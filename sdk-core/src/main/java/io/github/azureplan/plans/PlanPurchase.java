package io.github.azureplan.plans;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an Azure plan is bought. Immutable; each method gives a new one. */
public final class PlanPurchase {
    /** An order may take 15 minutes to show; twice that is waited. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private static final PlanPurchase USUAL = new PlanPurchase("Azure plan", LONGEST_WAIT, true);

    private final String friendlyName;
    private final Duration longestWait;
    private final boolean resellerChecked;

    private PlanPurchase(String friendlyName, Duration longestWait, boolean resellerChecked) {
        this.friendlyName = friendlyName;
        this.longestWait = longestWait;
        this.resellerChecked = resellerChecked;
    }

    /**
     * The usual way: named "Azure plan", waited for up to half an hour, the reseller looked at before.
     *
     * @return the usual way
     */
    public static PlanPurchase usual() {
        return USUAL;
    }

    /**
     * Gives the plan a name. A plan, or a cart, that is there already keeps its own.
     *
     * @param name the partner's name for the plan, not blank, up to 256 characters
     * @return the purchase
     * @throws IllegalArgumentException when it is blank or longer
     */
    public PlanPurchase friendlyName(String name) {
        if (name.isBlank() || name.length() > 256) {
            throw new IllegalArgumentException("friendlyName: must have 1 to 256 characters, and not be blank");
        }
        return new PlanPurchase(name, longestWait, resellerChecked);
    }

    /**
     * Bounds the wait for the order. A deadline of {@code CallOptions} bounds the whole purchase; whichever is earlier
     * holds. To not wait at all, use {@link AzurePlanSlot#order(PlanPurchase)}.
     *
     * @param longest how long to wait at most once the cart is checked out, more than zero
     * @return the purchase
     * @throws IllegalArgumentException when it is zero or negative
     */
    public PlanPurchase waitAtMost(Duration longest) {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException(
                    "waitAtMost: must be more than zero, was " + longest + "; to not wait, use order(…)");
        }
        return new PlanPurchase(friendlyName, longest, resellerChecked);
    }

    /**
     * Leaves out the two reads that look at the reseller before a cart is made; the checkout decides then.
     *
     * @return the purchase
     */
    public PlanPurchase withoutResellerCheck() {
        return new PlanPurchase(friendlyName, longestWait, false);
    }

    String friendlyName() {
        return friendlyName;
    }

    Duration longestWait() {
        return longestWait;
    }

    boolean resellerChecked() {
        return resellerChecked;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof PlanPurchase other
                && friendlyName.equals(other.friendlyName)
                && longestWait.equals(other.longestWait)
                && resellerChecked == other.resellerChecked;
    }

    @Override
    public int hashCode() {
        return Objects.hash(friendlyName, longestWait, resellerChecked);
    }

    @Override
    public String toString() {
        return "PlanPurchase[" + friendlyName + ", wait " + longestWait
                + (resellerChecked ? "]" : ", reseller not checked]");
    }
}
