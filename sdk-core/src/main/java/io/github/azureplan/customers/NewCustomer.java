package io.github.azureplan.customers;

import io.github.azureplan.common.TenantId;
import io.github.azureplan.internal.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A customer to be created: its tenant, its administrator and the relationship to the partner are made with it. */
public final class NewCustomer {
    private final String domain;
    private final @Nullable String organizationRegistrationNumber;
    private final BillingProfile billingProfile;
    private final @Nullable TenantId associatedPartnerId;

    private NewCustomer(Builder builder, String domain, BillingProfile billingProfile) {
        this.domain = domain;
        this.billingProfile = billingProfile;
        this.organizationRegistrationNumber = builder.organizationRegistrationNumber;
        this.associatedPartnerId = builder.associatedPartnerId;
    }

    /**
     * Starts a customer.
     *
     * @return a builder without any value
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The domain of the new tenant.
     *
     * @return the full domain, in lower case
     */
    public String domain() {
        return domain;
    }

    /**
     * The number in the register of companies.
     *
     * @return the number, null when none was given
     */
    public @Nullable String organizationRegistrationNumber() {
        return organizationRegistrationNumber;
    }

    /**
     * Whom to bill.
     *
     * @return the profile, with the name of the company
     */
    public BillingProfile billingProfile() {
        return billingProfile;
    }

    /**
     * The tenant of the indirect reseller.
     *
     * @return the tenant, null for a customer of the partner's own
     */
    public @Nullable TenantId associatedPartnerId() {
        return associatedPartnerId;
    }

    /** The body of the call. */
    JsonValue.Obj body() {
        Map<String, @Nullable Object> company = new LinkedHashMap<>();
        company.put("domain", domain);
        company.put("organizationRegistrationNumber", organizationRegistrationNumber);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("companyProfile", company);
        body.put("billingProfile", billingProfile.document());
        body.put("associatedPartnerId", associatedPartnerId);
        return JsonValue.Obj.EMPTY.with(body);
    }

    @Override
    public String toString() {
        return "NewCustomer[domain=" + domain + ", ***]";
    }

    /** Collects a customer; {@link #build()} checks it. */
    public static final class Builder {
        /** Where the service refuses a customer without its number in the register, and without a telephone number. */
        private static final Set<String> WITH_PHONE =
                Set.of("AM", "AZ", "BY", "HU", "KG", "KZ", "MD", "RU", "TJ", "UA", "UZ");

        /** Where the page on creating a customer asks for the number as well. */
        private static final Set<String> REGISTERED =
                Set.of("AE", "BR", "IN", "IQ", "MM", "PL", "SA", "SS", "TH", "TR", "VE", "VN", "ZA");

        private @Nullable String domain;
        private @Nullable String companyName;
        private @Nullable String organizationRegistrationNumber;
        private @Nullable BillingProfile billingProfile;
        private @Nullable TenantId associatedPartnerId;

        private Builder() {}

        /**
         * Sets the domain of the new tenant.
         *
         * @param domain the full domain, such as {@code contoso.onmicrosoft.com}
         * @return this builder
         */
        public Builder domain(String domain) {
            this.domain = Objects.requireNonNull(domain, "domain");
            return this;
        }

        /**
         * Sets the name of the company, where the billing profile does not have it.
         *
         * @param companyName the name
         * @return this builder
         */
        public Builder companyName(String companyName) {
            this.companyName = Objects.requireNonNull(companyName, "companyName");
            return this;
        }

        /**
         * Sets the number in the register of companies. Armenia, Azerbaijan, Belarus, Hungary, Kazakhstan, Kyrgyzstan,
         * Moldova, Russia, Tajikistan, Ukraine and Uzbekistan ask for it, and for a telephone number in the billing
         * address; Brazil, India, Iraq, Myanmar, Poland, Saudi Arabia, South Africa, South Sudan, Thailand, Turkey, the
         * United Arab Emirates, Venezuela and Vietnam ask for the number. The service refuses it for all others. Its form
         * is the service's to check.
         *
         * @param organizationRegistrationNumber the number
         * @return this builder
         */
        public Builder organizationRegistrationNumber(String organizationRegistrationNumber) {
            this.organizationRegistrationNumber =
                    Objects.requireNonNull(organizationRegistrationNumber, "organizationRegistrationNumber");
            return this;
        }

        /**
         * Sets whom to bill.
         *
         * @param billingProfile the profile
         * @return this builder
         */
        public Builder billingProfile(BillingProfile billingProfile) {
            this.billingProfile = Objects.requireNonNull(billingProfile, "billingProfile");
            return this;
        }

        /**
         * Sets the indirect reseller the customer belongs to; for indirect providers.
         *
         * @param associatedPartnerId the tenant of the reseller
         * @return this builder
         */
        public Builder associatedPartnerId(TenantId associatedPartnerId) {
            this.associatedPartnerId = Objects.requireNonNull(associatedPartnerId, "associatedPartnerId");
            return this;
        }

        /**
         * Checks and makes the customer.
         *
         * @return the customer to be created
         * @throws IllegalArgumentException naming the field that is missing or wrong
         */
        public NewCustomer build() {
            if (domain == null || domain.isBlank()) {
                throw new IllegalArgumentException(
                        "domain: missing; set the full domain of the new tenant, such as" + " contoso.onmicrosoft.com");
            }
            String folded = DomainName.checked(domain).toLowerCase(Locale.ROOT);
            BillingProfile profile = billingProfile;
            if (profile == null) {
                throw new IllegalArgumentException("billingProfile: missing; set it with BillingProfile.builder()");
            }
            if (companyName != null) {
                if (companyName.isBlank()) {
                    throw new IllegalArgumentException("companyName: must not be blank; set the name of the company");
                }
                String other = profile.companyName();
                if (other != null && !other.equals(companyName)) {
                    throw new IllegalArgumentException(
                            "companyName: differs from the one of the billing profile; set one of them");
                }
                profile = profile.toBuilder().companyName(companyName).build();
            }
            requireRegistration(profile.defaultAddress());
            String name = profile.companyName();
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("companyName: missing; set the name of the company");
            }
            return new NewCustomer(this, folded, profile);
        }

        /** What is documented as required in these countries; elsewhere the service decides. */
        private void requireRegistration(@Nullable Address address) {
            if (address == null || address.country() == null) {
                return;
            }
            String country = address.country().text();
            boolean phoneToo = WITH_PHONE.contains(country);
            if (!phoneToo && !REGISTERED.contains(country)) {
                return;
            }
            if (organizationRegistrationNumber == null || organizationRegistrationNumber.isBlank()) {
                throw new IllegalArgumentException("organizationRegistrationNumber: missing; " + country
                        + " requires it, set the company's number in the register");
            }
            String phone = address.phoneNumber();
            if (phoneToo && (phone == null || phone.isBlank())) {
                throw new IllegalArgumentException(
                        "billingProfile.defaultAddress.phoneNumber: missing; " + country + " requires it");
            }
        }
    }
}
