package io.github.azureplan.internal.backend.customers;

import io.github.azureplan.internal.backend.kernel.Ids;
import io.github.azureplan.internal.backend.kernel.Wire;
import io.github.azureplan.internal.backend.tree.JsonObject;
import io.github.azureplan.internal.backend.tree.JsonScalar;
import java.util.List;

/** A customer as the answers show it: three views that differ, as the pages do. */
final class CustomerJson {
    private CustomerJson() {}

    /** The answer to a creation, the only one with the administrator's password. */
    static JsonObject created(Customer customer, Ids ids) {
        boolean indirect = customer.associatedPartnerId() != null;
        JsonObject credentials =
                JsonObject.of("userName", "admin", "password", "Sb1!" + ids.hex(12, "password", customer.id()));
        return JsonObject.of(
                "id", customer.id(),
                "commerceId", customer.commerceId(),
                "companyProfile", company(customer, false),
                "billingProfile", billing(customer),
                // the page's direct sample says none although the relationship is there
                "relationshipToPartner", indirect ? "reseller" : "none",
                "allowDelegatedAccess", indirect ? true : null,
                "userCredentials", credentials,
                "associatedPartnerId", customer.associatedPartnerId(),
                "attributes", Wire.attributes("Customer"));
    }

    /** One customer, read by id. */
    static JsonObject full(Customer customer) {
        return JsonObject.of(
                "id", customer.id(),
                "commerceId", customer.commerceId(),
                "companyProfile", company(customer, true),
                "billingProfile", billingProfile(customer),
                "relationshipToPartner", "reseller",
                "allowDelegatedAccess", true,
                "customDomains", List.of(customer.domain()),
                "associatedPartnerId", customer.associatedPartnerId(),
                "links", Wire.self(uri(customer)),
                "attributes", Wire.attributes("Customer"));
    }

    /** A line of a list: no billing profile, no commerce id. */
    static JsonObject listed(Customer customer) {
        return JsonObject.of(
                "id", customer.id(),
                "companyProfile", company(customer, false),
                "relationshipToPartner", "reseller",
                "links", Wire.self(uri(customer)),
                "attributes", Wire.attributes("Customer"));
    }

    /** The company, read by itself. */
    static JsonObject companyProfile(Customer customer) {
        return company(customer, true);
    }

    /** The billing profile, read by itself. */
    static JsonObject billingProfile(Customer customer) {
        return billing(customer).with("links", Wire.self(uri(customer) + "/profiles/billing"));
    }

    /** The answer to the end of a relationship, which the page prints like this and like nothing else. */
    static JsonObject unrelated() {
        return JsonObject.of(
                "Id", JsonScalar.NULL,
                "CommerceId", JsonScalar.NULL,
                "CompanyProfile", JsonScalar.NULL,
                "BillingProfile", JsonScalar.NULL,
                "RelationshipToPartner", "none",
                "AllowDelegatedAccess", JsonScalar.NULL,
                "UserCredentials", JsonScalar.NULL,
                "CustomDomains", JsonScalar.NULL,
                "AssociatedPartnerId", JsonScalar.NULL,
                "Attributes", JsonObject.of("ObjectType", "Customer"));
    }

    private static JsonObject company(Customer customer, boolean byId) {
        JsonObject billing = customer.billingProfile();
        return JsonObject.of(
                "tenantId", customer.id(),
                "domain", customer.domain(),
                "companyName", customer.companyName(),
                "organizationRegistrationNumber", customer.registrationNumber(),
                "address", byId ? companyAddress(billing.objectOrEmpty("defaultAddress")) : null,
                "email", byId ? billing.text("email") : null,
                "links", Wire.self(uri(customer) + "/profiles/company"),
                "attributes", Wire.attributes("CustomerCompanyProfile"));
    }

    // a company address calls the state region
    private static JsonObject companyAddress(JsonObject address) {
        return JsonObject.of(
                "country", address.text("country"),
                "region", address.text("state"),
                "city", address.text("city"),
                "addressLine1", address.text("addressLine1"),
                "postalCode", address.text("postalCode"),
                "phoneNumber", address.text("phoneNumber"));
    }

    private static JsonObject billing(Customer customer) {
        return customer.billingProfile()
                .with("attributes", JsonObject.of("etag", customer.etag(), "objectType", "CustomerBillingProfile"));
    }

    private static String uri(Customer customer) {
        return "/customers/" + customer.id();
    }
}
