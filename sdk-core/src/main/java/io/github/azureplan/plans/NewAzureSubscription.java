package io.github.azureplan.plans;

import io.github.azureplan.common.MpnId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An Azure subscription to be created under a plan. Immutable; each method gives a changed copy.
 *
 * <pre>{@code
 * NewAzureSubscription.named("dev").workload(Workload.DEV_TEST)
 * }</pre>
 */
public final class NewAzureSubscription {
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_.()-]{1,63}");

    private final String displayName;
    private final @Nullable String alias;
    private final Workload workload;
    private final @Nullable MpnId reseller;

    private NewAzureSubscription(
            String displayName, @Nullable String alias, Workload workload, @Nullable MpnId reseller) {
        this.displayName = displayName;
        this.alias = alias;
        this.workload = workload;
        this.reseller = reseller;
    }

    /**
     * Names the subscription.
     *
     * @param displayName the name people see
     * @return the subscription to be created, for production
     * @throws IllegalArgumentException when the name is blank or has control characters
     */
    public static NewAzureSubscription named(String displayName) {
        Objects.requireNonNull(displayName, "displayName");
        if (displayName.isBlank() || displayName.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "displayName: must have visible characters and no control characters; give the name people see");
        }
        return new NewAzureSubscription(displayName, null, Workload.PRODUCTION, null);
    }

    /**
     * Sets the key of the creation: creating again with the same alias gives the first subscription. Without it, the
     * key is derived from the plan and the name.
     *
     * @param alias 1 to 63 letters, digits and {@code -_.()}
     * @return the subscription to be created with it
     * @throws IllegalArgumentException when the alias has another form
     */
    public NewAzureSubscription alias(String alias) {
        Objects.requireNonNull(alias, "alias");
        if (!ALIAS.matcher(alias).matches() || alias.chars().allMatch(c -> c == '.')) {
            throw new IllegalArgumentException(
                    "alias: must be 1 to 63 letters, digits and -_.(); a GUID kept by you is a good one");
        }
        return new NewAzureSubscription(displayName, alias, workload, reseller);
    }

    /**
     * Says what the subscription is for.
     *
     * @param workload production, or development and tests
     * @return the subscription to be created with it
     */
    public NewAzureSubscription workload(Workload workload) {
        return new NewAzureSubscription(displayName, alias, Objects.requireNonNull(workload, "workload"), reseller);
    }

    /**
     * Names the reseller; for indirect providers.
     *
     * @param reseller the location id of the reseller
     * @return the subscription to be created with it
     */
    public NewAzureSubscription reseller(MpnId reseller) {
        return new NewAzureSubscription(displayName, alias, workload, Objects.requireNonNull(reseller, "reseller"));
    }

    /**
     * The name people see.
     *
     * @return the name
     */
    public String displayName() {
        return displayName;
    }

    /**
     * The key of the creation.
     *
     * @return the alias, null when it is to be derived
     */
    public @Nullable String alias() {
        return alias;
    }

    /**
     * What the subscription is for.
     *
     * @return the workload
     */
    public Workload workload() {
        return workload;
    }

    /**
     * The reseller.
     *
     * @return the location id, null for none
     */
    public @Nullable MpnId reseller() {
        return reseller;
    }

    /** The body of the call. */
    Arm.AliasRequest body(String billingScope) {
        return new Arm.AliasRequest(new Arm.AliasRequestProperties(billingScope, displayName, workload, reseller));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof NewAzureSubscription other
                && displayName.equals(other.displayName)
                && Objects.equals(alias, other.alias)
                && workload.equals(other.workload)
                && Objects.equals(reseller, other.reseller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(displayName, alias, workload, reseller);
    }

    @Override
    public String toString() {
        return "NewAzureSubscription[displayName=" + displayName + ", alias=" + alias + ", workload=" + workload
                + ", reseller=" + reseller + "]";
    }
}
