package io.github.azureplan.customers;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The customers of the partner. Immutable and safe for use by many threads. */
public final class Customers {
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

    private final Wire wire;

    /**
     * Made by the client.
     *
     * @param wire the client's pipeline
     * @hidden
     */
    @SuppressWarnings("exports")
    public Customers(Wire wire) {
        this.wire = wire;
    }

    /**
     * Whether a domain is free for a new customer.
     *
     * <p><!-- CHECK_DOMAIN -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/verify-domain-availability">{@code HEAD /v1/domains/<domain>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param domain a full domain such as {@code contoso.onmicrosoft.com}
     * @return true when nobody has it
     * @throws IllegalArgumentException when the text is no domain name
     */
    public boolean domainAvailable(String domain) {
        Call<Integer> call = Call.on(Routes.CHECK_DOMAIN)
                .path("domain", checkedDomain(domain))
                .accepting(404)
                .status();
        return wire.execute(call) == 404;
    }

    /**
     * Has the service check a postal address.
     *
     * <p><!-- VALIDATE_ADDRESS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/validate-an-address">{@code POST /v1/validations/address}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param address the address
     * @return what the service makes of it, with suggestions
     * @throws io.github.azureplan.errors.BadRequestException when the service refuses the address outright
     */
    public AddressValidation validateAddress(Address address) {
        return wire.execute(Call.on(Routes.VALIDATE_ADDRESS)
                .body(Objects.requireNonNull(address, "address"))
                .json(AddressValidation.class));
    }

    /**
     * Creates a customer: a tenant, its admin user and a reseller relationship. The answer is the only place where the
     * admin's first password ever appears. To be able to repeat a creation after a crash, give a request id of your own
     * with {@link io.github.azureplan.common.CallOptions#requestId(java.util.UUID)}; within a day the service answers
     * the repeat with the first result.
     *
     * <p><!-- CREATE_CUSTOMER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-customer">{@code POST /v1/customers}</a>
     * (App-only or App+User; repeated under one request id).
     * <!-- end -->
     *
     * @param customer the new customer
     * @return the customer with its id and first credentials
     * @throws io.github.azureplan.errors.BadRequestException when the input is refused, for example 600049: the country
     *     requires a registration number
     * @throws io.github.azureplan.errors.ConflictException when the domain is taken
     */
    public Customer create(NewCustomer customer) {
        if (customer.associatedPartnerId() != null) {
            wire.requireProvider("associatedPartnerId of the new customer");
        }
        return wire.execute(
                Call.on(Routes.CREATE_CUSTOMER).body(customer.body()).json(Customer.class));
    }

    /**
     * Reads one customer with both profiles.
     *
     * <p><!-- GET_CUSTOMER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id">{@code GET /v1/customers/<customer>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param id the customer
     * @return the customer
     * @throws NotFoundException when there is no such tenant
     * @throws ForbiddenException when the tenant is no customer of this partner (20002)
     */
    public Customer get(CustomerId id) {
        return wire.execute(Call.on(Routes.GET_CUSTOMER).path("customer", id).json(Customer.class));
    }

    /**
     * Reads one customer with both profiles, if it is a customer of this partner.
     *
     * <p><!-- GET_CUSTOMER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-customer-by-id">{@code GET /v1/customers/<customer>}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param id the customer
     * @return the customer, or empty when there is no such tenant or no relationship with it
     */
    public Optional<Customer> find(CustomerId id) {
        try {
            return Optional.of(get(id));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ForbiddenException e) {
            if (e.code().equals(ErrorCode.NO_RELATIONSHIP)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The customer with exactly this domain.
     *
     * <p><!-- LIST_CUSTOMERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers">{@code GET /v1/customers}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param domain a full domain, in any case
     * @return the customer as lists show it, without its billing profile; or empty
     */
    public Optional<Customer> findByDomain(String domain) {
        String wanted = checkedDomain(domain);
        return list(CustomerQuery.domainStartsWith(wanted)).stream()
                .filter(c -> c.companyProfile() != null
                        && wanted.equalsIgnoreCase(c.companyProfile().domain()))
                .findFirst();
    }

    /**
     * All customers, with the page size of the service.
     *
     * <p><!-- LIST_CUSTOMERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers">{@code GET /v1/customers}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @return the customers as lists show them: id, company profile and relationship
     */
    public Listing<Customer> list() {
        return list(CustomerQuery.all());
    }

    /**
     * The customers of a query, with all their pages.
     *
     * <p><!-- LIST_CUSTOMERS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers">{@code GET /v1/customers}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param query which customers, and how many a page
     * @return the customers as lists show them: id, company profile and relationship
     */
    public Listing<Customer> list(CustomerQuery query) {
        Map<String, String> filter = query.filter();
        String text = filter == null ? null : new String(wire.json().write(filter), StandardCharsets.UTF_8);
        return wire.listSeeking(
                () -> Call.on(Routes.LIST_CUSTOMERS).query("size", query.size()).queryIf("filter", text),
                () -> Call.on(Routes.LIST_CUSTOMERS),
                Customer.class);
    }

    private static String checkedDomain(String domain) {
        String trimmed = domain.trim();
        if (!DOMAIN.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(
                    "domain: must be a full domain name such as contoso.onmicrosoft.com, without scheme or path");
        }
        return trimmed;
    }
}
