package io.github.azureplan.billing;

import io.github.azureplan.rows.Column;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of use are grouped by. Several dimensions together make finer groups. Two dimensions are equal when they
 * have the same name. Immutable.
 */
public final class CreditDimension implements Comparable<CreditDimension> {
    private static final String TAG = "tag:";

    /** The reseller of record, removed and untold ones told apart; see {@link CreditGroup#reseller()}. */
    public static final CreditDimension RESELLER =
            new CreditDimension("Reseller", 0, UsageLine.TIER2_MPN_ID, UsageLine.MPN_ID);

    /** The customer: its tenant. */
    public static final CreditDimension CUSTOMER = new CreditDimension("Customer", 1, UsageLine.CUSTOMER_ID);

    /** The Azure plan. */
    public static final CreditDimension PLAN = new CreditDimension("Plan", 2, UsageLine.SUBSCRIPTION_ID);

    /** The Azure subscription. */
    public static final CreditDimension SUBSCRIPTION = new CreditDimension("Subscription", 3, UsageLine.ENTITLEMENT_ID);

    /** The resource group, with its Azure subscription: names of groups repeat between subscriptions. */
    public static final CreditDimension RESOURCE_GROUP =
            new CreditDimension("ResourceGroup", 4, UsageLine.ENTITLEMENT_ID, UsageLine.RESOURCE_GROUP);

    /** The resource by its id, in lower case: the services of Azure write ids in different cases. */
    public static final CreditDimension RESOURCE = new CreditDimension("Resource", 5, UsageLine.RESOURCE_URI);

    /** The day, in UTC. */
    public static final CreditDimension DAY = new CreditDimension("Day", 7, UsageLine.USAGE_DATE);

    private static final List<CreditDimension> CONSTANTS =
            List.of(RESELLER, CUSTOMER, PLAN, SUBSCRIPTION, RESOURCE_GROUP, RESOURCE, DAY);

    private final String name;
    private final int rank;
    private final List<Column<?>> columns;

    private CreditDimension(String name, int rank, Column<?>... columns) {
        this.name = name;
        this.rank = rank;
        this.columns = List.of(columns);
    }

    /**
     * The value of a tag; lines without the tag have the empty text.
     *
     * @param key the name of the tag; its case does not count, as in Azure
     * @return the dimension
     * @throws IllegalArgumentException when the name is blank
     */
    public static CreditDimension tag(String key) {
        Objects.requireNonNull(key, "tag");
        if (key.isBlank()) {
            throw new IllegalArgumentException("tag: must not be blank; name a tag such as env");
        }
        return new CreditDimension(TAG + key.strip().toLowerCase(Locale.ROOT), 6, UsageLine.TAGS);
    }

    /** The dimension of a name, as {@link #name()} gives it. */
    static CreditDimension named(String name) {
        if (name.startsWith(TAG)) {
            return tag(name.substring(TAG.length()));
        }
        return CONSTANTS.stream()
                .filter(dimension -> dimension.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no dimension " + name));
    }

    /**
     * The name, as the header of a CSV file has it.
     *
     * @return the name; {@code tag:} and the name of the tag in lower case for a tag
     */
    public String name() {
        return name;
    }

    /** The tag's name, or null. */
    @Nullable
    String tagKey() {
        return rank == 6 ? name.substring(TAG.length()) : null;
    }

    /** The columns it is read from. */
    List<Column<?>> columns() {
        return columns;
    }

    /** The order of a lifecycle: from the reseller down to the day. */
    @Override
    public int compareTo(CreditDimension other) {
        return rank != other.rank ? Integer.compare(rank, other.rank) : name.compareTo(other.name);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof CreditDimension other && name.equals(other.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
