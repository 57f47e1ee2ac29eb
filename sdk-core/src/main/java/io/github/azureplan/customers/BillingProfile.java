package io.github.azureplan.customers;

import io.github.azureplan.common.ETag;
import io.github.azureplan.internal.json.JsonValue;
import io.github.azureplan.internal.json.WireName;
import io.github.azureplan.internal.json.WriteBack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom to bill: the contact, company and address a customer has given. It keeps the JSON it was read from, so that an
 * update sends back what this version does not know.
 */
@WriteBack(BillingProfile.Members.class)
public final class BillingProfile {
    private final Members members;
    private final JsonValue.Obj document;

    BillingProfile(Members members, JsonValue.Obj document) {
        this.members = members;
        this.document = document;
    }

    /** {@return the id of the profile; null when the service left it out} */
    public @Nullable String id() {
        return members.id;
    }

    /** {@return first name of the contact; null when the service left it out} */
    public @Nullable String firstName() {
        return members.firstName;
    }

    /** {@return last name of the contact; null when the service left it out} */
    public @Nullable String lastName() {
        return members.lastName;
    }

    /** {@return address for mail of the contact; null when the service left it out} */
    public @Nullable String email() {
        return members.email;
    }

    /** {@return culture for numbers and dates, such as {@code en-US}; null when the service left it out} */
    public @Nullable String culture() {
        return members.culture;
    }

    /** {@return language of mail, such as {@code en}; null when the service left it out} */
    public @Nullable String language() {
        return members.language;
    }

    /** {@return name of the company; null when the service left it out} */
    public @Nullable String companyName() {
        return members.companyName;
    }

    /** {@return the address; null when the service left it out} */
    public @Nullable Address defaultAddress() {
        return members.defaultAddress;
    }

    /** {@return the version that was read, which an update has to send; null when the service left it out} */
    public @Nullable ETag etag() {
        return members.etag;
    }

    /** Whether another profile says the same, for all that the service may spell in a way of its own. */
    boolean says(BillingProfile other) {
        Members a = members;
        Members b = other.members;
        return like(a.firstName, b.firstName)
                && like(a.lastName, b.lastName)
                && like(a.email, b.email)
                && like(a.culture, b.culture)
                && like(a.language, b.language)
                && like(a.companyName, b.companyName)
                && (a.defaultAddress == null
                        ? b.defaultAddress == null
                        : b.defaultAddress != null && a.defaultAddress.says(b.defaultAddress));
    }

    /** Blank like absent, and no matter which case. */
    static boolean like(@Nullable String one, @Nullable String other) {
        String a = one == null ? "" : one.trim();
        String b = other == null ? "" : other.trim();
        return a.equalsIgnoreCase(b);
    }

    JsonValue.Obj document() {
        return document;
    }

    /**
     * Starts a profile for a new customer.
     *
     * @return a builder without any value
     */
    public static Builder builder() {
        return new Builder(JsonValue.Obj.EMPTY);
    }

    /**
     * Starts from this object; members this version does not know are kept.
     *
     * @return a builder with the values of this object
     */
    public Builder toBuilder() {
        return new Builder(document);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof BillingProfile other && document.equals(other.document);
    }

    @Override
    public int hashCode() {
        return document.hashCode();
    }

    @Override
    public String toString() {
        return "BillingProfile[id=" + members.id + ", culture=" + members.culture + ", language=" + members.language
                + "]";
    }

    /** What is modelled of the document. */
    record Members(
            @Nullable String id,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String culture,
            @Nullable String language,
            @Nullable String companyName,
            @Nullable Address defaultAddress,
            @WireName({"attributes", "etag"}) @Nullable ETag etag) {}

    /** Changes a billing profile or collects a new one. */
    public static final class Builder {
        private final JsonValue.Obj base;
        private final Map<String, Object> changes = new LinkedHashMap<>();

        private Builder(JsonValue.Obj base) {
            this.base = base;
        }

        /**
         * Sets the first name of the contact.
         *
         * @param firstName the value
         * @return this builder
         */
        public Builder firstName(String firstName) {
            changes.put("firstName", Objects.requireNonNull(firstName, "firstName"));
            return this;
        }

        /**
         * Sets the last name of the contact.
         *
         * @param lastName the value
         * @return this builder
         */
        public Builder lastName(String lastName) {
            changes.put("lastName", Objects.requireNonNull(lastName, "lastName"));
            return this;
        }

        /**
         * Sets the address for mail of the contact.
         *
         * @param email the value
         * @return this builder
         */
        public Builder email(String email) {
            changes.put("email", Objects.requireNonNull(email, "email"));
            return this;
        }

        /**
         * Sets the culture for numbers and dates, such as {@code en-US}.
         *
         * @param culture the value
         * @return this builder
         */
        public Builder culture(String culture) {
            changes.put("culture", Objects.requireNonNull(culture, "culture"));
            return this;
        }

        /**
         * Sets the language of mail, such as {@code en}; without it, the one of the culture.
         *
         * @param language the value
         * @return this builder
         */
        public Builder language(String language) {
            changes.put("language", Objects.requireNonNull(language, "language"));
            return this;
        }

        /**
         * Sets the name of the company.
         *
         * @param companyName the value
         * @return this builder
         */
        public Builder companyName(String companyName) {
            changes.put("companyName", Objects.requireNonNull(companyName, "companyName"));
            return this;
        }

        /**
         * Sets the address.
         *
         * @param defaultAddress the value
         * @return this builder
         */
        public Builder defaultAddress(Address defaultAddress) {
            changes.put("defaultAddress", base.merged("defaultAddress", defaultAddress));
            return this;
        }

        private static void require(String field, @Nullable String value, String remedy) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(field + ": missing; set it, " + remedy);
            }
        }

        /**
         * Makes the object.
         *
         * @return the object with what was set
         * @throws IllegalArgumentException naming what is missing or wrong
         */
        public BillingProfile build() {
            BillingProfile built = base.with(changes).as(BillingProfile.class);
            require("email", built.email(), "the contact's address for mail");
            require("culture", built.culture(), "such as en-US");
            if (built.defaultAddress() == null) {
                throw new IllegalArgumentException("defaultAddress: missing; set it with Address.builder()");
            }
            if (built.language() == null) {
                String culture = Objects.requireNonNull(built.culture());
                built = built.toBuilder().language(culture.split("-", 2)[0]).build();
            }
            return built;
        }
    }
}
