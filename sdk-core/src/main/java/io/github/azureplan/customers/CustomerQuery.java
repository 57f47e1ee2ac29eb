package io.github.azureplan.customers;

import io.github.azureplan.common.TenantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which customers to list: all, or those that begin with a text; the service knows no other search. */
public final class CustomerQuery {
    private static final String RESELLER = "IndirectReseller";
    private static final CustomerQuery ALL = new CustomerQuery(null, "", 0);

    private final @Nullable String field;
    private final String value;
    private final int pageSize;

    private CustomerQuery(@Nullable String field, String value, int pageSize) {
        this.field = field;
        this.value = value;
        this.pageSize = pageSize;
    }

    /**
     * All customers.
     *
     * @return the query
     */
    public static CustomerQuery all() {
        return ALL;
    }

    /**
     * Customers by the beginning of their company's name.
     *
     * @param prefix the beginning, in any case
     * @return the query
     * @throws IllegalArgumentException when the beginning is blank
     */
    public static CustomerQuery companyNameStartsWith(String prefix) {
        return new CustomerQuery("CompanyName", checked("companyName", prefix), 0);
    }

    /**
     * Customers by the beginning of their domain.
     *
     * @param prefix the beginning, in any case
     * @return the query
     * @throws IllegalArgumentException when the beginning is blank
     */
    public static CustomerQuery domainStartsWith(String prefix) {
        return new CustomerQuery("Domain", checked("domain", prefix), 0);
    }

    /**
     * The customers of an indirect reseller; for indirect providers, and with a user's token only.
     *
     * @param reseller the tenant of the reseller
     * @return the query
     */
    public static CustomerQuery ofIndirectReseller(TenantId reseller) {
        return new CustomerQuery(RESELLER, reseller.text(), 0);
    }

    /**
     * The same query with pages of a given size.
     *
     * @param pageSize how many customers a page has at most, at least 1
     * @return the query
     * @throws IllegalArgumentException when the size is less than 1
     */
    public CustomerQuery pageSize(int pageSize) {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize: must be at least 1, was " + pageSize);
        }
        return new CustomerQuery(field, value, pageSize);
    }

    /** Whether the customers of an indirect reseller are asked for. */
    boolean ofReseller() {
        return RESELLER.equals(field);
    }

    /** The size of a page, 0 for what the service takes by default. */
    int size() {
        return pageSize;
    }

    /** The filter of the call in the spelling the service documents, null for all customers. */
    @Nullable
    Map<String, String> filter() {
        if (field == null) {
            return null;
        }
        Map<String, String> filter = new LinkedHashMap<>();
        filter.put("Field", field);
        filter.put("Value", value);
        filter.put("Operator", "starts_with");
        return filter;
    }

    private static String checked(String field, String prefix) {
        Objects.requireNonNull(prefix, field);
        if (prefix.isBlank()) {
            throw new IllegalArgumentException(field + ": must not be blank; use all() to list every customer");
        }
        return prefix;
    }

    /** What is searched for is masked. */
    @Override
    public String toString() {
        return "CustomerQuery[" + (field == null ? "all" : field + "=***") + "]";
    }
}
