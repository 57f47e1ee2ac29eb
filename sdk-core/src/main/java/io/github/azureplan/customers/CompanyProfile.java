package io.github.azureplan.customers;

import io.github.azureplan.common.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * The company as the directory knows it. Read-only.
 *
 * @param tenantId the Microsoft Entra tenant, equal to the customer id
 * @param domain the domain the tenant was created with
 * @param companyName the name of the company
 * @param organizationRegistrationNumber the number in the register of companies, for the countries that ask for it
 * @param address the address, only when the customer is read by id
 * @param email the address for mail, only when the customer is read by id
 */
public record CompanyProfile(
        @Nullable TenantId tenantId,
        @Nullable String domain,
        @Nullable String companyName,
        @Nullable String organizationRegistrationNumber,
        @Nullable Address address,
        @Nullable String email) {
    /** Names, addresses and the like are masked. */
    @Override
    public String toString() {
        return "CompanyProfile[tenantId=" + tenantId + ", domain=" + domain + ", companyName=" + companyName + ", ***]";
    }
}
