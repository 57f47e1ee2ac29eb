package io.github.azureplan.backend;

import io.github.azureplan.common.AzureSubscriptionId;
import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.MpnId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.backend.agreements.Agreements;
import io.github.azureplan.internal.backend.customers.Customers;
import io.github.azureplan.internal.backend.kernel.Machine;
import io.github.azureplan.internal.backend.subscriptions.AzureSubscriptions;
import org.jspecify.annotations.Nullable;

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

    /**
     * The customer gives the partner's admin agents a role on an Azure subscription, in place of the one they had, or
     * takes their access away. From the start they are owners.
     *
     * @param subscription where
     * @param role {@code Owner}, {@code Contributor}, {@code User Access Administrator}, {@code Reader} or
     *     {@code Support Request Contributor}, or null for no access
     * @throws IllegalArgumentException when there is no such subscription or role
     */
    public void access(AzureSubscriptionId subscription, @Nullable String role) {
        machine.change((state, context) -> AzureSubscriptions.access(state, subscription.text(), role, context.now()));
    }

    /**
     * Resources come to be in an Azure subscription, or the last one goes. As long as it holds any, Azure refuses to
     * cancel it unless told to ignore them.
     *
     * @param subscription where
     * @param present whether it holds any
     * @throws IllegalArgumentException when there is no such subscription
     */
    public void resources(AzureSubscriptionId subscription, boolean present) {
        machine.change((state, context) -> AzureSubscriptions.resources(state, subscription.text(), present));
    }

    private CustomerId arrive(String country, String domain, String companyName, boolean legacyAzure) {
        machine.change((state, context) -> Customers.arrive(state, context, country, domain, companyName, legacyAzure));
        return CustomerId.of(Customers.idOf(machine.context(), domain));
    }
}
