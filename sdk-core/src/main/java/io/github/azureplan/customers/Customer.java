package io.github.azureplan.customers;

import io.github.azureplan.common.CustomerId;
import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer of the partner. Lists leave out the billing profile and most else; read the customer by id for all.
 *
 * @param id the customer, equal to its Microsoft Entra tenant
 * @param commerceId the id of the commerce account, absent in lists
 * @param companyProfile the company
 * @param billingProfile whom to bill, absent in lists
 * @param relationshipToPartner what the partner is to the customer; unreliable in the answer of a create
 * @param allowDelegatedAccess whether the partner may administer the tenant; null when the service does not say
 * @param userCredentials the first administrator, only in the answer of a create and not always there, see
 *     {@link #hasUserCredentials()}
 * @param customDomains further domains of the tenant
 * @param associatedPartnerId the tenant of the indirect reseller, for an indirect provider's customer
 */
public record Customer(
        @Required CustomerId id,
        @Nullable String commerceId,
        @Nullable CompanyProfile companyProfile,
        @Nullable BillingProfile billingProfile,
        @Nullable RelationshipToPartner relationshipToPartner,
        @Nullable Boolean allowDelegatedAccess,
        @Nullable UserCredentials userCredentials,
        List<String> customDomains,
        @Nullable TenantId associatedPartnerId) {
    /**
     * Whether the credentials of the first administrator are here. They are shown once: in the answer of
     * {@link Customers#create(NewCustomer)}, and again when that call is repeated with the same request id within a day.
     * When a create returns a customer without them, an earlier creation has made it and its credentials are gone; an
     * administrator of the partner then sets a new password for the user in the customer's tenant.
     *
     * @return false for a customer that was read, listed or had been made before
     */
    public boolean hasUserCredentials() {
        return userCredentials != null;
    }

    /**
     * The name of the company, wherever it was given.
     *
     * @return the name; null when the service left it out
     */
    public @Nullable String companyName() {
        if (companyProfile != null && companyProfile.companyName() != null) {
            return companyProfile.companyName();
        }
        return billingProfile == null ? null : billingProfile.companyName();
    }

    /** Profiles and credentials are left out. */
    @Override
    public String toString() {
        return "Customer[id=" + id + ", relationshipToPartner=" + relationshipToPartner + ", ***]";
    }
}
