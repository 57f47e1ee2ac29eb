package io.github.azureplan.agreements;

import io.github.azureplan.common.Market;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is to accept the Microsoft Customer Agreement on Microsoft's own page. What is published of it and can be read is
 * modelled; a mail address and a telephone number belong to it under names that cannot, so take them from Microsoft's page
 * and give them with {@link Builder#member}.
 */
public final class EnhancedAttestation {
    private static final String COUNTRY = "country";
    private static final String LANGUAGE = "language";
    private static final String COMPANY = "companyName";
    private static final String FIRST_NAME = "signatoryFirstName";
    private static final String LAST_NAME = "signatoryLastName";

    private final Map<String, String> members;

    private EnhancedAttestation(Map<String, String> members) {
        this.members = members;
    }

    /**
     * Begins one.
     *
     * @return a builder; all but further members must be set
     */
    public static Builder builder() {
        return new Builder();
    }

    Map<String, String> body() {
        return members;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof EnhancedAttestation other && members.equals(other.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** Person and company are masked. */
    @Override
    public String toString() {
        return "EnhancedAttestation[country=" + members.get(COUNTRY) + ", language=" + members.get(LANGUAGE) + ", ***]";
    }

    /** Collects an enhanced attestation. Not safe for use by several threads. */
    public static final class Builder {
        private static final Set<String> NEEDED = Set.of(COUNTRY, LANGUAGE, COMPANY, FIRST_NAME, LAST_NAME);
        private final Map<String, String> members = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Where the customer is.
         *
         * @param country the country
         * @return this builder
         */
        public Builder country(Market country) {
            return put(COUNTRY, country.text());
        }

        /**
         * In which language the agreement is shown.
         *
         * @param language for example {@code en-US}
         * @return this builder
         */
        public Builder language(Locale language) {
            return put(LANGUAGE, language.toLanguageTag());
        }

        /**
         * The customer's name.
         *
         * @param companyName the name
         * @return this builder
         */
        public Builder companyName(String companyName) {
            return put(COMPANY, companyName);
        }

        /**
         * Who will accept.
         *
         * @param firstName first name
         * @param lastName last name
         * @return this builder
         */
        public Builder signatory(String firstName, String lastName) {
            put(FIRST_NAME, firstName);
            return put(LAST_NAME, lastName);
        }

        /**
         * A member this version does not know.
         *
         * @param name its name, as Microsoft's page spells it
         * @param value its value
         * @return this builder
         * @throws IllegalArgumentException when one of them is blank, or there is a method for this member
         */
        public Builder member(String name, String value) {
            if (NEEDED.stream().anyMatch(name::equalsIgnoreCase)) {
                throw new IllegalArgumentException(name + ": has a method of its own in this builder; use that");
            }
            return put(name, value);
        }

        private Builder put(String name, String value) {
            Objects.requireNonNull(value, name);
            if (name.isBlank() || value.isBlank()) {
                throw new IllegalArgumentException((name.isBlank() ? "member" : name) + ": must not be blank");
            }
            members.put(name, value);
            return this;
        }

        /**
         * Checks that nothing is missing.
         *
         * @return the attestation
         * @throws IllegalArgumentException when something is missing
         */
        public EnhancedAttestation build() {
            Set<String> missing = new TreeSet<>(NEEDED);
            missing.removeAll(members.keySet());
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(String.join(", ", missing) + ": missing; the service needs them");
            }
            return new EnhancedAttestation(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
        }
    }
}
