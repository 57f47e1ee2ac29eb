package io.github.azureplan.backend;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Machine;

/** What happens outside the API: what customers, resellers and strangers do. */
public final class World {
    private final Machine machine;

    World(Machine machine) {
        this.machine = machine;
    }

    /**
     * Somebody else takes a domain.
     *
     * @param domain a full domain name
     * @throws IllegalArgumentException when it is not a domain name
     */
    public void domainTaken(String domain) {
        machine.change((state, context) -> Customers.takeDomain(state, domain));
    }

    /**
     * A customer of the partner that was not created through the API.
     *
     * @param country two letters
     * @param domain a full domain name that is not taken
     * @param companyName the name
     * @return the new customer's id; the same in every backend with the same seed
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public CustomerId customer(String country, String domain, String companyName) {
        return arrive(country, domain, companyName, false);
    }

    /**
     * A customer with Azure of the older offer MS-AZR-0145P.
     *
     * @param country two letters
     * @param domain a full domain name that is not taken
     * @param companyName the name
     * @return the new customer's id
     * @throws IllegalArgumentException when one of them is not acceptable
     */
    public CustomerId legacyCustomer(String country, String domain, String companyName) {
        return arrive(country, domain, companyName, true);
    }

    /**
     * The customer accepts the Microsoft Customer Agreement in its own admin center.
     *
     * @param customer who
     * @throws IllegalArgumentException when there is no such customer
     */
    public void acceptAgreement(CustomerId customer) {
        machine.change((state, context) -> Agreements.accept(state, context, customer.text()));
    }

    /**
     * The customer ends the reseller relationship with the partner.
     *
     * @param customer who
     * @throws IllegalArgumentException when there is no such customer
     */
    public void removeRelationship(CustomerId customer) {
        machine.change((state, context) -> Customers.relate(state, customer.text(), false));
    }

    /**
     * The customer takes up the reseller relationship again.
     *
     * @param customer who
     * @throws IllegalArgumentException when there is no such customer
     */
    public void restoreRelationship(CustomerId customer) {
        machine.change((state, context) -> Customers.relate(state, customer.text(), true));
    }

    /**
     * An indirect reseller becomes a partner of the indirect provider.
     *
     * @param tenant the reseller's tenant
     * @param mpnId the reseller's MPN id of location
     */
    public void indirectReseller(TenantId tenant, MpnId mpnId) {
        machine.change((state, context) -> Customers.addReseller(state, tenant.text(), mpnId.text()));
    }

    private CustomerId arrive(String country, String domain, String companyName, boolean legacyAzure) {
        machine.change((state, context) -> Customers.arrive(state, context, country, domain, companyName, legacyAzure));
        return CustomerId.of(Customers.idOf(machine.context(), domain));
    }
}
