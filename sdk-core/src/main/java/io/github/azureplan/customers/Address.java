package io.github.azureplan.customers;

import io.github.azureplan.common.Market;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, with the person there where the service asks for one. What is read may lack any part; what
 * {@link #builder()} makes has been checked.
 *
 * @param country the country; null when the service left it out or sent no known code
 * @param region the region, used in company addresses
 * @param city the city
 * @param state the state or province, used in billing addresses
 * @param addressLine1 street and number
 * @param addressLine2 what does not fit the first line
 * @param postalCode the postal code
 * @param firstName first name of the person there
 * @param middleName middle name of the person there
 * @param lastName last name of the person there
 * @param phoneNumber telephone number
 */
public record Address(
        @Nullable Market country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String state,
        @Nullable String addressLine1,
        @Nullable String addressLine2,
        @Nullable String postalCode,
        @Nullable String firstName,
        @Nullable String middleName,
        @Nullable String lastName,
        @Nullable String phoneNumber) {
    /**
     * Starts an address.
     *
     * @return a builder without any value
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts from this address.
     *
     * @return a builder with the values of this address
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.country = country;
        builder.region = region;
        builder.city = city;
        builder.state = state;
        builder.addressLine1 = addressLine1;
        builder.addressLine2 = addressLine2;
        builder.postalCode = postalCode;
        builder.firstName = firstName;
        builder.middleName = middleName;
        builder.lastName = lastName;
        builder.phoneNumber = phoneNumber;
        return builder;
    }

    /** Whether another address says the same, for all that the service may spell in a way of its own. */
    boolean says(Address other) {
        return Objects.equals(country, other.country)
                && BillingProfile.like(region, other.region)
                && BillingProfile.like(city, other.city)
                && BillingProfile.like(state, other.state)
                && BillingProfile.like(addressLine1, other.addressLine1)
                && BillingProfile.like(addressLine2, other.addressLine2)
                && BillingProfile.like(postalCode, other.postalCode)
                && BillingProfile.like(firstName, other.firstName)
                && BillingProfile.like(middleName, other.middleName)
                && BillingProfile.like(lastName, other.lastName)
                && BillingProfile.like(phoneNumber, other.phoneNumber);
    }

    /** All but the country is masked. */
    @Override
    public String toString() {
        return "Address[country=" + country + ", ***]";
    }

    /** Collects the parts of an address; {@link #build()} checks them. */
    public static final class Builder {
        private @Nullable Market country;
        private @Nullable String region;
        private @Nullable String city;
        private @Nullable String state;
        private @Nullable String addressLine1;
        private @Nullable String addressLine2;
        private @Nullable String postalCode;
        private @Nullable String firstName;
        private @Nullable String middleName;
        private @Nullable String lastName;
        private @Nullable String phoneNumber;

        private Builder() {}

        /**
         * Sets the country.
         *
         * @param country the value
         * @return this builder
         */
        public Builder country(Market country) {
            this.country = Objects.requireNonNull(country, "country");
            return this;
        }

        /**
         * Sets the region, used in company addresses.
         *
         * @param region the value
         * @return this builder
         */
        public Builder region(String region) {
            this.region = Objects.requireNonNull(region, "region");
            return this;
        }

        /**
         * Sets the city.
         *
         * @param city the value
         * @return this builder
         */
        public Builder city(String city) {
            this.city = Objects.requireNonNull(city, "city");
            return this;
        }

        /**
         * Sets the state or province, a code of at most 2 characters.
         *
         * @param state the value
         * @return this builder
         */
        public Builder state(String state) {
            this.state = Objects.requireNonNull(state, "state");
            return this;
        }

        /**
         * Sets street and number, 1 to 200 characters.
         *
         * @param addressLine1 the value
         * @return this builder
         */
        public Builder addressLine1(String addressLine1) {
            this.addressLine1 = Objects.requireNonNull(addressLine1, "addressLine1");
            return this;
        }

        /**
         * Sets what does not fit the first line, at most 200 characters.
         *
         * @param addressLine2 the value
         * @return this builder
         */
        public Builder addressLine2(String addressLine2) {
            this.addressLine2 = Objects.requireNonNull(addressLine2, "addressLine2");
            return this;
        }

        /**
         * Sets the postal code.
         *
         * @param postalCode the value
         * @return this builder
         */
        public Builder postalCode(String postalCode) {
            this.postalCode = Objects.requireNonNull(postalCode, "postalCode");
            return this;
        }

        /**
         * Sets first name of the person there, 1 to 50 characters.
         *
         * @param firstName the value
         * @return this builder
         */
        public Builder firstName(String firstName) {
            this.firstName = Objects.requireNonNull(firstName, "firstName");
            return this;
        }

        /**
         * Sets middle name of the person there, 1 to 50 characters.
         *
         * @param middleName the value
         * @return this builder
         */
        public Builder middleName(String middleName) {
            this.middleName = Objects.requireNonNull(middleName, "middleName");
            return this;
        }

        /**
         * Sets last name of the person there, 1 to 50 characters.
         *
         * @param lastName the value
         * @return this builder
         */
        public Builder lastName(String lastName) {
            this.lastName = Objects.requireNonNull(lastName, "lastName");
            return this;
        }

        /**
         * Sets telephone number.
         *
         * @param phoneNumber the value
         * @return this builder
         */
        public Builder phoneNumber(String phoneNumber) {
            this.phoneNumber = Objects.requireNonNull(phoneNumber, "phoneNumber");
            return this;
        }

        /**
         * Sets the country by its code.
         *
         * @param country two letters of ISO 3166-1
         * @return this builder
         * @throws IllegalArgumentException when no country has this code
         */
        public Builder country(String country) {
            return country(Market.of(country));
        }

        /**
         * Checks and makes the address. Whether it exists is the service's to say.
         *
         * @return the address
         * @throws IllegalArgumentException naming the part that is missing or too long
         */
        public Address build() {
            if (country == null) {
                throw new IllegalArgumentException("country: missing; set the two-letter ISO 3166-1 code");
            }
            required("addressLine1", addressLine1, 200);
            required("city", city, 200);
            longest("addressLine2", addressLine2, 200);
            longest("state", state, 2);
            longest("firstName", firstName, 50);
            longest("middleName", middleName, 50);
            longest("lastName", lastName, 50);
            return new Address(
                    country,
                    region,
                    city,
                    state,
                    addressLine1,
                    addressLine2,
                    postalCode,
                    firstName,
                    middleName,
                    lastName,
                    phoneNumber);
        }

        private static void required(String field, @Nullable String value, int longest) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(field + ": missing; an address needs it");
            }
            longest(field, value, longest);
        }

        private static void longest(String field, @Nullable String value, int longest) {
            if (value != null && value.length() > longest) {
                throw new IllegalArgumentException(field + ": must have at most " + longest + " characters, had "
                        + value.length() + "; shorten it");
            }
        }
    }
}
