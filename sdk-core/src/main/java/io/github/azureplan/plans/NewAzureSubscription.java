package io.github.azureplan.plans;

import io.github.azureplan.common.MpnId;
import java.time.Duration;
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
    private final @Nullable String billingAccount;
    private final @Nullable Duration forbiddenRetriedFor;

    private NewAzureSubscription(
            String displayName,
            @Nullable String alias,
            Workload workload,
            @Nullable MpnId reseller,
            @Nullable String billingAccount,
            @Nullable Duration forbiddenRetriedFor) {
        this.displayName = displayName;
        this.alias = alias;
        this.workload = workload;
        this.reseller = reseller;
        this.billingAccount = billingAccount;
        this.forbiddenRetriedFor = forbiddenRetriedFor;
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
        return new NewAzureSubscription(displayName, null, Workload.PRODUCTION, null, null, null);
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
        return new NewAzureSubscription(
                displayName, checkedAlias(alias), workload, reseller, billingAccount, forbiddenRetriedFor);
    }

    static String checkedAlias(String alias) {
        Objects.requireNonNull(alias, "alias");
        if (!ALIAS.matcher(alias).matches() || alias.chars().allMatch(c -> c == '.')) {
            throw new IllegalArgumentException(
                    "alias: must be 1 to 63 letters, digits and -_.(); a GUID kept by you is a good one");
        }
        return alias;
    }

    /**
     * Says what the subscription is for.
     *
     * @param workload production, or development and tests
     * @return the subscription to be created with it
     */
    public NewAzureSubscription workload(Workload workload) {
        Objects.requireNonNull(workload, "workload");
        return new NewAzureSubscription(displayName, alias, workload, reseller, billingAccount, forbiddenRetriedFor);
    }

    /**
     * Names the reseller; for indirect providers.
     *
     * @param reseller the location id of the reseller
     * @return the subscription to be created with it
     */
    public NewAzureSubscription reseller(MpnId reseller) {
        Objects.requireNonNull(reseller, "reseller");
        return new NewAzureSubscription(displayName, alias, workload, reseller, billingAccount, forbiddenRetriedFor);
    }

    /**
     * Names the billing account in Azure. Without it the one that has the customer is looked up, which fails when several
     * have it.
     *
     * @param name the account's name, see {@link AzureBilling#listAccounts()}
     * @return the subscription to be created with it
     * @throws IllegalArgumentException when the name is blank or has a slash
     */
    public NewAzureSubscription billingAccount(String name) {
        Objects.requireNonNull(name, "billingAccount");
        if (name.isBlank() || name.indexOf('/') >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "billingAccount: must be a name without slashes, not an address; take it from AzureBillingAccount.name()");
        }
        return new NewAzureSubscription(displayName, alias, workload, reseller, name, forbiddenRetriedFor);
    }

    /**
     * How long to go on asking when Azure refuses with 403 {@code Forbidden}. Azure may do so for some minutes after a
     * plan was bought, though nothing is wrong; for an older plan it means that the user lacks the right. Without this,
     * it is five minutes for a plan bought within the last hour, else not at all.
     *
     * @param time how long, zero for not at all
     * @return the subscription to be created with it
     * @throws IllegalArgumentException when it is negative
     */
    public NewAzureSubscription retryForbiddenFor(Duration time) {
        Objects.requireNonNull(time, "retryForbiddenFor");
        if (time.isNegative()) {
            throw new IllegalArgumentException("retryForbiddenFor: must not be negative, was " + time);
        }
        return new NewAzureSubscription(displayName, alias, workload, reseller, billingAccount, time);
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

    /**
     * The billing account in Azure.
     *
     * @return its name, null when it is to be looked up
     */
    public @Nullable String billingAccount() {
        return billingAccount;
    }

    /**
     * How long to go on asking when Azure refuses with 403 {@code Forbidden}.
     *
     * @return the time, null when the age of the plan decides
     */
    public @Nullable Duration forbiddenRetriedFor() {
        return forbiddenRetriedFor;
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
                && Objects.equals(reseller, other.reseller)
                && Objects.equals(billingAccount, other.billingAccount)
                && Objects.equals(forbiddenRetriedFor, other.forbiddenRetriedFor);
    }

    @Override
    public int hashCode() {
        return Objects.hash(displayName, alias, workload, reseller, billingAccount, forbiddenRetriedFor);
    }

    @Override
    public String toString() {
        return "NewAzureSubscription[displayName=" + displayName + ", alias=" + alias + ", workload=" + workload
                + ", reseller=" + reseller + ", billingAccount=" + billingAccount + ", forbiddenRetriedFor="
                + forbiddenRetriedFor + "]";
    }
}
