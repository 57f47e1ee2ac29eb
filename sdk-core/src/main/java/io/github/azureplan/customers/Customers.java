package io.github.azureplan.customers;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.Listing;
import io.github.azureplan.errors.BadRequestException;
import io.github.azureplan.errors.ErrorCode;
import io.github.azureplan.errors.ForbiddenException;
import io.github.azureplan.errors.NotFoundException;
import io.github.azureplan.errors.Outcome;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.wire.Call;
import io.github.azureplan.internal.wire.Route;
import io.github.azureplan.internal.wire.Routes;
import io.github.azureplan.internal.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The customers of the partner. Immutable and safe for use by many threads. */
public final class Customers {
    private static final Map<String, Object> NO_RELATIONSHIP =
            Map.of("relationshipToPartner", "none", "attributes", Map.of("objectType", "Customer"));

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
                .path("domain", DomainName.checked(domain))
                .accepting(404)
                .status();
        return wire.execute(call) == 404;
    }

    /**
     * Has the service check a postal address. Where the service answers as it did until 2020, with an error that holds a
     * corrected address, the correction comes back as a suggestion.
     *
     * <p><!-- VALIDATE_ADDRESS -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/validate-an-address">{@code POST /v1/validations/address}</a>
     * (App-only or App+User; safe to repeat).
     * <!-- end -->
     *
     * @param address the address
     * @return what the service makes of it, with suggestions
     * @throws BadRequestException when the service refuses the address outright (2007)
     */
    public AddressValidation validateAddress(Address address) {
        Objects.requireNonNull(address, "address");
        try {
            return wire.execute(Call.on(Routes.VALIDATE_ADDRESS).body(address).json(AddressValidation.class));
        } catch (BadRequestException e) {
            if (!e.code().equals(ErrorCode.ADDRESS_INVALID)) {
                throw e;
            }
            return CorrectedAddress.read(address, e.description()).orElseThrow(() -> e);
        }
    }

    /**
     * Creates a customer: a tenant, its admin user and a reseller relationship; for an indirect reseller as well, where
     * {@link NewCustomer#associatedPartnerId()} names it.
     *
     * <p>It never makes two customers. An attempt whose answer is lost is repeated under the same request id, and the
     * service answers with the first result. To go on after a crash, give a request id of your own with
     * {@link io.github.azureplan.common.CallOptions#requestId(java.util.UUID)}: within a day the repeat brings the first
     * result, credentials and all. Without it, or later, the domain is taken by the customer that was made; it is then
     * found by its domain and returned, when company name and reseller are the same, but its credentials are gone:
     * {@link Customer#hasUserCredentials()} tells. A new customer may take a moment to show; this client then reads it
     * with some patience.
     *
     * <p><!-- CREATE_CUSTOMER CREATE_RESELLER_CUSTOMER -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-customer">{@code POST /v1/customers}</a>
     * (App-only or App+User; repeated under one request id);
     * <a href="https://learn.microsoft.com/partner-center/developer/create-a-customer-for-an-indirect-reseller">{@code POST /v1/customers}</a>
     * (App+User only; repeated under one request id).
     * <!-- end -->
     *
     * @param customer the new customer
     * @return the customer with its id, and its first credentials unless it had been made before
     * @throws BadRequestException when the input is refused, for example 600049: the country
     *     requires a registration number; or 800018: the integration sandbox has as many customers as it takes
     * @throws io.github.azureplan.errors.ConflictException when the domain is taken by a stranger, or by another customer
     *     of this partner
     * @throws ForbiddenException when there is no partnership with the indirect reseller
     * @throws IllegalStateException when the request id was used for the customer of another domain
     */
    public Customer create(NewCustomer customer) {
        if (customer.associatedPartnerId() != null) {
            wire.requireProvider("associatedPartnerId of the new customer");
        }
        return new Creation(wire, Objects.requireNonNull(customer, "customer")).run();
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
        Wire verb = wire.begin();
        return Patience.read(verb, id, () -> verb.execute(read(id)));
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
        String wanted = DomainName.checked(domain);
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
     * <p><!-- LIST_CUSTOMERS LIST_RESELLER_CUSTOMERS -->
     * Endpoints:
     * <a href="https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers">{@code GET /v1/customers}</a>
     * (App-only or App+User; safe to repeat);
     * <a href="https://learn.microsoft.com/partner-center/developer/get-customers-of-an-indirect-reseller">{@code GET /v1/customers}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @param query which customers, and how many a page
     * @return the customers as lists show them: id, company profile and relationship
     * @throws io.github.azureplan.errors.MalformedResponseException on iteration, when a page leads in a circle or to a
     *     stranger
     */
    public Listing<Customer> list(CustomerQuery query) {
        Map<String, String> filter = query.filter();
        String text = filter == null ? null : new String(wire.json().write(filter), StandardCharsets.UTF_8);
        Route route = query.ofReseller() ? Routes.LIST_RESELLER_CUSTOMERS : Routes.LIST_CUSTOMERS;
        return wire.listSeeking(
                () -> Call.on(route).query("size", query.size()).queryIf("filter", text),
                () -> Call.on(route),
                Customer.class);
    }

    /**
     * An address in the admin center that invites a customer to take this partner as its reseller. The customer's
     * administrator opens it and accepts; afterwards the customer is in {@link #list()}.
     *
     * <p><!-- REQUEST_RELATIONSHIP -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/retrieve-a-relationship-request-url">{@code GET /v1/customers/relationshiprequests}</a>
     * (App+User only; safe to repeat).
     * <!-- end -->
     *
     * @return the address; it is no secret and holds for any customer
     * @throws BadRequestException in an integration sandbox, which cannot invite
     */
    public RelationshipRequest relationshipRequest() {
        return wire.execute(Call.on(Routes.REQUEST_RELATIONSHIP).json(RelationshipRequest.class));
    }

    /**
     * Ends the reseller relationship with a customer. Suspend its subscriptions and cancel its reservations first.
     * Afterwards nothing of the customer can be reached any more, until it accepts a new relationship. Ending what has
     * ended already is no error.
     *
     * <p><!-- REMOVE_RELATIONSHIP -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/remove-a-reseller-relationship-with-a-customer">{@code PATCH /v1/customers/<customer>}</a>
     * (App+User only; after a lost answer the state is read first).
     * <!-- end -->
     *
     * @param id the customer
     * @return what the partner is to the customer now: {@link RelationshipToPartner#NONE}
     * @throws ForbiddenException when a subscription is still active
     * @throws NotFoundException when there is no such tenant
     */
    public RelationshipToPartner removeRelationship(CustomerId id) {
        Wire verb = wire.begin();
        Call<RelationshipToPartner> call = Call.on(Routes.REMOVE_RELATIONSHIP)
                .path("customer", id)
                .body(NO_RELATIONSHIP)
                .decode((response, reader) -> {
                    JsonValue answer = reader.json(response, JsonValue.class);
                    return answer.text("relationshipToPartner")
                            .map(RelationshipToPartner::of)
                            .orElse(RelationshipToPartner.NONE);
                });
        try {
            RelationshipToPartner now = verb.execute(call.confirmedBy(() -> ended(verb.withoutRequestId(), id)));
            verb.gone(id);
            return now;
        } catch (ForbiddenException e) {
            if (e.code().equals(ErrorCode.NO_RELATIONSHIP)) {
                return RelationshipToPartner.NONE;
            }
            throw e;
        }
    }

    /** Whether the relationship has ended, as the refusal to read the customer shows. */
    private static Optional<RelationshipToPartner> ended(Wire reads, CustomerId id) {
        try {
            reads.execute(read(id));
            return Optional.empty();
        } catch (ForbiddenException e) {
            if (e.code().equals(ErrorCode.NO_RELATIONSHIP)) {
                return Optional.of(RelationshipToPartner.NONE);
            }
            throw e;
        }
    }

    /**
     * Deletes a customer with all that belongs to it. Offered in an integration sandbox only, where it makes room for
     * another one. Cancel reservations and software first; a customer that was made with an address that is not real can
     * never be deleted.
     *
     * <p><!-- DELETE_CUSTOMER -->
     * Endpoint:
     * <a href="https://learn.microsoft.com/partner-center/developer/delete-a-customer-account-from-the-integration-sandbox">{@code DELETE /v1/customers/<customer>}</a>
     * (App-only or App+User; safe to repeat). Integration sandbox only.
     * <!-- end -->
     *
     * @param id the customer
     * @throws BadRequestException outside an integration sandbox (900127)
     * @throws NotFoundException when there is no such tenant
     * @throws ForbiddenException when the tenant is no customer of this partner, or something keeps it
     */
    public void delete(CustomerId id) {
        try {
            wire.execute(Call.on(Routes.DELETE_CUSTOMER).path("customer", id).status());
        } catch (NotFoundException | ForbiddenException e) {
            // After an attempt without an answer, a customer that is not there is the one that was deleted.
            if (e.outcome() != Outcome.UNKNOWN || !Patience.absent(e)) {
                throw e;
            }
        }
        wire.gone(id);
    }

    private static Call<Customer> read(CustomerId id) {
        return Call.on(Routes.GET_CUSTOMER).path("customer", id).json(Customer.class);
    }
}
